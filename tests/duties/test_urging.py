"""Urging about any duty: asked from above, answered by the holder, the answer owed by a day of its own."""

from datetime import date

import pytest

from cast import actor, cast
from duties.making import AT, SYSTEM, make_duty, make_promise
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.core.refs import Ref
from thongsuot.duties import actions
from thongsuot.duties.actions.urging import forget_urgings
from thongsuot.duties.models import Duty, Reminder
from thongsuot.ledger.models import Entry
from thongsuot.ledger.queries import verify_act
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
ON, DUE = date(2026, 8, 3), date(2026, 8, 12)


@pytest.fixture
def people():
    return cast()


def urge(people, duty, who="head", unit=None, text="Báo cáo vì sao chưa xong.", due_on=DUE):
    unit_id = (unit or people.commune).pk
    given = {"text": text, "due_on": due_on, "on": ON, "at": AT}
    return actions.urge(duty_id=duty.pk, unit_id=unit_id, actor=actor(getattr(people, who)), **given)


def answer(people, duty, who="economics_handler", text="Đã làm xong một nửa.", on=ON):
    return actions.answer_urge(duty_id=duty.pk, text=text, actor=actor(getattr(people, who)), on=on, at=AT)


def test_an_urging_is_an_act_of_the_duty_whose_entry_commits_to_its_words(people):
    duty = make_duty(people.economics)
    urging = urge(people, duty)
    act = urging.urged
    assert act.details == {"unit": str(people.commune.pk), "due_on_answer": "2026-08-12"}
    assert verify_act(act.canonical() | {"texts": {"text": urging.text}}, urging.text_key, act.entry)
    duty.refresh_from_db()
    assert (duty.state, duty.due_on) == ("open", date(2026, 8, 22))


def test_the_answer_is_owed_by_a_day_of_its_own_and_is_reminded_of_like_any_duty(people):
    duty = make_duty(people.economics, officer=people.economics_handler)
    owed = urge(people, duty).answer_duty
    assert (owed.task, owed.due_on, owed.about_ref) == ("report", DUE, f"duty:{duty.pk}")
    assert (owed.holder_unit, owed.holder_officer) == (people.economics, people.economics_handler)
    actions.remind_batch(on=date(2026, 8, 13), at=AT)
    assert Reminder.objects.filter(duty=owed, kind="late").exists()


def test_answering_meets_what_was_owed_for_it_and_tells_who_urged(people):
    duty = make_duty(people.economics)
    owed = urge(people, duty).answer_duty
    urging = answer(people, duty)
    owed.refresh_from_db()
    act = urging.answered
    assert (owed.state, owed.ended_on) == ("met", ON)
    assert verify_act(act.canonical() | {"texts": {"text": urging.answer}}, urging.answer_key, act.entry)
    told = Message.objects.filter(template="duty-urge-answered").values_list("officer_id", flat=True)
    assert list(told) == [people.head.pk]


def test_without_a_day_no_answer_is_owed_but_one_may_be_given(people):
    duty = make_duty(people.economics)
    assert urge(people, duty, due_on=None).answer_duty is None
    assert answer(people, duty).answer


def test_the_keeper_and_the_head_of_the_unit_are_told_and_no_word_of_it_leaves(people):
    duty = make_duty(people.economics, officer=people.economics_handler)
    urge(people, duty, text="Việc của ông K'Brêu sao chưa xong?")
    messages = Message.objects.filter(template="duty-urged")
    assert set(messages.values_list("officer_id", flat=True)) == {
        people.economics_handler.pk,
        people.economics_head.pk,
    }
    assert "Brêu" not in str([message.params for message in messages])
    assert not Entry.objects.filter(verb__contains="Brêu").exists()


MAY = [("head", True), ("economics_head", True), ("supervisor", True), ("economics_handler", False)]


@pytest.mark.parametrize("who, may", MAY)
def test_heads_and_supervisors_of_the_unit_or_above_urge(people, who, may):
    duty = make_duty(people.economics)
    someone = actor(getattr(people, who))
    units = someone.units_as("head", "supervisor") or {people.commune.pk}
    given = {"duty_id": duty.pk, "unit_id": next(iter(units)), "text": "Báo cáo.", "on": ON, "at": AT}
    if may:
        assert actions.urge(**given, actor=someone).pk
    else:
        with pytest.raises(Refused):
            actions.urge(**given, actor=someone)


def test_nobody_urges_for_a_unit_they_do_not_answer_for(people):
    with pytest.raises(Invalid):
        urge(people, make_duty(people.economics), unit=people.province)


def test_who_does_not_see_the_duty_learns_nothing_of_it(people):
    duty = make_duty(people.economics)
    with pytest.raises(NotFound):
        urge(people, duty, who="elsewhere")
    urge(people, duty)
    with pytest.raises(NotFound):
        answer(people, duty, who="elsewhere")


@pytest.mark.parametrize("who", ["head", "supervisor"])
def test_who_urged_from_above_does_not_answer_for_the_unit(people, who):
    duty = make_duty(people.economics)
    urge(people, duty)
    with pytest.raises(Refused):
        answer(people, duty, who=who)


@pytest.mark.parametrize(
    "more", [{"text": "  "}, {"text": "x" * 2001}, {"due_on": date(2026, 8, 2)}], ids=["blank", "long", "past"]
)
def test_what_cannot_be_an_urging_is_refused_and_leaves_nothing(people, more):
    duty = make_duty(people.economics)
    with pytest.raises(Invalid):
        urge(people, duty, **more)
    assert (duty.urgings.count(), Duty.objects.count(), Entry.objects.count()) == (0, 1, 0)


def test_a_second_urging_waits_for_the_first_answer(people):
    duty = make_duty(people.economics)
    urge(people, duty)
    with pytest.raises(NotAllowedNow):
        urge(people, duty)
    answer(people, duty)
    assert urge(people, duty).pk


def test_nothing_is_answered_twice_and_what_has_ended_is_urged_no_more(people):
    duty = make_duty(people.economics)
    urge(people, duty)
    answer(people, duty)
    with pytest.raises(NotAllowedNow):
        answer(people, duty)
    actions.meet(duty=duty, on=ON, actor=SYSTEM, at=AT)
    with pytest.raises(NotAllowedNow):
        urge(people, duty)


def test_an_urging_may_be_answered_when_the_duty_itself_is_done(people):
    duty = make_promise(people.economics, DUE)
    urge(people, duty)
    duty.refresh_from_db()
    actions.meet(duty=duty, on=ON, actor=SYSTEM, at=AT)
    assert answer(people, duty).answered_id


def test_a_room_urges_within_its_own_act_and_writes_its_own_entry(people):
    duty = make_duty(people.economics)
    who = {"actor": actor(people.head), "on": ON, "at": AT}
    urging = actions.urge_within(duty=duty, unit_id=people.commune.pk, text="Báo cáo.", due_on=DUE, **who)
    assert urging.urged.canonical()["verb"] == "urged"
    done = actions.answer_within(duty=duty, text="Xong.", actor=actor(people.economics_handler), on=ON, at=AT)
    assert (done.answer, done.answered.verb) == ("Xong.", "urge_answered")
    assert not Entry.objects.exists()


def test_words_and_the_keys_of_their_entries_are_destroyed_together(people):
    duty = make_duty(people.economics)
    urge(people, duty)
    urging = answer(people, duty)
    forget_urgings(about=Ref.parse(duty.about_ref))
    urging.refresh_from_db()
    assert (urging.text_key, urging.answer_key, urging.urged.key) == (None, None, None)
    assert "Báo cáo" not in urging.text and "một nửa" not in urging.answer
