"""What is asked of many rows at once: due days after a change of the calendar, units found in a large tree."""

import time
from collections.abc import Callable

import psycopg

from thongsuot.config.bench.figures import Figure, timed
from thongsuot.config.database import urls
from thongsuot.config.demo.houses import DEMO, SINCE
from thongsuot.core import clock
from thongsuot.duties.models import Duty
from thongsuot.law.queries import Running, book, due_days
from thongsuot.law.rules import Suspension
from thongsuot.offices.queries.tree import findings
from thongsuot.units.actions import set_up_province
from thongsuot.units.choosing import find_units
from thongsuot.units.models import Place, Unit, valid_on
from thongsuot.units.queries import children, descendants, search_units

WORDS = ("phòng kinh tế", "ubnd", "y te", "so xay dung", "don duong", "van phong", "mttq xa", "trung tam phuc vu")
# As people type into the one input that chooses a unit: in parts, without marks, raw Telex, names that are no more.
TYPED = (
    "phong kt",
    "ubnd xa d",
    "Sở Nội",
    "phofng kinh tees ddown duwowng",
    "thi tran thanh my",
    "24931",
    "huyen don duong",
)
LINTED = 5


def recount(number: int) -> Figure:
    """Return how long the due days of `number` running duties take, one in ten of them suspended for a while."""
    found, today = book(), clock.today()
    rule = found.rule("PAKN.RESOLVE", today)
    starts = list(Duty.objects.exclude(rule_code="").values_list("starts_on", flat=True)[:number])
    paused = (Suspension(today, today),)
    duties = [Running(at, rule, starts[at % len(starts)], 0, paused if at % 10 == 0 else ()) for at in range(number)]
    start = time.perf_counter()
    due_days(duties, found.calendar)
    return Figure(name="due_days", value=time.perf_counter() - start, unit=f"s / {number}")


def units(wanted: int, times: int) -> list[Figure]:
    """Return the times of finding and choosing units, of a level, a subtree, the whole check, among `wanted` units."""
    _grow(wanted)
    with psycopg.connect(urls()["owner"]) as connection:
        connection.execute("ANALYZE")
    roots = list(Unit.objects.filter(parent=None, kind="committee"))
    today = clock.today()
    return [
        timed("units.search", _seconds(lambda n: search_units(WORDS[n % len(WORDS)], on=today), times)),
        timed("units.choose", _seconds(lambda n: find_units(TYPED[n % len(TYPED)], today), times)),
        timed("units.lint", _seconds(lambda n: findings(None, today), LINTED)),
        timed("units.children", _seconds(lambda n: list(children(roots[n % len(roots)], today)[:50]), times)),
        timed("units.subtree", _seconds(lambda n: descendants([roots[n % len(roots)].pk]).count(), times)),
    ]


def _grow(wanted: int) -> None:
    """Set up whole provinces until there are `wanted` units."""
    provinces = Place.objects.filter(valid_on(SINCE), level="province").order_by("code")
    for code in provinces.values_list("code", flat=True):
        if Unit.objects.count() >= wanted:
            return
        set_up_province(code, on=SINCE, actor=DEMO, at=clock.now())


def _seconds(do: Callable[[int], object], times: int) -> list[float]:
    taken = []
    for number in range(times):
        start = time.perf_counter()
        do(number)
        taken.append(time.perf_counter() - start)
    return taken
