"""A task goes out in one act; the duty of each unit is then opened by an act of its own, batch by batch."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import drawn_act, keep_acts, write_act
from thongsuot.directives.actions.tasks import ENDED, check_days, described, drafted
from thongsuot.directives.models import Assignment, Event, Task
from thongsuot.directives.queries.addressing import Chosen, chosen
from thongsuot.directives.queries.chain import hold_above
from thongsuot.directives.rules.addressing import Addressed, WrongRule
from thongsuot.duties.actions.together import Owed, ReadBook, keep, open_owed
from thongsuot.duties.models import Duty
from thongsuot.ledger.copying import copy_in
from thongsuot.units.models import Unit

BATCH = 100
HELD = 5  # seconds until what others held throughout is looked at again
LONGEST_BASIS = 300
OPEN = "thongsuot.directives.jobs.open_assignments"
# What a unit owes that is to hold an event.
DUTY_OF_EVENT = {
    Event.Kind.STUDY: "study",
    Event.Kind.PRELIMINARY: "review",
    Event.Kind.FINAL: "review",
    Event.Kind.INSPECTION: "inspect",
}
LEAD, COORDINATING = Assignment.Part.LEAD, Assignment.Part.COORDINATING


@transaction.atomic
def send_task(*, task_id: UUID, revision: int | None = None, actor: Actor, on: date, at: datetime) -> Task:
    """Give the task to the units its rule means today: one act, one entry, however many they are.

    Each of them holds an assignment at once; a queued job opens their duties (`open_batch`).
    Raises: NotFound, Refused, Stale, NotAllowedNow (sent already; the part it breaks down has ended), Invalid (nobody
    to give it to, a day that no longer fits).
    """
    task = drafted(task_id, "directives.send_task", revision, actor)
    _check_parent(task)
    if task.parent_id:
        hold_above(task.parent_id)
    check_days(task)
    if task.due_on < on:
        raise Invalid(_("Hạn này đã qua. Ghi hạn từ hôm nay trở đi rồi gửi."), field="due_on")
    if task.plan_by and task.plan_by < on:
        raise Invalid(_("Hạn lập kế hoạch đã qua. Ghi ngày từ hôm nay trở đi rồi gửi."), field="plan_by")
    units = _chosen(task, on)
    rows = [Assignment(id=new_id(), task=task, unit_id=unit, part=LEAD) for unit in units.lead]
    rows += [Assignment(id=new_id(), task=task, unit_id=unit, part=COORDINATING) for unit in units.coordinating]
    task.state, task.sent_on, task.units = Task.State.SENT, on, len(rows)
    task.revision += 1
    task.save()
    copy_in(Assignment, rows)
    details = described(task) | {"lead": _texts(units.lead), "coordinating": _texts(units.coordinating)}
    write_act(Ref("task", task.pk), "send_task", details, actor=actor, on=on, at=at)
    defer_opening(task.pk)
    return task


def _check_parent(task: Task) -> None:
    """Raise NotAllowedNow where the part that the task breaks down is owed no more; locked, so that it stays owed."""
    if task.parent_id is None:
        return
    parent = Assignment.objects.select_for_update(no_key=True).get(pk=task.parent_id)
    if parent.state in ENDED:
        raise NotAllowedNow(
            _("Phần việc cấp trên giao đã xong hoặc không phải làm nữa nên không gửi việc này được. Bỏ nhiệm vụ này.")
        )


def defer_opening(task_id: UUID, after: int = 0) -> None:
    """Queue the opening of what waits of this task, in `after` seconds, in the transaction that leaves it waiting."""
    when = {"schedule_in": {"seconds": after}} if after else {}
    app.configure_task(OPEN, allow_unknown=True, queue="duties", **when).defer(task_id=str(task_id))


def _chosen(task: Task, on: date) -> Chosen:
    try:
        units = chosen(Addressed.of(task.addressed), giver=task.unit, on=on)
    except WrongRule as wrong:
        raise Invalid(_("Chưa chọn gửi cho đơn vị nào. Chọn đơn vị nhận."), field="rule") from wrong
    if units.beyond:
        name = Unit.objects.get(pk=units.beyond[0]).name
        raise Invalid(
            _("%s không ở dưới đơn vị giao nên không nhận phần chủ trì. Bỏ ra, hoặc chọn làm đơn vị phối hợp.") % name,
            field="rule",
        )
    if not units.lead:
        raise Invalid(_("Không có đơn vị nào theo lựa chọn này. Chọn lại đơn vị nhận."), field="rule")
    return units


def _texts(units: list[UUID]) -> list[str]:
    return sorted(map(str, units))


@transaction.atomic
def open_batch(*, task_id: UUID, actor: Actor, at: datetime, limit: int = BATCH) -> int:
    """Open the duties of up to `limit` units that wait for theirs, each with an act and entry of its own.

    Return how many were opened; while any still waits the next batch is queued, so that other jobs have their turn
    between. Stopped at any moment, it goes on where it was.
    """
    # Locked, so that its day does not move between what is read here and what is kept.
    Task.objects.select_for_update(of=("self",), no_key=True).filter(pk=task_id).first()
    waiting = Assignment.objects.filter(task_id=task_id, state=Assignment.State.QUEUED).order_by("pk")
    rows = list(
        waiting.select_for_update(skip_locked=True, of=("self",)).select_related("task__instrument", "task__unit")[
            :limit
        ]
    )
    if not rows:
        _go_on(task_id, seconds=HELD)
        return 0
    the_book, owed, acts, events = ReadBook(), [], [], []
    for row in rows:
        opened = _open(row, the_book, actor, at)
        events += _events(row)
        details = {"unit": str(row.unit_id), "part": row.part}
        first = [each.acts[0] for each in opened]
        acts.append(
            drawn_act(Ref("assignment", row.pk), "open_assignment", details, first, actor, row.task.sent_on, at)
        )
        owed += opened
    keep(owed, [])
    keep_acts(acts)
    copy_in(Event, events)
    Assignment.objects.bulk_update(rows, ["state", "duty", "plan_duty", "report_duty", "revision"])
    _go_on(task_id)
    return len(rows)


def _go_on(task_id: UUID, seconds: int = 0) -> None:
    """Queue the next batch while any unit waits: whoever held a row that was passed over may have left it as it was."""
    if Assignment.objects.filter(task_id=task_id, state=Assignment.State.QUEUED).exists():
        defer_opening(task_id, after=seconds)


def _open(row: Assignment, the_book: ReadBook, actor: Actor, at: datetime) -> list[Owed]:
    """Open what the unit owes: the task; of those that lead a plan and reports too, where they are asked for."""
    part = Duty.Part.LEAD if row.part == LEAD else Duty.Part.COORDINATING
    what = DUTY_OF_EVENT.get(row.task.event_kind, "task")
    opened = [_duty(row, what, row.task.due_on, part, the_book, actor, at)]
    row.duty, row.state, row.revision = opened[0].duty, Assignment.State.OPEN, 1
    if row.task.plan_by and row.part == LEAD:
        opened.append(_duty(row, "plan", row.task.plan_by, part, the_book, actor, at))
        row.plan_duty = opened[1].duty
    if row.task.report_every and row.part == LEAD:
        opened.append(_duty(row, "report", None, part, the_book, actor, at, every=row.task.report_every))
        row.report_duty = opened[-1].duty
    return opened


def _events(row: Assignment) -> list[Event]:
    """Return the event that a unit that leads is to hold, where the task asks for one; its duty is the task's."""
    task = row.task
    if not task.event_kind or row.part != LEAD:
        return []
    event = Event(id=new_id(), kind=task.event_kind, unit_id=row.unit_id, task=task, instrument_id=task.instrument_id)
    event.title, event.due_on, event.duty, event.practice = task.label, task.due_on, row.duty, task.practice
    return [event]


def _basis(task: Task) -> str:
    """Return what a duty rests on: the instrument as the register calls it, or the unit that gave the task."""
    return (str(task.instrument) if task.instrument else _("Nhiệm vụ của %s") % task.unit)[:LONGEST_BASIS]


def _duty(
    row: Assignment,
    what: str,
    due_on: date | None,
    part: str,
    the_book: ReadBook,
    actor: Actor,
    at: datetime,
    every: str = "",
) -> Owed:
    return open_owed(
        task=what,
        about=Ref("assignment", row.pk),
        label=row.task.label,
        holder_unit_id=row.unit_id,
        starts_on=min(row.task.starts_on, due_on) if due_on else row.task.starts_on,
        due_on=due_on,
        every=every,
        basis=_basis(row.task),
        part=part,
        practice=row.task.practice,
        the_book=the_book,
        actor=actor,
        at=at,
    )
