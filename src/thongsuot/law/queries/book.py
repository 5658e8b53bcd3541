"""The book that holds now: what ships with the program, and over it what administrators have added."""

from datetime import date
from functools import lru_cache

from django.db import connection

from thongsuot.law.models import CalendarChange, CalendarYear, RuleChange
from thongsuot.law.rules import Book, Calendar, DeadlineRule, Entry, Source
from thongsuot.law.shipped import shipped

_STATE = " UNION ALL ".join(
    f'SELECT id FROM "{model._meta.db_table}"' for model in (CalendarYear, CalendarChange, RuleChange)
)


def book(known_on: date | None = None) -> Book:
    """Return the rules and calendar by what was known on `known_on` (None: all that is known).

    One small query asks which changes this transaction sees; the merged book is kept for exactly that set,
    so that neither a change nor its rollback can leave a stale one behind.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(md5(string_agg(id::text, ',' ORDER BY id)), '') FROM ({_STATE}) changes")
        state = cursor.fetchone()[0]
    return _merged(state, known_on) if state else _plain(known_on)


@lru_cache(maxsize=8)
def _plain(known_on: date | None) -> Book:
    return shipped().as_known_on(known_on)


@lru_cache(maxsize=8)
def _merged(state: str, known_on: date | None) -> Book:
    rules = tuple(rule_of(row) for row in RuleChange.objects.order_by("known_since", "recorded_at", "id"))
    return Book(shipped().rules + rules, _calendar(known_on), known_on)


def _calendar(known_on: date | None) -> Calendar:
    base = shipped().calendar
    entries = [_entry(row) for row in _known(CalendarChange, known_on)]
    years = set(base.years)
    added = {row.year: row for row in _known(CalendarYear, known_on)}
    for year in sorted(row.year for row in added.values() if not row.withdrawn):
        # A year after a gap waits until the gap is filled: no count may cross an unknown year.
        if year == max(years) + 1:
            years.add(year)
    return Calendar.of([*base.entries.values(), *entries], years)


def _known(model, known_on: date | None):
    rows = model.objects.order_by("known_since", "recorded_at", "id")
    return rows if known_on is None else rows.filter(known_since__lte=known_on)


def _entry(row: CalendarChange) -> Entry:
    return Entry(
        on=row.on, kind=row.kind, name=row.name, name_en=row.name_en, confidence=row.confidence, source=row.ground
    )


_SAME = (
    "code variant length unit counting rolls in_force_from in_force_until until_known_since known_since confidence "
    "counts_worked_saturday counts_saturday title title_en transition transition_en note note_en "
    "withdrawn"
).split()


def rule_of(row: RuleChange) -> DeadlineRule:
    """Return a stored version as the rules read it."""
    source = Source(
        instrument=row.instrument, instrument_en=row.instrument_en, article=row.article, article_en=row.article_en
    )
    return DeadlineRule(source=source, shipped=False, **{name: getattr(row, name) for name in _SAME})
