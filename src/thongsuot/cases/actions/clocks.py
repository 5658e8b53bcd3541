"""The duties of a case: what each act opens, meets, waives, suspends or hands over. Labels are neutral."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor
from thongsuot.core.ids import show_code
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty

ANSWER_RULE = "PAKN.RESOLVE"
# A letter is screened within LETTER.HANDLE; a letter or a visit is replied to within TCD.REPLY (domain: 2.5).
FIRST_DUTIES = {
    "letter": (("screen", "LETTER.HANDLE"), ("reply", "TCD.REPLY")),
    "reception": (("reply", "TCD.REPLY"),),
}


def _open(case: Case, task: str, rule_code: str, *, actor: Actor, at: datetime, starts_on: date) -> Duty:
    return duties.open_duty(
        task=task,
        about=case_ref(case),
        label=_("Vụ việc %(code)s") % {"code": show_code(case.code)},
        holder_unit_id=case.working_unit_id or case.holder_unit_id,
        holder_officer_id=case.officer_id,
        starts_on=starts_on,
        rule_code=rule_code,
        practice=case.practice,
        actor=actor,
        at=at,
    )


def open_first_duties(case: Case, *, actor: Actor, at: datetime) -> None:
    """Open what a receipt opens: the answer (whose day the resident is told), and what its channel asks on top."""
    case.duty = _open(case, "answer", ANSWER_RULE, actor=actor, at=at, starts_on=case.received_on)
    case.save(update_fields=["duty"])
    for task, rule_code in FIRST_DUTIES.get(case.channel, ()):
        _open(case, task, rule_code, actor=actor, at=at, starts_on=case.received_on)


def open_answer_again(case: Case, *, actor: Actor, on: date, at: datetime) -> None:
    """Open a new answer duty for a reopened case, counted from the day it was reopened."""
    case.duty = _open(case, "answer", ANSWER_RULE, actor=actor, at=at, starts_on=on)
    case.save(update_fields=["duty"])


def running(case: Case, *tasks: str):
    """Return the running duties about this case, of these tasks or all, each locked."""
    rows = Duty.objects.select_for_update().filter(about_ref=str(case_ref(case)), state__in=("open", "suspended"))
    return rows.filter(task__in=tasks) if tasks else rows


def meet(case: Case, *tasks: str, actor: Actor, on: date, at: datetime) -> None:
    for duty in running(case, *tasks):
        duties.meet(duty=duty, on=on, actor=actor, at=at)


def waive_all(case: Case, *, ground: str, actor: Actor, on: date, at: datetime) -> None:
    """Waive whatever still runs: the matter has ended in another way than by an answer."""
    for duty in running(case):
        duties.waive(duty=duty, ground=ground, on=on, actor=actor, at=at)


def hand_over(case: Case, *, unit_id: UUID, officer_id: UUID | None, actor: Actor, on: date, at: datetime) -> None:
    """Give the running lead duties to another unit or officer; their first day and due day stay."""
    for duty in running(case).filter(part="lead"):
        duties.hand_over(duty=duty, unit_id=unit_id, officer_id=officer_id, on=on, actor=actor, at=at)
