"""Lists over many rows are planned for whoever asks: none of their statements is planned once for all."""

from datetime import date

import pytest
from django.db import connection

from cast import actor
from lives import Life
from thongsuot.cases.queries import browsing, lists
from thongsuot.config.databases import PREPARED_AFTER
from thongsuot.duties import queries as duties
from thongsuot.law.queries import book
from thongsuot.ledger.planning import planned_anew
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 20)
OFTEN = PREPARED_AFTER + 2


def prepared() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return {statement for (statement,) in cursor.fetchall()}


def fresh(number: int) -> list:
    """Ask the same often enough to be planned once for all; `number` makes it a statement of its own."""
    return [Unit.objects.filter(name__in=["Xã"] * number).count() for _time in range(OFTEN)]


def test_a_statement_sent_often_is_planned_once_and_inside_never():
    before = prepared()
    with planned_anew():
        fresh(37)
    assert prepared() == before
    fresh(37)
    assert len(prepared() - before) == 1


def test_the_connection_is_left_as_it_was_whatever_happens():
    with pytest.raises(ValueError, match="mất điện"), planned_anew():
        assert connection.connection.prepare_threshold is None
        raise ValueError("mất điện")
    assert connection.connection.prepare_threshold == PREPARED_AFTER


def listed(who):
    return browsing.listed(who, lists.Filters(), "", sort="han", today=TODAY)


LISTS = {
    "listed": listed,
    "page": lambda who: lists.page(who, lists.Filters(), today=TODAY),
    "overview": lambda who: duties.overview(who, TODAY, book().calendar),
    "week": lambda who: duties.week_of(who, TODAY, book().calendar),
    "owed": lambda who: duties.grouped(duties.owed_by(who), TODAY, book().calendar),
    "parts": duties.counts_by_part,
    "alike": duties.overlap_count,
}


@pytest.mark.parametrize("name", LISTS)
def test_what_reads_many_rows_is_planned_for_its_officer(name):
    head, before = actor(Life().people.head), prepared()
    for _time in range(OFTEN):
        LISTS[name](head)
    wide = {one for one in prepared() - before if "state" in one and ("cases_case" in one or "duties_duty" in one)}
    assert wide == set()
