"""Writing the book: one entry an act, in the act's own transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.db import DEFAULT_DB_ALIAS

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.ledger.copying import copy_in
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import commitment, new_key


def record(
    *,
    actor: Actor,
    verb: str,
    subject: Ref,
    act: dict,
    at: datetime,
    key: bytes | None = None,
    using: str = DEFAULT_DB_ALIAS,
):
    """Write the entry of one act and return `(entry, key)`; the caller keeps the key beside the content.

    Call inside the act's transaction. `verb` is `room.verb`. `act` holds the act's own values (text too): only its
    commitment is written. `at` is the instant of recording, UTC. `using`: the connection of the act's transaction.
    """
    entry, key = draw(actor=actor, verb=verb, subject=subject, act=act, at=at, key=key)
    entry.save(using=using, force_insert=True)
    return entry, key


def draw(
    *, actor: Actor, verb: str, subject: Ref, act: dict, at: datetime, key: bytes | None = None
) -> tuple[Entry, bytes]:
    """Return the entry of one act and its key, not yet stored: for a batch that keeps all of its entries at once."""
    key = key or new_key()
    entry = Entry(
        recorded_at=at, actor_ref=actor.ref, verb=verb, subject_ref=str(subject), commitment=commitment(key, act)
    )
    return entry, key


def keep(entries: Iterable[Entry]) -> None:
    """Store entries that were drawn, within the transaction of their acts."""
    copy_in(Entry, entries)
