"""Reorganise units: look at what a plan moves, confirm it, take it back before its day, put it into force on it.

Confirming is one reviewed act with one entry. At 00:00 of the plan's day the units change in one transaction of a few
statements, posts with them; from then on whoever works in a successor sees and does everything of the former unit,
before any row of a matter was touched (`people.queries.actor_for`). The batches follow (`repointing`).
"""

import hashlib
import json
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.changes.actions import repointing
from thongsuot.changes.actions.record import write_change
from thongsuot.changes.models import Reorganisation
from thongsuot.changes.plan import Plan
from thongsuot.changes.plan_checks import changed_parents
from thongsuot.changes.queries.destinations import seats_of, units_to_create
from thongsuot.changes.queries.reorganising import described, dry_run
from thongsuot.changes.queries.world import Reading, World, read_against
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties.actions.inheriting import carry_paces
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger
from thongsuot.people.actions.succession import carry_posts, headed_by_their_own
from thongsuot.units import rules
from thongsuot.units.actions import succession
from thongsuot.units.actions.tree import keep_names, lock_tree, search_key_of
from thongsuot.units.models import Installation, Placement, Unit
from thongsuot.units.queries import forget_installation

JOB = "thongsuot.changes.jobs.begin_reorganisation"
PERMISSION = "changes.reorganise"
STATE = Reorganisation.State
BATCH, TOLD = 2000, 50


@transaction.atomic
def prepare(
    *, text: str, actor: Actor, on: date, at: datetime, reorganisation_id: UUID | None = None
) -> Reorganisation:
    """Keep a plan with what its dry run sees now, or look at a kept one again; nothing moves yet. Writes an entry.

    Raises: Refused (changes.reorganise), NotFound, NotAllowedNow (confirmed already), Invalid (text: every wrong
    use, each with its line and remedy).
    """
    require(actor, PERMISSION, None)
    row = _locked(reorganisation_id) if reorganisation_id else Reorganisation(id=new_id())
    if row.state != STATE.DRAFT:
        raise NotAllowedNow(_("Kế hoạch này đã xác nhận. Bỏ kế hoạch trước, rồi lập kế hoạch khác."))
    reading = _sound(text, on)
    seen = dry_run(reading)
    row.on, row.basis, row.text = reading.plan.on, clean(reading.plan.basis), text
    row.seen, row.seen_at, row.totals = seen.seen, at, seen.totals
    row.save()
    act = {"plan": described(reading.plan), "seen": row.seen}
    ledger.record(actor=actor, verb="changes.prepare_reorganisation", subject=_ref(row), act=act, at=at)
    return row


def _sound(text: str, on: date, but: Reorganisation | None = None) -> Reading:
    reading = read_against(text, today=on, but=but)
    if reading.problems:
        raise Invalid(_told(reading), field="text")
    return reading


def _told(reading: Reading) -> str:
    """Return what is wrong, a line each, as many as a person reads at once."""
    lines = [str(each) for each in reading.problems[:TOLD]]
    if left := len(reading.problems) - len(lines):
        lines.append(_("Còn %d điều nữa. Sửa những điều trên rồi xem lại.") % left)
    return "\n".join(lines)


def _locked(reorganisation_id: UUID) -> Reorganisation:
    row = Reorganisation.objects.select_for_update(of=("self",)).filter(pk=reorganisation_id).first()
    if row is None:
        raise NotFound(_("Không tìm thấy kế hoạch sắp xếp này."))
    return row


def _ref(row: Reorganisation) -> Ref:
    return Ref("reorganisation", row.pk)


@transaction.atomic
def confirm(*, reorganisation_id: UUID, seen: str, actor: Actor, on: date, at: datetime) -> Reorganisation:
    """Confirm a plan as its dry run showed it: it comes into force at 00:00 of its day (`begin`). One entry.

    `seen`: the digest on the page that was looked at. Raises: Refused, NotFound, NotAllowedNow, Invalid (text), Stale
    (the world is no longer what the list showed: look at it anew).
    """
    require(actor, PERMISSION, None)
    lock_tree()
    row = _locked(reorganisation_id)
    if row.state != STATE.DRAFT:
        raise NotAllowedNow(_("Kế hoạch này đã xác nhận."))
    reading = _sound(row.text, on)
    if not row.seen == seen == dry_run(reading).seen:
        raise Stale(_("Danh sách đã khác so với lúc xem. Xem lại danh sách rồi xác nhận."))
    plan = json.dumps(described(reading.plan), sort_keys=True, ensure_ascii=False, default=str)
    details = {"plan": hashlib.sha256(plan.encode()).hexdigest(), "seen": seen, "totals": row.totals}
    details["ended"] = _ended(reading)
    row.change = write_change(
        "reorganise", subject=_ref(row), cases=[], details=details, texts={"plan": plan}, actor=actor, on=on, at=at
    )
    row.state = STATE.PLANNED
    row.save(update_fields=["state", "change"])
    return row


def _unlike_confirmed(row: Reorganisation, reading: Reading) -> str:
    """Return why a plan is not the one that was confirmed from a dry run; blank where it is.

    The act of confirming says what its dry run saw and which units end: without both, nobody looked.
    """
    confirmed = row.change.details if row.change else {}
    if not confirmed.get("seen") or confirmed["seen"] != row.seen or "ended" not in confirmed:
        return _("Kế hoạch được xác nhận mà không có danh sách xem trước. Bỏ kế hoạch, lập lại, xem và xác nhận.")
    if confirmed["ended"] != _ended(reading):
        return _("Đơn vị trực thuộc đã đổi sau khi xác nhận. Bỏ kế hoạch, xem lại và xác nhận.")
    return ""


