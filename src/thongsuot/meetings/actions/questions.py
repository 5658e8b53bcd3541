"""Questions: asked by anyone, let through or kept back, joined with the like, called up, answered.

An officer's act with a `revision` that is no longer the question's raises Stale.
"""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thongsuot.cases.permissions import visible_to as cases_visible_to
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import parse_code
from thongsuot.language.accusation import accuses
from thongsuot.meetings import rules
from thongsuot.meetings.actions.public import follow
from thongsuot.meetings.actions.record import entered, locked, public_words, words
from thongsuot.meetings.models import Meeting, Question
from thongsuot.meetings.queries.on_case import is_forgotten
from thongsuot.meetings.rules.fold import ANNOUNCED, ANSWERED, CASE, CLOSED, LATER, SHOWN

QUESTION, ANSWER = 1_000, 5_000


def ask(
    *, code: str, text: str, token: str, way: str = Question.Way.SENT, actor: Actor, on: date, at: datetime
) -> Question:
    """Put a question to an announced dialogue, without a name. Sent twice by one form (`token`) it counts once.

    In the hall (`floor`) an officer of the unit writes down what was said. A question that accuses a person is not
    kept. Raises: NotFound, Refused (meetings.run, from the floor), Invalid (text), NotAllowedNow (not open).
    """
    text = words(text, "text", needed=_("Chưa có câu hỏi. Viết một hai câu."), limit=QUESTION)
    if accuses(text).suspected:
        raise Invalid(
            _("Câu này tố cáo một người nên không hỏi ở đây: tố cáo đi đường kín, để giữ kín tên bà con."), field="text"
        )
    with transaction.atomic():
        rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related("unit")
        meeting = rows.filter(code=code).first()  # locked: nothing comes in while it is being ended
        unasked = meeting is None or meeting.announced_on is None
        if unasked or (way == Question.Way.SENT and not meeting.public):
            raise NotFound(_("Không tìm thấy buổi đối thoại này."))
        if way == Question.Way.FLOOR:
            require(actor, "meetings.run", meeting)
        if meeting.state != ANNOUNCED or is_forgotten(meeting):
            raise NotAllowedNow(_("Buổi đối thoại này không nhận câu hỏi nữa."))
        given = {"way": way, "asked_at": at, "text": text, "revision": 1}
        question, fresh = Question.objects.get_or_create(meeting=meeting, token=token, defaults=given)
        if fresh:
            entered(meeting, question, "asked", {"way": way}, {"text": text}, actor, on, at)
    return question


def _locked(question_id: UUID, revision: int | None, actor: Actor) -> tuple[Meeting, Question]:
    """Return a question with its meeting, both locked, where the actor may moderate it.

    `revision`: of the question as the officer had it before them. Raises: NotFound, Refused, Stale.
    """
    of = Question.objects.filter(pk=question_id).values_list("meeting_id", flat=True).first()
    meeting = locked(meeting_id=of, permission="meetings.run", actor=actor)
    question = Question.objects.select_for_update().get(pk=question_id)
    if revision is not None and revision != question.revision:
        raise Stale(_("Câu hỏi này vừa có người khác xử lý. Xem lại rồi bấm lần nữa."))
    question.meeting = meeting
    return meeting, question


def _write(
    meeting: Meeting, question: Question, verb: str, details: dict, texts: dict, actor: Actor, on: date, at: datetime
) -> Question:
    if meeting.state not in (ANNOUNCED, CLOSED):
        raise NotAllowedNow(_("Kết quả đã công bố hoặc buổi này không tổ chức, nên câu hỏi giữ nguyên như vậy."))
    try:
        put = rules.step_question(question.put(), rules.Act(verb, on, details))
    except rules.WrongAct as wrong:
        raise NotAllowedNow(_("Câu hỏi này vừa được xử lý khác đi. Tải lại trang để xem.")) from wrong
    entered(meeting, question, verb, details, texts, actor, on, at)
    question.state, question.number, question.outcome = put.state, put.number, put.outcome
    question.lead_id = UUID(put.lead) if put.lead else None
    question.revision += 1
    question.save()
    follow(meeting)
    return question


