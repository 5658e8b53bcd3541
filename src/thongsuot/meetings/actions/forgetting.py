"""A case that is erased or sealed takes along the words and files of the dialogues on it; sealed, they go with it."""

from datetime import datetime

from thongsuot.cases.actions.erasing import forget_with
from thongsuot.cases.models import Case
from thongsuot.changes.queries.along import Along, go_along_with
from thongsuot.commitments import actions as commitments
from thongsuot.documents import actions as documents
from thongsuot.invitations import actions as invitations
from thongsuot.meetings.actions.files import forget_files
from thongsuot.meetings.models import AgendaItem, Meeting, MeetingActContent, PublishedMeeting, Question

GONE = "Đối thoại về một vụ việc đã xóa nội dung"


def held_of(case: Case, locked: bool) -> Along:
    """Return what was said in the dialogues on a case, with its day, and where their files lie; not who asked.

    `locked`: with the dialogues, in the order of `forget_case`, so that nothing is said or added in between.
    """
    rows = Meeting.objects.filter(case=case).order_by("pk")
    meetings = list(rows.select_for_update(of=("self",)) if locked else rows)
    files = [file.ref for meeting in meetings for file in meeting.files.order_by("number")]
    return Along([words for meeting in meetings if (words := _said(meeting))], files)


def _said(meeting: Meeting) -> str:
    asked = [part for each in meeting.questions.order_by("asked_at", "pk") for part in (each.text, each.answer)]
    said = [part for part in (meeting.minutes, *asked, meeting.told) if part]
    return f"[{meeting.held_on:%d/%m/%Y}] " + "\n".join(said) if said else ""


def forget_case(case: Case, at: datetime) -> None:
    """Blank the words of each dialogue on a locked case; acts and counts stay, and no act follows.

    Its copies, files, papers, promises, who was invited to it and the messages to them go too.
    """
    for meeting in Meeting.objects.select_for_update(of=("self",)).filter(case=case).order_by("pk"):
        Meeting.objects.filter(pk=meeting.pk).update(title=GONE, basis="", place="", minutes="", why="", told="")
        Question.objects.filter(meeting=meeting).update(text="", shown="", answer="", told="")
        AgendaItem.objects.filter(meeting=meeting).delete()
        MeetingActContent.objects.filter(act__meeting=meeting).update(texts={}, key=b"")
        PublishedMeeting.objects.filter(code=meeting.code).delete()
        forget_files(meeting, at)
        documents.forget(about=[meeting.ref], at=at)
        commitments.forget_about(about=meeting.ref, copies=True, at=at)
        invitations.forget_now(about=meeting.ref, at=at)


def take_part() -> None:
    """Let erasing and sealing a case reach its dialogues."""
    forget_with("meetings", forget_case)
    go_along_with("meetings", held_of)
