"""Accepting, assigning, asking other units: who may, what follows, what is refused."""

from datetime import date

import pytest

from cast import actor, make_officer, make_post
from lives import DAY, Life
from thongsuot.cases.actions.work import accept, answer_coordination, assign, coordinate
from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def life():
    return Life()


def ask(life, **changes):
    given = {
        "unit_id": life.people.office.pk,
        "question": "Cho biết đường dây do ai quản lý.",
        "due_on": date(2026, 7, 24),
    }
    return coordinate(**life.by("economics_handler"), **given | changes)


def entries(case):
    return Entry.objects.filter(subject_ref=f"case:{case.pk}").count()


def test_accepting_moves_a_screened_case_on(life):
    assert life.accepted().case.state == "accepted"


def test_a_case_is_accepted_once(life):
    life.accepted()
    with pytest.raises(NotAllowedNow):
        accept(**life.by("receptionist"))


def test_a_case_that_was_not_screened_cannot_be_accepted(life):
    with pytest.raises(NotAllowedNow):
        accept(**life.by("receptionist"))


def test_accepting_a_letter_meets_the_duty_to_reply():
    life = Life(channel="letter").accepted()
    assert Duty.objects.get(about_ref=f"case:{life.case.pk}", task="reply").state == "met"


def test_accepting_leaves_the_answer_owed(life):
    life.accepted()
    assert Duty.objects.get(pk=life.case.duty_id).state == "open"


def test_a_form_drawn_before_someone_else_acted_is_stale(life):
    life.screened()
    with pytest.raises(Stale):
        accept(**life.by("receptionist"), revision=life.case.revision - 1)


def test_a_handler_may_not_accept(life):
    life.screened()
    with pytest.raises(Refused):
        accept(**life.by("handler"))


def test_an_officer_elsewhere_does_not_learn_that_the_case_exists(life):
    life.screened()
    with pytest.raises(NotFound):
        accept(**life.by("elsewhere"))


def test_a_future_day_is_refused_with_its_field(life):
    life.screened()
    with pytest.raises(Invalid) as refused:
        accept(**life.by("receptionist") | {"on": date(2026, 7, 25)})
    assert refused.value.field == "on"


def test_assigning_names_desk_and_officer_and_hands_them_the_duty(life):
    life.assigned()
    duty = Duty.objects.get(pk=life.case.duty_id)
    assert (life.case.state, life.case.working_unit, life.case.officer) == (
        "assigned",
        life.people.economics,
        life.people.economics_handler,
    )
    assert (duty.holder_unit, duty.holder_officer) == (life.people.economics, life.people.economics_handler)


def test_a_desk_of_another_commune_cannot_be_given_the_case(life):
    life.accepted()
    with pytest.raises(Invalid) as refused:
        assign(unit_id=life.people.other_economics.pk, **life.by("head"))
    assert refused.value.field == "unit_id"


def test_an_officer_without_a_post_in_the_desk_cannot_be_given_the_case(life):
    life.accepted()
    with pytest.raises(Invalid) as refused:
        assign(unit_id=life.people.economics.pk, officer_id=life.people.elsewhere.pk, **life.by("head"))
    assert refused.value.field == "officer_id"


def test_an_officer_whose_post_has_ended_cannot_be_given_the_case(life):
    former = make_officer("Trịnh Văn Cũ")
    make_post(former, life.people.economics, until=date(2026, 7, 1))
    life.accepted()
    with pytest.raises(Invalid):
        assign(unit_id=life.people.economics.pk, officer_id=former.pk, **life.by("head"))


def test_a_case_may_be_given_to_another_later(life):
    life.assigned()
    case = assign(unit_id=life.people.commune.pk, officer_id=life.people.handler.pk, **life.by("head"))
    assert (case.officer, Duty.objects.get(pk=case.duty_id).holder_officer) == (life.people.handler,) * 2


def test_asking_a_unit_opens_a_coordinating_duty_of_its_own(life):
    life.assigned()
    ask(life)
    duty = Duty.objects.get(part="coordinating")
    assert (duty.holder_unit, duty.due_on, duty.parent_id) == (
        life.people.office,
        date(2026, 7, 24),
        life.case.duty_id,
    )


