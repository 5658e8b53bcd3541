"""A child that keeps ending at once ends the others only where they are nothing without it."""

import time

import pytest

from thongsuot.config import supervisor
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.postgres.process import wait_until
from thongsuot.config.supervisor import Child, Supervisor

BROKEN = ["khong-co-chuong-trinh-nay"]


def looked_after(child: Child, times: int) -> None:
    watching = Supervisor([child])
    with watching.running():
        for _ in range(times):
            assert wait_until(child.ended, seconds=20)
            watching.look_after()


def test_without_a_child_that_is_needed_all_ends():
    with pytest.raises(DatabaseTrouble):
        looked_after(Child("pages", BROKEN), 3)


def test_one_that_is_not_needed_is_left_alone_and_tried_again_later(monkeypatch):
    child = Child("live", BROKEN, needed=False)
    looked_after(child, 4)
    born = child.born
    assert child.failures == supervisor.PATIENCE - 1
    looked_before = child.may_start()
    monkeypatch.setattr(supervisor, "LATER", time.monotonic() - born - 0.001)
    assert (looked_before, child.may_start()) == (False, True)
