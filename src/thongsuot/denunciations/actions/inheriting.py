"""Units that have ended, in this room: keys and denunciations pass to the unit that keeps their matters.

Nobody gains sight by it: an envelope gives it, and envelopes stay as they are. Every officer keeps their own key.
"""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from thongsuot.core.access import require
from thongsuot.core.actors import service
from thongsuot.denunciations.actions.record import OPEN, write_act, write_key_act
from thongsuot.denunciations.house import admission_pepper
from thongsuot.denunciations.keys import admissions
from thongsuot.denunciations.models import Denunciation, Envelope, Keyholder
from thongsuot.denunciations.queries.keyholders import facts, is_genuine
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.transitions import KEPT_IN_WORDS
from thongsuot.people.models import Post
from thongsuot.units.models import valid_on

JOB = service("sealed")


def inherit_all(*, heirs: Mapping[UUID, UUID], on: date, at: datetime) -> None:
    """Pass on what is left with the units of `heirs`, one former unit a transaction; a second run changes nothing."""
    keys = Keyholder.objects.filter(unit__in=list(heirs), ended_at=None).values_list("unit_id", flat=True)
    matters = Denunciation.objects.filter(unit__in=list(heirs), state__in=KEPT_IN_WORDS)
    for unit_id in sorted({*keys, *matters.values_list("unit_id", flat=True)}):
        _inherit(unit_id, heirs[unit_id], on, at)


@transaction.atomic(using=SEALED)
def _inherit(former: UUID, heir: UUID, on: date, at: datetime) -> None:
    """Keys first and denunciations with them: who handles one works in the unit that handles it, at every moment."""
    for key in Keyholder.objects.select_for_update().filter(unit=former, ended_at=None).order_by("id"):
        _move_key(key, _seat(key, heir, on), on, at)
    rows = Denunciation.objects.select_for_update(of=("self",)).filter(unit=former, state__in=KEPT_IN_WORDS)
    for row in rows.order_by("id"):
        require(JOB, "denunciations.inherit", row)
        day = max(on, row.received_on)
        write_act(row, "inherit", actor=JOB, ring=None, part=OPEN, on=day, at=at, unit_id=heir)


def _seat(key: Keyholder, heir: UUID, on: date) -> UUID:
    """Return the unit in which the officer of a key works now: the heir, else where a split put them."""
    seats = Post.objects.filter(valid_on(on), officer=key.officer_id).order_by("valid_from", "id")
    units = list(seats.values_list("unit_id", flat=True))
    return heir if heir in units or not units else units[-1]


def _move_key(key: Keyholder, unit_id: UUID, on: date, at: datetime) -> None:
    """Name the new unit of a key; its mark is made anew only where the old one was genuine.

    What its body had handled before another took it up stays so: in one unit now, they still review nothing of theirs.
    """
    mine = Envelope.objects.filter(keyholder=key, kind=Envelope.Kind.INVESTIGATOR)
    mine.exclude(denunciation__unit=key.unit_id).update(former=True)
    genuine = key.is_current and is_genuine(key)
    details = {"unit": str(unit_id), "from": str(key.unit_id)}
    key.unit_id = unit_id
    if genuine:
        key.mark = admissions.mark(admission_pepper(), bytes(key.public_key), facts(key))
    key.save(update_fields=["unit", "mark"])
    write_key_act(key, "inherit", actor=JOB, on=on, at=at, details=details)
