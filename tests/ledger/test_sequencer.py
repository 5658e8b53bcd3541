"""Dense numbers behind the acts' back."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection, connections, transaction

from thongsuot.core.actors import service
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.ledger import sequencer
from thongsuot.ledger.actions import record
from thongsuot.ledger.models import Entry, Leaf

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 7, 1, 2, 30, tzinfo=UTC)


def write():
    entry, _key = record(actor=service("test"), verb="t.act", subject=Ref("t", new_id()), act={}, at=AT)
    return entry.pk


def run(wanted: int) -> int:
    """Run until `wanted` entries are numbered, and return how many were; a minute at most.

    Transactions of other databases of the cluster hold numbers back as well: the suite's other workers have some.
    """
    numbered, end = 0, time.monotonic() + 60
    while numbered < wanted and time.monotonic() < end:
        numbered += sequencer.run_once()
        time.sleep(0.02)
    return numbered


def round_that_numbers(below):
    """Return the first round since `below` that numbers anything; a minute at most."""
    end = time.monotonic() + 60
    found = sequencer.number_since(below)
    while not found.count and time.monotonic() < end:
        time.sleep(0.02)
        found = sequencer.number_since(below)
    return found


def numbers():
    return list(Leaf.objects.order_by("number").values_list("number", flat=True))


def another_session():
    return psycopg.connect(
        **{
            k: v
            for k, v in connection.get_connection_params().items()
            if k != "cursor_factory" and k != "context" and k != "prepare_threshold"
        }
    )


INSERT = (
    "INSERT INTO ledger_entry (id, recorded_at, actor_ref, verb, subject_ref, commitment, transaction) "
    "VALUES (%s, now(), 'service:test', 't.act', 't:1', '\\x00', {})"
)


def test_numbers_are_dense_from_zero_and_follow_the_order_of_writing():
    written = [write() for _ in range(5)]
    assert run(5) == 5
    assert list(Leaf.objects.order_by("number").values_list("entry_id", flat=True)) == written
    assert numbers() == [0, 1, 2, 3, 4]


def test_a_second_run_gives_nothing_new_and_later_entries_go_on_counting():
    write()
    assert run(1) == 1
    assert sequencer.run_once() == 0
    write()
    assert run(1) == 1
    assert numbers() == [0, 1]


def test_an_old_open_transaction_holds_back_later_numbers_but_blocks_no_act():
    with another_session() as old:
        late = new_id()
        old.execute(INSERT.format("default").replace("default", "pg_current_xact_id()"), [late])
        started = time.monotonic()
        after = write()
        assert time.monotonic() - started < 5
        assert sequencer.run_once() == 0
        old.commit()
    assert run(2) == 2
    assert list(Leaf.objects.order_by("number").values_list("entry_id", flat=True)) == [late, after]


def test_an_aborted_act_leaves_no_gap():
    write()
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    write()
    assert run(2) == 2
    assert numbers() == [0, 1]


def test_eight_writers_while_the_sequencer_runs_lose_nothing():
    stop = threading.Event()
    runner = threading.Thread(target=sequencer.loop, args=(stop,), kwargs={"every": 0.01})

    def writer(_):
        try:
            for _ in range(25):
                with transaction.atomic():
                    write()
                    write()
        finally:
            connections.close_all()

    runner.start()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(writer, range(8)))
    stop.set()
    runner.join()
    run(400 - len(numbers()))
    assert numbers() == list(range(400))
    assert Entry.objects.filter(leaf=None).count() == 0


def test_numbers_never_run_against_the_order_of_transactions():
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: (write(), connections.close_all()), range(40)))
    sequencer.run_once()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT e.transaction AS t, lag(e.transaction) OVER (ORDER BY l.number) AS before "
            "FROM ledger_leaf l JOIN ledger_entry e ON e.id = l.entry_id) pairs WHERE before > t"
        )
        assert cursor.fetchone()[0] == 0


def test_only_one_sequencer_works_at_a_time():
    write()
    with another_session() as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [sequencer.LOCK])
        assert sequencer.run_once() == 0
        other.commit()
    assert run(1) == 1


def test_a_sequencer_killed_in_the_middle_leaves_nothing_behind():
    write()
    with pytest.raises(RuntimeError), transaction.atomic():
        sequencer.number_since(0)
        raise RuntimeError
    assert numbers() == []
    assert run(1) == 1


def test_entries_brought_from_another_cluster_are_numbered_and_stall_nothing():
    restored = new_id()
    with connection.cursor() as cursor:
        cursor.execute(INSERT.format("'9000000000'::xid8"), [restored])
    here = write()
    assert run(2) == 2
    after = write()
    assert run(1) == 1
    assert set(Leaf.objects.filter(number__lt=2).values_list("entry_id", flat=True)) == {restored, here}
    assert Leaf.objects.get(number=2).entry_id == after


def test_a_round_looks_only_at_what_came_since_the_last():
    write()
    first = round_that_numbers(0)
    second = write()
    later = round_that_numbers(first.below)
    assert (first.count, later.count) == (1, 1)
    assert later.below > first.below
    assert Leaf.objects.get(number=1).entry_id == second


def test_more_than_one_batch_is_numbered_to_the_end(monkeypatch):
    monkeypatch.setattr(sequencer, "BATCH", 3)
    for _ in range(8):
        write()
    assert run(8) == 8
    assert numbers() == list(range(8))


def test_the_loop_outlives_a_lost_connection(monkeypatch):
    stop, rounds = threading.Event(), []
    real = sequencer.number_since

    def once_broken(since, using):
        rounds.append(since)
        if len(rounds) == 1:
            raise sequencer.DatabaseError("gone")
        found = real(since, using)
        if found.count or len(rounds) > 5000:
            stop.set()
        return found

    monkeypatch.setattr(sequencer, "number_since", once_broken)
    write()
    sequencer.loop(stop, every=0.01)
    assert rounds[:2] == [0, 0]
    assert numbers() == [0]
