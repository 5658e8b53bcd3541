"""Verbs that lay out the organisations of a whole province, commune or the centre from `data/templates.toml`."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.ledger import actions as ledger
from thongsuot.units import drafts, rules
from thongsuot.units.actions.installation import SUBJECT
from thongsuot.units.actions.tree import lock_tree, search_key_of
from thongsuot.units.drafts import Draft
from thongsuot.units.models import Competence, Lineage, Place, Placement, Unit, valid_on

BATCH = 2000
BASIS = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Nghị định số 150/2025/NĐ-CP"


@transaction.atomic
def set_up_province(
    code: str, *, on: date, actor: Actor, at: datetime, communes: list[str] | None = None
) -> dict[str, Unit]:
    """Make the units of the province `code` and its communes (`communes`: only these codes) and return them by code.

    They exist from day `on`; units that are there already are left as they are. The People's Committee is
    `<code>-ubnd`. Raises: Refused (units.set_up), Invalid (no such province on that day).
    """
    require(actor, "units.set_up", None)
    lock_tree()
    province = _place("province", code, on)
    wanted = [(draft, province) for draft in drafts.province_drafts(code, province.kind, province.name)]
    below = Place.objects.filter(valid_on(on), level="commune", parent=province).order_by("sort_key")
    for place in below if communes is None else below.filter(code__in=communes):
        wanted += [(draft, place) for draft in drafts.commune_drafts(place.code, place.kind, place.name, code)]
    made = _make(wanted, on)
    act = {"province": code, "units": len(made), "on": on}
    ledger.record(actor=actor, verb="units.set_up_province", subject=Ref("place", province.pk), act=act, at=at)
    return _by_code(wanted)


@transaction.atomic
def set_up_commune(code: str, *, on: date, actor: Actor, at: datetime) -> dict[str, Unit]:
    """Make the units of one commune and return them by code; without its province's units they stand at the top.

    For a commune that installs alone. Raises: Refused (units.set_up), Invalid (no such commune on that day).
    """
    require(actor, "units.set_up", None)
    lock_tree()
    place = _place("commune", code, on)
    wanted = [(draft, place) for draft in drafts.commune_drafts(place.code, place.kind, place.name, place.parent.code)]
    made = _make(wanted, on)
    act = {"commune": code, "units": len(made), "on": on}
    ledger.record(actor=actor, verb="units.set_up_commune", subject=Ref("place", place.pk), act=act, at=at)
    return _by_code(wanted)


@transaction.atomic
def set_up_outside(*, actor: Actor, at: datetime) -> dict[str, Unit]:
    """Make the ministries and central bodies as outside units, once, and return them by code."""
    require(actor, "units.set_up", None)
    lock_tree()
    wanted = [(draft, None) for draft in drafts.outside_drafts()]
    made = _make(wanted, None)
    if made:
        ledger.record(actor=actor, verb="units.set_up_outside", subject=SUBJECT, act={"units": len(made)}, at=at)
    return _by_code(wanted)


def _place(level: str, code: str, on: date) -> Place:
    place = Place.objects.filter(valid_on(on), level=level, code=code).select_related("parent").first()
    if place is None:
        raise Invalid(_("Không có địa bàn mang mã %(code)s vào ngày này.") % {"code": code}, field="code")
    return place


def _make(wanted: list[tuple[Draft, Place | None]], on: date | None) -> list[Unit]:
    """Write the missing units of `wanted` with placement, lineage and competence."""
    codes = {draft.code for draft, _place in wanted} | {draft.parent for draft, _place in wanted}
    ids: dict[str, UUID] = dict(Unit.objects.filter(code__in=codes - {None}).values_list("code", "pk"))
    new: list[tuple[Unit, Draft]] = []
    for draft, place in wanted:
        if draft.code not in ids:
            unit = _unit(draft, place, ids.get(draft.parent), on)
            ids[draft.code] = unit.pk
            new.append((unit, draft))
    units = [unit for unit, _draft in new]
    Unit.objects.bulk_create(units, batch_size=BATCH)
    Placement.objects.bulk_create(
        [Placement(unit=unit, parent_id=unit.parent_id, valid_from=on) for unit in units], batch_size=BATCH
    )
    _write_lineage(units)
    _write_competence(new, on)
    return units


def _unit(draft: Draft, place: Place | None, parent_id: UUID | None, on: date | None) -> Unit:
    return Unit(
        code=draft.code,
        name=draft.name,
        short_name=draft.short_name,
        kind=draft.kind,
        parent_id=parent_id,
        place=place,
        valid_from=on,
        outside=draft.outside,
        search_key=search_key_of(draft.name, draft.short_name, draft.code, place),
        sort_key=rules.order_bytes(draft.name, 600),
    )


def _write_lineage(units: list[Unit]) -> None:
    parents = {unit.pk: unit.parent_id for unit in units}
    missing = set(parents.values()) - set(parents) - {None}
    while missing:
        found = dict(Unit.objects.filter(pk__in=missing).values_list("pk", "parent_id"))
        parents |= found
        missing = set(found.values()) - set(parents) - {None}
    new = {unit.pk for unit in units}
    rows = [
        Lineage(ancestor_id=ancestor, descendant_id=unit, depth=depth)
        for ancestor, unit, depth in rules.closure(parents)
        if unit in new
    ]
    Lineage.objects.bulk_create(rows, batch_size=BATCH)


def _write_competence(new: list[tuple[Unit, Draft]], on: date | None) -> None:
    rows = [
        Competence(unit=unit, topic=topic, place_id=unit.place_id, basis=BASIS, valid_from=on)
        for unit, draft in new
        for topic in draft.topics
    ]
    Competence.objects.bulk_create(rows, batch_size=BATCH)


def _by_code(wanted: list[tuple[Draft, Place | None]]) -> dict[str, Unit]:
    found = Unit.objects.filter(code__in=[draft.code for draft, _place in wanted]).select_related("parent", "place")
    return {unit.code: unit for unit in found}
