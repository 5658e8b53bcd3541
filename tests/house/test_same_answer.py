"""What one may not see is told apart from what is not there by nothing: not by status, bytes or the work it takes."""

from types import SimpleNamespace
from uuid import UUID

import pytest
from django.core.cache import caches
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from house.addresses import ABSENT, ADDRESSES, PRACTISING
from house.walking import ask, client_as, seen
from house.world import world
from thongsuot.core import clock

pytestmark = pytest.mark.django_db
# Those who see none of the things with an id; whoever sees a case and may not act on it is told so (403).
UNSEEING = ("nobody", PRACTISING, "elsewhere", "deputy", "auditor")


@pytest.fixture
def whole():
    return world()


def without(row, things):
    """Return the things with those that the address names by an id replaced by an id of nothing."""
    named = {thing: ABSENT for thing in row.of.values() if isinstance(getattr(things, thing, None), UUID | int)}
    return SimpleNamespace(**vars(things) | named)


def told(client, name, row, things) -> tuple[tuple[int, str], int]:
    """Return what a visitor can tell of an answer, and how many queries it took."""
    reset_queries()  # the log holds 9,000 at most, and what is over is not counted
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = ask(client, name, row, things)
    return seen(answer), len([one for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]])


@pytest.mark.parametrize("role", UNSEEING)
def test_forbidden_and_absent_are_one_answer_at_one_price(role, whole, monkeypatch):
    at = clock.now()
    monkeypatch.setattr(clock, "now", lambda: at)  # once a minute a session notes its use, which may fall into a pair
    client, apart = client_as(role, whole), []
    for name, row in ADDRESSES.items():
        if not row.hidden or role in row.who:
            continue
        caches["here"].clear()  # what is kept for a minute is read by the next call, and does not end within the pair
        told(client, name, row, without(row, whole.things))
        forbidden, absent = told(client, name, row, whole.things), told(client, name, row, without(row, whole.things))
        if forbidden != absent:
            apart.append(f"{name}: {forbidden[0][0]} in {forbidden[1]} queries, {absent[0][0]} in {absent[1]}")
    assert apart == []
