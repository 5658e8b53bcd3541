"""The clock of a case: more time, a stop, and on again."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import commit_with, locked_case, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.cases.rules.grounds import DAYS_LIMIT, EXTENSION_GROUNDS, SUSPENSION_GROUNDS
from thongsuot.cases.rules.reasons import Reason, reasons_by_code
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty


@transaction.atomic
def extend(
    *,
    case_id: UUID,
    revision: int | None = None,
    days: int,
    ground: str,
    note: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Give the answer `days` more, in the unit of its rule, before the time is over; the person is told.

    Raises: Invalid (days: 1 to 60; ground: a code of EXTENSION_GROUNDS), NotAllowedNow (already late, nothing runs).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="extend", revision=revision)
    _check_ground(ground, EXTENSION_GROUNDS)
    if not 1 <= days <= DAYS_LIMIT:
        raise Invalid(_("Số ngày gia hạn từ 1 đến %d. Ghi lại số ngày.") % DAYS_LIMIT, field="days")
    duty = _answer_duty(case)
    if duty.due_on and duty.due_on < on:
        raise NotAllowedNow(_("Vụ việc đã quá hạn nên không gia hạn được nữa. Trả lời sớm nhất có thể."))
    commit_with(case, duties.extend(duty=duty, days=days, ground=ground, on=on, actor=actor, at=at))
    details = {"days": days, "ground": ground, "due_on": duty.due_on.isoformat()}
    write_act(case, "extend", actor=actor, on=on, at=at, details=details, texts={"note": cleaned(note, "note")})
    tell_resident(case, "extended", at=at)
    return case


@transaction.atomic
def suspend(
    *,
    case_id: UUID,
    revision: int | None = None,
    ground: str,
    note: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Stop the clock: `on` is the first day that does not count. Raises: Invalid (ground: of SUSPENSION_GROUNDS)."""
    case = locked_case(case_id=case_id, actor=actor, verb="suspend", revision=revision)
    _check_ground(ground, SUSPENSION_GROUNDS)
    commit_with(case, duties.suspend(duty=_answer_duty(case), ground=ground, on=on, actor=actor, at=at))
    details = {"ground": ground}
    write_act(case, "suspend", actor=actor, on=on, at=at, details=details, texts={"note": cleaned(note, "note")})
    return case


@transaction.atomic
def resume(*, case_id: UUID, revision: int | None = None, note: str = "", actor: Actor, on: date, at: datetime) -> Case:
    """Let the clock run again: `on` counts. Raises: NotAllowedNow where it was not stopped."""
    case = locked_case(case_id=case_id, actor=actor, verb="resume", revision=revision)
    if not case.suspended:
        raise NotAllowedNow(_("Vụ việc này không tạm dừng. Tải lại trang để xem."))
    duty = _answer_duty(case)
    commit_with(case, duties.resume(duty=duty, on=on, actor=actor, at=at))
    details = {"due_on": duty.due_on.isoformat()}
    write_act(case, "resume", actor=actor, on=on, at=at, details=details, texts={"note": cleaned(note, "note")})
    return case


def _check_ground(ground: str, grounds: tuple[Reason, ...]) -> None:
    if ground not in reasons_by_code(grounds):
        raise Invalid(_("Chọn một lý do trong danh sách."), field="ground")


def _answer_duty(case: Case) -> Duty:
    duty = clocks.running(case, "answer").first()
    if duty is None:
        raise NotAllowedNow(_("Vụ việc này không còn hạn nào đang chạy. Tải lại trang để xem."))
    return duty
