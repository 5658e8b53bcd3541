"""The public copy of a dialogue, written afresh from what was reviewed after every act that changes it."""

from django.db.models import Count

from thongsuot.commitments.models import PublishedCommitment
from thongsuot.core.refs import Ref
from thongsuot.files.models import Attachment
from thongsuot.live.actions import stir
from thongsuot.meetings.models import (
    Meeting,
    MeetingFile,
    PublishedMeeting,
    PublishedMeetingFile,
    PublishedMeetingItem,
    PublishedMeetingPromise,
    PublishedQuestion,
    Question,
)
from thongsuot.meetings.rules.fold import ANNOUNCED, PUBLIC, SHOWN, TOLD
from thongsuot.meetings.rules.searched import meeting_words

BOARD = "dialogue"  # what a board is watched as
SAME = ("title", "basis", "place", "held_on", "starts", "ends", "state", "announced_on", "moved_from", "why")


def follow(meeting: Meeting) -> None:
    """Let the public copy say what holds now. None before it is announced, and none of practice, ever.

    One on a case has none unless its result was published; a result told again for the office alone takes it away.
    """
    if meeting.practice or meeting.announced_on is None:
        return
    if not meeting.public:
        PublishedMeeting.objects.filter(code=meeting.code).delete()
        return
    copy = PublishedMeeting.objects.filter(code=meeting.code).first() or PublishedMeeting(code=meeting.code)
    for name in SAME:
        setattr(copy, name, getattr(meeting, name))
    copy.unit_id, copy.unit_name = meeting.unit_id, meeting.unit.name
    copy.answering = list(meeting.answering.order_by("sort_key").values_list("name", flat=True))
    if meeting.state == TOLD:
        copy.result, copy.told_on, copy.followed = meeting.told, meeting.told_on, meeting.followed
        copy.invited, copy.attended = meeting.invited, meeting.attended
    copy.called = _called(meeting)
    items, questions = _agenda(meeting, copy), _questions(meeting, copy)
    said = [text for each in questions for text in (each.text, each.answer)]
    texts = [copy.title, copy.place, *(each.title for each in items), copy.result, *said]
    copy.search_key = meeting_words([copy.unit_name, *copy.answering], texts)
    copy.save()
    copy.agenda.all().delete()
    PublishedMeetingItem.objects.bulk_create(items)
    copy.questions.all().delete()
    PublishedQuestion.objects.bulk_create(questions)
    _write_files(meeting, copy)
    if meeting.state == TOLD:
        _write_promises(meeting, copy)
    stir(Ref(BOARD, copy.pk))


def _called(meeting: Meeting) -> int | None:
    """Return the number of the question called last, where it has no answer yet."""
    if meeting.state != ANNOUNCED:
        return None
    rows = meeting.questions.filter(state=SHOWN).exclude(called_at=None).order_by("-called_at")
    last = rows.values_list("number", "outcome").first()
    return last[0] if last and not last[1] else None


def _agenda(meeting: Meeting, copy: PublishedMeeting) -> list[PublishedMeetingItem]:
    return [
        PublishedMeetingItem(
            meeting=copy, number=item.number, title=item.title, minutes=item.minutes, speaker=item.speaker
        )
        for item in meeting.agenda.all()
    ]


def _write_files(meeting: Meeting, copy: PublishedMeeting) -> None:
    copy.files.all().delete()
    public = {str(one.drawn_ref): one for one in MeetingFile.objects.filter(meeting=meeting, state=PUBLIC)}
    pages = Attachment.objects.filter(owner_ref__in=public, removed_at=None).select_related("blob") if public else ()
    PublishedMeetingFile.objects.bulk_create(
        PublishedMeetingFile(
            meeting=copy,
            file=public[page.owner_ref].number,
            page=int(page.name.removesuffix(".jpg")),
            caption=public[page.owner_ref].caption,
            sha256=page.blob.sha256,
            size=page.blob.size,
        )
        for page in pages
    )


def _questions(meeting: Meeting, copy: PublishedMeeting) -> list[PublishedQuestion]:
    told = meeting.state == TOLD
    return [
        PublishedQuestion(
            meeting=copy,
            number=question.number,
            text=question.shown,
            people=1 + question.others,
            outcome=question.outcome,
            answered_by=question.answering.name if question.answering else "",
            answer=question.told if told else "",
        )
        for question in shown_questions(meeting)
    ]


def shown_questions(meeting: Meeting) -> list[Question]:
    """Return the questions everyone may read, each with how many `others` were joined to it, by number."""
    rows = meeting.questions.filter(state=SHOWN).select_related("answering")
    return list(rows.annotate(others=Count("joined")).order_by("number"))


def _write_promises(meeting: Meeting, copy: PublishedMeeting) -> None:
    copy.promises.all().delete()
    made = PublishedCommitment.objects.filter(publishing__commitment__about_ref=str(meeting.ref), withdrawn_on=None)
    PublishedMeetingPromise.objects.bulk_create(
        PublishedMeetingPromise(meeting=copy, promise_id=pk) for pk in made.values_list("pk", flat=True)
    )
