"""A conclusion posted at the office stays fifteen days; then its duty closes by itself, with the days it stood."""

from datetime import date

import pytest

from denunciations.desk import page, stop_clock, text, unlocked
from denunciations.making import Room, instant
from denunciations.test_canary import whole_life
from thongsuot.denunciations.actions import concluding, reminding, screening, verifying
from thongsuot.denunciations.models import Act, SealedDuty

pytestmark = pytest.mark.django_db
POSTED, LAST, AFTER = date(2026, 7, 20), date(2026, 8, 4), date(2026, 8, 5)


@pytest.fixture
def posted():
    room = Room()
    matter, one = room.receive(), room.commune_ones[0]
    screening.check(outcome="eligible", **room.by(matter, one))
    screening.accept(**room.by(matter, one))
    verifying.verify(text="Đã xác minh.", **room.by(matter, one))
    concluding.conclude(outcome="true", text="Đúng.", **room.by(matter, one))
    concluding.publish_conclusion(way="posted", text="Bản đã che.", **room.by(matter, one))
    return matter


def posting(matter) -> SealedDuty:
    return SealedDuty.objects.get(denunciation=matter.id, task="posting")


def test_it_stays_open_through_its_last_day(posted):
    assert (posting(posted).starts_on, posting(posted).due_on) == (POSTED, LAST)
    assert reminding.end_postings(on=LAST, at=instant(LAST)) == 0
    assert posting(posted).state == "open"


def test_the_day_after_it_closes_in_time_with_its_proof(posted):
    assert reminding.end_postings(on=AFTER, at=instant(AFTER)) == 1
    duty = posting(posted)
    assert (duty.state, duty.ended_on) == ("met", LAST)
    act = Act.objects.get(denunciation=posted.id, verb="end_posting")
    assert act.details == {"since": "2026-07-20", "until": "2026-08-04", "turn": 1}
    assert (act.on, act.at, act.officer_id) == (LAST, instant(AFTER), None)
    assert act.entry.subject_ref == f"sealed:{act.pk}"


def test_the_page_of_the_matter_says_from_when_to_when_it_stood(posted, monkeypatch):
    reminding.end_postings(on=AFTER, at=instant(AFTER))
    stop_clock(monkeypatch, instant(AFTER))
    shown = text(unlocked(posted.room.commune_ones[0]).get(page(posted)))
    assert "Đã niêm yết liên tục từ 20/7/2026 đến hết 4/8/2026." in shown


def test_it_closes_once(posted):
    reminding.end_postings(on=AFTER, at=instant(AFTER))
    assert reminding.end_postings(on=AFTER, at=instant(AFTER)) == 0


def test_a_conclusion_shown_another_way_has_no_posting():
    room = Room()
    whole_life(room)
    assert not SealedDuty.objects.filter(task="posting").exists()
