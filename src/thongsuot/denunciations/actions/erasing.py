"""The end: when its time is over its keys are destroyed, and with them every word, in backups too. Figures stay."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from thongsuot.core.access import require
from thongsuot.core.actors import Actor, service
from thongsuot.denunciations.actions.record import OPEN, check_state, write_act
from thongsuot.denunciations.files import storage
from thongsuot.denunciations.models import (
    Act,
    ActContent,
    Denunciation,
    Envelope,
    Exclusion,
    Identity,
    IdentityGrant,
    IdentityRequest,
    IdentityWrap,
    Overseer,
    Passage,
    RequestEnvelope,
    SealedFile,
)
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.retention import TERMS, erasable_on


def erasable(on: date) -> list[UUID]:
    """Return the denunciations whose time of keeping is over on day `on`."""
    rows = Denunciation.objects.filter(state__in=TERMS, ended_on__isnull=False).order_by("ended_on", "id")
    days = {pk: erasable_on(state, ended_on) for pk, state, ended_on in rows.values_list("pk", "state", "ended_on")}
    return [pk for pk, day in days.items() if day is not None and day <= on]


@transaction.atomic(using=SEALED)
def erase(*, denunciation_id: UUID, on: date, at: datetime, actor: Actor | None = None) -> Denunciation:
    """Destroy the keys, the sealed words and the files of a denunciation; what is left counts and dates, no more.

    A copy in a backup stays unreadable, since nobody's envelope is left but in that backup, which rotates.
    Raises: Refused (no job of ours), NotAllowedNow (it has not ended).
    """
    actor = actor or service("sealed")
    row = Denunciation.objects.select_for_update(of=("self",)).get(pk=denunciation_id)
    require(actor, "denunciations.erase", row)
    check_state(row, "erase")
    row.title = row.receipt_box = row.receipt_lookup = row.form_mark = None
    act = write_act(row, "erase", actor=actor, ring=None, part=OPEN, on=on, at=at, details={"was": row.state})
    _destroy_keys(row, act)
    places = list(SealedFile.objects.filter(denunciation=row).exclude(place="").values_list("place", flat=True))
    SealedFile.objects.filter(denunciation=row).update(sealed=None, place="")
    transaction.on_commit(lambda: [storage.destroy(place) for place in places], using=SEALED)
    return row


def _destroy_keys(row: Denunciation, act: Act) -> None:
    for model in (Envelope, Exclusion, Identity, IdentityWrap, Overseer, Passage):
        model.objects.filter(denunciation=row).delete()
    IdentityGrant.objects.filter(request__denunciation=row).delete()
    RequestEnvelope.objects.filter(request__denunciation=row).delete()
    IdentityRequest.objects.filter(denunciation=row).update(words=None, key_box=None)
    ActContent.objects.filter(act__denunciation=row).exclude(act=act).update(sealed=b"")
