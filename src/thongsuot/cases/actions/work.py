"""Accept a case, give it to those who work on it, and ask other units to help."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_takers
from thongsuot.cases.actions.record import case_ref, commit_with, locked_case, set_sights, write_act
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Act, Case, Coordination
from thongsuot.cases.rules.transitions import WORK
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import show_code
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty
from thongsuot.people.actions.officers import hold as hold_officer
from thongsuot.people.queries import officers_of
from thongsuot.units.actions.tree import hold as hold_unit
from thongsuot.units.models import Lineage, Unit
from thongsuot.units.queries import standing


@transaction.atomic
def accept(*, case_id: UUID, revision: int | None = None, actor: Actor, on: date, at: datetime) -> Case:
    """Accept a screened case (thụ lý): the unit will answer it. Meets the duty to tell the sender what was done."""
    case = locked_case(case_id=case_id, actor=actor, verb="accept", revision=revision)
    clocks.meet(case, "screen", "reply", "accept", actor=actor, on=on, at=at)
    write_act(case, "accept", actor=actor, on=on, at=at, unit_id=case.holder_unit_id)
    return case


@transaction.atomic
def assign(
    *,
    case_id: UUID,
    revision: int | None = None,
    unit_id: UUID,
    officer_id: UUID | None = None,
    note: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Give the case to a desk of the holder (itself or a unit below) and, where named, to one officer there.

    The lead duties go with it. Raises: Invalid (unit_id: not of the holder; officer_id: no working post there).
    """
    case, who = locked_case(case_id=case_id, actor=actor, verb="assign", revision=revision), moment(actor, on, at)
    texts = {"note": cleaned(note, "note")}
    fields = given_to(case, unit_id=unit_id, officer_id=officer_id, **who)
    write_act(case, "assign", texts=texts, **fields, **who)
    tell_takers(case, unit_id, officer_id, on=on, at=at)
    return case


def moment(actor: Actor, on: date, at: datetime) -> dict:
    return {"actor": actor, "on": on, "at": at}


def given_to(case: Case, *, unit_id: UUID, officer_id: UUID | None, actor: Actor, on: date, at: datetime) -> dict:
    """Give the lead duties of a locked case to a desk and return what the act of it says. Raises as `assign`."""
    check_taker(case, unit_id, officer_id, actor, on)
    clocks.hand_over(case, unit_id=unit_id, officer_id=officer_id, actor=actor, on=on, at=at)
    return {"unit_id": unit_id, "officer_id": officer_id}


def check_taker(case: Case, unit_id: UUID, officer_id: UUID | None, actor: Actor, on: date) -> None:
    """Raise Invalid for a desk that is not of the holder, or an officer who does not work there."""
    _check_desk(case, unit_id, on)
    _check_worker(case, unit_id, officer_id, actor, on)


def _check_desk(case: Case, unit_id: UUID, on: date) -> None:
    below = Lineage.objects.filter(ancestor=case.holder_unit_id, descendant=unit_id)
    if not hold_unit(unit_id, on) or not below.exists():
        raise Invalid(_("Chọn đơn vị đang giữ vụ việc, hoặc một đơn vị trực thuộc đang hoạt động."), field="unit_id")


def _check_worker(case: Case, unit_id: UUID, officer_id: UUID | None, actor: Actor, on: date) -> None:
    """Refuse an officer who holds no working post in the desk; in practice only oneself can be named."""
    if officer_id is None or (case.practice and officer_id == actor.officer_id):
        return
    hold_officer(officer_id)
    if not any(officers_of(unit_id, role, on).filter(pk=officer_id).exists() for role in WORK):
        raise Invalid(
            _("Người được giao không giữ vị trí xử lý nào ở đơn vị này. Chọn người khác."), field="officer_id"
        )


