"""Officers are told when a case waits for them, is urged from above, or has its report: on their desk, in a word."""

import pytest

from cast import make_post
from lives import DAY, Life
from thongsuot.cases.actions.urging import answer_urge, urge
from thongsuot.cases.actions.work import answer_coordination, assign, coordinate
from thongsuot.notices.models import Message
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def life():
    return Life().accepted()


def told(template):
    rows = Message.objects.filter(template=template, channel="desk").values("officer_id")
    return set(Officer.objects.filter(pk__in=rows).values_list("username", flat=True))


def test_the_officer_who_is_given_a_case_is_told(life):
    people = life.people
    assign(unit_id=people.economics.pk, officer_id=people.economics_handler.pk, **life.by("head"))
    assert told("assigned") == {people.economics_handler.username}


def test_a_desk_that_is_given_a_case_hears_of_it_through_its_head(life):
    assign(unit_id=life.people.economics.pk, **life.by("head"))
    assert told("assigned") == {life.people.economics_head.username}


def test_the_unit_asked_to_help_is_told_and_its_opinion_is_told_to_the_lead(life):
    people = life.people
    make_post(people.elsewhere, people.office, "handler")
    assign(unit_id=people.economics.pk, officer_id=people.economics_handler.pk, **life.by("head"))
    asked = {"unit_id": people.office.pk, "question": "Ai quản lý đường dây?", "due_on": DAY}
    coordinate(**asked, **life.by("economics_handler"))
    assert told("assigned") == {people.economics_handler.username, people.elsewhere.username}
    who = life.by("elsewhere")
    asked = life.case.coordinations.get()
    answer_coordination(coordination_id=asked.pk, text="Điện lực quản lý.", **who)
    assert told("coordination-answered") == {people.economics_handler.username}


def test_an_urging_reaches_the_officer_and_the_heads_of_both_units(life):
    people = life.people
    assign(unit_id=people.economics.pk, officer_id=people.economics_handler.pk, **life.by("head"))
    urge(text="Báo cáo tiến độ.", **life.by("supervisor"))
    assert told("urged") == {people.economics_handler.username, people.economics_head.username, people.head.username}


def test_the_report_reaches_who_urged(life):
    urge(text="Báo cáo tiến độ.", **life.by("supervisor"))
    answer_urge(text="Xong trong tuần.", **life.by("handler"))
    assert told("urge-answered") == {life.people.supervisor.username}
