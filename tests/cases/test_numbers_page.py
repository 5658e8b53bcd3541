"""`/so-lieu/`: the drawing over its table, without a word of style or script inside."""

import re
from datetime import date

import pytest

from cast import cast
from thongsuot.cases.queries import figures
from thongsuot.cases.queries.figures import Month, Row

pytestmark = pytest.mark.django_db
MONTHS = [
    Month(date(2026, n, 1), 60 + n, 50 + n if n > 2 else None, on_time=30 + n, evidenced=20 + n, not_done=6)
    for n in range(1, 8)
]


@pytest.fixture
def filled(monkeypatch):
    people = cast()
    monkeypatch.setattr(figures, "months", lambda today: MONTHS)
    rows = [Row(people.economics.pk, people.economics.name, 12, None, 40)]
    monkeypatch.setattr(figures, "by_unit", lambda today: rows)
    return people


def test_the_drawing_shows_only_months_that_may_be_told(client, filled):
    page = client.get("/so-lieu/").content.decode()
    assert page.count('<circle class="a" cx=') == 5
    assert not re.search(r"\sstyle=|\son\w+=|<script(?! type=\"module\" src)", page)


def test_a_unit_leads_to_its_published_matters(client, filled):
    assert f'href="/vu-viec/?don-vi={filled.economics.pk}"' in client.get("/so-lieu/").content.decode()


def test_without_figures_there_is_no_drawing(client):
    cast()
    assert '<svg class="ts-chart' not in client.get("/so-lieu/").content.decode()
