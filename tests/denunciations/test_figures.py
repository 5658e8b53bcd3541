"""Figures of a body and a period: from clear columns alone, without what one must not know, after erasure too."""

from datetime import date
from uuid import UUID

import hypothesis.strategies as st
import pytest
from hypothesis import given

from cast import actor
from denunciations.desk import BASE, stop_clock, text, unlocked
from denunciations.making import DAY, Room, instant, moment
from thongsuot.denunciations.actions import concluding, denouncing, erasing, excluding, moving, screening, verifying
from thongsuot.denunciations.models import Keyholder
from thongsuot.denunciations.queries.figures import figures
from thongsuot.denunciations.rules.figures import CELLS, SMALLEST, SUMS, Step, Term, counted, shown
from thongsuot.units.models import Unit

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
A, B = UUID(int=1), UUID(int=2)


def step(verb, on, unit=None, matter=1, **details):
    return Step(UUID(int=100 + matter), verb, on, unit, details)


def numbers(steps, terms=(), unit=A, period=YEAR):
    found = counted(steps, terms, unit, *period).cells
    return {name: len(pks) for name, pks in found.items() if pks}


def test_an_act_counts_for_the_body_that_held_the_matter_then():
    life = [
        step("receive", date(2026, 3, 2), A),
        step("transfer", date(2026, 3, 4), B),
        step("check", date(2026, 3, 9), outcome="eligible"),
        step("accept", date(2026, 3, 10)),
    ]
    assert numbers(life, unit=A) == {"received": 1, "transferred": 1}
    assert numbers(life, unit=B) == {"received": 1, "accepted": 1}


def test_only_acts_of_the_period_count_its_first_and_last_day_included():
    life = [step("receive", date(2026, 3, 2), A), step("guide", date(2026, 4, 1))]
    assert numbers(life, period=(date(2026, 3, 2), date(2026, 3, 31))) == {"received": 1}
    assert numbers(life, period=(date(2026, 3, 3), date(2026, 4, 1))) == {"guided": 1}


@pytest.mark.parametrize(("met_on", "cell"), [(date(2026, 5, 20), "on_time"), (date(2026, 5, 21), "late")])
def test_a_conclusion_is_in_time_through_the_last_day(met_on, cell):
    life = [step("receive", date(2026, 3, 2), A), step("conclude", met_on, outcome="partly")]
    term = Term(UUID(int=101), date(2026, 5, 20), met_on)
    assert numbers(life, [term]) == {"received": 1, "concluded": 1, "partly": 1, cell: 1}


def test_checks_fall_into_their_cells():
    life = [step("receive", date(2026, 3, 2), A, matter=one) for one in (1, 2, 3)]
    found = ((1, "refused"), (2, "kept"), (3, "eligible"))
    life += [step("check", date(2026, 3, 3), matter=matter, outcome=outcome) for matter, outcome in found]
    assert numbers(life) == {"received": 3, "not_accepted": 1, "kept": 1}


TABLE = [
    ("nothing is nothing", {"received": 0}, {}, {"received": 0}),
    ("five are shown", {"received": 5}, {}, {"received": 5}),
    ("four are hidden", {"received": 4}, {"received": 3}, {"received": None}),
    ("four of one's own are shown", {"received": 4}, {"received": 4}, {"received": 4}),
]


