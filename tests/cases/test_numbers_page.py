"""`/so-lieu/`: the drawing over its table, without a word of style or script inside."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from cast import cast
from thongsuot.cases.actions import counting
from thongsuot.cases.models import CountedFigures
from thongsuot.cases.queries import figures
from thongsuot.cases.queries.figures import Month, Row
from thongsuot.core import clock

pytestmark = pytest.mark.django_db
COLUMNS = ([3, 12, 30], [0, 4, 20], [40, 41, 42])  # open, late, answered
MONTHS = [
    Month(date(2026, n, 1), 60 + n, 50 + n if n > 2 else None, on_time=30 + n, evidenced=20 + n, not_done=6)
    for n in range(1, 8)
]


@pytest.fixture
def filled(monkeypatch):
    people = cast()
    monkeypatch.setattr(figures, "months", lambda today: MONTHS)
    rows = [Row(people.economics.pk, people.economics.name, 12, None, 40)]
    monkeypatch.setattr(figures, "by_units", lambda today: (rows, rows))
    return people


def test_the_drawing_shows_only_months_that_may_be_told(client, filled):
    page = client.get("/so-lieu/").content.decode()
    assert page.count('<circle class="a" cx=') == 5
    assert not re.search(r"\sstyle=|\son\w+=|<script(?! type=\"module\" src)", page)


def test_a_unit_leads_to_its_published_matters(client, filled):
    assert f'href="/vu-viec/?don-vi={filled.economics.pk}"' in client.get("/so-lieu/").content.decode()


def test_a_large_figure_hidden_beside_a_small_one_is_not_called_small(client, filled, monkeypatch):
    units = [filled.economics, filled.office, filled.commune]
    columns = [Counter(dict(zip([unit.pk for unit in units], column, strict=True))) for column in COLUMNS]
    rows = figures._rows([(unit.pk, unit.name) for unit in units], *columns)
    monkeypatch.setattr(figures, "by_units", lambda today: (rows, rows))
    page = client.get("/so-lieu/").content.decode()
    table = page[page.index("Theo đơn vị</h2>") :]
    cells = re.findall(r'<td class="n">(.*?)</td>', table)
    assert cells == ["đã che", "đã che", "40", "đã che", "đã che", "41", "30", "đã che", "42"]


def test_late_matters_that_one_table_may_not_tell_are_told_by_none(monkeypatch):
    def rows(*columns):
        keys = [(number, str(number)) for number in range(len(columns[0]))]
        return figures._rows(keys, *(Counter(dict(enumerate(column))) for column in columns))

    units, fields = rows([9, 9], [8, 7], [0, 0]), rows([5, 13], [3, 12], [0, 0])
    monkeypatch.setattr(figures, "by_units", lambda today: (units, units))
    monkeypatch.setattr(figures, "by_field", lambda today: fields)
    monkeypatch.setattr(figures, "months", lambda today: [])
    found = figures.counted(date(2026, 8, 5), datetime(2026, 8, 5, 3, tzinfo=UTC))
    assert [row.late for row in units] == [8, 7]
    assert {row.late for row in found.units + found.units_then + found.fields} == {None}
    assert [row.open for row in found.units] == [9, 9]


def test_what_was_hidden_in_a_former_way_is_counted_again(filled):
    today, at = date(2026, 8, 5), datetime(2026, 8, 5, 3, tzinfo=UTC)
    kept = counting.count_figures(at=at)
    CountedFigures.objects.update(counted={key: value for key, value in kept.counted.items() if key != "hiding"})
    assert figures._kept(today, at) is None


def test_what_was_counted_ahead_is_shown_until_it_is_an_hour_old(filled, monkeypatch):
    today, at = date(2026, 8, 5), datetime(2026, 8, 5, 3, tzinfo=UTC)
    counting.count_figures(at=at)
    monkeypatch.setattr(figures, "months", lambda today: [])
    assert figures.latest(today, at + timedelta(minutes=59)).months == MONTHS
    assert figures.latest(today, at + timedelta(minutes=60)).months == []


def test_the_page_says_when_its_figures_were_counted(client, filled):
    assert f"Đếm lúc {clock.now().astimezone(clock.LEGAL_ZONE):%H}:" in client.get("/so-lieu/").content.decode()


def test_a_count_of_another_month_is_not_shown_as_the_last_month(filled):
    at = datetime(2026, 9, 1, 3, tzinfo=UTC)
    counting.count_figures(at=at)
    assert figures.last_month(date(2026, 9, 1), at).first_day == date(2026, 8, 1)


def test_a_new_count_takes_the_place_of_the_last_and_reads_back_the_same(filled):
    at = datetime(2026, 8, 5, 3, tzinfo=UTC)
    for minutes in (0, 10):
        counting.count_figures(at=at + timedelta(minutes=minutes))
    assert CountedFigures.objects.count() == 1
    at += timedelta(minutes=10)
    assert figures.latest(date(2026, 8, 5), at) == figures.counted(date(2026, 8, 5), at)


def test_without_figures_there_is_no_drawing(client):
    cast()
    assert '<svg class="ts-chart' not in client.get("/so-lieu/").content.decode()


def test_where_no_unit_has_changed_there_is_one_table_by_unit(client, filled, monkeypatch):
    unit = (filled.economics.pk, filled.economics.name)
    hidden = Row(*unit, None, None, None, covered=("open", "late", "answered"))
    monkeypatch.setattr(figures, "by_units", lambda today: ([Row(*unit, 12, 6, 40)], [hidden]))
    page = client.get("/so-lieu/?theo=luc-do").content.decode()
    assert "Theo đơn vị lúc đó" not in page
    assert re.findall(r'<td class="n">(.*?)</td>', page[page.index("Theo đơn vị</h2>") :]) == ["12", "6", "40"]
