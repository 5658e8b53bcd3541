"""kill -9 in the middle of a reorganisation, several times: begun again it is whole, nothing is done or told twice."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection, transaction

from cast import actor
from changes.reorganised import DAY, TODAY, confirmed
from lives import Life, instant
from thongsuot.cases.actions.intake import PersonGiven
from thongsuot.cases.models import Act, Case
from thongsuot.changes.models import Reorganisation
from thongsuot.config import roles
from thongsuot.config.database import VARIABLES
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.notices.models import Message
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db(transaction=True)
TESTS = Path(__file__).parents[1]
CASES = 5


@pytest.fixture
def night():
    """The process that does the work, on the database of this test."""
    name = connection.settings_dict["NAME"]
    urls = {VARIABLES[role]: os.environ[VARIABLES[role]].rpartition("/")[0] + f"/{name}" for role in roles.NAMES}
    environment = os.environ | urls | {"THONGSUOT_PROCESS": "desk", "PYTHONPATH": str(TESTS)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-m", "changes.night"], env=environment, **pipes) as running:
        assert running.stdout.readline() == "ready\n"
        yield running
        running.stdin.close()


def told(night, what, row) -> int:
    night.stdin.write(f"{what} {row.pk} {instant(DAY).isoformat()}\n")
    night.stdin.flush()
    return int(night.stdout.readline())


def killed(night, what, row, lock, *values) -> None:
    """Kill the child with -9 where it waits for what `lock` holds: in the middle of a transaction, always the same."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(lock, values)
        before = others()  # what other tests of this process left open
        child = told(night, what, row)
        until = time.monotonic() + 30
        while not waits(cursor):
            assert time.monotonic() < until, "it did not come that far"
            time.sleep(0.005)
        os.kill(child, signal.SIGKILL)
        assert night.stdout.readline() == f"{-signal.SIGKILL}\n"
    while others() - before:  # its backend rolls back once it sees that nobody listens
        assert time.monotonic() < until, "its backend did not end"
        time.sleep(0.005)


def others() -> set[int]:
    """Return the backends of the connections to this database, but for our own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return {pid for (pid,) in cursor.fetchall()}


def waits(cursor) -> bool:
    cursor.execute("SELECT pg_stat_clear_snapshot()")
    cursor.execute(
        "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
        "WHERE NOT l.granted AND a.datname = current_database()"
    )
    return cursor.fetchone()[0] > 0


POSTS = "SELECT 1 FROM people_post WHERE unit_id = %s FOR UPDATE"
MESSAGES = "LOCK TABLE notices_message IN SHARE MODE"
# The one row alone: OFFSET in the locking query would lock those before it too.
ONE_CASE = "SELECT 1 FROM cases_case WHERE id = (SELECT id FROM cases_case ORDER BY id OFFSET %s LIMIT 1) FOR UPDATE"
ONE_DUTY = (
    "SELECT 1 FROM duties_duty WHERE id = "
    "(SELECT id FROM duties_duty WHERE state = 'open' ORDER BY id OFFSET %s LIMIT 1) FOR UPDATE"
)


def moved() -> tuple[int, int]:
    """Return how many cases and duties were moved."""
    return (
        Act.objects.filter(verb="inherit").count(),
        DutyAct.objects.filter(details__has_key="because").count(),
    )


def test_killed_again_and_again_it_ends_whole_and_nothing_is_twice(night):
    person = PersonGiven(name="Lò Thị Mây", phone="0912345678", notify_by="sms")
    with transaction.atomic():
        people = Life(parties=(person,)).assigned().people
        for _number in range(CASES - 1):
            Life(people)
    row = confirmed(actor(people.province_administrator, on=TODAY))
    open_before, owed = Case.objects.open().count(), Duty.objects.filter(state="open").count()

    killed(night, "begin", row, POSTS, people.commune.pk)
    assert Reorganisation.objects.get().state == "planned"
    assert not Unit.objects.filter(valid_until__isnull=False).exists()
    told(night, "begin", row)
    assert night.stdout.readline() == "0\n"
    killed(night, "repoint", row, MESSAGES)
    for number in (0, 3):
        killed(night, "repoint", row, ONE_CASE, number)
        assert moved() == (number, 0)
    for number in (0, 2):
        killed(night, "repoint", row, ONE_DUTY, number)
        assert moved() == (open_before, number)
    told(night, "repoint", row)
    assert night.stdout.readline() == "0\n"

    assert Reorganisation.objects.get().state == "done"
    assert (Case.objects.open().count(), Duty.objects.filter(state="open").count()) == (open_before, owed)
    assert not Case.objects.open().exclude(holder_unit__valid_until=None).exists()
    assert not Duty.objects.filter(state="open").exclude(holder_unit__valid_until=None).exists()
    assert moved() == (open_before, owed)
    officers = Message.objects.filter(template="unit-reorganised", channel="desk").values_list("officer_id", flat=True)
    assert len(officers) == len(set(officers)) > 5
    assert Message.objects.filter(template="holder-changed").count() == 1
