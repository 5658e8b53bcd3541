"""The shipped book: complete, sourced, without overlaps, and the same as the contract of codes."""

import csv
import dataclasses
from datetime import date
from pathlib import Path

import pytest

from thongsuot.law.rules.book import check
from thongsuot.law.shipped import shipped

CONTRACT = Path(__file__).parents[3] / "shared" / "data" / "rules.csv"
# The weekdays off of domain knowledge, written out a second time: a slip of the pen in the TOML shows here.
DAYS_OFF = {
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9",
    2027: "1/1 4/2 5/2 8/2 9/2 10/2 16/4 30/4 3/5 2/9 3/9",
}
WORKED = [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)]


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract of codes lies beside the project and is not here")
def test_the_rules_are_those_of_the_contract():
    with CONTRACT.open(encoding="utf-8") as lines:
        promised = {tuple(row.values()) for row in csv.DictReader(lines)}
    assert {_as_promised(rule) for rule in shipped().rules} == promised
    assert len(shipped().rules) == len(promised)


def _as_promised(rule) -> tuple:
    return (
        rule.code,
        rule.variant,
        str(rule.length),
        rule.unit,
        rule.counting,
        "yes" if rule.rolls else "no",
        rule.in_force_from.isoformat(),
        rule.in_force_until.isoformat() if rule.in_force_until else "",
        rule.confidence,
    )


@pytest.mark.parametrize("rule", shipped().rules, ids=lambda rule: f"{rule.name} {rule.in_force_from}")
def test_every_rule_names_its_source_and_title_in_both_languages(rule):
    source = rule.source
    assert all((source.instrument, source.instrument_en, source.article, source.article_en))
    assert all((rule.title, rule.title_en))
    assert bool(rule.note) == bool(rule.note_en)
    assert rule.known_since <= rule.in_force_from


def test_two_rows_that_overlap_are_refused():
    row = shipped().rule("KN.ACCEPT", date(2026, 6, 30))
    longer = dataclasses.replace(row, in_force_from=date(2026, 6, 30), in_force_until=None)
    with pytest.raises(ValueError, match="KN.ACCEPT: two rows overlap from 2026-06-30"):
        check([row, longer])


@pytest.mark.parametrize("year", DAYS_OFF)
def test_the_days_off_of_the_year_are_those_published(year):
    calendar = shipped().calendar
    off = [entry.on for entry in calendar.entries.values() if entry.on.year == year and entry.kind != "worked"]
    assert [f"{day.day}/{day.month}" for day in sorted(off)] == DAYS_OFF[year].split()
    assert all(day.weekday() < 5 for day in off)


def test_the_saturdays_worked_are_those_published():
    worked = [entry.on for entry in shipped().calendar.entries.values() if entry.kind == "worked"]
    assert sorted(worked) == WORKED
    assert all(day.weekday() == 5 for day in worked)


def test_the_calendar_covers_2023_to_2027():
    assert sorted(shipped().calendar.years) == [2023, 2024, 2025, 2026, 2027]


def test_days_not_announced_yet_are_marked_unsure():
    entries = shipped().calendar.entries.values()
    assert {entry.on.year for entry in entries if entry.confidence == "unsure"} == {2027}
    assert all(entry.confidence == "unsure" for entry in entries if entry.on.year == 2027)
    general = [entry.on for entry in entries if entry.confidence == "general"]
    assert sorted(general) == [date(2026, 8, 22), date(2026, 8, 31)]


@pytest.mark.parametrize("day", [date(2025, 7, 1), date(2026, 7, 1)], ids=["two tiers", "Law 136/2025"])
def test_a_row_of_a_new_regime_says_what_holds_for_matters_begun_before(day):
    rows = [rule for rule in shipped().rules if rule.in_force_from == day]
    assert rows
    assert all(rule.transition and rule.transition_en for rule in rows)


@pytest.mark.parametrize(
    ("received", "length", "unit"),
    [("2025-06-30", 10, "calendar-day"), ("2026-06-30", 10, "calendar-day"), ("2026-07-01", 7, "working-day")],
)
def test_the_regime_follows_from_the_day_of_receipt(received, length, unit):
    row = shipped().rule("KN.ACCEPT", date.fromisoformat(received))
    assert (row.length, row.unit) == (length, unit)
