"""The duties of a case: what each act opens, meets, waives, suspends or hands over. Labels are neutral."""

from datetime import date, datetime
from uuid import UUID

from thongsuot.cases.actions.record import case_ref, commit_with
from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.rules.transitions import BEFORE_SCREENING
from thongsuot.core.actors import Actor
from thongsuot.core.ids import show_code
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty

ANSWER_RULE = "PAKN.RESOLVE"
TRANSFER_RULE = "PAKN.TRANSFER"
COMPLAINT_RULE = "KN.ACCEPT"
# A letter is screened within LETTER.HANDLE; a letter or a visit is replied to within TCD.REPLY (domain: 2.5).
FIRST_DUTIES = {
    "letter": (("screen", "LETTER.HANDLE"), ("reply", "TCD.REPLY")),
    "reception": (("reply", "TCD.REPLY"),),
}


def first_duties(kind: str, channel: str) -> dict[str, str]:
    """Return {task: rule} of what a receipt opens besides the duty whose day the resident is told."""
    return {} if kind == COMPLAINT else dict(FIRST_DUTIES.get(channel, ()))


def open_for(case: Case, task: str, rule_code: str, *, actor: Actor, at: datetime, starts_on: date, **more) -> Duty:
    """Open a duty of this case for the unit and officer that work on it, with its neutral label, and return it.

    `more`: what else `duties.actions.open_duty` takes. Call before `write_act`, as every function here that writes.
    """
    duty = duties.open_duty(
        task=task,
        about=case_ref(case),
        label=f"Vụ việc {show_code(case.code)}",  # stored words are Vietnamese, whatever language the page is in
        holder_unit_id=case.working_unit_id or case.holder_unit_id,
        holder_officer_id=case.officer_id,
        starts_on=starts_on,
        rule_code=rule_code,
        practice=case.practice,
        actor=actor,
        at=at,
        **more,
    )
    commit_with(case, duty.opening)
    return duty


def key(case: Case) -> None:
    """Say by neutral keys what the case is about, so that the same matter with two units is noticed."""
    duties.key_matter(
        about=case_ref(case),
        topic=case.topic,
        place_id=case.place_id,
        day=case.received_on,
        practice=case.practice,
    )


def open_first_duties(case: Case, *, kind: str, channel: str, on: date, actor: Actor, at: datetime) -> None:
    """Open what a receipt opens: the answer (whose day the resident is told), and what its channel asks on top.

    Of a complaint: the word whether it is accepted, by KN.ACCEPT; the time to settle it begins with the acceptance.

    Called before the receipt is written, so that its entry commits to them; the caller writes the case.
    """
    task, rule = ("accept", COMPLAINT_RULE) if kind == COMPLAINT else ("answer", ANSWER_RULE)
    case.duty = open_for(case, task, rule, actor=actor, at=at, starts_on=on)
    for task, rule_code in first_duties(kind, channel).items():
        open_for(case, task, rule_code, actor=actor, at=at, starts_on=on)


def open_answer_again(case: Case, *, actor: Actor, on: date, at: datetime) -> None:
    """Open a new answer duty for a reopened case, counted from the day it was reopened."""
    case.duty = open_for(case, "answer", ANSWER_RULE, actor=actor, at=at, starts_on=on)
    case.save(update_fields=["duty"])


def open_urged(case: Case, *, due_on: date, actor: Actor, on: date, at: datetime) -> None:
    """Open the duty to report back to the unit that urged, by the day it named."""
    open_for(case, "report", "", actor=actor, at=at, starts_on=on, due_on=due_on, basis="Văn bản đôn đốc")


def measure_transfer(case: Case, *, since: date, actor: Actor, on: date, at: datetime) -> None:
    """Open and meet at once the duty to pass on what one is not competent for, counted from the day it was held."""
    if case.kind == COMPLAINT:  # the law gives no term for passing a complaint on
        return
    duty = open_for(case, "transfer", TRANSFER_RULE, actor=actor, at=at, starts_on=since)
    commit_with(case, duties.meet(duty=duty, on=on, actor=actor, at=at))


def running(case: Case, *tasks: str):
    """Return the running duties about this case, of these tasks or all, each locked."""
    rows = Duty.objects.select_for_update(of=("self",)).filter(
        about_ref=str(case_ref(case)), state__in=("open", "suspended")
    )
    return rows.filter(task__in=tasks) if tasks else rows


