"""Handing matters on: all of an officer's at once, or one duty with its case."""

from datetime import date
from uuid import UUID

import pytest

from cast import actor, make_officer, make_post
from lives import DAY, Life, moment
from thongsuot.cases.actions.handing import hand_over
from thongsuot.cases.actions.record import DERIVED, act_digest, duty_digest, event_of
from thongsuot.cases.actions.urging import urge
from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.fold import fold
from thongsuot.changes.actions import give_duty, hand_over_officer
from thongsuot.changes.models import Change
from thongsuot.changes.queries.held import candidates, holdings
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.ledger.models import Entry
from thongsuot.ledger.queries import verify_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def successor(life):
    officer = make_officer("Lý Thị Thay", username="thay")
    make_post(officer, life.people.economics, "handler", part_time=True)
    return officer


def hand(life, to, by="economics_head", **changes):
    given = {
        "from_officer_id": life.people.economics_handler.pk,
        "to_officer_id": to.pk if to else None,
        "unit_id": life.people.economics.pk,
        "reason": "Chuyển công tác.",
        "actor": actor(getattr(life.people, by), on=DAY),
        **moment(DAY),
    }
    return hand_over_officer(**given | changes)


def test_all_cases_of_a_leaving_officer_go_to_the_successor(life, successor):
    other = Life(life.people).submitted()
    hand(life, successor)
    assert {Case.objects.get(pk=each.case.pk).officer for each in (life, other)} == {successor}


def test_the_step_of_a_case_stays_when_it_is_handed_over(life, successor):
    other = Life(life.people).submitted()
    hand(life, successor)
    assert Case.objects.get(pk=other.case.pk).state == "submitted"


def test_the_lead_duties_go_along_with_the_same_day(life, successor):
    due_on = Duty.objects.get(pk=life.case.duty_id).due_on
    hand(life, successor)
    duty = Duty.objects.get(pk=life.case.duty_id)
    assert (duty.holder_officer, duty.holder_unit, duty.due_on) == (successor, life.people.economics, due_on)


def test_duties_of_no_case_in_work_go_along_too(life, successor):
    urge(text="Báo cáo.", due_on=date(2026, 7, 24), **life.by("supervisor"))
    hand(life, successor)
    assert not Duty.objects.filter(holder_officer=life.people.economics_handler, state="open").exists()


def test_handing_everything_over_is_one_entry(life, successor):
    Life(life.people).submitted()
    before = Entry.objects.count()
    hand(life, successor)
    assert Entry.objects.count() == before + 1


def test_the_one_entry_commits_to_every_act_on_a_case_and_a_duty(life, successor):
    Life(life.people).submitted()
    change = hand(life, successor)
    acts = Act.objects.filter(entry=change.entry)
    assert acts.count() == 2
    assert {str(act.pk): act_digest(act) for act in acts} == change.details["cases"]
    assert verify_act(change.canonical(change.content.texts), change.content.key, change.entry)


def test_the_acts_on_duties_are_committed_to_by_the_act_on_their_case(life, successor):
    change = hand(life, successor)
    act = Act.objects.get(entry=change.entry)
    duty_act = DutyAct.objects.filter(duty=life.case.duty_id).last()
    assert act.details["duties"] == {str(duty_act.pk): duty_digest(duty_act)}


def test_derived_columns_follow_from_the_acts_after_handing_over(life, successor):
    hand(life, successor)
    case = Case.objects.get(pk=life.case.pk)
    derived = fold(event_of(act) for act in case.acts.all())
    assert {name: getattr(case, name) for name in DERIVED} == {name: getattr(derived, name) for name in DERIVED}


def test_without_a_successor_the_unit_holds_them_together(life):
    hand(life, None)
    case = Case.objects.get(pk=life.case.pk)
    assert (case.officer, case.working_unit, case.duty.holder_officer) == (None, life.people.economics, None)


def test_matters_of_another_unit_stay(life, successor):
    make_post(life.people.economics_handler, life.people.office, "handler")
    Duty.objects.filter(pk=life.case.duty_id).update(holder_unit=life.people.office)
    hand(life, successor)
    assert [each.unit for each in holdings(life.people.economics_handler.pk)] == []
    assert Duty.objects.get(pk=life.case.duty_id).holder_officer == successor


