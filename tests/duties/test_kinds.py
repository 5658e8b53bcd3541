"""The four kinds of duty in the database: acts, entries, and what happens by itself as days pass."""

from datetime import UTC, date, datetime

import pytest
from procrastinate.contrib.django import app

from cast import actor, cast, make_post, make_unit
from duties.making import AT, START, SYSTEM, make_duty
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.duties import actions, rules
from thongsuot.duties.models import Duty, Reminder
from thongsuot.ledger.queries import verify_act
from thongsuot.notices.models import Message
from thongsuot.units.models import Unit, UnitSuccession

pytestmark = pytest.mark.django_db
LATER = datetime(2027, 3, 1, 2, 0, tzinfo=UTC)
BY = {"actor": SYSTEM, "at": LATER}
JOB = {"at": LATER}


@pytest.fixture
def people():
    return cast()


def make_wait(unit, due_on=date(2026, 8, 20), **more):
    return make_duty(unit, task="vote", rule_code="", basis="Kế hoạch", kind="not-before", due_on=due_on, **more)


def make_posting(unit, **more):
    return make_duty(unit, task="post", rule_code="DC.POST30", kind="continuous", **more)


def make_reception(unit, times=2, period="month", **more):
    more.setdefault("starts_on", date(2026, 8, 1))
    return make_duty(
        unit, task="receive-people", rule_code="", basis="Luật Tiếp công dân, Điều 18", kind="per-period",
        times=times, period=period, **more,
    )  # fmt: skip


def rebuilt(duty):
    """Return whether the derived columns are what the acts make of the duty."""
    stored = Duty.objects.get(pk=duty.pk)
    clock = stored.clock()
    names = ("state", "due_on", "until_on", "starts_on", "ended_on", "fixed_due_on", "done_times")
    return all(getattr(stored, name) == getattr(clock, name) for name in names)


def test_met_before_its_day_is_refused_with_the_day_that_is_allowed(people):
    duty = make_wait(people.economics)
    with pytest.raises(NotAllowedNow, match="không làm trước ngày 20/8/2026"):
        actions.meet(duty=duty, on=date(2026, 8, 19), **BY)
    actions.meet(duty=duty, on=date(2026, 8, 20), **BY)
    assert rebuilt(duty)


def test_a_waiting_duty_is_never_late_and_is_told_once_that_it_may_be_done(people):
    duty = make_wait(people.economics, officer=people.economics_handler)
    assert duty.look_on == date(2026, 8, 20)
    assert not duty.is_late(date(2026, 12, 1))
    assert actions.remind_batch(on=date(2026, 8, 19), at=AT) == 0
    actions.remind_batch(on=date(2026, 8, 21), at=AT)
    assert actions.remind_batch(on=date(2026, 9, 21), at=AT) == 0
    assert list(Message.objects.values_list("template", "officer_id")) == [
        ("reminder-begin", people.economics_handler.pk)
    ]


@pytest.mark.parametrize("kind", ["not-before", "continuous"])
def test_a_kind_with_a_day_needs_one(people, kind):
    with pytest.raises(Invalid):
        make_duty(people.economics, rule_code="", basis="Kế hoạch", kind=kind)


@pytest.mark.parametrize(
    "more",
    [
        {"times": 0, "period": "month"},
        {"times": 2, "period": "decade"},
        {"times": 2, "period": "month", "due_on": START},
    ],
    ids=str,
)
def test_how_often_must_be_said_whole(people, more):
    with pytest.raises(ValueError, match="times and a period"):
        make_duty(people.economics, rule_code="", basis="Luật", kind="per-period", **more)


def test_a_posting_closes_itself_the_day_after_its_last_with_proof(people):
    duty = make_posting(people.economics)
    assert actions.close_stood_batch(on=date(2026, 9, 2), **JOB) == 0
    assert actions.close_stood_batch(on=date(2026, 9, 9), **JOB) == 1
    assert actions.close_stood_batch(on=date(2026, 9, 9), **JOB) == 0
    duty.refresh_from_db()
    act = duty.acts.last()
    assert (duty.state, duty.ended_on, act.actor_ref) == ("met", date(2026, 9, 3), "service:clock")
    proof = {"from": "2026-08-03", "until": "2026-09-02", "days": 30, "interruptions": []}
    assert act.details["proof"] == proof
    assert verify_act(act.canonical(), act.key, act.entry)
    assert rebuilt(duty)