@transaction.atomic
def coordinate(
    *,
    case_id: UUID,
    revision: int | None = None,
    unit_id: UUID,
    question: str,
    due_on: date,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Ask a coordinating unit for its part, due earlier than the case itself; its silence is its own lateness.

    Raises: Invalid (unit_id: outside, gone, or working on the case already; question; due_on).
    """
    case, who = locked_case(case_id=case_id, actor=actor, verb="coordinate", revision=revision), moment(actor, on, at)
    question = cleaned(question, "question", needed=_("Chưa ghi nội dung cần phối hợp. Ghi rõ cần làm gì."))
    duty, fields = asked_of(case, unit_id=unit_id, due_on=due_on, **who)
    act = write_act(case, "coordinate", texts={"question": question}, **fields, **who)
    keep_question(case, act, duty, question)
    tell_takers(case, unit_id, None, on=on, at=at)
    return case


def asked_of(case: Case, *, unit_id: UUID, due_on: date, actor: Actor, on: date, at: datetime) -> tuple[Duty, dict]:
    """Open the duty of a coordinating unit on a locked case and return it with what the act of it says.

    Raises as `coordinate`.
    """
    unit = check_asked(case, unit_id, due_on, on)
    duty = _open_coordination(case, unit, due_on, actor=actor, on=on, at=at)
    return duty, {"unit_id": unit.pk, "details": {"due_on": due_on.isoformat(), "duty": str(duty.pk)}}


def check_asked(case: Case, unit_id: UUID, due_on: date, on: date) -> Unit:
    """Return the unit to be asked; raise Invalid for one that cannot be, or a day that leaves no time."""
    unit = _asked_unit(case, unit_id, on)
    _check_coordination_day(case, due_on, on)
    return unit


def keep_question(case: Case, act: Act, duty: Duty, question: str) -> None:
    """Keep what was asked by a stored act, so that it can be answered; the unit sees the case from now on."""
    Coordination.objects.create(case=case, unit_id=act.unit_id, duty=duty, asked=act, question=question)
    set_sights(case)


def _asked_unit(case: Case, unit_id: UUID, on: date) -> Unit:
    hold_unit(unit_id, on)
    unit = standing(on).filter(pk=unit_id, practice=case.practice).first()
    if unit is None or unit.outside:
        raise Invalid(_("Chọn đơn vị đang hoạt động trong hệ thống; đơn vị ngoài thì gửi văn bản."), field="unit_id")
    if unit.pk in (case.holder_unit_id, case.working_unit_id) and not case.practice:
        raise Invalid(_("Đơn vị này đang giải quyết vụ việc. Chọn đơn vị khác để phối hợp."), field="unit_id")
    return unit


def _check_coordination_day(case: Case, due_on: date, on: date) -> None:
    """The day must leave the lead time to answer; once the case itself is late, any day from today on is taken."""
    if due_on < on:
        raise Invalid(_("Hạn phối hợp đã qua. Chọn ngày hôm nay hoặc sau đó."), field="due_on")
    last = case.duty.due_on if case.duty else None
    if last and last > on and due_on >= last:
        raise Invalid(
            _("Hạn phối hợp phải sớm hơn hạn trả lời của vụ việc (%(day)s).") % {"day": f"{last:%d/%m/%Y}"},
            field="due_on",
        )


def _open_coordination(case: Case, unit: Unit, due_on: date, *, actor: Actor, on: date, at: datetime) -> Duty:
    code = show_code(case.code)  # stored words are Vietnamese, whatever language the page is in
    duty = duties.open_duty(
        task="coordinate",
        about=case_ref(case),
        label=f"Phối hợp giải quyết vụ việc {code}",
        basis=f"Đề nghị phối hợp ngày {on:%d/%m/%Y}, vụ việc {code}",
        holder_unit_id=unit.pk,
        starts_on=on,
        due_on=due_on,
        part=Duty.Part.COORDINATING,
        parent=case.duty,
        practice=case.practice,
        actor=actor,
        at=at,
    )
    commit_with(case, duty.opening)
    return duty


@transaction.atomic
def answer_coordination(
    *,
    case_id: UUID,
    revision: int | None = None,
    coordination_id: UUID,
    text: str,
    uploads: Iterable = (),
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Give the coordinating unit's part; meets its duty. `uploads`: (name, file) pairs, kept with the case.

    Raises: NotFound (not asked of a unit of `actor`), NotAllowedNow (answered already), Invalid (text).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="answer_coordination", revision=revision)
    asked = case.coordinations.select_related("duty").filter(pk=coordination_id).first()
    if asked is None or asked.unit_id not in actor.units_as(*WORK):
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    if asked.answered_id:
        raise NotAllowedNow(_("Đề nghị này đã có trả lời. Tải lại trang để xem."))
    text = cleaned(text, "text", needed=_("Chưa ghi ý kiến phối hợp. Viết vài dòng."))
    for duty in clocks.running(case).filter(pk=asked.duty_id):
        commit_with(case, duties.meet(duty=duty, on=on, actor=actor, at=at))
    details = {"coordination": str(asked.pk), "files": keep(case, uploads, actor=actor, at=at)}
    act = write_act(
        case,
        "answer_coordination",
        actor=actor,
        on=on,
        at=at,
        unit_id=asked.unit_id,
        details=details,
        texts={"answer": text},
    )
    asked.answered, asked.answer = act, text
    asked.save(update_fields=["answered", "answer"])
    lead = case.working_unit_id or case.holder_unit_id
    tell_takers(case, lead, case.officer_id, on=on, at=at, template="coordination-answered")
    return case
