"""Verbs on competence: which unit acts on which topic and kind in which place."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.language.folding import clean
from thongsuot.language.topics import is_topic
from thongsuot.ledger import actions as ledger
from thongsuot.units.actions.altering import keep_values
from thongsuot.units.actions.tree import locked
from thongsuot.units.models import Competence, Place, Unit, valid_on


@transaction.atomic
def set_competence(
    *, unit_id: UUID, topic: str, kind: str, place_id: UUID | None, basis: str, actor: Actor, on: date, at: datetime
) -> Competence:
    """Make a unit competent from day `on` for a topic (blank: all) and kind (blank: all) in a place and below.

    The same topic, kind and place may stay with another unit: that overlap is shown, an officer decides.
    Raises: NotFound, Refused (units.change), Invalid (no such topic or place, already so).
    """
    unit = locked(unit_id)
    require(actor, "units.change", unit)
    if topic and not is_topic(topic):
        raise Invalid(_("Không có lĩnh vực này. Chọn một lĩnh vực trong danh mục."), field="topic")
    place = _place_within(unit, place_id, on)
    same = Competence.objects.filter(valid_on(on), unit=unit, topic=topic, kind=kind, place=place)
    if same.exists():
        raise Invalid(_("Đơn vị đã có thẩm quyền này."), field="topic")
    row = Competence.objects.create(unit=unit, topic=topic, kind=kind, place=place, basis=clean(basis), valid_from=on)
    act = {"competence": row.pk, "unit": unit_id, "topic": topic, "kind": kind, "place": place_id, "on": on}
    entry, _key = ledger.record(actor=actor, verb="units.set_competence", subject=Ref("unit", unit_id), act=act, at=at)
    keep_values(entry, after=_said(row) | {"on": on})
    return row


def _place_within(unit: Unit, place_id: UUID | None, on: date) -> Place | None:
    """Return the place, which must lie in the unit's own: a commune gives itself no power over another."""
    if place_id is None:
        if unit.place_id is not None:
            return unit.place
        return None
    place = Place.objects.filter(valid_on(on), pk=place_id).select_related("parent__parent").first()
    if place is None:
        raise Invalid(_("Địa bàn này không còn. Chọn địa bàn hiện nay."), field="place")
    reach, line = place, set()
    while reach is not None:
        line.add(reach.pk)
        reach = reach.parent
    if unit.place_id is not None and unit.place_id not in line:
        raise Invalid(_("Địa bàn nằm ngoài địa bàn của đơn vị. Chọn địa bàn bên trong."), field="place")
    return place


@transaction.atomic
def end_competence(*, competence_id: UUID, actor: Actor, on: date, at: datetime) -> Competence:
    """End a competence on day `on`, its first day without. Raises: NotFound, Refused, Invalid, NotAllowedNow."""
    rows = Competence.objects.select_for_update(of=("self",)).select_related("unit", "place")
    row = rows.filter(pk=competence_id).first()
    if row is None:
        raise NotFound(_("Không tìm thấy thẩm quyền này."))
    require(actor, "units.end_competence", row)
    if row.valid_until is not None:
        raise NotAllowedNow(_("Thẩm quyền này đã kết thúc."))
    if on <= row.valid_from:
        raise Invalid(_("Ngày kết thúc phải sau ngày bắt đầu."), field="on")
    row.valid_until = on
    row.save(update_fields=["valid_until"])
    act = {"competence": row.pk, "unit": row.unit_id, "on": on}
    entry, _key = ledger.record(
        actor=actor, verb="units.end_competence", subject=Ref("unit", row.unit_id), act=act, at=at
    )
    keep_values(entry, before=_said(row), after={"until": on})
    return row


def _said(row: Competence) -> dict:
    """Return what the page says of a competence; a blank topic or kind is all of them."""
    words = {"topic": row.topic or "*", "kind": row.kind or "*", "basis": row.basis}
    return words | {"place": row.place and row.place.name}