def test_an_ended_case_is_not_touched(life, successor):
    Case.objects.filter(pk=life.case.pk).update(ended_on=DAY)
    Duty.objects.filter(pk=life.case.duty_id).update(state="met")
    with pytest.raises(NotAllowedNow):
        hand(life, successor)


def test_an_answered_case_that_waits_for_the_person_is_handed_over(successor, life):
    answered = Life(life.people).answered()
    hand(life, successor)
    assert Case.objects.get(pk=answered.case.pk).officer == successor


@pytest.mark.parametrize("who", ["economics_head", "head", "administrator", "province_administrator"])
def test_heads_and_administrators_of_the_unit_or_above_hand_over(life, successor, who):
    assert hand(life, successor, by=who)


@pytest.mark.parametrize("who", ["economics_handler", "receptionist", "deputy", "supervisor", "elsewhere", "nobody"])
def test_nobody_else_hands_over(life, successor, who):
    with pytest.raises(Refused):
        hand(life, successor, by=who)


def test_from_practice_nothing_real_is_handed_over(life, successor):
    with pytest.raises(Refused):
        hand(life, successor, actor=actor(life.people.economics_head, practice=True))


def test_the_successor_must_work_in_the_unit(life):
    with pytest.raises(Invalid) as wrong:
        hand(life, life.people.elsewhere)
    assert wrong.value.field == "to_officer_id"


def test_nobody_is_their_own_successor(life):
    with pytest.raises(Invalid):
        hand(life, life.people.economics_handler)


def test_a_reason_is_asked_for(life, successor):
    with pytest.raises(Invalid) as wrong:
        hand(life, successor, reason=" ")
    assert wrong.value.field == "reason"


def test_a_day_to_come_is_refused(life, successor):
    with pytest.raises(Invalid) as wrong:
        hand(life, successor, on=date(2026, 8, 1))
    assert wrong.value.field == "on"


def test_what_is_left_is_counted_by_unit(life):
    held = holdings(life.people.economics_handler.pk)
    assert [(each.unit, each.cases, each.duties) for each in held] == [(life.people.economics, 1, 1)]


def test_candidates_show_their_load_and_who_is_part_time(life, successor):
    found = {each.officer: each for each in candidates(life.people.economics.pk, life.people.economics_head.pk, DAY)}
    assert (found[successor].load, found[successor].part_time) == (0, True)
    assert (found[life.people.economics_handler].load, found[life.people.economics_handler].part_time) == (1, False)


def give(life, officer, by="economics_head"):
    who = actor(getattr(life.people, by), on=DAY)
    return give_duty(duty_id=life.case.duty_id, officer_id=officer.pk if officer else None, actor=who, **moment(DAY))


def test_giving_the_duty_of_a_case_gives_the_case(life, successor):
    give(life, successor)
    assert Case.objects.get(pk=life.case.pk).officer == successor


def test_giving_the_duty_of_a_case_is_one_entry(life, successor):
    before = Entry.objects.count()
    give(life, successor)
    assert Entry.objects.count() == before + 1


def test_a_handler_passes_on_an_own_case_with_its_duty(life, successor):
    give(life, successor, by="economics_handler")
    assert Case.objects.get(pk=life.case.pk).officer == successor


def test_a_handler_takes_no_case_from_a_colleague(life, successor):
    with pytest.raises(Refused):
        give_duty(duty_id=life.case.duty_id, officer_id=successor.pk, actor=actor(successor), **moment(DAY))


def test_before_a_case_is_assigned_only_its_duty_is_given():
    life = Life()
    who = actor(life.people.head)
    given = {"officer_id": life.people.handler.pk, "actor": who, **moment(DAY)}
    assert isinstance(give_duty(duty_id=life.case.duty_id, **given), DutyAct)
    assert Case.objects.get(pk=life.case.pk).officer is None


def test_a_case_ahead_of_its_assignment_cannot_be_handed_over(life):
    fresh = Life(life.people).accepted()
    with pytest.raises(NotAllowedNow):
        hand_over(
            case_id=fresh.case.pk, officer_id=life.people.handler.pk, actor=actor(life.people.head), **moment(DAY)
        )


def test_the_change_names_nobody_in_its_details(life, successor):
    change = Change.objects.get(pk=hand(life, successor).pk)
    assert {"from", "to", "unit", "cases", "duties"} == set(change.details)
    assert UUID(change.details["to"]) == successor.pk
