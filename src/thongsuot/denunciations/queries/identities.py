"""Requests to see who denounced: what waits for a custodian, and what was granted to an investigator."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import Denunciation, Identity, IdentityGrant, IdentityRequest, RequestEnvelope
from thongsuot.denunciations.permissions import held_by, requests_to
from thongsuot.denunciations.rules.ring import Unlocked


@dataclass(frozen=True)
class Waiting:
    """A request as its custodian reads it. `days`: for how long; `reason`: in the investigator's words."""

    id: UUID
    asked_by: str
    unit_name: str
    asked_at: datetime
    days: int
    reason: str

    def __repr__(self) -> str:
        return f"Waiting({self.id})"


def waiting(*, actor: Actor, unlocked: Unlocked) -> list[Waiting]:
    """Return the requests put to this custodian that nobody has decided, oldest first."""
    rows = requests_to(actor).filter(state=IdentityRequest.State.WAITING).order_by("asked_at", "id")
    rows = rows.select_related("asked_by__officer", "asked_by__unit")
    return [_waiting(row, unlocked) for row in rows]


def _waiting(row: IdentityRequest, unlocked: Unlocked) -> Waiting:
    words = request_words(row, request_key(row, unlocked))
    holder = row.asked_by
    return Waiting(row.pk, holder.officer.full_name, holder.unit.name, row.asked_at, row.days, words["reason"])


def waiting_count(actor: Actor) -> int:
    """Return how many requests wait for this custodian; needs no unlocked key."""
    return requests_to(actor).filter(state=IdentityRequest.State.WAITING).count()


def request_key(row: IdentityRequest, unlocked: Unlocked) -> bytes:
    """Return the key of a request's words for a custodian it was put to. Raises: Broken"""
    mine = RequestEnvelope.objects.get(request=row, custodian=unlocked.keyholder_id)
    return envelopes.open_with(unlocked.private, bytes(mine.words_key))


def request_words(row: IdentityRequest, key: bytes) -> dict:
    """Return {"reason", "answer"} of a request; blank once erased."""
    if not row.words:
        return {"reason": "", "answer": ""}
    return json.loads(envelopes.decrypt(key, row.words, row.pk.bytes))


def granted(denunciation: Denunciation, *, actor: Actor, at: datetime) -> IdentityGrant | None:
    """Return the grant that lets `actor` see the identity at `at`, None where there is none or it is over."""
    rows = IdentityGrant.objects.filter(request__denunciation=denunciation, request__asked_by__in=held_by(actor))
    return rows.filter(until__gt=at).order_by("-until").first()


def has_identity(denunciation: Denunciation) -> bool:
    """Return whether somebody's name is sealed with it; asks nothing of any key."""
    return Identity.objects.filter(denunciation=denunciation).exists()
