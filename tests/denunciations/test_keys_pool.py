import threading

import pytest

from denunciations.wrongs import CHEAP
from thongsuot.denunciations.keys import pool
from thongsuot.denunciations.keys.trouble import Busy

SALT = b"s" * 16


def slowly(monkeypatch):
    """Make derivations wait for the returned event, and count how many run at once."""
    going, counts, guard = threading.Event(), {"now": 0, "most": 0}, threading.Lock()

    def kdf(size, secret, salt, opslimit, memlimit):
        with guard:
            counts["now"] += 1
            counts["most"] = max(counts["most"], counts["now"])
        going.wait(10)
        with guard:
            counts["now"] -= 1
        return b"k" * size

    monkeypatch.setattr(pool.argon2id, "kdf", kdf)
    return going, counts


def test_no_more_than_the_places_of_a_lane_run_at_once(monkeypatch):
    going, counts = slowly(monkeypatch)
    lane = pool.Lane(2)
    threads = [threading.Thread(target=lane.derive, args=(b"a", SALT)) for _ in range(8)]
    for thread in threads:
        thread.start()
    going.set()
    for thread in threads:
        thread.join()
    assert counts["most"] <= 2


def test_who_waits_too_long_is_told_so_and_the_place_is_free_again_after(monkeypatch):
    going, _counts = slowly(monkeypatch)
    lane = pool.Lane(1, patience=0.05)
    holder = threading.Thread(target=lane.derive, args=(b"a", SALT))
    holder.start()
    with pytest.raises(Busy):
        while True:
            lane.derive(b"b", SALT)
    going.set()
    holder.join()
    assert lane.derive(b"b", SALT) == b"k" * 32


def test_a_derivation_that_fails_gives_its_place_back(monkeypatch):
    lane = pool.Lane(1, patience=0.05)
    for _ in range(3):
        with pytest.raises(ValueError):
            lane.derive(b"a", b"too short", **CHEAP)
    assert len(lane.derive(b"a", SALT, **CHEAP)) == 32


def test_receipts_and_officers_wait_in_lanes_of_their_own():
    assert pool.OFFICERS is not pool.RECEIPTS


def test_the_costs_are_not_below_the_second_recommendation_of_rfc_9106():
    assert pool.OPS >= 3
    assert pool.MEM >= 64 * 1024 * 1024