def test_an_interrupted_posting_is_late_and_climbs_until_it_stands_again(people):
    duty = make_posting(people.economics)
    actions.interrupt(duty=duty, ground="removed", on=date(2026, 8, 14), **BY)
    assert (duty.due_on, duty.is_late(date(2026, 8, 15))) == (date(2026, 8, 14), True)
    actions.remind_batch(on=date(2026, 8, 17), at=AT)
    assert Reminder.objects.get().kind == "late"
    assert actions.close_stood_batch(on=date(2026, 12, 1), **JOB) == 0
    actions.restore(duty=duty, on=date(2026, 8, 18), **BY)
    assert (duty.due_on, duty.until_on, duty.look_on) == (None, date(2026, 9, 17), None)
    assert rebuilt(duty)
    assert actions.close_stood_batch(on=date(2026, 9, 18), **JOB) == 1
    assert duty.acts.last().details["proof"]["interruptions"] == [["2026-08-14", "2026-08-18"]]


def test_each_reception_is_an_act_and_the_last_one_wanted_meets_the_duty(people):
    duty = make_reception(people.economics)
    assert (duty.due_on, duty.follow_on) == (date(2026, 8, 31), date(2026, 9, 1))
    actions.occur(duty=duty, on=date(2026, 8, 4), **BY)
    assert (duty.state, duty.done_times) == ("open", 1)
    actions.occur(duty=duty, on=date(2026, 8, 18), **BY)
    assert (duty.state, duty.done_times, duty.ended_on) == ("met", 2, date(2026, 8, 18))
    actions.strike(duty=duty, occurrence=1, on=date(2026, 8, 20), **BY)
    assert (duty.state, duty.done_times) == ("open", 1)
    assert rebuilt(duty)


@pytest.mark.parametrize("day", [date(2026, 7, 31), date(2027, 3, 2)], ids=str)
def test_a_reception_outside_the_period_or_still_to_come_is_refused(people, day):
    with pytest.raises(Invalid):
        actions.occur(duty=make_reception(people.economics), on=day, **BY)


def test_a_period_that_ends_short_is_late_and_is_ended_only_after_its_last_day(people):
    duty = make_reception(people.economics)
    assert (duty.is_late(date(2026, 8, 31)), duty.is_late(date(2026, 9, 1))) == (False, True)
    with pytest.raises(Invalid):
        actions.miss(duty=duty, ground="head-away", on=date(2026, 8, 31), **BY)
    actions.miss(duty=duty, ground="head-away", on=date(2026, 9, 1), **BY)
    assert (duty.state, rebuilt(duty)) == ("missed", True)


def test_the_next_period_opens_by_itself_whether_the_last_was_met_or_not(people):
    duty = make_reception(people.economics, officer=people.economics_handler)
    assert actions.open_next_batch(on=date(2026, 8, 31), **JOB) == 0
    assert actions.open_next_batch(on=date(2026, 9, 1), **JOB) == 1
    assert actions.open_next_batch(on=date(2026, 9, 1), **JOB) == 0
    following = Duty.objects.get(series=duty)
    assert (following.starts_on, following.due_on, following.times) == (date(2026, 9, 1), date(2026, 9, 30), 2)
    assert (following.holder_officer, following.basis) == (people.economics_handler, duty.basis)
    act = following.opening
    assert verify_act(act.canonical(), act.key, act.entry)
    assert rebuilt(following)


def test_after_a_long_standstill_every_period_is_opened_in_its_turn(people):
    duty = make_reception(people.economics)
    while actions.open_next_batch(on=date(2026, 12, 15), **JOB):
        pass
    assert [one.starts_on.month for one in Duty.objects.filter(series=duty).order_by("starts_on")] == [9, 10, 11, 12]
    assert Duty.objects.exclude(follow_on=None).get().starts_on == date(2026, 12, 1)


def test_what_is_waived_comes_back_no_more(people):
    duty = make_reception(people.economics)
    actions.waive(duty=duty, ground="withdrawn", on=date(2026, 8, 10), **BY)
    assert actions.open_next_batch(on=date(2027, 1, 1), **JOB) == 0


def test_the_next_period_passes_to_the_heir_of_a_unit_that_ended(people):
    make_reception(people.economics, officer=people.economics_handler)
    people.economics.valid_until = date(2026, 9, 1)
    people.economics.save()
    UnitSuccession.objects.create(former=people.economics, successor=people.office, on=date(2026, 9, 1))
    actions.open_next_batch(on=date(2026, 9, 1), **JOB)
    following = Duty.objects.get(series__isnull=False)
    assert (following.holder_unit, following.holder_officer) == (people.office, None)


