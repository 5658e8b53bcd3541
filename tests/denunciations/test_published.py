"""A conclusion's one way to the public: the redacted words on a page, tied to nothing."""

from datetime import date

import pytest

from denunciations.making import Room
from denunciations.test_life import accepted
from thongsuot.core.ids import new_id
from thongsuot.denunciations.actions import concluding, verifying
from thongsuot.denunciations.models import PublishedConclusion
from thongsuot.language.folding import fold

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
    assert str(matter.row.pk) not in str(row)
    assert set(row) == {"id", "text", "unit_name", "published_on", "search_key", "words"}


def test_an_unknown_conclusion_is_not_found(room, client):
    assert client.get(f"/to-cao/ket-luan/{new_id()}").status_code == 404


def stands(unit_name: str, text: str, day: date) -> PublishedConclusion:
    key = fold(f"{unit_name} {text}")
    return PublishedConclusion.objects.create(unit_name=unit_name, text=text, published_on=day, search_key=key)


@pytest.fixture
def three(db):
    return [
        stands("UBND xã Ka Đô", "Thu tiền làm đường hai lần.", date(2025, 3, 4)),
        stands("Thanh tra tỉnh", "Cấp đất trái thẩm quyền.", date(2026, 1, 5)),
        stands("UBND xã Ka Đô", "Lập khống danh sách học sinh.", date(2026, 7, 1)),
    ]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("", [2, 1, 0]),
        ("tu=hoc+sinh", [2]),
        ("tu=DANH+sách", [2]),
        ("tu=ka+do", [2, 0]),
        ("nam=2026", [2, 1]),
        ("nam=1999", [2, 1, 0]),
        ("nam=x", [2, 1, 0]),
        ("don-vi=Thanh+tra+t%E1%BB%89nh", [1]),
        ("don-vi=UBND+x%C3%A3+Ka+%C4%90%C3%B4&nam=2025", [0]),
        ("tu=%26%7C!", []),
        ("trang=99", [2, 1, 0]),
    ],
)
def test_the_list_is_narrowed_by_words_year_and_body_latest_first(three, client, asked, kept):
    shown = client.get(f"/to-cao/ket-luan/?{asked}").content.decode()
    places = [shown.find(f"/to-cao/ket-luan/{three[number].pk}") for number in kept]
    assert -1 not in places and places == sorted(places)
    assert all(str(row.pk) not in shown for number, row in enumerate(three) if number not in kept)


def test_what_finds_nothing_leads_back_to_all(three, client):
    shown = client.get("/to-cao/ket-luan/?tu=khongco&tieng=en").content.decode()
    assert 'href="/to-cao/ket-luan/?tieng=en"' in shown


def test_pages_keep_what_was_asked_and_end_at_the_first_hundreds(db, client, monkeypatch):
    monkeypatch.setattr("thongsuot.denunciations.queries.published.MOST", 30)
    rows = [PublishedConclusion(text="Đã che.", unit_name="UBND", published_on=date(2026, 1, 1)) for _ in range(41)]
    PublishedConclusion.objects.bulk_create(rows)
    shown = client.get("/to-cao/ket-luan/?nam=2026").content.decode()
    assert "Hơn 30 kết luận" in shown and "nam=2026&amp;trang=2" in shown
    assert client.get("/to-cao/ket-luan/?nam=2026&trang=2").content.decode().count("<h2") == 10 + 1


def test_a_word_that_many_hold_finds_the_latest_first_as_well(three, client, monkeypatch):
    monkeypatch.setattr("thongsuot.denunciations.queries.published.FEW", 1)
    shown = client.get("/to-cao/ket-luan/?tu=ka+do").content.decode()
    assert 0 < shown.index(str(three[2].pk)) < shown.index(str(three[0].pk)) and str(three[1].pk) not in shown


def test_the_years_and_bodies_offered_are_those_of_the_conclusions(three, client):
    shown = client.get("/to-cao/ket-luan/").content.decode()
    assert shown.index("<option>2026") < shown.index("<option>2025") and "<option>2024" not in shown
    assert shown.count("<option>UBND xã Ka Đô") == 1