@transaction.atomic
def let_through(
    *,
    question_id: UUID,
    text: str,
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Question:
    """Let everyone read a question in reviewed words, under a number. Raises: Invalid (text: something personal)."""
    meeting, question = _locked(question_id, revision, actor)
    needed = _("Không còn chữ nào. Viết câu hỏi, hoặc giữ lại không cho hiện.")
    question.shown = public_words(text, "text", confirmed, needed=needed, limit=QUESTION)
    last = meeting.questions.aggregate(last=Max("number"))["last"] or 0
    details = {"number": question.number or last + 1}
    texts = {"text": question.shown, "confirmed": sorted(confirmed)}
    return _write(meeting, question, "let_through", details, texts, actor, on, at)


@transaction.atomic
def keep_back(
    *, question_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Question:
    """Keep a question back, with the reason; nobody but the officers reads it. Raises: Invalid (reason)."""
    meeting, question = _locked(question_id, revision, actor)
    reason = words(reason, "reason", needed=_("Ghi vì sao không cho hiện câu này."), limit=QUESTION)
    _check_alone(question)
    return _write(meeting, question, "kept_back", {}, {"reason": reason}, actor, on, at)


def _check_alone(question: Question) -> None:
    if question.joined.exists():
        raise NotAllowedNow(_("Có câu khác gộp vào câu này. Tách các câu đó ra trước."))


@transaction.atomic
def join(
    *, question_id: UUID, lead_id: UUID, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Question:
    """Join a question to the like one that is shown: from now on it is counted there.

    Raises: Invalid (lead: none of this dialogue that is shown), NotAllowedNow (others are joined to it).
    """
    meeting, question = _locked(question_id, revision, actor)
    _check_alone(question)
    lead = meeting.questions.filter(pk=lead_id, state=SHOWN).exclude(pk=question.pk).first()
    if lead is None:
        raise Invalid(_("Chọn một câu đang hiện để gộp vào."), field="lead")
    return _write(meeting, question, "joined", {"lead": str(lead.pk)}, {}, actor, on, at)


@transaction.atomic
def part(*, question_id: UUID, revision: int | None = None, actor: Actor, on: date, at: datetime) -> Question:
    """Part a question again from the one it was joined to; it waits as it did before."""
    meeting, question = _locked(question_id, revision, actor)
    return _write(meeting, question, "parted", {}, {}, actor, on, at)


@transaction.atomic
def call(*, question_id: UUID, revision: int | None = None, actor: Actor, on: date, at: datetime) -> Question:
    """Call a question up: it is the one being answered now, and everyone sees that."""
    meeting, question = _locked(question_id, revision, actor)
    question.called_at = at
    return _write(meeting, question, "called", {}, {}, actor, on, at)


@transaction.atomic
def answer(
    *,
    question_id: UUID,
    outcome: str,
    text: str = "",
    answering_id: UUID | None = None,
    case_code: str = "",
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Question:
    """Write down what was answered, by which of the units, and what comes of it: answered, later, made a case.

    Raises: Invalid (outcome, text, answering, case_code: no case the actor sees).
    """
    meeting, question = _locked(question_id, revision, actor)
    if outcome not in (ANSWERED, LATER, CASE):
        raise Invalid(_("Chọn câu này được trả lời ngay, trả lời sau hay thành vụ việc."), field="outcome")
    needed = _("Ghi đã trả lời thế nào.") if outcome == ANSWERED else ""
    question.answer = words(text, "text", needed=needed, limit=ANSWER)
    if answering_id and not meeting.answering.filter(pk=answering_id).exists():
        raise Invalid(_("Chọn một trong các đơn vị trả lời của buổi này."), field="answering")
    question.answering_id = answering_id
    question.case_ref = _case(case_code, actor) if outcome == CASE else ""
    details = {"outcome": outcome, "unit": str(answering_id) if answering_id else None, "case": question.case_ref}
    return _write(meeting, question, "answered", details, {"text": question.answer}, actor, on, at)


def _case(code: str, actor: Actor) -> str:
    found = cases_visible_to(actor).filter(code=parse_code(code) or "").first()
    if found is None:
        raise Invalid(
            _("Không tìm thấy vụ việc có mã này, hoặc anh/chị không được xem. Kiểm tra lại mã."), field="case_code"
        )
    return f"case:{found.pk}"
