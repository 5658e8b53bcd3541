"""Reads of the book: is this act the one that was entered, and the figures anybody may know."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from thongsuot.ledger.models import Entry, Leaf
from thongsuot.ledger.rules import commitment


@dataclass(frozen=True)
class PublicLeaf:
    """All that an entry shows to everybody: its number, its commitment in hex, and the hour (not the minute)."""

    number: int
    commitment: str
    hour: datetime


def verify_act(act: dict, key: bytes, entry: Entry) -> bool:
    """Return whether `entry` commits to exactly `act` under `key`."""
    return hmac.compare_digest(commitment(bytes(key), act), bytes(entry.commitment))


def entry_count() -> int:
    """Return how many entries have a number: the newest number and one, without counting rows."""
    newest = newest_number()
    return 0 if newest is None else newest + 1


def newest_number() -> int | None:
    """Return the newest leaf number, None while there is none."""
    return Leaf.objects.order_by("-number").values_list("number", flat=True).first()


def latest_leaves(limit: int = 20) -> list[PublicLeaf]:
    """Return the newest leaves as everybody may see them."""
    leaves = Leaf.objects.order_by("-number").select_related("entry")[:limit]
    return [
        PublicLeaf(
            leaf.number,
            bytes(leaf.entry.commitment).hex(),
            leaf.entry.recorded_at.replace(minute=0, second=0, microsecond=0),
        )
        for leaf in leaves
    ]
