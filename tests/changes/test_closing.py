"""Accounts, posts and units end only once nothing is left with them."""

import pytest

from cast import actor, make_officer, make_post
from lives import DAY, moment
from thongsuot.changes.actions import close_officer, close_unit, end_post, hand_over_officer
from thongsuot.core.errors import NotAllowedNow, Refused
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db


def who(life, name="province_administrator"):
    return {"actor": actor(getattr(life.people, name), on=DAY), **moment(DAY)}


def handed_over(life):
    given = {"unit_id": life.people.economics.pk, "to_officer_id": None, "reason": "Nghỉ hưu."}
    hand_over_officer(from_officer_id=life.people.economics_handler.pk, **given, **who(life))


def test_an_account_with_matters_is_not_closed_and_the_sentence_counts_them(life):
    with pytest.raises(NotAllowedNow) as refused:
        close_officer(officer_id=life.people.economics_handler.pk, **who(life))
    assert "1 vụ việc, 1 việc ở Phòng Kinh tế xã Đơn Dương" in str(refused.value)
    assert Officer.objects.get(pk=life.people.economics_handler.pk).is_active


def test_an_account_is_closed_after_handing_over(life):
    handed_over(life)
    close_officer(officer_id=life.people.economics_handler.pk, **who(life))
    assert not Officer.objects.get(pk=life.people.economics_handler.pk).is_active


def test_closing_still_asks_who_may(life):
    with pytest.raises(Refused):
        close_officer(officer_id=life.people.economics_handler.pk, **who(life, "economics_head"))


def test_the_last_post_in_a_unit_is_not_ended_while_matters_are_there(life):
    with pytest.raises(NotAllowedNow):
        end_post(post_id=life.people.economics_handler.posts.get().pk, **who(life))


def test_one_of_two_posts_in_a_unit_may_end(life):
    make_post(life.people.economics_handler, life.people.economics, "receptionist")
    post = life.people.economics_handler.posts.get(role="receptionist")
    assert end_post(post_id=post.pk, **who(life)).valid_until == DAY


def test_a_post_elsewhere_may_end(life):
    post = make_post(life.people.economics_handler, life.people.office, "handler")
    assert end_post(post_id=post.pk, **who(life)).valid_until == DAY


def test_a_unit_with_matters_is_not_abolished(life):
    with pytest.raises(NotAllowedNow) as refused:
        close_unit(unit_id=life.people.economics.pk, successor_id=life.people.office.pk, **who(life))
    assert "1 vụ việc và 1 việc" in str(refused.value)


def test_an_empty_unit_is_abolished_with_its_posts(life):
    post = make_post(make_officer("Vi Văn Rỗi"), life.people.other_economics, "handler")
    close_unit(unit_id=life.people.other_economics.pk, successor_id=None, **who(life))
    post.refresh_from_db()
    assert post.valid_until == DAY
