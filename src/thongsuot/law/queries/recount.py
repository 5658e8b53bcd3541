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
    """Return the SQL that walks `n` countable days from `start` of each row of `source`: `result(k, rolls, due)`."""
    return f"""
    {result}_placed AS (
        SELECT k, start, direction, working, rolls, n,
               {_up_to("CASE WHEN direction = 1 THEN start ELSE start - 1 END")} AS at
        FROM {source}
    ), {result}_clipped AS (
        SELECT p.*, s.first IS NOT NULL AS paused,
               greatest(s.first, CASE WHEN direction = 1 THEN start + 1 ELSE %(first)s END) AS a,
               least(s.last, CASE WHEN direction = 1 THEN %(last)s ELSE start - 1 END) AS b
        FROM {result}_placed p LEFT JOIN paused s USING (k)
    ), {result}_measured AS (
        SELECT k, direction, working, rolls, n, at,
               direction * ({_up_to("CASE WHEN direction = 1 THEN a - 1 ELSE b END")} - at) AS before,
               CASE WHEN paused AND a <= b THEN ({_up_to("b")}) - ({_up_to("a - 1")}) ELSE 0 END AS days
        FROM {result}_clipped
    ), {result}_met AS (
        SELECT *, before < n + sum(days) OVER earlier - days AS counts
        FROM {result}_measured WINDOW earlier AS (PARTITION BY k ORDER BY before, days)
    ), {result}_target AS (
        SELECT k, working, rolls, (CASE WHEN direction = 1 THEN at + n ELSE at - n + 1 END
               + direction * coalesce(sum(days) FILTER (WHERE counts), 0))::int AS target
        FROM {result}_met GROUP BY k, direction, working, rolls, n, at
    ), {result} AS (
        SELECT k, rolls, CASE WHEN working THEN (%(worked)s::date[])[target]
                       WHEN target BETWEEN 1 AND %(last)s::date - %(first)s::date + 1
                       THEN %(first)s::date + target - 1 END AS due
        FROM {result}_target
    )"""


# Whether a day found must still roll. An array element, not a search: the planner then expects many rows, not one.
_MOVES = "rolls AND coalesce((%(is_off)s::bool[])[due - %(first)s::date + 1], false)"
_SQL = f"""
    WITH paused AS (
        SELECT * FROM unnest(%(paused_k)s::int[], %(paused_first)s::date[], %(paused_last)s::date[]) t(k, first, last)
    ), duty AS (
        SELECT * FROM unnest(%(k)s::int[], %(start)s::date[], %(length)s::int[], %(unit)s::text[], %(direction)s::int[],
                             %(rolls)s::bool[], %(extra)s::int[]) t(k, start, length, unit, direction, rolls, extra)
    ), sized AS (
        SELECT k, start, direction, rolls, unit = 'working-day' AS working,
               extra + CASE WHEN unit IN ('month', 'year') THEN abs((start + make_interval(months =>
                   direction * length * CASE unit WHEN 'year' THEN 12 ELSE 1 END))::date - start) ELSE length END AS n
        FROM duty
    ), {_walk("sized", "ended")}, off AS (
        SELECT e.k, e.due AS start, s.direction, true AS working, false AS rolls, 1 AS n
        FROM (SELECT k, due FROM ended WHERE {_MOVES}) e JOIN sized s USING (k)
    ), {_walk("off", "rolled")}
    SELECT k, due FROM rolled UNION ALL SELECT k, due FROM ended WHERE NOT ({_MOVES})
"""

_KEPT: dict[tuple[bool, bool], tuple[Calendar, dict]] = {}


def _recount(group: list[Running], calendar: Calendar) -> dict[object, date | None]:
    known = [duty for duty in group if calendar.first <= duty.starts_on <= calendar.last]
    paused = [(k, s) for k, duty in enumerate(known) for s in merged(duty.suspensions)]
    rules = [duty.rule for duty in known]
    values = _days(calendar, group[0].rule) | {
        "k": list(range(len(known))),
        "start": [duty.starts_on for duty in known],
        "length": [rule.length for rule in rules],
        "unit": [rule.unit for rule in rules],
        "direction": [rule.direction for rule in rules],
        "rolls": [rule.rolls for rule in rules],
        "extra": [duty.extra_days for duty in known],
        "paused_k": [k for k, _ in paused],
        "paused_first": [suspension.first for _, suspension in paused],
        "paused_last": [suspension.last for _, suspension in paused],
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)
        found = dict(cursor.fetchall())
    return {duty.id: None for duty in group} | {duty.id: found[k] for k, duty in enumerate(known)}


def _days(calendar: Calendar, rule: DeadlineRule) -> dict:
    """Return the working days in order, and for each day of the calendar how many there are up to it.

    Kept for the calendar asked last: a recount asks for the same one batch after batch.
    """
    saturdays = rule.counts_worked_saturday, rule.counts_saturday
    kept = _KEPT.get(saturdays)
    if kept is None or kept[0] is not calendar:
        kept = _KEPT[saturdays] = calendar, _numbered(calendar, rule)
    return kept[1]


def _numbered(calendar: Calendar, rule: DeadlineRule) -> dict:
    worked, up_to, is_off = [], [], []
    for n in range((calendar.last - calendar.first).days + 1):
        day = calendar.first + timedelta(days=n)
        is_off.append(not calendar.is_working(day, rule))
        if not is_off[-1]:
            worked.append(day)
        up_to.append(len(worked))
    arrays = {"worked": worked, "worked_up_to": up_to, "is_off": is_off}
    # As texts: thousands of days are written out once, not once a batch.
    texts = {name: "{" + ",".join(map(str, values)) + "}" for name, values in arrays.items()}
    return {"first": calendar.first, "last": calendar.last} | texts
