"""`/vu-viec/`: words are looked for by the index of published copies, and by the tables where there is none."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import cast
from thongsuot.cases.models import Publication
from thongsuot.cases.queries import publications
from thongsuot.core.ids import new_id
from thongsuot.language import finding, reach
from thongsuot.search.following import Follower
from thongsuot.search.shelf import root
from thongsuot.units.rules import search_text

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)
HERE = new_id()


def publish(title, question, *, day=DAY, place="Xã Đơn Dương", unit=HERE, topic="environment"):
    return Publication.objects.create(
        title=title, question=question, kind="feedback", topic=topic, unit_id=unit, unit_name="Phòng Kinh tế",
        place_name=place, received_on=day, answered_on=day, published_on=day,
        search_key=search_text(f"{title} {question}", limit=2000),
    )  # fmt: skip


def index():
    follower = Follower(root())
    assert follower.start()
    follower.catch_up()
    follower.stop()


def listed(client, **asked):
    return client.get("/vu-viec/", asked).content.decode()


def order(page, *titles):
    return [title for _at, title in sorted((page.find(title), title) for title in titles) if title in page]


def test_the_best_comes_first_with_what_was_found_marked_and_the_newest_on_request(client):
    cast()
    publish("Kỹ thuật", "Đường ống ở xa, nước lúc có lúc không, mong ủy ban nhân dân xem", day=date(2026, 1, 1))
    publish("Việc khác", "Nước đục, đường ống cũ kĩ", day=date(2026, 2, 2))
    index()
    page = listed(client, tu="UBND đường ống nước")
    assert order(page, "Kỹ thuật", "Việc khác") == ["Kỹ thuật", "Việc khác"]
    assert "<mark>Đường</mark>" in page and "<mark>ủy</mark>" in page and "phù hợp nhất trước" in page
    assert order(listed(client, tu="đường ống", xep="moi"), "Kỹ thuật", "Việc khác") == ["Việc khác", "Kỹ thuật"]
    assert "<mark>kĩ</mark>" in listed(client, tu="ky")


def test_place_field_and_unit_narrow_and_a_withdrawn_copy_is_gone_at_once(client):
    cast()
    kept = publish("Cống nghẹt", "Cống nghẹt")
    publish("Cống vỡ", "Cống vỡ", place="Xã Ka Đô", unit=new_id(), topic="land")
    index()
    both = ("Cống nghẹt", "Cống vỡ")
    assert set(order(listed(client, tu="cong"), *both)) == set(both)
    for narrowed in ({"noi": "Xã Đơn Dương"}, {"linh-vuc": "environment"}, {"don-vi": str(HERE)}):
        assert order(listed(client, tu="cống", **narrowed), *both) == ["Cống nghẹt"]
    Publication.objects.filter(pk=kept.pk).update(withdrawn_on=DAY)
    assert order(listed(client, tu="cống"), *both) == ["Cống vỡ"]


def test_without_an_index_the_tables_answer(client):
    cast()
    publish("Cống nghẹt", "Cống nghẹt")
    assert "Cống nghẹt" in listed(client, tu="cong ngh")


def test_personal_data_that_is_typed_finds_nothing_and_the_page_says_why(client):
    cast()
    publish("Cống nghẹt", "Cống nghẹt")
    index()
    page = listed(client, tu="0912 345 678")
    assert "Tên người, số điện thoại và số giấy tờ không có" in page and "Chưa có vụ việc nào như vậy" in page


@pytest.mark.parametrize("typed", ["a" * 9000, "😀", "‮", "'; DROP TABLE x", "<script>alert(1)</script>", '"', "-"])
def test_anything_typed_has_an_answer(client, typed):
    cast()
    publish("Cống nghẹt", "Cống nghẹt")
    index()
    page = listed(client, tu=typed)
    assert "Vụ việc công khai" in page and "<script>alert" not in page


def test_a_page_asks_as_many_questions_however_many_it_shows(client):
    cast()
    for at in range(30):
        publish(f"Cống {at}", f"Cống nghẹt số {at}")
    index()
    listed(client, tu="cống")
    counts = []
    for asked in ({"tu": "cống nghẹt 7"}, {"tu": "cống"}, {"tu": "cống", "trang": "2"}):
        with CaptureQueriesContext(connection) as made:
            assert "<mark>Cống</mark>" in listed(client, **asked)
        counts.append(len(made))
    assert max(counts) <= 14


def test_an_index_lost_between_count_and_page_is_told_in_a_sentence(client, monkeypatch):
    cast()
    for at in range(25):
        publish(f"Cống {at}", "Cống nghẹt")
    index()
    finder = publications._finders[0]
    monkeypatch.setattr(
        publications,
        "_finders",
        [lambda asked, limit, offset: None if offset else finder(asked, limit=limit, offset=0)],
    )
    answer = client.get("/vu-viec/", {"tu": "cống", "trang": "2"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "đang được làm lại" in page and "Chưa có vụ việc nào như vậy" not in page
    assert listed(client, tu="cống").count("<mark>Cống</mark>") >= 20


def test_of_very_many_the_list_says_that_there_are_at_least_so_many(client, monkeypatch):
    cast()
    monkeypatch.setattr(reach, "WORK", 1)
    monkeypatch.setattr(finding, "PLENTY", 1)
    publish("Cống một", "Cống nghẹt", day=date(2026, 1, 1))
    publish("Cống hai", "Cống nghẹt", day=date(2026, 5, 1))
    index()
    page = listed(client, tu="cống")
    assert "Ít nhất 1 vụ việc" in page and "Cống hai" in page and "Cống một" not in page
