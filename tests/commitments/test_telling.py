"""Who must keep a promise hears of it on the desk at once, one message each, and never of what they did themselves."""

from datetime import date, timedelta

import pytest

from cast import actor, cast
from commitments.making import DUE, SAID, TEXT, do, make, promised, renewed, shown
from lives import moment
from thongsuot.commitments import actions
from thongsuot.core.errors import Invalid
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
NEXT = date(2026, 9, 15)


@pytest.fixture
def people():
    return cast()


def told(people, template: str) -> list[str]:
    """Return who was told so on the desk, by name in the cast, once for each message."""
    by_id = {officer.pk: name for name, officer in vars(people).items() if hasattr(officer, "full_name")}
    rows = Message.objects.filter(template=template, channel="desk").values_list("officer_id", flat=True)
    return sorted(by_id[pk] for pk in rows)


def test_a_new_promise_is_on_the_desks_of_its_keeper_and_of_the_heads_at_once(people):
    commitment = make(people)
    assert told(people, "promise-new") == ["economics_handler", "economics_head", "head"]
    message = Message.objects.filter(template="promise-new").first()
    assert message.params["path"] == f"/ban-lam-viec/cam-ket/{commitment.pk}/"
    assert message.params["lines"] == "Lời hứa số 1/2026: 14/8/2026" and message.about_ref == str(commitment.ref)
    assert TEXT not in str(message.params)


def test_several_promises_are_one_message_and_a_second_press_none(people):
    def press():
        keeper = {"holder_unit_id": people.economics.pk, "holder_officer_id": people.economics_handler.pk}
        promises = [promised(**keeper), promised(text="Xã sẽ thông cống trước ngày 1/9/2026.")]
        by = {"actor": actor(people.head), **moment(SAID)}
        actions.make_several(unit_id=people.commune.pk, promises=promises, **by)

    press()
    press()
    assert told(people, "promise-new") == ["economics_handler", "economics_head"]
    assert {message.params["count"] for message in Message.objects.filter(template="promise-new")} == {"1"}


def test_whoever_keeps_two_is_told_of_both_in_one_message(people):
    promises = [promised(), promised(text="Xã sẽ thông cống trước ngày 1/9/2026.")]
    by = {"actor": actor(people.handler), **moment(SAID)}
    actions.make_several(unit_id=people.commune.pk, promises=promises, **by)
    assert told(people, "promise-new") == ["head"]
    message = Message.objects.get(template="promise-new", channel="desk")
    assert (message.params["count"], message.params["path"]) == ("2", "/ban-lam-viec/cam-ket/")
    assert message.params["lines"].splitlines() == ["Lời hứa số 1/2026: 14/8/2026", "Lời hứa số 2/2026: 14/8/2026"]


def test_a_new_day_and_a_verdict_are_told_to_all_but_who_gave_them(people):
    commitment = shown(people, make(people), date(2026, 8, 1))
    renewed(people, commitment, date(2026, 8, 5), NEXT)
    assert told(people, "promise-renewed") == ["economics_handler", "economics_head"]
    assert Message.objects.filter(template="promise-renewed").first().params["due"] == "15/9/2026"
    do(people, commitment, "reject_evidence", "supervisor", date(2026, 8, 7), reason="Ảnh chụp nơi khác.")
    assert told(people, "promise-rejected") == ["economics_handler", "economics_head", "head"]
    do(people, commitment, "judge_broken", "supervisor", NEXT + timedelta(days=1), reason="Đèn chưa sáng.")
    assert told(people, "promise-judged") == ["economics_handler", "economics_head", "head"]
    assert "chưa sáng" not in str(Message.objects.filter(template="promise-judged").values_list("params", flat=True))


def test_whoever_is_to_keep_it_from_now_on_is_told_when_it_is_handed_over(people):
    commitment = make(people)
    Message.objects.all().delete()
    given = {"holder_unit_id": people.economics.pk, "holder_officer_id": people.economics_head.pk}
    do(people, commitment, "hand_over", "head", DUE, reason="Trưởng phòng tự làm.", **given)
    assert told(people, "promise-new") == ["economics_head"]


def test_an_act_that_fails_tells_nobody(people):
    with pytest.raises(Invalid):
        actions.make_several(
            unit_id=people.commune.pk,
            promises=[promised(), promised(text="")],
            actor=actor(people.handler),
            **moment(SAID),
        )
    assert not Message.objects.exists()
