"""After a change of the book: running duties counted afresh, batch by batch, and every moved day told to its holder.

Each batch is one short transaction with its cursor: a killed worker goes on where the last batch ended, and the desk
waits for no more than the rows of one batch.
"""

from contextlib import suppress
from datetime import datetime

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from thongsuot.changes.actions.record import write_change
from thongsuot.changes.models import Change, MovedDay, Recount
from thongsuot.core.actors import service
from thongsuot.core.clock import legal_day
from thongsuot.core.ids import new_ids
from thongsuot.core.refs import Ref
from thongsuot.duties.actions.recounting import as_array, recount
from thongsuot.duties.actions.reminding import Tree
from thongsuot.duties.queries.recounting import READ, Scope, moves, touched
from thongsuot.law.queries import book
from thongsuot.notices.actions import notify_officers
from thongsuot.people.queries import present
from thongsuot.units.models import Unit

JOB = "thongsuot.changes.jobs.recount"
BATCH, HOLDERS, SHOWN = 1000, 50, 10
SYSTEM = service("recount")
_DAYS = """
    INSERT INTO changes_movedday (recount_id, told, id, duty_id, unit_id, officer_id, from_on, to_on)
    SELECT %s, false, m.id, d.id, d.holder_unit_id, d.holder_officer_id, m.from_on, coalesce(d.due_on, d.until_on)
    FROM unnest(%s::uuid[], %s::uuid[], %s::date[]) m(id, duty_id, from_on) JOIN duties_duty d ON d.id = m.duty_id
"""


def start_recount(*, scope: Scope, change: Change | None, at: datetime) -> Recount:
    """Note what has to be counted afresh and queue the work; both commit with the caller."""
    row = Recount.objects.create(change=change, scope=_stored(scope), started_at=at)
    _queue(row.pk)
    return row


def _queue(recount_id) -> None:
    """Queue the batches; the job commits with the caller. Raises: AlreadyEnqueued (one waits in the queue)."""
    task = app.configure_task(JOB, allow_unknown=True, queue="changes", queueing_lock=f"recount.{recount_id}")
    task.defer(recount_id=str(recount_id))


def _stored(scope: Scope) -> dict:
    return {
        "days": [day.isoformat() for day in scope.days],
        "rules": [list(rule) for rule in scope.rules],
        "all": scope.all,
    }


def scope_of(row: Recount) -> Scope:
    """Return the scope as it was stored."""
    days = tuple(datetime.fromisoformat(day).date() for day in row.scope["days"])
    return Scope(days, tuple(tuple(rule) for rule in row.scope["rules"]), row.scope["all"])


@transaction.atomic
def recount_batch(*, recount_id, at: datetime, limit: int = BATCH) -> bool:
    """Count the next duties afresh and move those the book has elsewhere; return whether there may be more.

    What moved in one batch is one act with one entry, which commits to the act on each duty.
    """
    row = Recount.objects.select_for_update().get(pk=recount_id)
    if row.finished_at:
        return False
    waiting = touched(scope_of(row))
    if row.cursor:
        waiting = waiting.filter(pk__gt=row.cursor)
    duties = list(waiting.select_for_update().values_list(*READ, named=True)[:limit])
    moved = recount(
        duties=duties, book=book(), because=str(row.change_id or row.pk), actor=SYSTEM, on=legal_day(at), at=at
    )
    _keep(row, moved, at)
    row.looked += len(duties)
    row.moved += len(moved)
    row.cursor = duties[-1].pk if duties else row.cursor
    row.finished_at = at if len(duties) < limit else None
    row.save(update_fields=["looked", "moved", "cursor", "finished_at"])
    return not row.finished_at


def _keep(row: Recount, moved: list, at: datetime) -> None:
    if not moved:
        return
    duties = as_array(move.duty.pk for move, _before, _act in moved)
    before = as_array(day for _move, day, _act in moved)
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, [row.pk, as_array(new_ids(len(moved))), duties, before])
    acts = [act for _move, _before, act in moved]
    details = {"change": str(row.change_id or "")}
    subject = Ref("recount", row.pk)
    write_change(
        "recount", subject=subject, cases=[], duties=acts, details=details, actor=SYSTEM, on=legal_day(at), at=at
    )


@transaction.atomic
def tell_batch(*, recount_id, at: datetime, limit: int = HOLDERS) -> bool:
    """Tell the next holders of their moved days, each once whatever their number; return whether there may be more.

    The message and the note that it was written commit together: a killed run tells nobody twice.
    """
    row = Recount.objects.select_for_update().get(pk=recount_id)
    untold = MovedDay.objects.filter(recount=row, told=False)
    holders = list(untold.order_by("unit", "officer").values_list("unit", "officer").distinct()[:limit])
    tree = Tree(legal_day(at), book().calendar)
    for unit_id, officer_id in holders:
        _tell(untold.filter(unit=unit_id, officer=officer_id), tree, at)
    if len(holders) < limit and row.finished_at:
        row.told_at = at
        row.save(update_fields=["told_at"])
    return len(holders) == limit


def _tell(days, tree: Tree, at: datetime) -> None:
    """Tell who holds these duties; where nobody does, who answers for the unit."""
    rows = list(days.select_related("duty", "officer", "unit").order_by("to_on", "pk"))
    first = rows[0]
    for practice in {one.duty.practice for one in rows}:
        here = [one for one in rows if one.duty.practice == practice]
        notify_officers(
            officers=_holders(first, tree),
            template="days-moved",
            params={"count": len(here), "lines": _lines(here), "path": "/ban-lam-viec/viec/"},
            about=Ref("recount", first.recount_id),
            practice=practice,
            at=at,
        )
    days.update(told=True)


def _holders(row: MovedDay, tree: Tree) -> list:
    here = present(tree.on).filter(pk=row.officer_id).first() if row.officer_id else None
    return [here] if here else tree.responsible(Unit.objects.get(pk=row.unit_id), handlers=True)


def _lines(rows: list[MovedDay]) -> str:
    return "\n".join(f"{one.duty.label}: {_spoken(one.from_on)} → {_spoken(one.to_on)}" for one in rows[:SHOWN])


def _spoken(day) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else "–"


def unfinished() -> list:
    """Return the recounts whose work is not done, oldest first: for the job that takes up what a crash left."""
    return list(Recount.objects.filter(told_at=None).order_by("started_at").values_list("pk", flat=True))


def take_up() -> None:
    """Queue what is left of each recount again; what waits in the queue already needs no second job."""
    for recount_id in unfinished():
        with suppress(AlreadyEnqueued), transaction.atomic():
            _queue(recount_id)


def carry_on(*, recount_id, clock) -> None:
    """Do all batches that are left, each in a transaction of its own. `clock`: what the time is, asked each time."""
    while recount_batch(recount_id=recount_id, at=clock()):
        pass
    while tell_batch(recount_id=recount_id, at=clock()):
        pass


def mend(*, at: datetime) -> Recount | None:
    """Start a recount of all running duties where the day of any is another than by the book; None: all is well."""
    the_book, last = book(), None
    while True:
        rows = touched(Scope(all=True))
        batch = list((rows.filter(pk__gt=last) if last else rows)[:BATCH])
        if moves(batch, the_book):
            with transaction.atomic():
                return start_recount(scope=Scope(all=True), change=None, at=at)
        if len(batch) < BATCH:
            return None
        last = batch[-1].pk
