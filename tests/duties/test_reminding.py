"""Reminders reach the right people once, and nobody is skipped."""

from datetime import date

import pytest
from procrastinate.contrib.django import app

from cast import actor, cast, make_officer, make_post
from duties.making import AT, SYSTEM, make_duty, make_promise
from thongsuot.core.errors import Refused
from thongsuot.duties import actions, jobs
from thongsuot.duties.models import Duty, Reminder
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
DUE = date(2026, 8, 14)
LATE_0, LATE_1, LATE_2 = date(2026, 8, 17), date(2026, 8, 19), date(2026, 8, 21)
BY = {"actor": SYSTEM, "at": AT}


@pytest.fixture
def people():
    return cast()


def remind(on):
    return actions.remind_batch(on=on, at=AT)


def told():
    """Return who was told what, in order."""
    names = {message.officer_id: message.template for message in Message.objects.order_by("created_at", "pk")}
    return names


def last_told(kind, step=0):
    reminder = Reminder.objects.get(kind=kind, step=step)
    return reminder.unit, set(Message.objects.filter(template=f"reminder-{kind}").values_list("officer_id", flat=True))


def test_nothing_goes_out_before_its_day(people):
    make_promise(people.economics, DUE)
    assert remind(date(2026, 8, 10)) == 0
    assert not Message.objects.exists()


def test_at_four_fifths_the_officer_is_told(people):
    make_promise(people.economics, DUE, officer=people.economics_handler)
    remind(date(2026, 8, 12))
    assert told() == {people.economics_handler.pk: "reminder-early"}


def test_where_no_officer_is_named_the_handlers_of_the_unit_are_told(people):
    second = make_officer("Cil Ha Bang")
    make_post(second, people.economics)
    make_promise(people.economics, DUE)
    remind(DUE)
    assert set(told()) == {people.economics_handler.pk, second.pk}


def test_where_the_named_officer_is_away_the_unit_is_told(people):
    people.economics_handler.absences.create(first_day=DUE, last_day=DUE)
    make_promise(people.economics, DUE, officer=people.economics_handler)
    remind(DUE)
    assert last_told("today")[0] == people.economics


def test_a_late_duty_climbs_from_the_head_of_the_unit_to_the_top(people):
    make_promise(people.economics, DUE)
    for day, step, unit, head in (
        (LATE_0, 0, people.economics, people.economics_head),
        (LATE_1, 1, people.commune, people.head),
        (LATE_2, 2, people.province, people.province_head),
    ):
        remind(day)
        reached, officers = last_told("late", step)
        assert reached == unit
        assert head.pk in officers


def test_after_the_top_nobody_is_told_again(people):
    duty = make_promise(people.economics, DUE)
    remind(date(2026, 9, 21))
    assert Reminder.objects.filter(duty=duty, kind="late").count() == 3
    assert Duty.objects.get(pk=duty.pk).look_on is None
    assert remind(date(2026, 9, 22)) == 0


def test_a_unit_without_head_tells_its_administrator(people):
    make_post(people.nobody, people.office, "administrator")
    make_promise(people.office, DUE)
    remind(LATE_0)
    assert last_told("late") == (people.office, {people.nobody.pk})


def test_a_unit_without_anybody_tells_the_next_above_and_is_not_skipped(people):
    make_promise(people.one_stop, DUE)
    remind(DUE)
    assert last_told("today") == (people.commune, {people.head.pk})


def test_the_deputy_is_told_while_the_head_is_away(people):
    people.head.absences.create(first_day=LATE_0, last_day=LATE_0)
    make_promise(people.commune, DUE)
    remind(LATE_0)
    assert last_told("late") == (people.commune, {people.deputy.pk})


def test_running_twice_tells_once(people):
    make_promise(people.economics, DUE)
    remind(DUE)
    Duty.objects.update(look_on=DUE)
    remind(DUE)
    assert Reminder.objects.count() == Message.objects.count() == 1


def test_a_suspended_met_or_waived_duty_is_not_reminded_of(people):
    suspended, met, waived = (make_promise(people.economics, DUE) for _ in range(3))
    actions.suspend(duty=suspended, ground="supplement", on=date(2026, 8, 5), **BY)
    actions.meet(duty=met, on=date(2026, 8, 5), **BY)
    actions.waive(duty=waived, ground="withdrawn", on=date(2026, 8, 5), **BY)
    assert remind(LATE_2) == 0


def test_a_new_due_day_is_reminded_of_anew(people):
    duty = make_promise(people.economics, DUE)
    remind(DUE)
    actions.extend(duty=duty, days=7, ground="complex", on=DUE, **BY)
    remind(date(2026, 8, 21))
    assert Reminder.objects.filter(kind="today").count() == 2


def test_a_resumed_duty_is_watched_again(people):
    duty = make_promise(people.economics, DUE)
    actions.suspend(duty=duty, ground="supplement", on=date(2026, 8, 5), **BY)
    actions.resume(duty=duty, on=date(2026, 8, 5), **BY)
    assert remind(DUE) == 1


def test_a_batch_is_bounded_and_what_is_left_follows(people):
    for _ in range(5):
        make_promise(people.economics, DUE)
    assert [actions.remind_batch(on=DUE, at=AT, limit=2) for _ in range(4)] == [2, 2, 1, 0]


def test_the_pace_of_a_unit_above_holds_below_and_the_nearest_wins(people):
    administrator = actor(people.province_administrator)
    actions.set_pace(unit_id=people.province.pk, working_days=5, actor=administrator, at=AT)
    make_promise(people.economics, DUE)
    remind(LATE_1)
    assert not Reminder.objects.filter(kind="late", step=1).exists()
    actions.set_pace(unit_id=people.commune.pk, working_days=1, actor=administrator, at=AT)
    make_promise(people.economics, DUE)
    remind(date(2026, 8, 18))
    assert Reminder.objects.filter(kind="late", step=1).count() == 1


def test_only_an_administrator_above_sets_the_pace(people):
    with pytest.raises(Refused):
        actions.set_pace(unit_id=people.province.pk, working_days=5, actor=actor(people.administrator), at=AT)


def test_a_message_carries_the_task_the_neutral_label_and_the_day_and_no_more(people):
    duty = make_duty(people.economics)
    remind(date(2026, 8, 19))
    [message] = Message.objects.all()
    assert message.params.keys() == {"label", "due", "path"}
    assert (message.params["due"], message.params["label"]) == ("22/8/2026", f"Trả lời ({duty.label})")


def test_a_practice_duty_never_leaves_the_desk(people):
    make_promise(people.practice, DUE, practice=True)
    make_post(people.nobody, people.practice, "head")
    remind(DUE)
    assert list(Message.objects.values_list("channel", "practice")) == [("desk", True)]


def test_the_job_runs_every_ten_minutes_and_is_tried_again():
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic["thongsuot.duties.jobs.remind"] == "*/10 * * * *"
    assert jobs.remind.retry_strategy.max_attempts == 5
