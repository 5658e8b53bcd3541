"""Verbs on the tree of units. All of them queue behind one lock, so that no two moves can make a loop together."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger
from thongsuot.units import rules
from thongsuot.units.actions.altering import keep_values
from thongsuot.units.actions.succession import Ending, draw_lineage, end_units
from thongsuot.units.models import FormerName, Installation, Lineage, Place, Placement, Unit, valid_on

CONTACT = ("email", "phone", "address")


def lock_tree() -> None:
    """Wait until no other transaction changes the tree; the lock is the installation's one row."""
    list(Installation.objects.select_for_update(of=("self",)).values_list("id"))


def locked(unit_id: UUID) -> Unit:
    """Return the unit, its row locked until the end of the transaction; raises NotFound."""
    lock_tree()
    unit = Unit.objects.select_for_update(of=("self",)).filter(pk=unit_id).first()
    if unit is None:
        raise NotFound(_("Không tìm thấy đơn vị này."))
    return unit


def hold(unit_id: UUID, on: date) -> bool:
    """Keep a unit as it is until the transaction ends, and return whether it stands on day `on`; many may hold at once.

    Call before a matter is put into it: whoever abolishes it waits, or has finished.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT valid_from, valid_until FROM units_unit WHERE id = %s FOR SHARE", [unit_id])
        found = cursor.fetchone()
    return found is not None and (found[0] or on) <= on < (found[1] or date.max)


def _not_after_today(on: date, at: datetime) -> None:
    if on > legal_day(at):
        raise Invalid(_("Ngày có hiệu lực chưa tới. Ghi ngày hôm nay hoặc một ngày đã qua."), field="on")


def _still_standing(unit: Unit, on: date) -> None:
    if unit.valid_until is not None:
        raise NotAllowedNow(_("Đơn vị này đã giải thể. Mở đơn vị kế thừa để làm tiếp."))
    if unit.valid_from is not None and on < unit.valid_from:
        raise Invalid(_("Ngày này sớm hơn ngày đơn vị được thành lập. Ghi ngày muộn hơn."), field="on")


def search_key_of(name: str, short_name: str, code: str, place: Place | None) -> str:
    """Return what a unit is found by: its names, its code, its place."""
    return rules.search_text(name, short_name, code, str(place) if place else "", limit=300)


@transaction.atomic
def create_unit(
    *,
    name: str,
    kind: str,
    code: str,
    parent_id: UUID | None,
    actor: Actor,
    on: date,
    at: datetime,
    place_id: UUID | None = None,
    short_name: str = "",
    outside: bool = False,
    practice: bool = False,
    **contact: str,
) -> Unit:
    """Create a unit that exists from day `on`, under `parent_id` (None: at the top).

    Without a place it takes its parent's; under a practice or an outside unit it is one too.
    Raises: Refused (units.create_below), Invalid (a code in use, a day to come, a parent that no longer stands).
    """
    parent = locked(parent_id) if parent_id else None
    require(actor, "units.create_below", parent)
    _not_after_today(on, at)
    if parent is not None:
        _still_standing(parent, on)
    if Unit.objects.filter(code__iexact=code.strip()).exists():
        raise Invalid(_("Mã đơn vị này đã dùng. Chọn mã khác."), field="code")
    place = Place.objects.filter(pk=place_id).first() if place_id else (parent.place if parent else None)
    unit = Unit.objects.create(
        code=code.strip(),
        name=clean(name),
        short_name=clean(short_name),
        kind=kind,
        parent=parent,
        place=place,
        valid_from=on,
        outside=outside or bool(parent and parent.outside),
        practice=practice or bool(parent and parent.practice),
        search_key=search_key_of(name, short_name, code, place),
        sort_key=rules.order_bytes(name, 600),
        **{field: clean(contact.get(field, "")) for field in CONTACT},
    )
    Placement.objects.create(unit=unit, parent=parent, valid_from=on)
    add_lineage([(unit.pk, 0)], parent.pk if parent else None)
    act = {"unit": unit.pk, "name": unit.name, "kind": kind, "parent": parent_id, "on": on}
    entry, _key = ledger.record(actor=actor, verb="units.create", subject=Ref("unit", unit.pk), act=act, at=at)
    keep_values(entry, after={"name": unit.name, "kind": kind, "parent": parent and parent.name, "on": on})
    return unit


def add_lineage(subtree: list[tuple[UUID, int]], parent_id: UUID | None) -> None:
    """Write the closure rows of `subtree` (unit, depth below its top) to itself at the top and to all above it."""
    top = [unit_id for unit_id, depth in subtree if depth == 0]
    above = list(Lineage.objects.filter(descendant_id=parent_id).values_list("ancestor_id", "depth"))
    rows = [
        Lineage(ancestor_id=ancestor, descendant_id=unit, depth=up + 1 + down)
        for ancestor, up in above
        for unit, down in subtree
    ]
    own = [Lineage(ancestor_id=unit, descendant_id=unit, depth=0) for unit in top]
    Lineage.objects.bulk_create([*own, *rows], batch_size=2000, ignore_conflicts=True)


def keep_names(units: Iterable[Unit], on: date) -> None:
    """Keep what these units were called until day `on`, before they are renamed."""
    rows = [FormerName(unit=unit, name=unit.name, short_name=unit.short_name, until=on) for unit in units]
    FormerName.objects.bulk_create(rows, batch_size=2000)


@transaction.atomic
def rename_unit(*, unit_id: UUID, name: str, short_name: str, actor: Actor, on: date, at: datetime) -> Unit:
    """Give a standing unit its new name from day `on`; it is still found by the former one.

    Raises: NotFound, Refused (units.change), Invalid, NotAllowedNow (abolished).
    """
    unit = locked(unit_id)
    require(actor, "units.change", unit)
    _not_after_today(on, at)
    _still_standing(unit, on)
    former, short = unit.name, unit.short_name
    keep_names([unit], on)
    unit.name, unit.short_name = clean(name), clean(short_name)
    unit.search_key = search_key_of(unit.name, f"{unit.short_name} {former}", unit.code, unit.place)
    unit.sort_key = rules.order_bytes(unit.name, 600)
    unit.save(update_fields=["name", "short_name", "search_key", "sort_key"])
    act = {"unit": unit_id, "from": former, "to": unit.name, "short_name": unit.short_name, "on": on}
    entry, _key = ledger.record(actor=actor, verb="units.rename", subject=Ref("unit", unit_id), act=act, at=at)
    after = {"name": unit.name, "short_name": unit.short_name, "on": on}
    keep_values(entry, before={"name": former, "short_name": short}, after=after)
    return unit


@transaction.atomic
def move_unit(*, unit_id: UUID, parent_id: UUID | None, actor: Actor, on: date, at: datetime) -> Unit:
    """Put a unit with all below it under another from day `on`; its former placement ends that day.

    Raises: NotFound, Refused (units.change on the unit, units.create_below on the new parent), Invalid (a loop,
    a day to come or before the present placement began).
    """
    unit = locked(unit_id)
    require(actor, "units.change", unit)
    parent = locked(parent_id) if parent_id else None
    require(actor, "units.create_below", parent)
    _not_after_today(on, at)
    _still_standing(unit, on)
    if parent is not None:
        _still_standing(parent, on)
        if Lineage.objects.filter(ancestor=unit, descendant=parent).exists():
            raise Invalid(_("Không thể đặt một đơn vị dưới chính nó. Chọn đơn vị cấp trên khác."), field="parent")
    former, above = unit.parent_id, unit.parent
    if former == parent_id:
        raise Invalid(_("Đơn vị đã ở đúng chỗ này. Chọn đơn vị cấp trên khác."), field="parent")
    _place_under(unit, parent, on)
    _rebuild_lineage(unit, parent_id)
    act = {"unit": unit_id, "from": former, "to": parent_id, "on": on}
    entry, _key = ledger.record(actor=actor, verb="units.move", subject=Ref("unit", unit_id), act=act, at=at)
    keep_values(entry, before={"parent": above and above.name}, after={"parent": parent and parent.name, "on": on})
    return unit


def _place_under(unit: Unit, parent: Unit | None, on: date) -> None:
    running = Placement.objects.select_for_update().filter(unit=unit, valid_until=None).first()
    if running is not None and running.valid_from is not None and on < running.valid_from:
        raise Invalid(_("Ngày này sớm hơn lần sắp xếp trước. Ghi ngày muộn hơn."), field="on")
    if running is not None and running.valid_from == on:
        Placement.objects.filter(pk=running.pk).update(parent=parent)
    else:
        Placement.objects.filter(unit=unit, valid_until=None).update(valid_until=on)
        Placement.objects.create(unit=unit, parent=parent, valid_from=on)
    unit.parent = parent
    unit.save(update_fields=["parent"])


def _rebuild_lineage(unit: Unit, parent_id: UUID | None) -> None:
    subtree = list(Lineage.objects.filter(ancestor=unit).values_list("descendant_id", "depth"))
    ids = [descendant for descendant, _depth in subtree]
    Lineage.objects.filter(descendant_id__in=ids).exclude(ancestor_id__in=ids).delete()
    add_lineage(subtree, parent_id)


@transaction.atomic
def abolish_unit(*, unit_id: UUID, successor_id: UUID | None, actor: Actor, on: date, at: datetime) -> Unit:
    """End a unit on day `on` (its first day without being); its competences end, the successor keeps its matters.

    Units below must be moved or abolished first. Posts are ended by `people.actions.close_unit`.
    Raises: NotFound, Refused (units.change), Invalid, NotAllowedNow (units below, already abolished).
    """
    unit = locked(unit_id)
    require(actor, "units.change", unit)
    _not_after_today(on, at)
    _still_standing(unit, on)
    below = Unit.objects.filter(parent=unit, valid_until=None).count()
    if below:
        raise NotAllowedNow(
            _("Còn %(count)s đơn vị trực thuộc. Chuyển hoặc giải thể các đơn vị đó trước.") % {"count": below}
        )
    successor = _successor(unit, successor_id, on)
    heir = successor.pk if successor else None
    unit.competences.filter(valid_from__gte=on).delete()
    unit.competences.filter(valid_on(on)).update(valid_until=on)
    end_units([Ending(unit.pk, heir, (heir,) if heir else ())], on)
    draw_lineage([unit.pk, heir] if heir else [unit.pk])
    unit.refresh_from_db()
    act = {"unit": unit_id, "successor": successor_id, "on": on}
    entry, _key = ledger.record(actor=actor, verb="units.abolish", subject=Ref("unit", unit_id), act=act, at=at)
    keep_values(entry, after={"until": on, "successor": successor and successor.name})
    return unit


def _successor(unit: Unit, successor_id: UUID | None, on: date) -> Unit | None:
    if successor_id is None:
        return None
    successor = Unit.objects.filter(valid_on(on), pk=successor_id, valid_until=None).exclude(pk=unit.pk).first()
    if successor is None:
        raise Invalid(_("Đơn vị kế thừa phải đang hoạt động và khác đơn vị này."), field="successor")
    return successor


@transaction.atomic
def set_contact(*, unit_id: UUID, email: str, phone: str, address: str, actor: Actor, at: datetime) -> Unit:
    """Record how a unit is reached. Raises: NotFound, Refused (units.change)."""
    unit = locked(unit_id)
    require(actor, "units.change", unit)
    before = {field: getattr(unit, field) for field in CONTACT}
    unit.email, unit.phone, unit.address = clean(email), clean(phone), clean(address)
    unit.save(update_fields=list(CONTACT))
    act = {"unit": unit_id, "email": unit.email, "phone": unit.phone, "address": unit.address}
    entry, _key = ledger.record(actor=actor, verb="units.set_contact", subject=Ref("unit", unit_id), act=act, at=at)
    keep_values(entry, before=before, after={field: getattr(unit, field) for field in CONTACT})
    return unit
