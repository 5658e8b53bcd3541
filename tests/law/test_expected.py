"""Lunar feasts and the days off of a year that is not announced yet."""

from datetime import date

import holidays
import pytest

from thongsuot.law.rules.expected import Lunar, expected
from thongsuot.law.shipped import lunar, shipped

YEARS = range(2020, 2036)


def test_the_table_of_feasts_covers_2020_to_2035():
    assert list(lunar()) == list(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_the_feasts_are_those_of_the_package_holidays(year):
    known = holidays.country_holidays("VN", years=year, language="en_US")
    assert known.get_named("Lunar New Year", lookup="exact") == [lunar()[year].tet]
    assert known.get_named("Hung Kings' Commemoration Day", lookup="exact") == [lunar()[year].gio_to]


def test_in_2030_tet_falls_a_day_earlier_than_in_china():
    assert lunar()[2030].tet == date(2030, 2, 2)


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_what_is_expected_is_what_was_announced_save_swapped_days(year):
    announced = {day for day, entry in shipped().calendar.entries.items() if day.year == year and entry.kind == "off"}
    assert {entry.on for entry in expected(lunar()[year])} == announced


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_eleven_days_off_all_on_weekdays_and_all_unsure(year):
    entries = expected(lunar()[year])
    assert len({entry.on for entry in entries}) == len(entries) == 11
    assert all(entry.on.weekday() < 5 and entry.on.year == year for entry in entries)
    assert {(entry.kind, entry.confidence) for entry in entries} == {("off", "unsure")}


@pytest.mark.parametrize("year", range(2024, 2036))
def test_the_package_holidays_expects_the_same_days_off_but_for_what_this_table_decides(year):
    """The package knows 24 November and swapped days; Tết it begins with the last day of the old year alone."""
    known = holidays.country_holidays("VN", years=year, language="en_US")
    solar = {day for day, name in known.items() if _is_solar(name) and day.weekday() < 5}
    ours = {entry.on for entry in expected(lunar()[year])}
    assert {day for day in solar if day.month in (1, 4, 5) and day.day != 2} - {date(year, 1, 2)} <= ours


def _is_solar(name: str) -> bool:
    return any(word in name for word in ("New Year's Day", "Liberation", "Labor", "Hung Kings")) and "Lunar" not in name


def test_feasts_in_the_wrong_order_are_refused():
    with pytest.raises(ValueError, match="Tết comes before Giỗ Tổ"):
        Lunar(date(2030, 4, 12), date(2030, 2, 2))
