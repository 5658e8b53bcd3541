"""The weekly digest: one message a head and week, in their language, nothing where nothing is owed, never twice."""

from datetime import date

import pytest
from procrastinate.contrib.django import app

from cast import actor, cast
from duties.making import AT, SYSTEM, make_promise
from thongsuot.duties import actions, queries
from thongsuot.duties.models import Digest
from thongsuot.law.shipped import shipped
from thongsuot.notices.models import Message
from thongsuot.notices.texts import text_of

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, NEXT = date(2026, 8, 17), date(2026, 8, 18), date(2026, 8, 24)


@pytest.fixture
def people():
    return cast()


def send(on=MONDAY):
    while actions.digest_batch(on=on, at=AT, limit=3):
        pass


def told():
    return set(Message.objects.filter(template="weekly-digest").values_list("officer_id", flat=True))


def message_to(officer):
    return Message.objects.get(template="weekly-digest", officer_id=officer.pk)


def test_heads_and_supervisors_of_the_unit_and_above_are_told_once(people):
    make_promise(people.economics, date(2026, 8, 14))
    send()
    send()
    send(TUESDAY)
    assert told() == {people.economics_head.pk, people.head.pk, people.supervisor.pk, people.province_head.pk}
    assert Message.objects.count() == 4


def test_another_week_is_told_anew(people):
    make_promise(people.economics, date(2026, 8, 14))
    send()
    send(NEXT)
    assert Message.objects.filter(officer_id=people.head.pk).count() == 2


def test_nothing_is_sent_where_nothing_is_owed_and_what_comes_later_waits_for_monday(people):
    send()
    make_promise(people.economics, date(2026, 8, 14))
    send(TUESDAY)
    assert told() == set()


def test_it_counts_by_group_and_names_the_oldest_ten_by_neutral_label(people):
    for day in range(1, 13):
        make_promise(people.economics, date(2026, 8, day), label=f"Vụ việc {day:02}")
    make_promise(people.office, MONDAY, label="Vụ việc hôm nay")
    paused = make_promise(people.office, date(2026, 8, 1), label="Vụ việc dừng")
    actions.suspend(duty=paused, ground="supplement", on=date(2026, 8, 3), actor=SYSTEM, at=AT)
    send()
    params = message_to(people.head).params
    assert {name: params[name] for name in queries.GROUPS} == {
        "late": 12,
        "today": 1,
        "soon": 0,
        "later": 0,
        "suspended": 1,
    }
    lines = params["lines"].split("\n")
    assert len(lines) == 10
    assert lines[0].endswith("(Vụ việc 01), Phòng Kinh tế xã Đơn Dương, hạn 1/8/2026")


def test_it_is_written_in_the_language_of_the_officer(people):
    people.head.language = "en"
    people.head.save()
    make_promise(people.economics, date(2026, 8, 14))
    send()
    english, vietnamese = text_of(message_to(people.head)), text_of(message_to(people.economics_head))
    assert english.subject == "This week: 1 late, 0 due soon"
    assert "Keep a promise" in english.body
    assert vietnamese.subject == "Tuần này: 1 việc quá hạn, 0 việc sắp đến hạn"
    assert "/ban-lam-viec/ban-tin-tuan/" in vietnamese.body


def test_who_wants_none_gets_none_until_they_choose_otherwise(people):
    make_promise(people.economics, date(2026, 8, 14))
    actions.choose_digest(wanted=False, actor=actor(people.head), at=AT)
    actions.choose_digest(wanted=False, actor=actor(people.head), at=AT)
    send()
    assert people.head.pk not in told()
    assert Digest.objects.get(officer=people.head).told is False
    actions.choose_digest(wanted=True, actor=actor(people.head), at=AT)
    send(NEXT)
    assert people.head.pk in told()


def test_a_deputy_is_told_while_the_head_is_away_and_the_head_keeps_the_message(people):
    people.head.absences.create(first_day=MONDAY, last_day=TUESDAY)
    make_promise(people.economics, date(2026, 8, 14))
    send()
    assert {people.deputy.pk, people.supervisor.pk} <= told()


def test_a_closed_account_is_told_nothing(people):
    people.economics_head.is_active = False
    people.economics_head.save()
    make_promise(people.economics, date(2026, 8, 14))
    send()
    assert people.economics_head.pk not in told()


def test_only_units_below_are_counted(people):
    make_promise(people.economics, date(2026, 8, 14))
    week = queries.week_of(actor(people.economics_head), MONDAY, shipped().calendar)
    other = queries.week_of(actor(people.elsewhere), MONDAY, shipped().calendar)
    assert (week.counts["late"], other.owed) == (1, False)


def test_the_job_runs_on_monday_morning_and_again_for_a_machine_that_was_off():
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic["thongsuot.duties.jobs.digest"] == "5 0-10 * * 1,2"
