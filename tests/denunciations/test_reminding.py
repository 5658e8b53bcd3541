"""News and reminders: to those who hold keys, without a word of what."""

from datetime import date, timedelta

import pytest
from procrastinate.contrib.django import app

from denunciations.making import DAY, Room, instant, moment
from thongsuot.denunciations import jobs
from thongsuot.denunciations.actions import reminding, screening
from thongsuot.denunciations.models import News, SealedDuty
from thongsuot.notices.models import Message
from thongsuot.notices.texts import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return Room()


def told():
    return set(Message.objects.filter(template="new-work").values_list("officer_id", flat=True))


def test_who_holds_keys_hears_once_that_something_is_new_and_nobody_else(room):
    reminding.send_news(at=instant(DAY))
    Message.objects.all().delete()
    room.receive(position="head")
    room.receive(position="head")
    assert reminding.send_news(at=instant(DAY)) == 1
    assert told() == {room.province_one.pk} and Message.objects.count() == 1
    assert reminding.send_news(at=instant(DAY)) == 0


def test_a_message_says_nothing_but_to_sign_in(room):
    room.receive()
    reminding.send_news(at=instant(DAY))
    message = Message.objects.filter(template="new-work").first()
    assert (message.about_ref, message.params) == ("", {"path": "/ban-lam-viec/"})
    whole = text_of(message).subject + text_of(message).body
    assert "tố cáo" not in whole.lower() and "mời đăng nhập" in whole.lower()


def test_what_falls_due_or_is_late_is_reminded_of_again(room):
    matter = room.receive()
    News.objects.all().delete()
    duty = SealedDuty.objects.get(denunciation=matter.id)
    assert reminding.remind(on=duty.look_on - timedelta(days=1), at=instant(DAY)) == 0
    assert reminding.remind(on=duty.look_on, at=instant(DAY)) == 1
    assert set(News.objects.values_list("officer_id", flat=True)) == {
        one.pk for one in (*room.commune_ones, room.commune_head)
    }
    late = date(2026, 7, 27)
    assert reminding.remind(on=late, at=instant(late)) == 1
    assert reminding.remind(on=late, at=instant(late)) == 0


def test_what_was_met_is_not_reminded_of(room):
    matter = room.receive()
    screening.guide(text="Gửi nơi khác.", **room.by(matter, room.commune_ones[0]))
    assert reminding.remind(on=date(2026, 9, 1), at=moment()["at"]) == 0


def test_clocks_are_reckoned_afresh(room):
    matter = room.receive()
    SealedDuty.objects.filter(denunciation=matter.id).update(due_on=date(2026, 7, 1))
    assert reminding.recount() == 1
    assert SealedDuty.objects.get(denunciation=matter.id).due_on == date(2026, 7, 24)


@pytest.mark.parametrize("name", ["send_news", "expire_grants", "remind_sealed", "erase_ended"])
def test_the_jobs_run_by_the_clock_and_take_nothing_but_it(room, name):
    room.receive()
    job = getattr(jobs, name)
    job(0)
    assert {one.task.name for one in app.periodic_registry.periodic_tasks.values()} >= {job.name}
