"""What a dialogue lends to papers: who may, which forms fit its state, the values it knows."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.commitments.queries import written_down
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import local_time
from thongsuot.core.errors import NotFound
from thongsuot.documents.matters import VIEW, Given
from thongsuot.documents.rules.names import official_hour
from thongsuot.language.redaction import copied
from thongsuot.meetings.models import AgendaItem, Meeting, Question
from thongsuot.meetings.permissions import visible_to
from thongsuot.meetings.queries.on_case import is_forgotten
from thongsuot.meetings.queries.page import shown
from thongsuot.meetings.rules.fold import ANNOUNCED, CLOSED, PLANNED, TOLD
from thongsuot.units.queries import living_id

NOTICE, MINUTES, RESULT, INVITATION = "DT-TB", "DT-BB", "DT-KQ", "C-GM"
FITTING = {
    PLANNED: [NOTICE, INVITATION],
    ANNOUNCED: [NOTICE, INVITATION, MINUTES],
    CLOSED: [MINUTES, RESULT],
    TOLD: [RESULT, MINUTES],
}
PUBLIC = (NOTICE, RESULT)  # copied to all residents by Article 43, which is about the yearly dialogue
OUTCOMES = {"later": "Sẽ trả lời sau.", "case": "Đã lập thành vụ việc để giải quyết."}


class MeetingMatter:
    """`documents.matters.Matter` of a dialogue.

    No act on a paper is an act of the dialogue: announcing it and publishing its result put reviewed words on a page,
    which the signed paper stands beside.
    """

    def visible_to(self, actor: Actor) -> QuerySet[Meeting]:
        return visible_to(actor)

    def may(self, actor: Actor, pk: UUID, verb: str) -> None:
        """Whoever sees a dialogue reads its papers; who runs it works on them."""
        meeting = _seen(actor, pk)
        if verb != VIEW:
            require(actor, "meetings.run", meeting)

    def forms(self, actor: Actor, pk: UUID) -> list[str]:
        """Of one on a case only what goes to who comes; none once its words went with the case."""
        meeting = _seen(actor, pk)
        fitting = FITTING.get(meeting.state, [])
        if is_forgotten(meeting):
            return []
        return [form for form in fitting if form not in PUBLIC] if meeting.case_id else fitting

    def given(self, actor: Actor, pk: UUID, form: str, on: date) -> Given:
        meeting = _seen(actor, pk)
        values = _known(meeting) | {"text": _text(meeting, form), "questions": _questions(meeting, form)}
        values |= _hours_of(meeting) if form == MINUTES else {}
        return Given(unit_id=living_id(meeting.unit_id), values=values | {"duties": written_down(meeting.ref, actor)})

    def name(self, actor: Actor, pk: UUID) -> str:
        return _seen(actor, pk).title

    def home(self, pk: UUID) -> str:
        return reverse("meetings:one", args=[pk])

    def also(self, actor: Actor, pk: UUID, paper: UUID, verb: str) -> None:
        return None


def _seen(actor: Actor, pk: UUID) -> Meeting:
    meeting = visible_to(actor).select_related("unit").filter(pk=pk).first()
    if meeting is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    return meeting


def _known(meeting: Meeting) -> dict:
    """Return what every paper of a dialogue may want, by the names of `documents` fields."""
    answering = [str(unit) for unit in meeting.answering.order_by("sort_key")]
    return {
        "title": meeting.title,
        "organiser": meeting.unit.name,
        "held_on": meeting.held_on,
        "at_hour": official_hour(meeting.starts),
        "end_hour": official_hour(meeting.ends),
        "place": meeting.place,
        "offices": answering or [meeting.unit.name],
        "agenda": [
            [item.title, f"{item.minutes} phút" if item.minutes else "", item.speaker] for item in meeting.agenda.all()
        ],
        "asking": f"Gửi tại {_address(meeting)}, không cần ghi tên." if meeting.announced_on and meeting.public else "",
        "attended": meeting.attended,
    }


def _hours_of(meeting: Meeting) -> dict:
    """Return the local hour at which it was closed, empty where that was not entered on its day; no act says when it
    began, so whoever took the minutes writes that.
    """
    ended = meeting.acts.filter(verb="closed", on=meeting.held_on).first()
    return {"at_hour": "", "end_hour": official_hour(local_time(ended.at)) if ended else ""}


def _address(meeting: Meeting) -> str:
    return settings.PUBLIC_URL + reverse("dialogues:ask", args=[meeting.code])


def _text(meeting: Meeting, form: str) -> str:
    """Return the words of a paper: the minutes, of a result the reviewed ones alone, of an invitation the agenda."""
    if form == INVITATION:
        return "\n".join(_item(item) for item in meeting.agenda.all()) or meeting.title
    return meeting.minutes if form == MINUTES else meeting.told


def _item(item: AgendaItem) -> str:
    beside = ", ".join(part for part in (f"{item.minutes} phút" if item.minutes else "", item.speaker) if part)
    return f"{item.number}. {item.title}{f' ({beside})' if beside else ''}"


def _questions(meeting: Meeting, form: str) -> list[list[str]]:
    """Return the questions that were let through, as they are shown, with their answers.

    Everyone reads the notice of the result: it has the reviewed answers, until there are any a copy without what reads
    as personal.
    """
    rows = sorted(shown(meeting), key=lambda one: one.number)
    return [[one.shown, _answer(one, public=form == RESULT)] for one in rows]


def _answer(question: Question, *, public: bool) -> str:
    said = (question.told or copied([question.answer], ())[0]) if public else question.answer
    return said or OUTCOMES.get(question.outcome, "")
