"""The acts of a denunciation as the rules read them, and their words for who holds the key."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import Act, ActContent, Denunciation
from thongsuot.denunciations.rules.fold import Event
from thongsuot.denunciations.rules.ring import Ring


@dataclass(frozen=True)
class OpenAct:
    """One act as a page shows it. `texts`: its words, empty where the reader's keys do not open them (`closed`)."""

    id: UUID
    number: int
    verb: str
    on: date
    at: datetime
    officer_id: UUID | None
    unit_id: UUID | None
    details: dict
    part: str
    texts: dict = field(default_factory=dict)
    closed: bool = False


def event_of(act: Act) -> Event:
    return Event(verb=act.verb, on=act.on, unit=act.unit_id, details=act.details)


def events(denunciation: Denunciation) -> list[Event]:
    """Return the acts in order, as the fold and the clocks read them."""
    return [event_of(act) for act in Act.objects.filter(denunciation=denunciation).order_by("number")]


def opened(denunciation: Denunciation, ring: Ring, verbs=None) -> list[OpenAct]:
    """Return the acts in order, each with its words where `ring` opens them; `verbs`: only these.

    A reader without the key of an act's part sees that it was, and when. Raises: Broken (a row was changed).
    """
    rows = ActContent.objects.filter(act__denunciation=denunciation).select_related("act").order_by("act__number")
    if verbs is not None:
        rows = rows.filter(act__verb__in=verbs)
    return [_open(row, ring) for row in rows]


def _open(row: ActContent, ring: Ring) -> OpenAct:
    act, closed = row.act, row.part != "open" and not ring.holds(row.part)
    texts = words_of(row, ring.key(row.part)) if not closed and row.part != "open" else {}
    return OpenAct(
        act.pk, act.number, act.verb, act.on, act.at, act.officer_id, act.unit_id, act.details, row.part, texts, closed
    )


def words_of(row: ActContent, key: bytes) -> dict:
    """Return the words of an act under `key`; none where they were destroyed. Raises: Broken"""
    if not row.sealed:
        return {}
    return json.loads(envelopes.decrypt(key, row.sealed, row.act_id.bytes))["texts"]
