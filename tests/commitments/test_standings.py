"""The standing in the database is the standing of the rules; what is counted in public is the list behind it."""

from datetime import date, timedelta

import pytest

from cast import cast
from commitments.making import DUE, SAID, copy, do, kept, make, renewed
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.queries import published
from thongsuot.commitments.queries.standings import stood

pytestmark = pytest.mark.django_db
LOOKED = date(2026, 9, 20)


@pytest.fixture
def people():
    people = cast()
    make(people, due_on=date(2026, 12, 1))
    make(people, due_on=LOOKED - timedelta(days=30))
    make(people, due_on=LOOKED - timedelta(days=31))
    make(people, due_on=LOOKED)
    kept(people, make(people), DUE)
    kept(people, make(people), DUE + timedelta(days=1))
    do(people, make(people), "judge_broken", "supervisor", DUE + timedelta(days=5), reason="Chưa làm.")
    do(people, make(people), "withdraw", "head", SAID, reason="Ghi nhầm.")
    renewed(people, make(people), DUE, date(2026, 9, 15))
    return people


def test_the_twin_in_sql_says_what_the_rules_say(people):
    for day in (SAID, DUE, LOOKED, LOOKED + timedelta(days=1), date(2027, 1, 1)):
        rows = list(stood(Commitment.objects.all(), day))
        assert [row.stands for row in rows] == [row.standing(day) for row in rows]
    assert len({row.stands for row in stood(Commitment.objects.all(), LOOKED)}) == 6


def test_each_figure_is_the_length_of_the_list_behind_it(people):
    for commitment in Commitment.objects.all():
        do(people, commitment, "publish", "publisher", LOOKED, copy=copy())
    (row,) = published.by_unit(LOOKED)
    assert (row.unit_id, row.year, row.total) == (people.commune.pk, 2026, 9)
    assert {code: n for code, n in row.counts.items() if n} == {
        "running": 2, "late": 2, "kept": 1, "kept-late": 1, "broken": 2, "withdrawn": 1, "renewed": 1,
    }  # fmt: skip
    for code, count in row.counts.items():
        behind = published.found(LOOKED, unit_id=row.unit_id, year=row.year, standing=code)
        assert len(behind) == count, code
    assert published.units() == [(people.commune.pk, people.commune.name)] and published.years() == [2026]
