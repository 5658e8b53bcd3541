"""What an instrument cites, tied to the register; and which instruments it replaces."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.directives.actions.instruments import hold_in_order, kept, replace_all, step
from thongsuot.directives.models import CitedInstrument, Instrument
from thongsuot.directives.permissions import instruments_seen_by

State = Instrument.State
MOST_REPLACED = 50


@transaction.atomic
def link_citation(
    *, instrument_id: UUID, citation_id: UUID, cited_id: UUID | None, actor: Actor, on: date, at: datetime
) -> CitedInstrument:
    """Say which instrument of the register is cited, or that none is (None). One entry.

    Raises: NotFound (instrument, citation, the one cited), Refused, NotAllowedNow, Invalid (itself).
    """
    instrument = kept(instrument_id, actor)
    found = instrument.citations.select_for_update().filter(pk=citation_id).first()
    cited = instruments_seen_by(actor).filter(pk=cited_id).first() if cited_id else None
    if found is None or (cited_id and cited is None):
        raise NotFound(_("Không tìm thấy văn bản này, hoặc anh/chị không được xem."))
    if cited == instrument:
        raise Invalid(_("Một văn bản không viện dẫn chính nó. Chọn văn bản khác."), field="cited")
    found.cited = cited
    found.save(update_fields=["cited"])
    step(instrument, "link_citation", {"cited": {str(found.pk): str(cited.pk) if cited else None}}, actor, on, at)
    return found


@transaction.atomic
def say_replaces(
    *, instrument_id: UUID, replaced_ids: Sequence[UUID], actor: Actor, on: date, at: datetime
) -> Instrument:
    """Say which instruments of the same register this one replaces; once it stands, they stand no more. One entry.

    Those it was said to replace before, and no other does, stand again. Raises: NotFound, Refused, NotAllowedNow,
    Invalid (itself, too many, one that replaces it, be it through others).
    """
    wanted = set(replaced_ids)
    if instrument_id in wanted or len(wanted) > MOST_REPLACED:
        raise Invalid(_("Chọn văn bản khác, nhiều nhất %d văn bản.") % MOST_REPLACED, field="replaces")
    hold_in_order(instrument_id, wanted)
    instrument = kept(instrument_id, actor)
    rows = Instrument.objects.filter(pk__in=wanted, unit=instrument.unit_id, practice=instrument.practice)
    rows = rows.exclude(state__in=(State.DRAFT, State.DROPPED))
    if rows.count() != len(wanted):
        raise NotFound(_("Không tìm thấy văn bản này, hoặc anh/chị không được xem."))
    _check_round(instrument, rows)
    before = list(instrument.replaces.select_for_update().order_by("pk"))
    instrument.replaces.set(rows)
    if instrument.state == State.STANDING:
        _stand_again([one for one in before if one.pk not in wanted])
        replace_all(instrument)
    step(instrument, "replace_instruments", {"replaces": sorted(map(str, wanted))}, actor, on, at)
    return instrument


def _check_round(instrument: Instrument, rows: QuerySet[Instrument]) -> None:
    """Raise Invalid where one of `rows` replaces the instrument, itself or through others that it replaces."""
    for one in rows.order_by("pk"):
        if instrument.pk in _replaced_by_chain(one):
            raise Invalid(
                _("“%s” đang thay thế văn bản này nên văn bản này không thay thế lại được. Bỏ một trong hai.") % one,
                field="replaces",
            )


def _replaced_by_chain(one: Instrument) -> set[UUID]:
    """Return the ids of all that an instrument replaces, and what those replace, and so on."""
    found: set[UUID] = set()
    ahead = {one.pk}
    while ahead:
        rows = Instrument.objects.filter(replaced_by__in=ahead).exclude(state=State.DROPPED)
        ahead = set(rows.values_list("pk", flat=True)) - found
        found |= ahead
    return found


def _stand_again(rows: list[Instrument]) -> None:
    for row in rows:
        others = row.replaced_by.exclude(state__in=(State.DRAFT, State.DROPPED))
        if row.state == State.REPLACED and not others.exists():
            Instrument.objects.filter(pk=row.pk).update(state=State.STANDING)
