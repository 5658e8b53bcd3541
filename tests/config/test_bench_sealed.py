"""The bench's long list is one that its investigator reads as any other."""

import pytest

from denunciations.making import DAY, Room
from thongsuot.config.bench import sealed as bench
from thongsuot.config.demo.sealed import Seat
from thongsuot.denunciations.queries.listing import page

pytestmark = pytest.mark.django_db


def test_what_is_written_for_the_list_opens_for_its_investigator():
    room = Room()
    officer = room.commune_ones[0]
    seat = Seat(officer=officer, **room.who(officer))
    bench.fill(bench.Room(room=None, seat=seat, unit_id=room.people.commune.pk), 7)
    found = page(actor=seat.actor, unlocked=seat.unlocked, on=DAY)
    assert found.total == 7
    assert {row.title for row in found.rows} == {"Cán bộ địa chính – đòi tiền khi làm sổ"}


def test_a_photo_of_the_bench_is_about_a_megabyte():
    assert 900_000 < len(bench._photo()) < 1_200_000
