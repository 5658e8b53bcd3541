"""Keys as the pages of their holders and of custodians show them."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.denunciations.models import Keyholder, RecoveryRequest
from thongsuot.denunciations.permissions import held_by, keys_waiting

RUNNING = (RecoveryRequest.State.ASKED, RecoveryRequest.State.HALF, RecoveryRequest.State.READY)


@dataclass(frozen=True)
class Key:
    """A key in the list: whose, as what, since when; `mark`: what both read to each other before it is admitted."""

    row: Keyholder
    mark: str


def mark_of(holder: Keyholder) -> str:
    """Return eight digits that tell this public key from others, to be compared in person or by telephone."""
    number = int.from_bytes(hashlib.blake2b(bytes(holder.public_key), digest_size=8).digest()) % 10**8
    return f"{number:08d}"[:4] + " " + f"{number:08d}"[4:]


def waiting_keys(actor: Actor) -> list[Key]:
    """Return the keys that `actor` may admit, oldest first."""
    rows = keys_waiting(actor).select_related("officer", "unit").order_by("made_at", "id")
    return [Key(row, mark_of(row)) for row in rows]


def current_keys(actor: Actor) -> list[Key]:
    """Return every admitted key, for custodians; for others none."""
    if not held_by(actor).filter(kind=Keyholder.Kind.CUSTODIAN).exists():
        return []
    rows = Keyholder.objects.filter(admitted_at__isnull=False, ended_at=None)
    rows = rows.select_related("officer", "unit", "admitted_by__officer").order_by("kind", "unit__sort_key", "id")
    return [Key(row, mark_of(row)) for row in rows]


def pending_recovery(holder: Keyholder) -> RecoveryRequest | None:
    """Return the recovery of this key that is under way."""
    return holder.recoveries.filter(state__in=RUNNING, ended_at=None).first()


def key_to_end(actor: Actor, keyholder_id: UUID) -> Keyholder | None:
    """Return an admitted key for the custodian who is to end it."""
    return next((key.row for key in current_keys(actor) if key.row.pk == keyholder_id), None)