def meet(case: Case, *tasks: str, actor: Actor, on: date, at: datetime) -> None:
    """Meet the running duties of these tasks. Call before `write_act`, as every function here that writes."""
    for duty in running(case, *tasks):
        commit_with(case, duties.meet(duty=duty, on=on, actor=actor, at=at))


def waive(case: Case, *tasks: str, ground: str, actor: Actor, on: date, at: datetime) -> None:
    """Waive the running duties of these tasks, or all: the matter has gone another way. `ground`: a word of ours."""
    for duty in running(case, *tasks):
        commit_with(case, duties.waive(duty=duty, ground=ground, on=on, actor=actor, at=at))


def meet_or_waive(case: Case, *tasks: str, ground: str, actor: Actor, on: date, at: datetime) -> None:
    """Meet the running duties of these tasks and waive the others, as `meet` and `waive` do."""
    for duty in running(case):
        if duty.task in tasks:
            commit_with(case, duties.meet(duty=duty, on=on, actor=actor, at=at))
        else:
            commit_with(case, duties.waive(duty=duty, ground=ground, on=on, actor=actor, at=at))


def waive_all(case: Case, *, ground: str, actor: Actor, on: date, at: datetime) -> None:
    """Waive whatever still runs: the matter has ended in another way than by an answer."""
    waive(case, ground=ground, actor=actor, on=on, at=at)


def owe_again(case: Case, *, ground: str, actor: Actor, on: date, at: datetime) -> None:
    """Reopen the duties that ended by being waived on this ground, with their first day: an act was undone."""
    waived = Duty.objects.select_for_update(of=("self",)).filter(about_ref=str(case_ref(case)), state="waived")
    for duty in waived:
        last = duty.acts.order_by("-number").first()
        if last.details.get("ground") == ground:
            commit_with(case, duties.reopen(duty=duty, starts_on=duty.starts_on, on=on, actor=actor, at=at))


def hold(case: Case, *tasks: str, ground: str, actor: Actor, on: date, at: datetime) -> None:
    """Stop the clock of the open duties of these tasks; `on` is the first day that does not count."""
    for duty in running(case, *tasks).filter(state="open"):
        commit_with(case, duties.suspend(duty=duty, ground=ground, on=on, actor=actor, at=at))


def let_run(case: Case, *, actor: Actor, on: date, at: datetime) -> None:
    """Let every suspended duty of the case run again, as the case moves on."""
    for duty in running(case).filter(state="suspended"):
        commit_with(case, duties.resume(duty=duty, on=on, actor=actor, at=at))


def hand_over(case: Case, *, unit_id: UUID, officer_id: UUID | None, actor: Actor, on: date, at: datetime) -> None:
    """Give the running lead duties to another unit or officer; their first day and due day stay."""
    for duty in running(case).filter(part="lead"):
        commit_with(
            case, duties.hand_over(duty=duty, unit_id=unit_id, officer_id=officer_id, on=on, actor=actor, at=at)
        )


def move_first_day(case: Case, *, was: date, now: date, ground: str, actor: Actor, on: date, at: datetime) -> None:
    """Count the duties that began with the receipt from the corrected day; met and waived ones too."""
    rows = Duty.objects.select_for_update(of=("self",)).filter(about_ref=str(case_ref(case)), starts_on=was)
    for duty in rows.exclude(rule_code=""):
        commit_with(case, duties.correct(duty=duty, starts_on=now, ground=ground, on=on, actor=actor, at=at))


def change_procedure(case: Case, *, kind: str, ground: str, actor: Actor, on: date, at: datetime) -> None:
    """Owe what the right kind asks, counted from the first receipt, and no longer what the wrong one did."""
    let_run(case, actor=actor, on=on, at=at)
    waive_all(case, ground=ground, actor=actor, on=on, at=at)
    open_first_duties(case, kind=kind, channel=case.channel, on=case.received_on, actor=actor, at=at)


def change_channel(case: Case, *, channel: str, first_day: date, actor: Actor, on: date, at: datetime) -> None:
    """Owe what the right channel asks on top of the answer, and no longer what only the wrong one did."""
    was, now = first_duties(case.kind, case.channel), first_duties(case.kind, channel)
    if gone := was.keys() - now.keys():
        waive(case, *gone, ground="corrected", actor=actor, on=on, at=at)
    if case.state in BEFORE_SCREENING:
        for task in now.keys() - was.keys():
            open_for(case, task, now[task], actor=actor, at=at, starts_on=first_day)
