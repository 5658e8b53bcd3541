"""Two at once: a case that is being sealed and a visit being tied to it, or a result that names it being taken back;
whoever is first, no word of it is left.
"""

from threading import Thread

import pytest
from django.db import connection, transaction

from cast import actor, cast
from lives import Life
from lives import moment as at_day
from receptions.making import DAY, came, opened, step
from thongsuot.cases.actions.erasing import pass_on
from thongsuot.cases.models import Case
from thongsuot.core.errors import DomainError
from thongsuot.receptions.actions import Outcome
from thongsuot.receptions.models import ReceptionAct, Visit, VisitContent

pytestmark = pytest.mark.django_db(transaction=True)
SOON, PATIENCE = 1, 30  # seconds: to see that one waits, and until it must have ended


@pytest.fixture
def people(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return cast()


@pytest.fixture
def case(people) -> Case:
    return Life(people, text="Đường sạt.").case


@pytest.fixture
def visit(people) -> Visit:
    return step(people, came(people, opened(people)), "begin")


def sealed(people, case):
    """Do the part of sealing (`changes.actions.sealing`) that takes the case and all that is tied to it away."""
    with transaction.atomic():
        locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        pass_on(locked, actor=actor(people.receptionist, on=DAY), **at_day(DAY))


def joined(people, visit, case):
    step(people, visit, "join_case", case_code=case.code)


def finished(people, visit, case):
    given = Outcome(outcome="joined", summary="Nói lại việc đường sạt.", case_code=case.code)
    step(people, visit, "finish", given=given)


def started(act, *given, refused) -> Thread:
    """Do the act in a thread of its own, and tell in which words it was refused."""

    def run():
        try:
            act(*given)
        except DomainError as trouble:
            refused.append(str(trouble.sentence))
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


@pytest.mark.parametrize("tie", [joined, finished])
def test_a_visit_is_not_tied_to_a_case_that_is_being_sealed(people, visit, case, tie):
    refused = []
    with transaction.atomic():
        sealed(people, case)
        thread = started(tie, people, visit, case, refused=refused)
        thread.join(SOON)
        waited = thread.is_alive()
    thread.join(PATIENCE)
    visit.refresh_from_db()
    assert waited and visit.case_ref == "" and visit.state == "inside"
    assert refused == ["Vụ việc này đã chuyển cơ quan khác hoặc đã xóa nội dung nên không gắn vào lượt tiếp được."]


@pytest.mark.parametrize("tie", [joined, finished])
def test_sealing_takes_a_visit_along_that_was_being_tied_just_then(people, visit, case, tie):
    refused = []
    with transaction.atomic():
        tie(people, visit, case)
        thread = started(sealed, people, case, refused=refused)
        thread.join(SOON)
        waited = thread.is_alive()
    thread.join(PATIENCE)
    visit.refresh_from_db()
    assert waited and refused == [] and visit.state == "done"
    assert not VisitContent.objects.filter(visit=visit).exists()
    assert not ReceptionAct.objects.filter(about_ref=str(visit.ref), content__isnull=False).exists()


def test_sealing_takes_a_result_along_that_was_being_taken_back_just_then(people, visit, case):
    finished(people, visit, case)
    refused = []
    with transaction.atomic():
        step(people, visit, "take_back", reason="Ghi nhầm.")
        thread = started(sealed, people, case, refused=refused)
        thread.join(SOON)
        waited = thread.is_alive()
    thread.join(PATIENCE)
    visit.refresh_from_db()
    assert waited and refused == [] and (visit.state, visit.case_ref) == ("inside", "")
    written = ReceptionAct.objects.filter(about_ref=str(visit.ref), verb__in=("finish", "take_back"))
    assert written.count() == 2 and not written.filter(content__isnull=False).exists()
