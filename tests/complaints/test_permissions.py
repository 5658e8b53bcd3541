"""Who may do what with a complaint: the table is the code, and this table says it again from the outside."""

from datetime import date

import pytest

from cast import actor, cast, make_officer, make_post
from complaints.making import Procedure
from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.complaints import COMPLAINT_STATES, COMPLAINT_TRANSITIONS
from thongsuot.cases.rules.tables import table_of
from thongsuot.complaints.actions.again import appeal
from thongsuot.core.access import can
from thongsuot.core.actors import ROLES, resident, service

pytestmark = pytest.mark.django_db
VERBS = [row.verb for row in COMPLAINT_TRANSITIONS if row.verb != "receive"]
EVERYBODY = (
    "describe supplement add_evidence send prove_receipt withdraw send_notice note_lawsuit answer_urge raise_alarm "
    "acknowledge_alarm reveal_party note label"
)
WORK = "coordinate minute report call_dialogue hold_dialogue draft take_effect oblige fulfil close"
DESK = "ask_supplement guide return transfer transfer_out correct appeal"
MAY = {
    "receptionist": f"{EVERYBODY} {DESK} consent rate reissue_secret",
    "handler": f"{EVERYBODY} {WORK}",
    "head": f"{EVERYBODY} {WORK} {DESK} accept refuse assign appoint send_back decide extend suspend resume terminate "
    "suspend_disputed lift_suspension publish withdraw_publication open_signatories",
    "publisher": "publish withdraw_publication",
}
ABOVE = {"supervisor": "urge", "head": "urge acknowledge_alarm appeal", "receptionist": "appeal"}


@pytest.fixture
def people():
    return cast()


def holding(role, unit):
    officer = make_officer(f"Người {role}")
    make_post(officer, unit, role)
    return actor(officer)


def allowed(who, case):
    return {verb for verb in VERBS if can(who, f"cases.{verb}", case)}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_of_the_holders_unit_may_exactly_this(people, role):
    case = Procedure(people).case
    assert allowed(holding(role, people.commune), case) == set(MAY.get(role, "").split())


@pytest.mark.parametrize("role", ROLES)
def test_each_role_of_a_unit_above_may_exactly_this(people, role):
    case = Procedure(people).case
    assert allowed(holding(role, people.province), case) == set(ABOVE.get(role, "").split())


@pytest.mark.parametrize("role", ROLES)
def test_no_role_elsewhere_may_anything(people, role):
    assert not allowed(holding(role, people.other_commune), Procedure(people).case)


def test_the_person_may_add_consent_rate_and_go_on_and_withdraws_by_a_signed_letter_only(people):
    case = Procedure(people).case
    assert allowed(resident(case.pk), case) == {"supplement", "consent", "rate", "appeal"}


def test_a_service_may_let_a_decision_take_effect_and_ring(people):
    assert allowed(service("anything"), Procedure(people).case) == {"take_effect", "raise_alarm"}


@pytest.mark.parametrize("verb", ["screen", "join", "split", "submit", "approve", "reopen"])
def test_what_belongs_to_feedback_is_no_act_of_a_complaint(people, verb):
    case = Procedure(people).case
    assert not can(actor(people.head), f"cases.{verb}", case)
    assert verb not in table_of("complaint")


def test_every_state_of_a_complaint_is_reached_and_left_or_ends_it():
    reached = {row.to for row in COMPLAINT_TRANSITIONS if row.to} | {"withdrawn"}
    assert reached == set(COMPLAINT_STATES)


def test_whoever_decided_first_may_do_nothing_at_the_second_level(people):
    make_post(people.head, people.province, "head")
    make_post(people.head, people.province, "receptionist")
    life = Procedure(people).received()
    second = appeal(text="Tôi vẫn không đồng ý.", **life.by("receptionist", date(2026, 8, 20)))
    assert second.holder_unit == people.province
    first_resolver, other_head = actor(people.head), actor(people.province_head)
    assert not allowed(first_resolver, second)
    assert {"accept", "decide"} <= allowed(other_head, second)


def test_the_second_body_reads_the_file_of_the_first_and_changes_nothing_in_it(people):
    life = Procedure(people).received()
    reader = holding("receptionist", people.province)
    assert not visible_to(reader).filter(pk=life.case.pk).exists()
    appeal(text="Tôi vẫn không đồng ý.", **life.by("receptionist", date(2026, 8, 20)))
    first = Case.objects.get(pk=life.case.pk)
    assert visible_to(reader).filter(pk=first.pk).exists()
    frozen = {row.verb for row in COMPLAINT_TRANSITIONS if first.state in row.states}
    assert frozen == {
        "send_notice",
        "answer_urge",
        "reissue_secret",
        "reveal_party",
        "open_signatories",
        "note",
        "label",
    }
    assert not allowed(reader, first) - {"appeal"}
