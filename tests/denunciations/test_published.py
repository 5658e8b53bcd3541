"""A conclusion's one way to the public: the redacted words on a page, tied to nothing."""

import pytest

from denunciations.making import Room
from denunciations.test_life import accepted
from thongsuot.core.ids import new_id
from thongsuot.denunciations.actions import concluding, verifying
from thongsuot.denunciations.models import PublishedConclusion

pytestmark = pytest.mark.django_db
WORDS = "Kết luận: có thu tiền ngoài quy định. (Đã che.)"


@pytest.fixture
def room():
    return Room()


def concluded(room, way: str):
    matter, officer = room.receive(), room.commune_ones[0]
    accepted(matter, officer)
    verifying.verify(text="Nội bộ.", **room.by(matter, officer))
    concluding.conclude(outcome="true", text="Tố cáo đúng.", **room.by(matter, officer))
    concluding.publish_conclusion(way=way, text=WORDS, **room.by(matter, officer))
    return matter


def test_what_is_published_on_the_portal_can_be_read_by_anybody(room, client):
    concluded(room, "portal")
    (row,) = PublishedConclusion.objects.all()
    assert f"/to-cao/ket-luan/{row.pk}" in client.get("/to-cao/ket-luan/").content.decode()
    shown = client.get(f"/to-cao/ket-luan/{row.pk}").content.decode()
    assert WORDS in shown and "Nội bộ" not in shown and "Tố cáo đúng" not in shown


def test_what_is_published_elsewhere_stands_on_no_page(room, client):
    concluded(room, "meeting")
    assert not PublishedConclusion.objects.exists()
    assert "Chưa có kết luận nào" in client.get("/to-cao/ket-luan/").content.decode()


def test_nothing_ties_it_to_its_denunciation(room):
    matter = concluded(room, "portal")
    (row,) = PublishedConclusion.objects.values()
    assert str(matter.row.pk) not in str(row) and set(row) == {"id", "text", "unit_name", "published_on"}


def test_an_unknown_conclusion_is_not_found(room, client):
    assert client.get(f"/to-cao/ket-luan/{new_id()}").status_code == 404
