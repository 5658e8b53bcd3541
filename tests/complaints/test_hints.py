"""What the record says against accepting: earlier complaints about the same decision, the time over. Hints only."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import actor
from complaints.making import ACCEPTED, RECEIVED, Procedure
from thongsuot.complaints.actions.noting import note_lawsuit
from thongsuot.complaints.queries.hints import about_the_same, hints
from thongsuot.complaints.rules.earlier import ground_of, standing_of
from thongsuot.complaints.rules.fold import Facts

DAY = date(2026, 9, 20)


@pytest.mark.parametrize(
    ("facts", "state", "ended_on", "standing", "ground"),
    [
        ({"level": "second", "decided_on": DAY, "sued_on": DAY}, "sent", None, "settled-twice", "settled-twice"),
        ({"decided_on": DAY, "sued_on": DAY}, "sent", None, "court", "court"),
        ({}, "terminated", date(2026, 8, 20), "terminated", "terminated"),
        ({}, "terminated", date(2026, 8, 21), "ended", ""),
        ({"decided_on": DAY, "in_effect_on": DAY}, "closed", DAY, "in-effect", ""),
        ({"decided_on": DAY}, "sent", None, "decided", ""),
        ({}, "accepted", None, "running", ""),
        ({}, "not-accepted", DAY, "ended", ""),
    ],
)
def test_what_weighs_most_is_said_of_an_earlier_complaint(facts, state, ended_on, standing, ground):
    found = standing_of(Facts(**facts), state, ended_on, DAY)
    assert (found, ground_of(found)) == (standing, ground)


@pytest.fixture
def before(db):
    return Procedure().sent()


def again(before, **changes):
    return Procedure(before.people, on=DAY).described(DAY, **changes)


def shown(made, name="receptionist"):
    return hints(made.by(name, DAY)["actor"], made.case, DAY)


def test_the_decision_on_the_same_matter_is_shown_with_its_day_and_who_filed_is_not_asked(before):
    (hint,) = shown(again(before, number="12/qđ-ubnd", known_on=date(2026, 9, 1)))
    assert hint.case == before.case and "lần đầu ngày 05/08/2026" in hint.words
    assert hint.ground == ""


def test_a_lawsuit_hints_at_its_ground(before):
    note_lawsuit(sued_on=date(2026, 8, 20), court="Tòa án khu vực 1", **before.by("head", date(2026, 8, 20)))
    (hint,) = shown(again(before, known_on=date(2026, 9, 1)))
    assert "Tòa án ngày 20/08/2026" in hint.words and hint.ground.startswith("Tòa án đã thụ lý")


@pytest.mark.parametrize("changes", [{"number": "13/QĐ-UBND"}, {"number": ""}, {"body_id": None, "body_name": "Bộ X"}])
def test_another_decision_is_no_hint(before, changes):
    found = shown(again(before, known_on=date(2026, 9, 1), **changes))
    assert [hint for hint in found if hint.case] == []


def test_a_file_out_of_sight_is_never_hinted_at(before):
    made = again(before, known_on=date(2026, 9, 1))
    who = actor(before.people.elsewhere, on=DAY)
    assert list(about_the_same(who, made.case, made.complaint)) == []


def test_it_costs_one_query_however_many_there_are(before):
    made = again(before, known_on=date(2026, 9, 1))
    who = made.by("head", DAY)["actor"]
    complaint = made.complaint
    with CaptureQueriesContext(connection) as asked:
        assert len([each.complaint for each in about_the_same(who, made.case, complaint)]) == 1
    assert len(asked) == 1


@pytest.mark.django_db
def test_a_time_that_is_over_is_said_before_accepting_and_never_after():
    made = Procedure().described(known_on=date(2026, 3, 1), disputed_on=date(2026, 2, 1))
    (hint,) = hints(made.by("head", RECEIVED)["actor"], made.case, RECEIVED)
    assert "15/07/2026" in hint.words and hint.ground.startswith("Đã hết thời hiệu")
    made.described(known_on=date(2026, 3, 1), disputed_on=date(2026, 2, 1), obstacle_days=120).accepted()
    assert hints(made.by("head", ACCEPTED)["actor"], made.case, ACCEPTED) == []


def test_the_hints_stand_on_the_page_and_beside_the_grounds(before):
    made = again(before, known_on=date(2026, 9, 1))
    client = Client()
    client.force_login(before.people.head, backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in (
        reverse("desk:case", args=[made.case.pk]),
        reverse("desk:act", args=[made.case.pk, "khong-thu-ly"]),
        reverse("desk:act", args=[made.case.pk, "thu-ly-khieu-nai"]),
    ):
        page = client.get(address).content.decode()
        assert "Xem trước khi thụ lý" in page and reverse("desk:case", args=[before.case.pk]) in page
