"""The board of questions as everyone sees it: drawn for the page and for whoever watches it."""

from django.template.loader import render_to_string

from thongsuot.core.refs import Ref
from thongsuot.meetings.actions.public import BOARD
from thongsuot.meetings.models import PublishedMeeting
from thongsuot.meetings.queries.published import PORTAL
from thongsuot.meetings.words import OUTCOME_SHAPES, OUTCOMES


def ref_of(meeting: PublishedMeeting) -> Ref:
    """Return the reference under which the board of a public dialogue is watched."""
    return Ref(BOARD, meeting.pk)


def shown_questions(meeting: PublishedMeeting) -> list[dict]:
    """Return the questions in the order of the board: the one being answered, those without an answer, the others."""
    rows = sorted(
        meeting.questions.all(), key=lambda one: (one.number != meeting.called, bool(one.outcome), one.number)
    )
    return [
        {"one": one, "shape": OUTCOME_SHAPES[one.outcome], "words": OUTCOMES[one.outcome]}
        | {"now": one.number == meeting.called}
        for one in rows
    ]


def drawn(ref: Ref) -> str | None:
    """Return the board in the active language; None where there is no such dialogue."""
    meeting = PublishedMeeting.objects.using(PORTAL).prefetch_related("questions").filter(pk=ref.id).first()
    if meeting is None:
        return None
    page = {"meeting": meeting, "questions": shown_questions(meeting)}
    return render_to_string("meetings/public/_board.html", page)
