"""A case that is erased or sealed takes along the words of the dialogues that were on it."""

from datetime import datetime

from thongsuot.cases.actions.erasing import forget_with
from thongsuot.cases.models import Case
from thongsuot.commitments import actions as commitments
from thongsuot.documents import actions as documents
from thongsuot.invitations import actions as invitations
from thongsuot.meetings.actions.files import forget_files
from thongsuot.meetings.models import AgendaItem, Meeting, MeetingActContent, PublishedMeeting, Question

GONE = "Đối thoại về một vụ việc đã xóa nội dung"


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
