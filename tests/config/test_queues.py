"""Slow jobs: whether one waits for its turn, what the doctor says of them, and the process that comes and goes."""

import os
import signal
import sys
import threading
from contextlib import suppress

import pytest
from django.db import OperationalError, connection
from procrastinate.contrib.django import app

from thongsuot.config import checks, slow
from thongsuot.config.commands.worker import STOP_SIGNALS, _told_of_signals
from thongsuot.config.postgres.process import wait_until
from thongsuot.config.queues import QUICK, SLOW, late, slow_waits

HOUR_AGO = "UPDATE procrastinate_events SET at = now() - interval '1 hour'"
COMMAND = (sys.executable, "-c")


def queued(queue="papers", **options):
    return app.configure_task("anything", allow_unknown=True, queue=queue, **options).defer()


def working(job):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job])


def age():
    with connection.cursor() as cursor:
        cursor.execute(HOUR_AGO)


def test_no_queue_is_both_quick_and_slow():
    assert set(QUICK) & set(SLOW) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("queue", [*QUICK, *SLOW])
def test_a_slow_job_is_waited_for_by_the_process_of_slow_ones_and_a_quick_one_is_not(queue):
    queued(queue)
    assert slow_waits() is (queue in SLOW)


@pytest.mark.django_db
def test_a_job_whose_lock_another_holds_or_whose_time_has_not_come_does_not_wait_for_the_process():
    working(queued(lock="reading"))
    queued(lock="reading")
    queued(schedule_in={"hours": 1})
    assert not slow_waits()
    queued(lock="other")
    assert slow_waits()


@pytest.mark.django_db
def test_slow_jobs_may_wait_while_one_of_them_is_worked_and_quick_ones_may_not():
    queued(), queued(), queued("cases")
    assert late(seconds=120) == (0, 0, False)
    age()
    assert late(seconds=120) == (1, 2, False) and "3 việc chờ" in checks.queue().what
    working(queued())
    assert late(seconds=120) == (1, 2, True)
    found = checks.queue()
    assert not found.ok and "1 việc chờ" in found.what and "2 việc lâu" in found.what and found.remedy


@pytest.mark.django_db
def test_what_is_to_be_done_later_is_not_late():
    queued("notices", schedule_in={"hours": 1})
    age()
    assert late(seconds=120) == (0, 0, False) and checks.queue().ok


@pytest.fixture
def lane(monkeypatch):
    """Return a function that makes a lane whose process runs the given Python."""
    made = []
    monkeypatch.setattr(slow, "GRACE", 0.2)

    def lane_of(program, waits=True):
        monkeypatch.setattr(slow, "slow_waits", lambda: waits)
        made.append(slow.Lane((*COMMAND, program)))
        return made[-1]

    yield lane_of
    for each in made:
        each.stop()


def test_where_nothing_waits_no_process_is_started(lane):
    waiting = lane("import time; time.sleep(60)", waits=False)
    assert waiting.step() and waiting._process is None


def test_one_process_works_until_it_ends_and_one_that_fails_is_told(lane):
    failing = lane("raise SystemExit(3)")
    assert failing.step()
    first = failing._process
    assert wait_until(lambda: first.poll() is not None, seconds=10)
    assert failing.step() is False and failing._process is None


def test_a_process_that_does_not_heed_is_killed_with_what_it_started(lane, tmp_path):
    deaf = "import signal, subprocess, sys, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    deaf += f"child = subprocess.Popen(['sleep', '60'])\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(child.pid))\n"
    stubborn = lane(deaf + "time.sleep(60)")
    stubborn.step()
    assert wait_until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text(), seconds=10)
    stubborn.stop()
    assert wait_until(lambda: gone((tmp_path / "pid").read_text()), seconds=5)


def gone(pid):
    with suppress(OSError):
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] == "Z"
    return True


def test_a_lost_database_ends_no_loop(monkeypatch):
    stop, asked = threading.Event(), []

    def lost():
        asked.append(1)
        stop.set()
        raise OperationalError

    monkeypatch.setattr(slow, "slow_waits", lost)
    slow.loop(stop, slow.Lane((*COMMAND, "pass")))
    assert asked


def test_a_signal_is_told_once_and_its_handlers_are_put_back(monkeypatch):
    before, told = [signal.getsignal(each) for each in STOP_SIGNALS], []
    monkeypatch.setattr(threading.Timer, "start", lambda self: told.append(self.interval))
    with _told_of_signals(lambda: told.append("stop")):
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
    assert told == [11.0, "stop"] and [signal.getsignal(each) for each in STOP_SIGNALS] == before
