"""Acts on a duty: what they write, what they refuse, and that every column follows from them."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from cast import cast
from duties.making import AT, START, SYSTEM, make_duty, make_promise
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.duties import actions, rules
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.law.queries import book
from thongsuot.law.rules import RuleUnknown
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
BY = {"actor": SYSTEM, "at": AT}


@pytest.fixture
def people():
    return cast()


def derived(duty):
    return {name: getattr(duty, name) for name in ("state", "due_on", "remind_on", "ended_on", "holder_officer_id")}


def test_opening_takes_day_basis_and_version_from_the_law_book(people):
    duty = make_duty(people.economics)
    assert (duty.due_on, duty.remind_on, duty.look_on) == (date(2026, 8, 22), date(2026, 8, 19), date(2026, 8, 19))
    assert duty.rule_in_force_from == date(2008, 4, 5)
    assert duty.basis
    assert duty.opening.number == 1


def test_the_opening_act_can_be_put_into_the_act_of_the_room_that_opened(people):
    duty = make_duty(people.economics)
    canonical = duty.opening.canonical()
    assert canonical == Duty.objects.get(pk=duty.pk).opening.canonical()
    assert canonical["details"]["due_on"] == "2026-08-22"


def test_acts_called_by_another_room_write_no_entry(people):
    duty = make_duty(people.economics)
    actions.meet(duty=duty, on=START, **BY)
    assert not Entry.objects.exists()


def test_a_promise_keeps_the_day_that_was_promised(people):
    duty = make_promise(people.economics, date(2026, 8, 9))
    assert (duty.due_on, duty.fixed_due_on, duty.rule_code) == (date(2026, 8, 9), date(2026, 8, 9), "")


@pytest.mark.parametrize(
    "more, error",
    [({"label": " "}, Invalid), ({"label": "x" * 201}, Invalid), ({"rule_code": "NO.SUCH"}, RuleUnknown)],
)
def test_what_cannot_be_a_duty_is_refused(people, more, error):
    with pytest.raises(error):
        make_duty(people.economics, **more)
    assert not Duty.objects.exists()


def test_an_unknown_task_is_a_mistake_of_the_program(people):
    with pytest.raises(ValueError, match="rules.TASKS"):
        make_duty(people.economics, task="no-such-task")


def test_an_extension_moves_the_day_and_the_reminder(people):
    duty = make_duty(people.economics)
    act = actions.extend(duty=duty, days=5, ground="complex", on=date(2026, 8, 10), **BY)
    assert (act.number, act.details["days"], act.details["due_on"]) == (2, 5, "2026-08-28")
    assert (duty.due_on, duty.revision) == (date(2026, 8, 28), 2)


def test_an_extension_of_no_days_is_refused(people):
    with pytest.raises(Invalid):
        actions.extend(duty=make_duty(people.economics), days=0, ground="complex", on=START, **BY)


def test_a_suspended_duty_keeps_its_day_until_it_resumes(people):
    duty = make_duty(people.economics)
    actions.suspend(duty=duty, ground="supplement", on=date(2026, 8, 5), **BY)
    assert (duty.state, duty.due_on) == ("suspended", date(2026, 8, 22))
    actions.resume(duty=duty, on=date(2026, 8, 12), **BY)
    assert (duty.state, duty.due_on) == ("open", date(2026, 8, 28))


def test_a_duty_that_has_ended_takes_no_further_act(people):
    duty = make_duty(people.economics)
    actions.meet(duty=duty, on=date(2026, 8, 10), **BY)
    with pytest.raises(NotAllowedNow):
        actions.extend(duty=duty, days=3, ground="complex", on=START, **BY)
    with pytest.raises(NotAllowedNow):
        actions.waive(duty=duty, ground="withdrawn", on=START, **BY)


def test_a_duty_handed_to_another_unit_loses_its_officer_and_keeps_its_day(people):
    duty = make_duty(people.economics, officer=people.economics_handler)
    actions.hand_over(duty=duty, unit_id=people.other_economics.pk, on=START, **BY)
    assert (duty.holder_unit, duty.holder_officer, duty.due_on) == (people.other_economics, None, date(2026, 8, 22))


def test_reopening_starts_a_new_clock(people):
    duty = make_duty(people.economics)
    actions.meet(duty=duty, on=date(2026, 8, 10), **BY)
    actions.reopen(duty=duty, starts_on=date(2026, 9, 7), on=date(2026, 9, 7), **BY)
    assert (duty.state, duty.ended_on, duty.due_on) == ("open", None, date(2026, 9, 28))


def test_a_corrected_receipt_day_recounts_and_the_wrong_one_stays_readable(people):
    duty = make_duty(people.economics)
    actions.correct(duty=duty, starts_on=date(2026, 7, 30), ground="stamp", on=START, **BY)
    assert duty.due_on == date(2026, 8, 20)
    assert [act.details["starts_on"] for act in duty.acts.all()] == ["2026-08-03", "2026-07-30"]


def test_a_correction_may_put_a_rule_in_the_place_of_another(people):
    duty = make_duty(people.economics)
    actions.correct(duty=duty, rule_code="PAKN.TRANSFER", on=START, **BY)
    assert (duty.rule_code, duty.due_on) == ("PAKN.TRANSFER", date(2026, 8, 10))


def test_recomputing_writes_an_act_only_where_the_day_moves(people):
    duty = make_duty(people.economics)
    assert actions.recompute(duty=duty, on=START, **BY) is None
    Duty.objects.filter(pk=duty.pk).update(due_on=date(2026, 1, 1))
    act = actions.recompute(duty=duty, on=START, **BY)
    assert act.details["due_on"] == "2026-08-22"
    assert duty.due_on == date(2026, 8, 22)


def test_a_stale_copy_of_a_duty_is_read_afresh_under_the_lock(people):
    duty = make_duty(people.economics)
    copy = Duty.objects.get(pk=duty.pk)
    actions.meet(duty=duty, on=START, **BY)
    with pytest.raises(NotAllowedNow):
        actions.meet(duty=copy, on=START, **BY)


def lives(people):
    """Duties whose acts cover every verb."""
    duty = make_duty(people.economics)
    actions.assign(duty=duty, officer_id=people.economics_handler.pk, on=START, **BY)
    actions.extend(duty=duty, days=5, ground="complex", on=START, **BY)
    actions.suspend(duty=duty, ground="supplement", on=date(2026, 8, 6), **BY)
    actions.resume(duty=duty, on=date(2026, 8, 11), **BY)
    actions.hand_over(duty=duty, unit_id=people.office.pk, on=date(2026, 8, 12), **BY)
    actions.correct(duty=duty, starts_on=date(2026, 7, 31), on=date(2026, 8, 12), **BY)
    actions.meet(duty=duty, on=date(2026, 8, 20), **BY)
    actions.reopen(duty=duty, starts_on=date(2026, 9, 7), on=date(2026, 9, 7), **BY)
    other = make_promise(people.office, date(2026, 8, 14), officer=people.handler)
    actions.suspend(duty=other, ground="supplement", on=date(2026, 8, 6), **BY)
    third = make_duty(people.office)
    actions.waive(duty=third, ground="withdrawn", on=date(2026, 8, 6), **BY)
    return [duty, other, third]


def test_every_derived_column_can_be_rebuilt_from_the_acts(people):
    for duty in lives(people):
        stored = Duty.objects.get(pk=duty.pk)
        clock = stored.clock()
        rebuilt = {name: getattr(clock, name) for name in vars(clock) if hasattr(stored, name)}
        assert {name: getattr(stored, name) for name in rebuilt} | {"holder_unit": clock.holder_unit} == rebuilt | {
            "holder_officer": stored.holder_officer
        }
        assert str(stored.holder_unit_id) == clock.holder_unit
        assert (str(stored.holder_officer_id) if stored.holder_officer_id else None) == clock.holder_officer
        assert stored.revision == stored.acts.count()
        assert stored.look_on == rules.first_look(clock.due_on, clock.remind_on)


def test_the_day_an_act_holds_is_the_day_the_law_book_counts(people):
    for duty in lives(people):
        if duty.state == "open":
            assert rules.reckon(duty.clock(), book()).due_on == duty.due_on


@pytest.mark.parametrize(
    "statement",
    ["UPDATE duties_dutyact SET verb = 'met'", "DELETE FROM duties_dutyact", "TRUNCATE duties_dutyact CASCADE"],
)
def test_acts_cannot_be_rewritten(people, statement):
    make_duty(people.economics)
    connection.check_constraints()
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement)
    assert DutyAct.objects.count() == 1
