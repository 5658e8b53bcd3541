"""The reform of 1 July 2025 in small: one new province, 200 cases, the work broken off again and again."""

import pytest

from cast import cast
from thongsuot.cases.models import Case
from thongsuot.changes import actions
from thongsuot.changes.actions import repointing
from thongsuot.config.bench.reform import Reform, counts, fill
from thongsuot.core import clock
from thongsuot.duties.models import Duty
from thongsuot.units.models import Lineage, Unit

pytestmark = pytest.mark.django_db


class Killed(Exception):
    """Whatever ends a worker: power, memory, a signal."""


@pytest.fixture
def planned():
    cast()
    found = Reform(("96",))
    units = found.make_units()
    fill([unit for unit in units if found.rows[unit.code]["level"] == "commune"], 200)
    moment = {"actor": repointing.SYSTEM, "on": clock.today(), "at": clock.now()}
    row = actions.prepare_reorganisation(text=found.plan(places=False), **moment)
    return actions.confirm_reorganisation(reorganisation_id=row.pk, seen=row.seen, **moment)


def test_nothing_is_lost_however_often_the_worker_is_killed(planned, monkeypatch):
    before, write, calls = counts(), repointing.write_change, []

    def dying(*args, **kwargs):
        change = write(*args, **kwargs)
        calls.append(change)
        if len(calls) % 2:
            raise Killed
        return change

    actions.begin_reorganisation(reorganisation_id=planned.pk, at=clock.now())
    monkeypatch.setattr(repointing, "write_change", dying)
    for _again in range(100):
        try:
            if not repointing.repoint_batch(reorganisation_id=planned.pk, at=clock.now(), limit=70):
                break
        except Killed:
            continue
    planned.refresh_from_db()
    assert planned.state == "done"
    assert counts() == before
    assert planned.moved["cases"] == 201
    assert not Case.objects.open().exclude(holder_unit__valid_until=None).exists()
    assert not Duty.objects.exclude(holder_unit__valid_until=None).exists()
    assert not Lineage.objects.filter(depth__gt=2).exclude(descendant__heir__isnull=False).exists()
    assert Unit.objects.filter(code__startswith="moi-", valid_until=None).count() > 60