def test_a_unit_that_is_asked_sees_the_case(life):
    helper = make_officer("Y Thông")
    make_post(helper, life.people.office)
    life.assigned()
    assert not visible_to(actor(helper)).exists()
    ask(life)
    assert visible_to(actor(helper)).get() == life.case


@pytest.mark.parametrize("due_on", [date(2026, 7, 19), date(2026, 8, 5), date(2026, 9, 1)])
def test_a_coordinating_day_lies_between_today_and_the_day_before_the_case_is_due(life, due_on):
    life.assigned()
    with pytest.raises(Invalid) as refused:
        ask(life, due_on=due_on)
    assert refused.value.field == "due_on"


def test_a_late_case_may_still_ask_for_help(life):
    life.assigned()
    late = date(2026, 8, 10)
    coordinate(
        unit_id=life.people.office.pk,
        question="Đường dây do ai quản lý?",
        due_on=date(2026, 8, 14),
        **life.by("economics_handler", late),
    )
    assert Duty.objects.get(part="coordinating").due_on == date(2026, 8, 14)


@pytest.mark.parametrize("unit", ["ministry", "economics", "commune", "practice"])
def test_only_another_unit_of_the_installation_can_be_asked(life, unit):
    life.assigned()
    with pytest.raises(Invalid) as refused:
        ask(life, unit_id=getattr(life.people, unit).pk)
    assert refused.value.field == "unit_id"


def test_a_question_has_words(life):
    life.assigned()
    with pytest.raises(Invalid) as refused:
        ask(life, question="  ")
    assert refused.value.field == "question"


@pytest.fixture
def asked(life):
    life.helper = make_officer("Y Thông")
    make_post(life.helper, life.people.office)
    life.people.__dict__["helper"] = life.helper
    ask(life.assigned())
    life.coordination = life.case.coordinations.get()
    return life


def test_the_part_of_a_coordinating_unit_meets_its_duty_and_keeps_its_words(asked):
    answer_coordination(coordination_id=asked.coordination.pk, text="Do xã quản lý.", **asked.by("helper"))
    asked.coordination.refresh_from_db()
    assert (asked.coordination.answer, asked.coordination.duty.state) == ("Do xã quản lý.", "met")


def test_silence_is_the_lateness_of_the_unit_that_was_asked(asked):
    duty = asked.coordination.duty
    assert duty.is_late(date(2026, 7, 25)) and not Duty.objects.get(pk=asked.case.duty_id).is_late(date(2026, 7, 25))


def test_a_coordinating_unit_answers_once(asked):
    answer_coordination(coordination_id=asked.coordination.pk, text="Do xã quản lý.", **asked.by("helper"))
    with pytest.raises(NotAllowedNow):
        answer_coordination(coordination_id=asked.coordination.pk, text="Lại.", **asked.by("helper"))


def test_a_unit_that_was_not_asked_cannot_answer_for_another(asked):
    other = make_officer("Lê Văn Khác")
    make_post(other, asked.people.one_stop)
    asked.people.__dict__["other"] = other
    coordinate(unit_id=asked.people.one_stop.pk, question="Hồ sơ?", due_on=date(2026, 7, 24), **asked.by("head"))
    with pytest.raises(NotFound):
        answer_coordination(coordination_id=asked.coordination.pk, text="Thay.", **asked.by("other"))


def test_each_act_of_work_is_one_ledger_entry(life):
    before = entries(life.screened().case)
    life.case = accept(**life.by("receptionist"))
    assign(unit_id=life.people.economics.pk, **life.by("head"))
    ask(life)
    case = Case.objects.get(pk=life.case.pk)
    assert entries(case) - before == 3 == case.revision - 2


def test_the_day_of_an_act_may_lie_in_the_past_of_its_entry(life):
    life.screened()
    accept(**life.by("receptionist") | {"on": date(2026, 7, 16)})
    act = life.case.acts.get(verb="accept")
    assert (act.on, act.at.date()) == (date(2026, 7, 16), DAY)
