"""The day of a task that was sent is moved by one act; the duty of each unit then follows, batch by batch."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from procrastinate.contrib.django import app

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, Stale
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import drawn_act, keep_acts, words, write_act
from thongsuot.directives.actions.tasks import check_days, seen_task
from thongsuot.directives.models import Assignment, DirectiveAct, Event, Task
from thongsuot.directives.queries.chain import hold_above, last_day, later_below
from thongsuot.directives.queries.moves import late_now, to_follow
from thongsuot.duties import actions as duties

BATCH = 100
HELD = 5  # seconds until what others held throughout is looked at again
LONGEST = 2000
GROUND = "task-moved"
MOVE = "thongsuot.directives.jobs.move_days"


@transaction.atomic
def move_day(
    *,
    task_id: UUID,
    due_on: date,
    why: str,
    despite_below: bool = False,
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Task:
    """Move the day of a task that was sent, with the reason: one act, one entry, however many units have it.

    The day before stays in the act. A queued job moves the duty of each unit that still owes its part and tells it
    (`move_batch`); what is opened later has the new day; what was accepted or released keeps the old one.
    `despite_below`: earlier than tasks that break parts down promise, which their givers then have to move themselves.
    Raises: NotFound, Refused (directives.send_task), Stale, NotAllowedNow (not sent, ended), Invalid (due_on, why).
    """
    task = seen_task(task_id, actor)
    require(actor, "directives.send_task", task)
    if task.state != Task.State.SENT:
        raise NotAllowedNow(_("Nhiệm vụ này chưa gửi hoặc đã kết thúc. Tải lại trang để xem."))
    if revision is not None and revision != task.revision:
        raise Stale(_("Vừa có người khác sửa nhiệm vụ này. Mở lại trang để xem rồi sửa tiếp."))
    why = words(why, "why", _("Ghi vì sao đổi hạn."), longest=LONGEST)
    before = task.due_on
    if task.parent_id:
        hold_above(task.parent_id)
    check_new_day(task, due_on, on)
    late = late_now(task, on).count() if before < on else 0  # parts that still follow an earlier move are not
    below = later_below(actor, task, due_on)
    count = below.count()
    if count and not despite_below:
        raise Invalid(_below_words(count, below[0].due_on), field="due_on")
    task.due_on = due_on
    task.revision += 1
    task.save(update_fields=["due_on", "revision"])
    details = {"from": before.isoformat(), "to": due_on.isoformat(), "why": why, "late": late, "later_below": count}
    write_act(Ref("task", task.pk), "move_day", details, actor=actor, on=on, at=at)
    _defer(task.pk)
    return task


def check_new_day(task: Task, due_on: date, on: date) -> None:
    """Raise Invalid (due_on) for a day that the task cannot have, whatever stands below it."""
    if due_on == task.due_on:
        raise Invalid(_("Đây là hạn đang có. Ghi ngày khác."), field="due_on")
    if due_on < on:
        raise Invalid(_("Ngày này đã qua. Ghi ngày từ hôm nay trở đi."), field="due_on")
    if task.plan_by and due_on < task.plan_by:
        day = f"{task.plan_by:%d/%m/%Y}"
        raise Invalid(_("Hạn này trước hạn lập kế hoạch (%s). Ghi ngày đó hoặc muộn hơn.") % day, field="due_on")
    above = last_day(task.parent_id) if task.parent_id else None
    if above and above < on:
        raise Invalid(
            _("Nhiệm vụ cấp trên phải xong %s, ngày đó đã qua. Nhờ đơn vị giao nhiệm vụ ấy đổi hạn trước.")
            % f"{above:%d/%m/%Y}",
            field="due_on",
        )
    before, task.due_on = task.due_on, due_on
    try:
        check_days(task)
    finally:
        task.due_on = before


def _below_words(count: int, latest: date) -> str:
    return ngettext(
        "%(n)s nhiệm vụ giao tiếp bên dưới có hạn sau ngày này, muộn nhất %(day)s. Ghi ngày đó hoặc muộn hơn, nhờ "
        "đơn vị đã giao đổi hạn trước, hoặc đánh dấu “Vẫn đổi”.",
        "%(n)s nhiệm vụ giao tiếp bên dưới có hạn sau ngày này, muộn nhất %(day)s. Ghi ngày đó hoặc muộn hơn, nhờ "
        "đơn vị đã giao đổi hạn trước, hoặc đánh dấu “Vẫn đổi”.",
        count,
    ) % {"n": count, "day": f"{latest:%d/%m/%Y}"}


def _defer(task_id: UUID, after: int = 0) -> None:
    when = {"schedule_in": {"seconds": after}} if after else {}
    app.configure_task(MOVE, allow_unknown=True, queue="duties", **when).defer(task_id=str(task_id))


@transaction.atomic
def move_batch(*, task_id: UUID, actor: Actor, at: datetime, limit: int = BATCH) -> int:
    """Give up to `limit` units that owe the task by another day its present one, each by an act and entry of its own.

    Those who hold the duties are told in the same transaction, and the next batch is queued in it: stopped at any
    moment it goes on where it was, nobody is told twice and nobody is forgotten. Return how many were moved.
    """
    task = Task.objects.select_for_update(of=("self",), no_key=True).get(pk=task_id)
    events, rows = _locked(task, limit)
    if not rows:
        _go_on(task, seconds=HELD)
        return 0
    move = DirectiveAct.objects.filter(about_ref=str(Ref("task", task.pk)), verb="move_day").last()
    days = {row.duty_id: row.duty.fixed_due_on for row in rows}
    late = set(late_now(task, move.on).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    given = {"due_on": task.due_on, "ground": GROUND, "actor": actor, "on": move.on, "at": at}
    moved = {act.duty_id: act for act in duties.move_many_within(duty_ids=days, **given)}
    rows = [row for row in rows if row.duty_id in moved]
    acts = []
    for row in rows:
        row.revision += 1
        details = {"move": str(move.pk), "from": days[row.duty_id].isoformat(), "to": task.due_on.isoformat()}
        details |= {"late": row.pk in late, "why": move.details["why"]}
        about = Ref("assignment", row.pk)
        acts.append(drawn_act(about, "move_assignment", details, [moved[row.duty_id]], actor, move.on, at))
    keep_acts(acts)
    Assignment.objects.bulk_update(rows, ["revision"])
    Event.objects.filter(pk__in=[each.pk for each in events if each.duty_id in moved]).update(due_on=task.due_on)
    duties.tell_moved(moved.values(), on=legal_day(at), at=at)
    _go_on(task)
    return len(rows)


def _locked(task: Task, limit: int) -> tuple[list[Event], list[Assignment]]:
    """Return the next parts to follow, locked, and what they are to hold, locked before them as `hold_event` does.

    Whoever works on a part is not waited for; a later batch takes it.
    """
    next_ones = list(to_follow(task).order_by("pk").values_list("pk", "duty_id")[:limit])
    events = Event.objects.filter(task=task, state=Event.State.PLANNED, duty__in=[duty for _pk, duty in next_ones])
    held = list(events.order_by("pk").select_for_update(of=("self",))) if task.event_kind else []
    rows = to_follow(task).filter(pk__in=[pk for pk, _duty in next_ones]).order_by("pk")
    return held, list(rows.select_related("duty").select_for_update(skip_locked=True, of=("self",)))


def _go_on(task: Task, seconds: int = 0) -> None:
    """Queue the next batch while any unit owes the task by another day."""
    if to_follow(task).exists():
        _defer(task.pk, after=seconds)
