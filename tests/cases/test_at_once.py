"""Two at once: a double click makes one case, and one of two officers is told that the other was first."""

from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection

from cast import actor, cast
from lives import Life
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.actions.screening import screen
from thongsuot.cases.models import Act, Case
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError

pytestmark = pytest.mark.django_db(transaction=True)
DAY, AT = date(2026, 7, 15), datetime(2026, 7, 15, 2, 0, tzinfo=UTC)


def both(act):
    """Run `act` in two threads that start together; return what each gave or raised."""
    start, results = Barrier(2), []

    def run():
        try:
            start.wait(10)
            results.append(act())
        except DomainError as refusal:
            results.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=run) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_a_double_click_makes_one_case():
    people = cast()
    given, origin = Submission(text="Cống tắc."), Origin(form_token="mot-to-khai")
    found = both(lambda: receive(given=given, unit=people.commune, actor=STRANGER, on=DAY, at=AT, origin=origin))
    assert [case.pk for case in found] == [Case.objects.get().pk] * 2
    assert Act.objects.count() == 1


def test_of_two_officers_with_the_same_form_one_acts_and_the_other_is_told():
    life = Life()
    who = actor(life.people.receptionist)
    what = {"kind": "feedback", "topic": "utilities.lighting", "title": "Đèn đường"}
    found = both(lambda: screen(case_id=life.case.pk, revision=1, actor=who, on=DAY, at=AT, **what))
    assert sorted(type(one).__name__ for one in found) == ["Case", "Stale"]
    assert Case.objects.get(pk=life.case.pk).revision == 2
