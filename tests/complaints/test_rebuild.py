"""Everything derived follows from the acts, and every act is what its ledger entry commits to."""

from datetime import date

import pytest

from complaints.making import ACCEPTED, DECIDED, IN_EFFECT, RECEIVED, Procedure, public_copy
from lives import photo
from thongsuot.cases.actions.record import DERIVED as CASE_DERIVED
from thongsuot.cases.actions.record import canonical_act, duty_digest, event_of, wanted_sights
from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.fold import fold as fold_case
from thongsuot.cases.rules.tables import transitions_of
from thongsuot.complaints.actions.accepting import refuse
from thongsuot.complaints.actions.again import appeal
from thongsuot.complaints.actions.enforcing import close, fulfil, oblige
from thongsuot.complaints.actions.noting import consent, lift_suspension, note_lawsuit, rate, suspend_disputed
from thongsuot.complaints.actions.publishing import publish
from thongsuot.complaints.actions.record import DERIVED
from thongsuot.complaints.actions.sending import send_notice
from thongsuot.complaints.actions.stopping import terminate, withdraw
from thongsuot.complaints.actions.time import extend, resume, suspend
from thongsuot.complaints.actions.verifying import add_evidence, appoint, minute
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.rules.fold import fold
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.ledger.rules import commitment

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """Tell complaints through every verb of the room."""
    first = Procedure().verifying()
    people = first.people
    _verified(first, people)
    _timed(Procedure(people).verifying())
    _ended(people)
    _enforced(Procedure(people).in_effect())
    life = Procedure(people).received()
    appeal(text="Tôi vẫn không đồng ý.", signed=True, **life.by("receptionist", date(2026, 8, 20)))


def _verified(life, people):
    handler = people.economics_handler.pk
    appoint(members=[handler], leader=handler, **life.by("head", ACCEPTED))
    words = {"place": "Thôn Suối Thông", "present": "Ba người", "text": "Đo lại."}
    minute(held_on=ACCEPTED, uploads=[photo()], **words, **life.by("economics_handler", ACCEPTED))
    paper = {"name": "Sổ đỏ", "pages": 4, "given_by": "complainant", "received_on": ACCEPTED}
    add_evidence(uploads=[photo()], **paper, **life.by("economics_handler", ACCEPTED))
    suspend_disputed(reason="Cưỡng chế ngày mai.", **life.by("head", ACCEPTED))
    lift_suspension(reason="Đã hoãn cưỡng chế.", **life.by("head", ACCEPTED))


def _timed(life):
    suspend(ground="expert", **life.by("head", date(2026, 7, 27)))
    send_notice(notice="suspension", sent_on=date(2026, 7, 28), way="hand", **life.by("head", date(2026, 7, 28)))
    resume(**life.by("head", date(2026, 8, 3)))
    extend(days=15, ground="places", **life.by("head", date(2026, 8, 4)))


def _ended(people):
    refuse(ground="late", text="Quá 90 ngày.", **Procedure(people).by("head", RECEIVED))
    terminate(ground="no-heir", text="Đã mất.", **Procedure(people).accepted().by("head", ACCEPTED))
    withdraw(reason="Đơn 16/7.", signed=True, **Procedure(people).by("receptionist", date(2026, 7, 16)))
    withdraw(reason="Đơn 21/7.", signed=True, **Procedure(people).accepted().by("receptionist", date(2026, 7, 21)))


def _enforced(life):
    consent(given=True, **life.by_resident(IN_EFFECT))
    publish(copy=public_copy(), **life.by("publisher", IN_EFFECT))
    rate(satisfied="no", note="Chậm.", **life.by_resident(IN_EFFECT))
    note_lawsuit(sued_on=date(2026, 9, 1), court="Tòa án khu vực 1", **life.by("head", IN_EFFECT))
    owed = {"kind": "money", "amount": 5_000_000, "text": "Trả tiền.", "due_on": date(2026, 10, 1)}
    oblige(**owed, **life.by("head", IN_EFFECT))
    fulfil(obligation_id=life.case.obligations.get().pk, done_on=IN_EFFECT, **life.by("head", IN_EFFECT))
    close(**life.by("head", IN_EFFECT))


def test_the_story_tells_every_verb_of_the_room(told):
    own = {row.verb for row in transitions_of("complaint") if row.own}
    assert own <= set(Act.objects.values_list("verb", flat=True))


def test_every_column_of_every_complaint_follows_from_the_acts(told):
    for complaint in Complaint.objects.select_related("case"):
        facts = fold(event_of(act) for act in complaint.case.acts.all())
        assert {name: getattr(complaint, name) for name in DERIVED} == vars(facts)


def test_every_column_and_sight_of_every_case_follows_from_the_acts(told):
    for case in Case.objects.all():
        derived = fold_case(event_of(act) for act in case.acts.all())
        assert {name: getattr(case, name) for name in CASE_DERIVED} == vars(derived)
        assert {(sight.unit_id, sight.why) for sight in case.sights.all()} == wanted_sights(case)


def test_every_act_is_what_its_entry_commits_to(told):
    for act in Act.objects.select_related("entry", "content"):
        canonical = canonical_act(act, act.content.texts)
        assert commitment(bytes(act.content.key), canonical) == bytes(act.entry.commitment)


def test_every_act_on_a_duty_is_committed_to_by_an_act_of_its_case(told):
    committed = {}
    for act in Act.objects.all():
        committed |= act.details.get("duties", {})
    alone = [one.verb for one in DutyAct.objects.filter(entry=None) if committed.get(str(one.pk)) != duty_digest(one)]
    assert alone == []


def test_an_ended_complaint_owes_nothing_but_the_sending_of_its_last_decision(told):
    ended = {f"case:{case.pk}" for case in Case.objects.exclude(ended_on=None)}
    running = Duty.objects.filter(about_ref__in=ended, state__in=("open", "suspended"))
    assert set(running.values_list("task", flat=True)) == {"send-notice"}


def test_a_decided_complaint_is_settled_on_the_day_it_was_signed(told):
    settled = Duty.objects.filter(task="settle", state="met")
    assert set(settled.values_list("ended_on", flat=True)) == {DECIDED}
