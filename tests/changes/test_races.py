"""Two at once, with real transactions: nothing is given to whoever is just being closed, nothing is lost or blocked."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import OperationalError, connections, transaction

from cast import actor, make_officer, make_post
from changes.reorganised import DAY as STARTED
from changes.reorganised import TODAY, finished, in_force, prepared
from changes.test_reorganising_splits import LATER, SPLIT
from lives import DAY, Life, instant, moment
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.actions.work import assign
from thongsuot.cases.models import Case
from thongsuot.changes.actions import (
    close_officer,
    close_unit,
    confirm_reorganisation,
    give_duty,
    hand_over_officer,
    place,
    repointing,
    undo_reorganisation,
)
from thongsuot.changes.actions.placing import let_go
from thongsuot.changes.models import Change, Reorganisation, Unplaced
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError
from thongsuot.duties.models import Duty
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db(transaction=True)
SHORT = 0.7  # seconds in which the second transaction has come to the first one's locks


def one_in_the_other(first, second):
    """Run `first` in a transaction that stays open while `second` starts in another; return what each came to."""
    done, started = Event(), Event()

    def slow():
        try:
            with transaction.atomic():
                first()
                started.set()
                done.wait(SHORT)
            return "done"
        except DomainError as refused:
            return type(refused).__name__
        finally:
            started.set()
            connections.close_all()

    def quick():
        started.wait(10)
        try:
            second()
            return "done"
        except DomainError as refused:
            return type(refused).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        outcomes = [pool.submit(slow), pool.submit(quick)]
        return [outcome.result(timeout=30) for outcome in outcomes]


def both(*acts):
    """Run these at the same time, each in transactions of its own; return what each came to."""

    def alone(act):
        try:
            act()
            return "done"
        except (DomainError, OperationalError) as refused:
            return type(refused).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [outcome.result(timeout=30) for outcome in [pool.submit(alone, act) for act in acts]]


def life_at(step) -> Life:
    with transaction.atomic():
        return getattr(Life(), step)()


def by(life, name):
    return {"actor": actor(getattr(life.people, name), on=DAY), **moment(DAY)}


def assigning(life):
    given = {"unit_id": life.people.economics.pk, "officer_id": life.people.economics_handler.pk}
    return lambda: assign(**given, **life.by("head"))


def closing(life):
    return lambda: close_officer(officer_id=life.people.economics_handler.pk, **by(life, "province_administrator"))


def test_a_case_is_not_given_to_an_account_that_is_just_being_closed():
    life = life_at("accepted")
    assert one_in_the_other(closing(life), assigning(life)) == ["done", "Invalid"]
    assert Case.objects.get(pk=life.case.pk).officer is None


def test_an_account_is_not_closed_while_a_case_is_just_being_given_to_it():
    life = life_at("accepted")
    assert one_in_the_other(assigning(life), closing(life)) == ["done", "NotAllowedNow"]
    assert Officer.objects.get(pk=life.people.economics_handler.pk).is_active


def test_a_duty_is_not_given_to_an_account_that_is_just_being_closed():
    life = Life()
    officer = make_officer("Vi Văn Đi", username="di")
    make_post(officer, life.people.commune, "handler")
    close = {"officer_id": officer.pk, **by(life, "province_administrator")}
    give = {"duty_id": life.case.duty_id, "officer_id": officer.pk, **by(life, "head")}
    assert one_in_the_other(lambda: close_officer(**close), lambda: give_duty(**give)) == ["done", "Invalid"]
    assert Duty.objects.get(pk=life.case.duty_id).holder_officer is None


def test_nothing_is_received_by_a_unit_that_is_just_being_abolished():
    life = Life()
    unit = life.people.other_economics
    close = {"unit_id": unit.pk, "successor_id": None, **by(life, "province_administrator")}
    outcomes = one_in_the_other(
        lambda: close_unit(**close),
        lambda: receive(given=Submission(text="Đèn hỏng."), unit=unit, actor=STRANGER, **moment(DAY)),
    )
    assert outcomes == ["done", "Invalid"]


def test_handing_everything_over_and_one_case_at_once_do_not_block_each_other():
    life = life_at("assigned")
    successor = make_officer("Lý Thị Thay", username="thay")
    make_post(successor, life.people.economics, "handler")
    leaving = {"from_officer_id": life.people.economics_handler.pk, "to_officer_id": successor.pk}
    whole = {**leaving, "unit_id": life.people.economics.pk, "reason": "Nghỉ.", **by(life, "economics_head")}
    single = {"duty_id": life.case.duty_id, "officer_id": None, **by(life, "economics_head")}
    outcomes = one_in_the_other(lambda: hand_over_officer(**whole), lambda: give_duty(**single))
    assert outcomes == ["done", "done"]
    case = Case.objects.get(pk=life.case.pk)
    assert (case.officer, case.duty.holder_officer) == (None, None)


def test_placing_and_the_batches_of_a_later_plan_do_not_block_each_other(monkeypatch):
    life = Life()
    make_post(life.people.province_head, life.people.province, "receptionist")
    finished(actor(life.people.province_administrator, on=TODAY), SPLIT)
    later = in_force(actor(life.people.province_administrator, on=STARTED), LATER)
    Reorganisation.objects.filter(pk=later.pk).update(room="cases")
    waiting, queue, has_cases = Unplaced.objects.get(), repointing._queue, Event()

    def slowly(*given):
        has_cases.set()
        Event().wait(SHORT)  # meanwhile the other one takes its first locks
        queue(*given)

    def batch():
        repointing.repoint_batch(reorganisation_id=later.pk, at=instant(STARTED))

    def placing():
        has_cases.wait(10)
        who = actor(life.people.province_head, on=STARTED)
        place(ids=[waiting.pk], unit_id=taker.pk, actor=who, on=STARTED, at=instant(STARTED))

    taker = Unit.objects.get(code="24931-b")
    monkeypatch.setattr(repointing, "_queue", slowly)
    assert both(batch, placing) == ["done", "done"]
    assert Case.objects.get(pk=life.case.pk).holder_unit == taker and not Unplaced.objects.exists()


def test_a_form_sent_twice_at_once_makes_one_case():
    life = Life()
    sent = {"given": Submission(text="Đèn hỏng."), "unit": life.people.commune, "actor": STRANGER, **moment(DAY)}

    def twice():
        receive(origin=Origin(form_token="mot-lan"), **sent)

    assert one_in_the_other(twice, twice) == ["done", "done"]
    assert Case.objects.filter(form_token="mot-lan").count() == 1


def deciding(verb, row, officer):
    given = {"reorganisation_id": row.pk, "actor": actor(officer, on=TODAY), "on": TODAY, "at": instant(TODAY)}
    given |= {"seen": row.seen} if verb is confirm_reorganisation else {}
    return lambda: verb(**given)


CONFIRMED_ONCE, TAKEN_BACK = ("planned", 1), ("undone", 0)
AT_ONCE = [
    (confirm_reorganisation, confirm_reorganisation, ["done", "NotAllowedNow"], CONFIRMED_ONCE),
    (confirm_reorganisation, undo_reorganisation, ["done", "done"], ("undone", 1)),
    (undo_reorganisation, confirm_reorganisation, ["done", "NotAllowedNow"], TAKEN_BACK),
    (undo_reorganisation, undo_reorganisation, ["done", "NotAllowedNow"], TAKEN_BACK),
]


@pytest.mark.parametrize(
    ("first", "second", "came_to", "left"), AT_ONCE, ids=["both confirm", "then undone", "undone first", "both undo"]
)
def test_two_administrators_decide_on_one_plan_one_after_the_other(first, second, came_to, left):
    life = Life()
    other = make_officer("Kiều Văn Hai", username="quan.tri.hai")
    make_post(other, life.people.province, "administrator")
    row = prepared(actor(life.people.province_administrator, on=TODAY))
    acts = deciding(first, row, life.people.province_administrator), deciding(second, row, other)
    assert one_in_the_other(*acts) == came_to
    row.refresh_from_db()
    assert (row.state, Change.objects.filter(verb="reorganise").count()) == left


def test_what_waits_no_more_is_let_go_once_by_two_workers_at_once():
    life = Life()
    finished(actor(life.people.province_administrator, on=TODAY), SPLIT)
    Case.objects.filter(pk=life.case.pk).update(ended_on=STARTED)
    Duty.objects.filter(about_ref=f"case:{life.case.pk}").update(state="met", ended_on=STARTED)
    assert Unplaced.objects.exists()
    assert one_in_the_other(lambda: let_go(at=instant(STARTED)), lambda: let_go(at=instant(STARTED))) == ["done"] * 2
    assert not Unplaced.objects.exists()
    assert Change.objects.filter(verb="let_go").count() == 1
