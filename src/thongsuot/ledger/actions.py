"""Writing the book: one entry an act, in the act's own transaction."""

from datetime import datetime

from django.db import DEFAULT_DB_ALIAS

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
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
    key = key or new_key()
    entry = Entry.objects.using(using).create(
        recorded_at=at,
        actor_ref=actor.ref,
        verb=verb,
        subject_ref=str(subject),
        commitment=commitment(key, act),
    )
    return entry, key
