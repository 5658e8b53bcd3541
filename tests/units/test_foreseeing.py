"""What a competence given or ended would change: which topics change hands in the place, and the page that shows it."""

from uuid import UUID

import pytest

from cast import TODAY, cast, make_competence
from thongsuot.units.foreseeing import if_ended, if_given, narrowest
from thongsuot.units.models import Competence
from thongsuot.units.queries import competent_unit

pytestmark = pytest.mark.django_db
A, B = UUID(int=1), UUID(int=2)
HERE, ABOVE = UUID(int=11), UUID(int=12)
LINE = {HERE: 0, ABOVE: 1}


@pytest.fixture
def people():
    return cast()


@pytest.mark.parametrize(
    ("rows", "won"),
    [
        ([], set()),
        ([(A, "", "", ABOVE), (B, "land", "", ABOVE)], {B}),
        ([(A, "land", "", ABOVE), (B, "", "", HERE)], {A}),
        ([(A, "land", "", HERE), (B, "land", "petition", ABOVE)], {B}),
        ([(A, "land", "", HERE), (B, "land", "", HERE)], {A, B}),
        ([(A, "water", "", HERE), (B, "land", "complaint", HERE)], set()),
        ([(A, "", "", None), (B, "", "", UUID(int=13))], {A}),
    ],
)
def test_the_narrowest_row_has_the_matter(rows, won):
    assert narrowest(rows, "land.use", "petition", LINE) == won


def moved(shifts) -> dict:
    return {shift.topic: (tuple(u.code for u in shift.before), tuple(u.code for u in shift.after)) for shift in shifts}


def test_a_topic_given_to_a_division_leaves_the_office_with_its_sub_topics(people):
    found = moved(if_given(people.one_stop, "land", "", None, TODAY))
    assert found["land"] == (("24931-vp",), ("24931-hcc",))
    assert found["land.dispute"] == found["land"] and "environment" not in found


def test_what_is_given_to_two_is_foreseen_as_both_and_what_is_given_already_changes_nothing(people):
    found = moved(if_given(people.one_stop, "environment", "petition", people.commune_place.pk, TODAY))
    assert found["environment"] == (("24931-kt",), ("24931-hcc",))
    assert if_given(people.economics, "environment", "", None, TODAY) == []


def test_what_is_foreseen_is_what_then_happens(people):
    row = people.economics.competences.get()
    (shift,) = [one for one in if_ended(row, TODAY) if one.topic == "environment"]
    Competence.objects.filter(pk=row.pk).delete()
    first = competent_unit("environment", "feedback", people.commune_place.pk, TODAY)[0]
    assert first.unit in shift.after
    make_competence(people.one_stop, "environment", place=people.commune_place)
    assert competent_unit("environment", "feedback", people.commune_place.pk, TODAY)[0].unit == people.one_stop


def test_the_page_shows_what_changes_hands_before_it_writes(client, people):
    client.force_login(people.administrator)
    url = f"/ban-lam-viec/quan-tri/don-vi/{people.one_stop.pk}/tham-quyen/"
    typed = {"topic": "land", "kind": "", "place": "", "basis": "QĐ 1", "on": "15/7/2026"}
    page = client.post(url, typed).content.decode()
    assert "Việc nào đổi chủ" in page and not people.one_stop.competences.exists()
    assert client.post(url, typed | {"confirm": "1"}).status_code == 302
    row = people.one_stop.competences.get()
    end = f"/ban-lam-viec/quan-tri/tham-quyen/{row.pk}/ket-thuc/"
    assert "Việc nào đổi chủ" in client.post(end, {"on": "16/7/2026"}).content.decode()
    client.post(end, {"on": "16/7/2026", "confirm": "1"})
    row.refresh_from_db()
    assert row.valid_until is not None
