"""Who may do what in which state: the table is the code, and this table says it again from the outside."""

import pytest

from cast import actor, cast, make_officer, make_post
from lives import DAY, Life, instant
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.record import check_state
from thongsuot.cases.models import Case, Sight
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.transitions import BY_VERB, RESIDENT, SERVICE, STATES, TRANSITIONS
from thongsuot.core.access import can
from thongsuot.core.actors import ROLES, STRANGER, Actor, HeldPost, resident, service
from thongsuot.core.errors import NotAllowedNow

pytestmark = pytest.mark.django_db
VERBS = [transition.verb for transition in TRANSITIONS if transition.verb != "receive"]


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def case(people):
    return Life(people).case


def holding(role, unit, *, practice=False):
    officer = make_officer(f"Người {role}")
    make_post(officer, unit, role)
    return actor(officer, practice=practice)


# Role of the holder's unit -> what it may do there; said by hand, against the table.
MAY = {
    "receptionist": "screen ask_supplement supplement guide return transfer transfer_out join unjoin tell_apart split "
    "accept rate reopen close withdraw answer_urge raise_alarm acknowledge_alarm correct reissue_secret reveal_party "
    "note label",
    "handler": "supplement coordinate draft submit close resume answer_urge raise_alarm acknowledge_alarm reveal_party "
    "note label",
    "head": "screen ask_supplement supplement guide return transfer transfer_out join unjoin tell_apart split accept "
    "assign coordinate draft submit send_back approve publish withdraw_publication reopen close withdraw extend "
    "suspend resume answer_urge raise_alarm acknowledge_alarm correct reveal_party open_signatories note label",
    "publisher": "publish withdraw_publication",
    "supervisor": "",
    "auditor": "",
    "administrator": "",
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_of_the_holders_unit_may_exactly_this(people, case, role):
    who = holding(role, people.commune)
    assert {verb for verb in VERBS if can(who, f"cases.{verb}", case)} == set(MAY[role].split())


ABOVE = {"supervisor": "urge", "head": "urge acknowledge_alarm"}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_of_a_unit_above_may_exactly_this(people, case, role):
    who = holding(role, people.province)
    assert {verb for verb in VERBS if can(who, f"cases.{verb}", case)} == set(ABOVE.get(role, "").split())


@pytest.mark.parametrize("role", ROLES)
def test_no_role_elsewhere_may_anything(people, case, role):
    who = holding(role, people.other_commune)
    assert not [verb for verb in VERBS if can(who, f"cases.{verb}", case)]


@pytest.mark.parametrize("role", ROLES)
def test_a_unit_that_once_held_it_sees_and_may_nothing(people, case, role):
    Sight.objects.create(case=case, unit=people.other_commune, why="past")
    who = holding(role, people.other_commune)
    assert not [verb for verb in VERBS if can(who, f"cases.{verb}", case)]
    assert can(who, "cases.view", case) is (role != "administrator")


@pytest.mark.parametrize(("role", "may"), [("handler", True), ("head", True), ("receptionist", False)])
def test_a_coordinating_unit_answers_what_it_was_asked_and_nothing_else(people, case, role, may):
    Sight.objects.create(case=case, unit=people.office, why="coordinating")
    who = holding(role, people.office)
    expected = {"answer_coordination"} if may else set()
    assert {verb for verb in VERBS if can(who, f"cases.{verb}", case)} == expected


def test_the_resident_may_what_the_table_says_on_this_case_alone(people, case):
    other = Life(people).case
    allowed = {transition.verb for transition in TRANSITIONS if RESIDENT in transition.roles} - {"receive"}
    assert {verb for verb in VERBS if can(resident(case.pk), f"cases.{verb}", case)} == allowed
    assert not [verb for verb in VERBS if can(resident(other.pk), f"cases.{verb}", case)]


def test_a_service_may_only_what_the_table_names_it_for(case):
    allowed = {transition.verb for transition in TRANSITIONS if SERVICE in transition.roles} - {"receive"}
    assert {verb for verb in VERBS if can(service("anything"), f"cases.{verb}", case)} == allowed


def test_a_stranger_may_nothing(case):
    assert not [verb for verb in VERBS if can(STRANGER, f"cases.{verb}", case)]


def test_practice_and_real_cases_do_not_touch(people, case):
    sandbox = Actor(
        ref=f"officer:{people.head.pk}",
        officer_id=people.head.pk,
        posts=tuple(HeldPost(people.commune.pk, role) for role in ROLES),
        practice=True,
    )
    assert not [verb for verb in VERBS if can(sandbox, f"cases.{verb}", case)]
    assert not can(sandbox, "cases.view", case)


def test_a_case_given_to_one_handler_is_not_for_the_others(people):
    life = Life(people).assigned()
    colleague = holding("handler", people.economics)
    assert can(actor(people.economics_handler), "cases.draft", life.case)
    assert not can(colleague, "cases.draft", life.case)


@pytest.mark.parametrize("state", STATES)
def test_each_state_lets_pass_exactly_the_verbs_of_the_table(state):
    case = Case(state=state)
    passed = set()
    for verb in VERBS:
        try:
            check_state(case, verb)
        except NotAllowedNow:
            continue
        passed.add(verb)
    assert passed == {verb for verb in VERBS if state in BY_VERB[verb].states}


@pytest.mark.parametrize("verb", ["submit", "approve", "publish", "suspend"])
def test_what_stands_still_cannot_be_finished(verb):
    with pytest.raises(NotAllowedNow):
        check_state(Case(state=BY_VERB[verb].states[0], suspended=True), verb)


def test_the_list_filter_agrees_with_the_check_case_by_case(people):
    units = (people.commune, people.economics, people.other_commune, people.province, people.practice)
    given = Submission(text="Cống tắc.")
    cases = [receive(given=given, unit=unit, actor=STRANGER, on=DAY, at=instant(DAY)) for unit in units]
    Sight.objects.create(case=cases[2], unit=people.economics, why="coordinating")
    actors = [holding(role, unit) for role in ROLES for unit in (people.commune, people.economics, people.province)]
    actors += [actor(people.head, practice=True), resident(cases[0].pk), service("worker"), STRANGER]
    for who in actors:
        assert set(visible_to(who)) == {case for case in cases if can(who, "cases.view", case)}