def _ended(reading: Reading) -> str:
    """Return a digest of every unit that ends, with the pairs below, and of who takes over from it."""
    return hashlib.sha256(json.dumps(sorted(reading.endings.items())).encode()).hexdigest()


@transaction.atomic
def undo(*, reorganisation_id: UUID, actor: Actor, on: date, at: datetime) -> Reorganisation:
    """Take a plan back before its day; nothing of it happened. One entry.

    Raises: Refused, NotFound, NotAllowedNow (in force already, or never confirmed).
    """
    require(actor, PERMISSION, None)
    row = _locked(reorganisation_id)
    if row.state not in (STATE.DRAFT, STATE.PLANNED):
        raise NotAllowedNow(_("Kế hoạch đã có hiệu lực, không bỏ được nữa. Lập kế hoạch mới để sắp xếp lại."))
    write_change("undo_reorganisation", subject=_ref(row), cases=[], actor=actor, on=on, at=at)
    row.state, row.problem = STATE.UNDONE, ""
    row.save(update_fields=["state", "problem"])
    return row


def due(on: date) -> list[UUID]:
    """Return the confirmed plans whose day has come and that are not in force, oldest first."""
    rows = Reorganisation.objects.filter(state=STATE.PLANNED, on__lte=on).order_by("on", "seen_at", "pk")
    return list(rows.values_list("pk", flat=True))


@transaction.atomic
def begin(*, reorganisation_id: UUID, at: datetime) -> Reorganisation:
    """Put a confirmed plan into force: units, tree, posts, competences, in one transaction; then queue the batches.

    Where the units have changed meanwhile so that it cannot be, nothing happens and `problem` says why.
    """
    lock_tree()
    row = _locked(reorganisation_id)
    if row.state != STATE.PLANNED or row.on > legal_day(at):
        return row
    reading = read_against(row.text, today=row.on, but=row)
    if problem := _told(reading) or _unlike_confirmed(row, reading):
        row.problem = problem
        row.save(update_fields=["problem"])
        return row
    details = _change_units(reading, row.on)
    row.state, row.in_force_at, row.problem = STATE.MOVING, at, ""
    row.save(update_fields=["state", "in_force_at", "problem"])
    write_change(
        "begin_reorganisation", subject=_ref(row), cases=[], details=details, actor=repointing.SYSTEM,
        on=legal_day(at), at=at,
    )  # fmt: skip
    transaction.on_commit(forget_installation)
    repointing.start(row.pk)
    return row


def _change_units(reading: Reading, on: date) -> dict:
    """Write everything the plan says of units, set-wise; return what changed, for the entry and for who is told."""
    plan = reading.plan
    made = _create(plan, reading.world)
    world = reading.world.with_created(made)
    renamed = _rename(plan, world, on)
    endings = reading.ending_rows(world)
    heirs = {one.former: one.heir for one in endings if one.heir}
    parents = {world.ids[code]: world.ids.get(parent) for code, parent in _parents(reading).items()}
    seats, named = seats_of(reading, world)
    headed = headed_by_their_own({*seats.values(), *named.values()} - {None, *seats}, on)
    posts = carry_posts(seats, named, headed, on)
    given = succession.pass_competences(endings, world.places, on)
    carry_paces(heirs)
    fresh = {unit.pk for unit in made}
    moved = {unit: parent for unit, parent in parents.items() if unit not in heirs and unit not in fresh}
    succession.place_units(moved, on)
    succession.end_units(endings, on)
    succession.draw_lineage({*parents, *heirs, *heirs.values(), *(unit.pk for unit in made)})
    _pass_root(heirs)
    changed = {"ended": sorted(one.former for one in endings), "renamed": sorted(renamed), "moved": sorted(moved)}
    return {
        "created": len(made), "posts": posts, "competences": given,
        "changed": {how: [str(pk) for pk in units] for how, units in changed.items()},
    }  # fmt: skip


def _parents(reading: Reading) -> dict[str, str | None]:
    return changed_parents(reading.plan, reading.world.units)


def _create(plan: Plan, world: World) -> list[Unit]:
    """Create the units of the plan, with their placements; lineage later."""
    made = units_to_create(plan, world)
    Unit.objects.bulk_create(made, batch_size=BATCH)
    rows = [Placement(unit_id=unit.pk, parent_id=unit.parent_id, valid_from=unit.valid_from) for unit in made]
    Placement.objects.bulk_create(rows, batch_size=BATCH)
    return made


def _rename(plan: Plan, world: World, on: date) -> list[UUID]:
    wanted = {world.ids[step.text("unit")]: step for step in plan.of("rename")}
    units = list(Unit.objects.filter(pk__in=wanted).select_related("place"))
    keep_names(units, on)
    for unit in units:
        step, former = wanted[unit.pk], unit.name
        unit.name = clean(step.text("name"))
        unit.short_name = clean(step.says.get("short_name", unit.short_name))
        unit.search_key = search_key_of(unit.name, f"{unit.short_name} {former}", unit.code, unit.place)
        unit.sort_key = rules.order_bytes(unit.name, 600)
    Unit.objects.bulk_update(units, ["name", "short_name", "search_key", "sort_key"], batch_size=BATCH)
    return [unit.pk for unit in units]


def _pass_root(heirs: dict[UUID, UUID]) -> None:
    """Let the installation's root follow its own matters."""
    for here in Installation.objects.filter(root_unit__in=list(heirs)):
        here.root_unit_id = heirs[here.root_unit_id]
        here.save(update_fields=["root_unit"])
