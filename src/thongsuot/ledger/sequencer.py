"""Dense numbers for entries, given behind the acts' back: acts never wait for it.

An entry gets its number once every transaction that could still write an earlier one is over, so numbers follow the
order of transactions and followers that read by number miss nothing.
"""

from dataclasses import dataclass
from threading import Event

import structlog
from django.db import DatabaseError, connections, transaction

log = structlog.get_logger(__name__)
LOCK = 0x7468_6F6E_6773  # "thongs": one sequencer at a time, whatever process it lives in
BATCH = 50_000
SECOND = 1.0

# Finished: below every running transaction; or, after a restore, written by a transaction of another cluster that
# this one has not reached (a row we see from "the future" can only have been brought along). Never our own.
_NUMBER = """
WITH fresh AS (
    SELECT e.id, row_number() OVER (ORDER BY e.transaction, e.id) - 1 AS place
    FROM ledger_entry e
    WHERE (
        (e.transaction >= %(since)s::text::xid8 AND e.transaction < pg_snapshot_xmin(pg_current_snapshot()))
        OR e.transaction >= pg_snapshot_xmax(pg_current_snapshot())
    )
    AND e.transaction IS DISTINCT FROM pg_current_xact_id_if_assigned()
    AND NOT EXISTS (SELECT 1 FROM ledger_leaf l WHERE l.entry_id = e.id)
    ORDER BY e.transaction, e.id
    LIMIT %(batch)s
), given AS (
    INSERT INTO ledger_leaf (number, entry_id)
    SELECT (SELECT coalesce(max(number) + 1, 0) FROM ledger_leaf) + place, id FROM fresh
    RETURNING 1
)
SELECT count(*), pg_snapshot_xmin(pg_current_snapshot())::text FROM given
"""


@dataclass(frozen=True)
class Numbered:
    """How many entries a run numbered, and the transaction below which nothing is left to number."""

    count: int
    below: int


def run_once(using: str = "default") -> int:
    """Number all finished entries that have none, looking at the whole book; return how many.

    0 also where another sequencer is at work. Run as often as wished: a number is given once.
    """
    count, since = 0, 0
    while True:
        run = number_since(since, using=using)
        count += run.count
        if run.count < BATCH:
            return count


def number_since(since: int, using: str = "default") -> Numbered:
    """Number one batch of finished entries of transactions from `since` on, in one transaction.

    `below` is `since` again where the lock was taken or the batch was full, so that nothing is ever skipped.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return Numbered(0, since)
        cursor.execute(_NUMBER, {"since": str(since), "batch": BATCH})
        count, horizon = cursor.fetchone()
    return Numbered(count, int(horizon) if count < BATCH else since)


def loop(stop: Event, using: str = "default", every: float = SECOND) -> None:
    """Number entries once a second until `stop` is set; a lost database is tried again, never given up.

    The first round looks at the whole book (after a restore as well); later ones only at what came since.
    """
    since = 0
    while not stop.is_set():
        try:
            run = number_since(since, using=using)
        except DatabaseError as error:
            log.warning("sequencer_waits", error=type(error).__name__)
            connections[using].close()
            since, run = 0, None
        else:
            since = run.below
        if run is None or run.count < BATCH:
            stop.wait(every)
    connections[using].close()
