"""Due days of many running duties at once, in SQL: the set-wise twin of `rules.due_day`, tested equal to it.

Working days are numbered. Without suspensions a term of n ends on the day whose number is n more than the start's.
A suspension pushes it on by its own countable days, if it begins before the term would end; taken in the order of
counting, each suspension asks that once: a running sum. Rolling is the same walk again, of one working day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from thongsuot.law.rules import Calendar, DeadlineRule, Suspension
from thongsuot.law.rules.terms import merged


@dataclass(frozen=True, slots=True)
class Running:
    """A duty that runs: its `id` (any key of the caller), the rule row it rests on, and what changed its term."""

    id: object
    rule: DeadlineRule
    starts_on: date
    extra_days: int = 0
    suspensions: tuple[Suspension, ...] = ()


def due_days(duties: Iterable[Running], calendar: Calendar) -> dict[object, date | None]:
    """Return the due day by id; None where the count runs into a year without calendar (there `due_day` raises)."""
    groups: dict[tuple[bool, bool], list[Running]] = {}
    for duty in duties:
        rule = duty.rule
        groups.setdefault((rule.counts_worked_saturday, rule.counts_saturday), []).append(duty)
    found: dict[object, date | None] = {}
    for group in groups.values():
        found.update(_recount(group, calendar))
    return found


def _up_to(day: str) -> str:
    """Return the SQL for how many countable days there are from the calendar's first day up to `day`."""
    place = f"({day} - %(first)s::date + 1)"
    return f"CASE WHEN working THEN coalesce((%(worked_up_to)s::int[])[{place}], 0) ELSE {place} END"


def _walk(source: str, result: str) -> str:
    """Return the SQL that walks `n` countable days from `start` of each row of `source`: `result(k, due)`."""
    return f"""
    {result}_placed AS (
        SELECT k, start, direction, working, n,
               {_up_to("CASE WHEN direction = 1 THEN start ELSE start - 1 END")} AS at
        FROM {source}
    ), {result}_clipped AS (
        SELECT p.*, greatest(s.first, CASE WHEN direction = 1 THEN start + 1 ELSE %(first)s END) AS a,
               least(s.last, CASE WHEN direction = 1 THEN %(last)s ELSE start - 1 END) AS b
        FROM {result}_placed p JOIN paused s USING (k)
    ), {result}_measured AS (
        SELECT k, n, direction * ({_up_to("CASE WHEN direction = 1 THEN a - 1 ELSE b END")} - at) AS before,
               ({_up_to("b")}) - ({_up_to("a - 1")}) AS days
        FROM {result}_clipped WHERE a <= b
    ), {result}_met AS (
        SELECT k, days, before < n + sum(days) OVER earlier - days AS counts
        FROM {result}_measured WINDOW earlier AS (PARTITION BY k ORDER BY before, days)
    ), {result}_pushed AS (
        SELECT k, sum(days) AS days FROM {result}_met WHERE counts GROUP BY k
    ), {result}_target AS (
        SELECT k, working, CASE WHEN direction = 1 THEN at + n + coalesce(days, 0)
                                ELSE at - n - coalesce(days, 0) + 1 END::int AS target
        FROM {result}_placed LEFT JOIN {result}_pushed USING (k)
    ), {result} AS (
        SELECT k, CASE WHEN working THEN (%(worked)s::date[])[target]
                       WHEN target BETWEEN 1 AND %(last)s::date - %(first)s::date + 1
                       THEN %(first)s::date + target - 1 END AS due
        FROM {result}_target
    )"""


_SQL = f"""
    WITH paused AS (
        SELECT * FROM unnest(%(paused_k)s::int[], %(paused_first)s::date[], %(paused_last)s::date[]) t(k, first, last)
    ), duty AS (
        SELECT * FROM unnest(%(k)s::int[], %(start)s::date[], %(length)s::int[], %(unit)s::text[], %(direction)s::int[],
                             %(rolls)s::bool[], %(extra)s::int[]) t(k, start, length, unit, direction, rolls, extra)
        WHERE start BETWEEN %(first)s AND %(last)s
    ), sized AS (
        SELECT k, start, direction, rolls, unit = 'working-day' AS working,
               extra + CASE WHEN unit IN ('month', 'year') THEN abs((start + make_interval(months =>
                   direction * length * CASE unit WHEN 'year' THEN 12 ELSE 1 END))::date - start) ELSE length END AS n
        FROM duty
    ), {_walk("sized", "ended")}, off AS (
        SELECT k, due AS start, direction, true AS working, 1 AS n
        FROM ended JOIN sized USING (k)
        WHERE rolls AND due IS NOT NULL AND NOT due = ANY(%(worked)s::date[])
    ), {_walk("off", "rolled")}
    SELECT k, CASE WHEN off.k IS NULL THEN ended.due ELSE rolled.due END
    FROM ended LEFT JOIN off USING (k) LEFT JOIN rolled USING (k)
"""


def _recount(group: list[Running], calendar: Calendar) -> dict[object, date | None]:
    paused = [(k, s) for k, duty in enumerate(group) for s in merged(duty.suspensions)]
    rules = [duty.rule for duty in group]
    values = _days(calendar, rules[0]) | {
        "k": list(range(len(group))),
        "start": [duty.starts_on for duty in group],
        "length": [rule.length for rule in rules],
        "unit": [rule.unit for rule in rules],
        "direction": [rule.direction for rule in rules],
        "rolls": [rule.rolls for rule in rules],
        "extra": [duty.extra_days for duty in group],
        "paused_k": [k for k, _ in paused],
        "paused_first": [suspension.first for _, suspension in paused],
        "paused_last": [suspension.last for _, suspension in paused],
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)
        found = dict(cursor.fetchall())
    return {duty.id: found.get(k) for k, duty in enumerate(group)}


def _days(calendar: Calendar, rule: DeadlineRule) -> dict:
    """Return the working days in order, and for each day of the calendar how many there are up to it."""
    worked, up_to = [], []
    for n in range((calendar.last - calendar.first).days + 1):
        day = calendar.first + timedelta(days=n)
        if calendar.is_working(day, rule):
            worked.append(day)
        up_to.append(len(worked))
    return {"first": calendar.first, "last": calendar.last, "worked": worked, "worked_up_to": up_to}