def test_with_no_heir_the_next_period_opens_at_the_standing_unit_above_with_an_entry(people):
    cell = make_unit("Tổ một cửa", parent=people.economics, kind="office")
    duty = make_reception(cell)
    for unit in (cell, people.economics):
        unit.valid_until = date(2026, 9, 1)
        unit.save()
    actions.open_next_batch(on=date(2026, 9, 1), **JOB)
    following = Duty.objects.get(series=duty)
    assert (following.holder_unit, following.holder_officer) == (people.commune, None)
    assert verify_act(following.opening.canonical(), following.opening.key, following.opening.entry)


def test_where_nothing_stands_above_the_series_stays_and_is_not_lost(people):
    duty = make_reception(people.province)
    Unit.objects.filter(pk=people.province.pk).update(valid_until=date(2026, 9, 1))
    actions.open_next_batch(on=date(2026, 9, 1), **JOB)
    assert Duty.objects.get(series=duty).holder_unit == people.province


def test_the_next_period_stays_with_the_unit_where_its_officer_has_left(people):
    make_reception(people.economics, officer=people.economics_handler)
    people.economics_handler.posts.update(valid_until=date(2026, 8, 20))
    actions.open_next_batch(on=date(2026, 9, 1), **JOB)
    assert Duty.objects.get(series__isnull=False).holder_officer is None


WHO = [("economics_handler", True), ("economics_head", True), ("head", False), ("supervisor", False)]


@pytest.mark.parametrize("who, may", WHO)
def test_those_of_the_holding_unit_count_its_occurrences(people, who, may):
    duty = make_reception(people.economics)
    given = {"duty_id": duty.pk, "verb": "occurred", "actor": actor(getattr(people, who)), "on": date(2026, 8, 4)}
    if not may:
        with pytest.raises(Refused):
            actions.act_alone(**given, at=LATER)
        return
    act = actions.act_alone(**given, at=LATER)
    assert verify_act(act.canonical(), act.key, act.entry)


def test_who_sees_nothing_of_a_duty_finds_nothing(people):
    duty = make_reception(people.economics)
    with pytest.raises(NotFound):
        actions.act_alone(
            duty_id=duty.pk, verb="occurred", actor=actor(people.elsewhere), on=date(2026, 8, 4), at=LATER
        )


def test_only_the_head_owns_up_to_too_few_and_says_why(people):
    duty = make_reception(people.economics)
    given = {"duty_id": duty.pk, "verb": "missed", "on": date(2026, 9, 1), "at": LATER}
    with pytest.raises(Refused):
        actions.act_alone(**given, ground="head-away", actor=actor(people.economics_handler))
    with pytest.raises(Invalid):
        actions.act_alone(**given, ground="no reason", actor=actor(people.economics_head))
    actions.act_alone(**given, ground="head-away", actor=actor(people.economics_head))
    duty.refresh_from_db()
    assert duty.state == "missed"


def test_a_recomputation_moves_the_day_a_posting_stands_until(people):
    duty = make_posting(people.economics)
    assert actions.recompute(duty=duty, on=START, **BY) is None
    Duty.objects.filter(pk=duty.pk).update(until_on=date(2026, 8, 5))
    assert actions.recompute(duty=duty, on=START, **BY).details["until_on"] == "2026-09-02"


def test_handing_over_and_assigning_keep_what_each_kind_has_counted(people):
    make_post(people.nobody, people.office)
    posting, reception, wait = (make(people.economics) for make in (make_posting, make_reception, make_wait))
    actions.interrupt(duty=posting, ground="removed", on=date(2026, 8, 14), **BY)
    actions.occur(duty=reception, on=date(2026, 8, 4), **BY)
    for duty in (posting, reception, wait):
        actions.hand_over(duty=duty, unit_id=people.office.pk, officer_id=people.nobody.pk, on=START, **BY)
        assert rebuilt(duty)
    assert (posting.due_on, reception.done_times, wait.until_on) == (date(2026, 8, 14), 1, date(2026, 8, 20))


def test_a_unit_that_was_never_heard_of_does_not_hold_up_the_others(people):
    lonely = make_unit("Tổ công tác lưu động")
    make_reception(lonely)
    make_reception(people.economics)
    assert actions.open_next_batch(on=date(2026, 9, 1), **JOB) == 2


def test_the_hourly_job_turns_the_days():
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic["thongsuot.duties.jobs.turn"] == "5 * * * *"


def test_sentences_exist_for_every_refusal():
    for why in ("kind", "broken", "standing"):
        wrong = rules.WrongAct("met", "open", why)
        assert str(actions.writing.refusal(wrong))
