"""After units have ended: what was with them is given to who keeps their matters, batch by batch.

Officers see and do everything from the first second, for a post in the heir is one in the former unit too; the batches
only make the columns say so. Each is one short transaction with its entry; what is done no longer fits the question,
so a killed run, or two at once, do nothing twice.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from thongsuot.cases.actions import inheriting as cases
from thongsuot.changes.actions.record import write_change
from thongsuot.changes.actions.telling import tell_officers, tell_residents
from thongsuot.changes.models import Reorganisation, Unplaced
from thongsuot.changes.queries.unplaced import shared_out
from thongsuot.core.actors import service
from thongsuot.core.clock import legal_day
from thongsuot.core.refs import Ref
from thongsuot.denunciations.actions import inheriting as sealed
from thongsuot.duties.actions import inheriting as duties
from thongsuot.units.models import Unit

JOB = "thongsuot.changes.jobs.repoint"
BATCH = 1000
SYSTEM = service("reorganise")
STATE = Reorganisation.State


@dataclass(frozen=True)
class Room:
    """One table of matters: `batch(row, at, limit)` moves the next rows after the cursor and returns (last key or
    None, how many moved). A room registers its own here; tables without one are read through the posts alone."""

    name: str
    batch: Callable[[Reorganisation, datetime, int], tuple[UUID | None, int]]


def _cases(row: Reorganisation, at: datetime, limit: int) -> tuple[UUID | None, int]:
    waiting = cases.of_ended_units()
    waiting = waiting.filter(pk__gt=row.cursor) if row.cursor else waiting
    found = list(waiting.select_for_update(of=("self",)).select_related(None)[:limit])
    if not found:
        return None, 0
    keepers = _keepers({unit for case in found for unit in (case.holder_unit_id, case.working_unit_id)})
    heirs = {
        case.pk: cases.Heirs(
            keepers.get(case.holder_unit_id, case.holder_unit_id),
            keepers.get(case.working_unit_id, case.working_unit_id),
            case.officer_id,
        )
        for case in found
    }
    on = legal_day(at)
    acts = cases.prepared(found, heirs, because=str(row.pk), actor=SYSTEM, on=on, at=at)
    change = write_change("repoint", subject=_ref(row), cases=[], prepared=acts, actor=SYSTEM, on=on, at=at)
    cases.keep(acts, heirs, change.entry)
    _queue(row, "case_id", {case.pk: case.holder_unit_id for case in found if not case.practice}, keepers)
    return found[-1].pk, len(found)


def _duties(row: Reorganisation, at: datetime, limit: int) -> tuple[UUID | None, int]:
    waiting = duties.of_ended_units()
    waiting = waiting.filter(pk__gt=row.cursor) if row.cursor else waiting
    found = list(waiting.select_for_update(of=("self",))[:limit])
    if not found:
        return None, 0
    former = {duty.pk: duty.holder_unit_id for duty in found}
    keepers = _keepers(set(former.values()))
    holders = {duty.pk: (keepers[duty.holder_unit_id], duty.holder_officer_id) for duty in found}
    on = legal_day(at)
    acts = duties.inherit(duties=found, holders=holders, because=str(row.pk), actor=SYSTEM, on=on, at=at)
    write_change("repoint", subject=_ref(row), cases=[], duties=acts, actor=SYSTEM, on=on, at=at)
    _note_lone_duties(row, found, former, keepers)
    return found[-1].pk, len(found)


def _note_lone_duties(row: Reorganisation, found: list, former: Mapping, keepers: Mapping) -> None:
    """Put duties of a split unit into the queue, but for those that go along with a case of the queue."""
    about = [duty.about_ref[5:] for duty in found if duty.about_ref.startswith("case:")]
    queued = set(Unplaced.objects.filter(case__in=about).values_list("case_id", flat=True))
    mine = [
        duty
        for duty in found
        if not duty.practice and not (duty.about_ref.startswith("case:") and UUID(duty.about_ref[5:]) in queued)
    ]
    _queue(row, "duty_id", {duty.pk: former[duty.pk] for duty in mine}, keepers)


def _queue(row: Reorganisation, column: str, holders: Mapping[UUID, UUID], keepers: Mapping[UUID, UUID]) -> None:
    """Let what waited already wait with the heir of its keeper, and put into the queue what a split leaves now.

    `holders`: matter -> the unit that held it until now. A row whose keeper did not hold it is no longer true.
    """
    mine = Unplaced.objects.filter(**{f"{column}__in": list(holders)})
    rows = list(mine.select_for_update(of=("self",)).order_by("pk"))
    going_on = [one for one in rows if one.keeper_id == holders[getattr(one, column)]]
    Unplaced.objects.filter(pk__in={one.pk for one in rows} - {one.pk for one in going_on}).delete()
    for one in going_on:
        one.keeper_id = keepers.get(one.keeper_id, one.keeper_id)
    Unplaced.objects.bulk_update(going_on, ["keeper"])
    shared = shared_out(set(holders.values()))
    known = {getattr(one, column) for one in going_on}
    Unplaced.objects.bulk_create(
        Unplaced(reorganisation_id=row.pk, former_id=former, keeper_id=keepers[former], **{column: pk})
        for pk, former in holders.items()
        if former in shared and former in keepers and pk not in known
    )


def _sealed(row: Reorganisation, at: datetime, limit: int) -> tuple[UUID | None, int]:
    """The sealed room moves its own, over its own connection, one former unit a transaction; nothing is said of it."""
    heirs = dict(Unit.objects.filter(heir__isnull=False).values_list("pk", "heir_id"))
    sealed.inherit_all(heirs=heirs, on=legal_day(at), at=at)
    return None, 0


# People are told first, while the rows still say which unit they were with; what was left behind moves without it.
ROOMS = (
    Room("officers", tell_officers),
    Room("residents", tell_residents),
    Room("cases", _cases),
    Room("duties", _duties),
    Room("sealed", _sealed),
)
FIRST_MOVED = "cases"


def _keepers(units: set[UUID | None]) -> dict[UUID, UUID]:
    return dict(Unit.objects.filter(pk__in=units - {None}, heir__isnull=False).values_list("pk", "heir_id"))


def _ref(row: Reorganisation) -> Ref:
    return Ref("reorganisation", row.pk)


def start(reorganisation_id: UUID) -> None:
    """Queue the batches; the job commits with the caller. Raises: AlreadyEnqueued (one waits in the queue)."""
    task = app.configure_task(JOB, allow_unknown=True, queue="changes", queueing_lock=f"repoint.{reorganisation_id}")
    task.defer(reorganisation_id=str(reorganisation_id))


@transaction.atomic
def repoint_batch(*, reorganisation_id, at: datetime, limit: int = BATCH) -> bool:
    """Move the next batch of the room the work is at; return whether there may be more."""
    row = Reorganisation.objects.select_for_update(of=("self",)).get(pk=reorganisation_id)
    if row.state != STATE.MOVING:
        return False
    names = [room.name for room in ROOMS]
    room = ROOMS[names.index(row.room) if row.room in names else 0]
    last, number = room.batch(row, at, limit)
    row.room, row.cursor = room.name, last
    row.moved = row.moved | {room.name: row.moved.get(room.name, 0) + number}
    if number < limit:
        _go_on(row, names.index(room.name) + 1, at)
    row.save(update_fields=["room", "cursor", "moved", "state", "finished_at"])
    return row.state == STATE.MOVING


def _go_on(row: Reorganisation, following: int, at: datetime) -> None:
    """Begin with the next room; after the last one, look whether an act meanwhile left something behind."""
    row.cursor = None
    if following < len(ROOMS):
        row.room = ROOMS[following].name
    elif cases.of_ended_units().exists() or duties.of_ended_units().exists():
        row.room = FIRST_MOVED
    else:
        row.state, row.finished_at, row.room = STATE.DONE, at, ""


def unfinished() -> list[UUID]:
    """Return the reorganisations whose batches are not done, oldest first: for the job that takes up what is left."""
    return list(Reorganisation.objects.filter(state=STATE.MOVING).order_by("on", "pk").values_list("pk", flat=True))


def take_up() -> None:
    """Queue what is left of each reorganisation again; what waits in the queue already needs no second job."""
    for reorganisation_id in unfinished():
        with suppress(AlreadyEnqueued), transaction.atomic():
            start(reorganisation_id)


def carry_on(*, reorganisation_id, clock) -> None:
    """Do all batches that are left, each in a transaction of its own. `clock`: what the time is, asked each time."""
    while repoint_batch(reorganisation_id=reorganisation_id, at=clock()):
        pass


@transaction.atomic
def mend(*, at: datetime) -> None:
    """Open the latest reorganisation again where something still lies with a unit that has ended."""
    if unfinished() or not (cases.of_ended_units().exists() or duties.of_ended_units().exists()):
        return
    row = Reorganisation.objects.select_for_update(of=("self",)).filter(state=STATE.DONE).order_by("-on", "-pk").first()
    if row is not None:
        row.state, row.room, row.cursor, row.finished_at = STATE.MOVING, FIRST_MOVED, None, None
        row.save(update_fields=["state", "room", "cursor", "finished_at"])
