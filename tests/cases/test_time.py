"""The clock of a case: more time before it is over, a stop, and on again."""

from datetime import date

import pytest

from lives import DAY, Life, copy
from thongsuot.cases.actions.answer import approve, submit
from thongsuot.cases.actions.publish import publish
from thongsuot.cases.actions.time import extend, resume, suspend
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def life():
    return Life().assigned()


def due_on(life):
    return Duty.objects.get(pk=life.case.duty_id).due_on


def stop(life, on=DAY):
    life.case = suspend(ground="expert", **life.by("head", on))
    return life


def test_an_extension_moves_the_day_by_working_days_and_names_it(life):
    case = extend(days=5, ground="complex", **life.by("head"))
    assert due_on(life) == date(2026, 8, 12)
    assert case.acts.get(verb="extend").details["due_on"] == "2026-08-12"


@pytest.mark.parametrize("days", [0, -3, 61])
def test_an_extension_has_a_length_within_bounds(life, days):
    with pytest.raises(Invalid) as refused:
        extend(days=days, ground="complex", **life.by("head"))
    assert refused.value.field == "days"


def test_an_extension_rests_on_a_ground_of_the_list(life):
    with pytest.raises(Invalid) as refused:
        extend(days=5, ground="busy", **life.by("head"))
    assert refused.value.field == "ground"


def test_a_late_case_is_not_extended(life):
    with pytest.raises(NotAllowedNow):
        extend(days=5, ground="complex", **life.by("head", date(2026, 8, 6)))


def test_a_handler_does_not_extend(life):
    with pytest.raises(Refused):
        extend(days=5, ground="complex", **life.by("economics_handler"))


def test_a_suspended_case_owes_nothing_until_it_goes_on(life):
    stop(life)
    assert life.case.suspended and Duty.objects.get(pk=life.case.duty_id).state == "suspended"


def test_the_days_of_a_stop_do_not_count(life):
    resume(**stop(life).by("head", date(2026, 7, 27)))
    assert due_on(life) == date(2026, 8, 12)


def test_a_case_stops_once_at_a_time(life):
    with pytest.raises(NotAllowedNow):
        stop(stop(life))


def test_a_case_that_runs_cannot_be_resumed(life):
    with pytest.raises(NotAllowedNow):
        resume(**life.by("head"))


@pytest.mark.parametrize("step", ["submit", "approve", "publish"])
def test_no_answer_leaves_a_suspended_case(step):
    acts = {
        "submit": ("drafted", lambda life: submit(**life.by("economics_handler"))),
        "approve": ("submitted", lambda life: approve(**life.by("head"))),
        "publish": ("approved", lambda life: publish(copy=copy(), **life.by("publisher"))),
    }
    before, act = acts[step]
    life = getattr(Life(), before)()
    type(life.case).objects.filter(pk=life.case.pk).update(suspended=True)
    with pytest.raises(NotAllowedNow) as refused:
        act(life)
    assert "tạm dừng" in str(refused.value)


def test_a_draft_may_be_written_while_the_case_is_suspended(life):
    assert stop(life).drafted().case.suspended


def test_each_act_on_the_clock_is_one_entry_that_commits_to_the_duty(life):
    before = Entry.objects.count()
    resume(**stop(life).by("head", date(2026, 7, 27)))
    extend(days=5, ground="complex", **life.by("head", date(2026, 7, 28)))
    assert Entry.objects.count() == before + 3
    assert all(act.details["duties"] for act in life.case.acts.filter(verb__in=("suspend", "resume", "extend")))