@pytest.mark.parametrize(("totals", "handled", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_small_cells_are_hidden_from_who_does_not_handle_them(totals, handled, expected):
    whole = dict.fromkeys(CELLS, 0)
    found = shown(whole | totals, handled)
    assert {name: found[name] for name in expected} == expected


def test_a_hidden_part_is_not_given_away_by_its_sum():
    totals = dict.fromkeys(CELLS, 0) | {"concluded": 18, "true": 9, "partly": 7, "false": 2, "on_time": 18}
    found = shown(totals, {})
    assert (found["false"], found["partly"], found["true"], found["concluded"]) == (None, None, 9, 18)


cells = st.fixed_dictionaries({name: st.integers(0, 12) for name in CELLS})


@given(cells=cells, share=st.integers(0, 3))
def test_no_sum_ever_leaves_exactly_one_part_hidden(cells, share):
    totals = dict(cells)
    totals["concluded"] = totals["true"] + totals["partly"] + totals["false"]
    found = shown(totals, {name: total if share == 0 else total // share for name, total in totals.items()})
    for total, groups in SUMS.items():
        for parts in groups:
            hidden = [part for part in parts if found[part] is None]
            assert found[total] is None or len(hidden) != 1
    assert all(value is None or value == totals[name] for name, value in found.items())
    if share == 0:
        assert found == totals


def test_the_threshold_is_that_of_the_house():
    assert SMALLEST == 5


pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return Room()


def seen(officer, on=DAY, period=YEAR):
    found = figures(actor(officer, on=on), since=period[0], until=period[1], on=on)
    return {name: value for name, value in found.cells.items() if value != 0}


def test_an_investigator_sees_the_figures_of_what_they_handle_exactly(room):
    one = room.commune_ones[0]
    first, second, third, fourth = (room.receive() for _each in range(4))
    for matter in (first, second):
        screening.check(outcome="eligible", **room.by(matter, one))
    screening.accept(**room.by(first, one))
    verifying.verify(text="Xong.", **room.by(first, one))
    concluding.conclude(outcome="true", text="Đúng.", **room.by(first, one))
    denouncing.withdraw(**second.denouncer())
    screening.check(outcome="refused", ground="no-basis", **room.by(third, one))
    screening.guide(text="Gửi nơi khác.", **room.by(fourth, one))
    assert seen(one) == {
        "received": 4, "accepted": 1, "not_accepted": 1, "guided": 1, "concluded": 1, "true": 1, "on_time": 1,
        "withdrawn": 1,
    }  # fmt: skip


def test_nobody_but_an_investigator_of_the_body_gets_any(room):
    room.receive()
    for officer in (room.people.administrator, room.people.auditor, room.people.supervisor, room.custodians[0]):
        assert figures(actor(officer), since=YEAR[0], until=YEAR[1], on=DAY) is None
    assert figures(actor(room.commune_ones[0], practice=True), since=YEAR[0], until=YEAR[1], on=DAY) is None
    assert seen(room.inspector) == {}


def test_what_one_must_not_know_counts_in_no_cell(room):
    matter, _other = room.receive(), room.receive()
    excluding.exclude(officer_id=room.commune_head.pk, reason="Là anh ruột.", **room.by(matter, room.commune_ones[0]))
    assert seen(room.commune_ones[0]) == {"received": 2}
    assert seen(room.commune_head) == {"received": 1}


def test_who_came_later_sees_no_cell_under_five(room):
    for _each in range(4):
        room.receive()
    later = room.officer("Vi Thị Sau", room.people.commune)
    room.add(later, room.people.commune, Keyholder.Kind.INVESTIGATOR)
    assert seen(later) == {"received": None}
    room.receive()
    assert seen(later) == {"received": 5}


def test_the_figures_of_a_body_that_passed_a_matter_on_keep_it(room):
    matter = room.receive(unit_id=None, accused_name="Ai Đó")
    moving.transfer(unit_id=room.people.commune.pk, **room.by(matter, room.inspector))
    assert seen(room.inspector) == {"received": None, "transferred": None}  # its keys went with the matter
    assert seen(room.commune_ones[0]) == {"received": 1}


def test_figures_outlive_the_keys(room):
    one = room.commune_ones[0]
    matters = [room.receive() for _each in range(5)]
    for matter in matters:
        screening.check(outcome="refused", ground="no-basis", **room.by(matter, one))
    before = seen(one)
    for matter in matters:
        erasing.erase(denunciation_id=matter.id, **moment(date(2027, 7, 21)))
    assert seen(one) == before == {"received": 5, "not_accepted": 5}


def test_what_is_late_now_is_counted(room):
    room.receive()
    late = date(2026, 7, 27)
    assert seen(room.commune_ones[0], on=late) == {"received": 1, "late_now": 1}


def test_the_page_shows_the_period_asked_for_and_says_what_is_hidden(room, monkeypatch):
    stop_clock(monkeypatch, instant(DAY))
    for _each in range(4):
        room.receive()
    later = room.officer("Vi Thị Sau", room.people.commune)
    room.add(later, room.people.commune, Keyholder.Kind.INVESTIGATOR)
    shown_page = text(unlocked(later).get(f"{BASE}so-lieu/"))
    assert Unit.objects.get(pk=room.people.commune.pk).name in shown_page and "dưới 5" in shown_page
    client = unlocked(room.commune_ones[0])
    assert "Tiếp nhận 4" in text(client.get(f"{BASE}so-lieu/", {"tu": "2026-07-01", "den": "2026-07-31"}))
    assert "Tiếp nhận 0" in text(client.get(f"{BASE}so-lieu/", {"tu": "2026-01-01", "den": "2026-06-30"}))


@pytest.mark.parametrize("query", [{"tu": "x"}, {"tu": "2026-13-45"}, {"tu": "2026-12-31", "den": "2026-01-01"}])
def test_no_period_breaks_the_page(room, monkeypatch, query):
    stop_clock(monkeypatch, instant(DAY))
    assert unlocked(room.commune_ones[0]).get(f"{BASE}so-lieu/", query).status_code in (200, 422)
