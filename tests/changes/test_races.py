"""Two at once, with real transactions: nothing is given to whoever is just being closed, nothing is lost or blocked."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connections, transaction

from cast import actor, make_officer, make_post
from lives import DAY, Life, moment
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.actions.work import assign
from thongsuot.cases.models import Case
from thongsuot.changes.actions import close_officer, close_unit, give_duty, hand_over_officer
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError
from thongsuot.duties.models import Duty
from thongsuot.people.models import Officer

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


def test_a_form_sent_twice_at_once_makes_one_case():
    life = Life()
    sent = {"given": Submission(text="Đèn hỏng."), "unit": life.people.commune, "actor": STRANGER, **moment(DAY)}

    def twice():
        receive(origin=Origin(form_token="mot-lan"), **sent)

    assert one_in_the_other(twice, twice) == ["done", "done"]
    assert Case.objects.filter(form_token="mot-lan").count() == 1
