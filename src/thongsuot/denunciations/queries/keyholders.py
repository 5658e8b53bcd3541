"""Who holds an admitted key, for which body; whether the room is ready to take anything."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from thongsuot.core.actors import Actor
from thongsuot.denunciations.house import admission_pepper
from thongsuot.denunciations.keys import admissions
from thongsuot.denunciations.models import Keyholder
from thongsuot.denunciations.models.keyholder import CURRENT
from thongsuot.people.models import Post
from thongsuot.units.models import valid_on

CUSTODIANS_NEEDED = 2


def facts(keyholder: Keyholder) -> tuple[str, ...]:
    """Return what the mark of an admitted key says, in its order."""
    return (
        str(keyholder.officer_id),
        str(keyholder.unit_id),
        keyholder.kind,
        str(keyholder.admitted_by_id),
    )


def is_genuine(keyholder: Keyholder) -> bool:
    """Return whether the program admitted exactly this key; a row written past it gets no envelope."""
    mark, public = bytes(keyholder.mark or b""), bytes(keyholder.public_key)
    return admissions.is_genuine(mark, admission_pepper(), public, facts(keyholder))


def working(kind: str, on: date) -> QuerySet[Keyholder]:
    """Return the admitted keys of active officers in post in the key's unit, or its heir, on day `on`."""
    seat = Coalesce(OuterRef("unit__heir"), OuterRef("unit"))
    held = Post.objects.filter(valid_on(on), officer=OuterRef("officer"), unit=seat)
    rows = Keyholder.objects.filter(CURRENT, kind=kind, officer__is_active=True).filter(Exists(held))
    return rows.select_related("officer").order_by("id")


def custodians(on: date) -> list[Keyholder]:
    """Return the custodians to whom identities are entrusted today."""
    return [one for one in working(Keyholder.Kind.CUSTODIAN, on) if is_genuine(one)]


def investigators(on: date, unit_ids: Iterable[UUID] | None = None) -> list[Keyholder]:
    """Return the investigators who may be given keys today, of these units or of all."""
    rows = working(Keyholder.Kind.INVESTIGATOR, on)
    rows = rows if unit_ids is None else rows.filter(unit__in=list(unit_ids))
    return [one for one in rows if is_genuine(one)]


def is_ready(on: date) -> bool:
    """Return whether the door is open: two custodians, and an investigator somewhere."""
    return len(custodians(on)) >= CUSTODIANS_NEEDED and bool(investigators(on))


def key_of(actor: Actor) -> Keyholder | None:
    """Return the key of an officer that has not ended, admitted or not."""
    if actor.practice or actor.officer_id is None:
        return None
    return Keyholder.objects.filter(officer=actor.officer_id, ended_at=None).select_related("unit").first()


def numbers_in(unit_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many keys, of whatever kind, read for each of these units: a number and nothing else."""
    rows = Keyholder.objects.filter(unit__in=list(unit_ids), ended_at=None).order_by()
    return dict(rows.values_list("unit_id").annotate(Count("pk")))
