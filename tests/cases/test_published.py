"""The list of published matters: found by words, in the order asked for, quick however many there are."""

from datetime import date, timedelta

import pytest
from django.db import connection

from cast import cast
from thongsuot.cases.models import Publication
from thongsuot.cases.queries import publications
from thongsuot.core.ids import new_id
from thongsuot.units.rules import search_text

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)
HERE, THERE = new_id(), new_id()


def publish(title, *, days=5, unit=HERE, place="Xã Đơn Dương", topic="environment", **more):
    return Publication.objects.create(
        title=title,
        question=title,
        kind="feedback",
        topic=topic,
        unit_id=unit,
        unit_name="Phòng Kinh tế xã Đơn Dương" if unit == HERE else "Sở Y tế",
        place_name=place,
        received_on=DAY - timedelta(days=days),
        answered_on=DAY,
        published_on=DAY,
        search_key=search_text(title, limit=2000),
        **more,
    )


def titles(**asked):
    return [copy.title for copy in publications.found(**asked)]


@pytest.mark.parametrize("words", ["cống thoát", "CONG THOAT NUOC", "thoát, cống!", "thoa"])
def test_words_are_found_with_or_without_marks_by_their_beginnings(words):
    publish("Cống thoát nước tắc"), publish("Đèn đường hỏng")
    assert titles(words=words) == ["Cống thoát nước tắc"]


@pytest.mark.parametrize("words", ["ong", "cống đèn", "???", "':* & !"])
def test_what_is_not_there_finds_nothing_and_breaks_nothing(words):
    publish("Cống thoát nước tắc"), publish("Đèn đường hỏng")
    assert titles(words=words) == []


def test_the_longest_can_come_first():
    publish("nhanh", days=2), publish("lâu", days=40), publish("vừa", days=9)
    assert titles(order=publications.LONGEST) == ["lâu", "vừa", "nhanh"]


def test_places_come_once_each_in_vietnamese_order_and_only_where_something_stands():
    for place in ("Xã Đơn Dương", "Xã Ðạ Huoai", "Xã Ea", "Xã Đơn Dương", ""):
        publish("Việc", place=place)
    publish("Gỡ rồi", place="Xã Khác", withdrawn_on=DAY)
    assert publications.place_names() == ["Xã Ðạ Huoai", "Xã Đơn Dương", "Xã Ea"]


def test_a_rare_word_is_found_by_the_index_and_not_row_by_row():
    Publication.objects.bulk_create([_plain(number) for number in range(2000)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cases_publication")
        cursor.execute("SET LOCAL enable_seqscan = off")  # so few rows would be read one by one anyway
    assert "publication_words" in publications.found(words="1999").explain()


def _plain(number):
    return Publication(
        title=f"Việc {number}", question="", kind="feedback", topic="environment", unit_id=HERE, unit_name="Phòng",
        place_name="Xã", received_on=DAY, answered_on=DAY, published_on=DAY, search_key=f"viec {number}",
    )  # fmt: skip


def test_a_unit_of_the_figures_leads_to_its_published_matters(client):
    cast()
    publish("Của phòng"), publish("Của sở", unit=THERE)
    page = client.get(f"/vu-viec/?don-vi={THERE}").content.decode()
    assert ("Của sở" in page, "Của phòng" in page) == (True, False)
    assert "Sở Y tế" in page and f'name="don-vi" value="{THERE}"' in page


@pytest.mark.parametrize("asked", ["don-vi=khong-phai-ma", "xep=la", "trang=99999", "trang=-1", "tu=%00"])
def test_a_strange_question_gets_a_list(client, asked):
    cast(), publish("Của phòng")
    assert client.get(f"/vu-viec/?{asked}").status_code == 200


def test_over_a_thousand_the_reader_is_told_to_narrow_the_list(client):
    cast()
    Publication.objects.bulk_create([_plain(number) for number in range(1005)])
    page = client.get("/vu-viec/?trang=50").content.decode()
    assert "Hơn 1.000 vụ việc" in page and "Trang 50 trên 50" in page


def test_what_was_chosen_to_filter_stays_chosen(client):
    cast(), publish("Của phòng")
    page = client.get("/vu-viec/?linh-vuc=environment&xep=lau").content.decode()
    assert '<option value="environment" selected>' in page and '<option value="lau" selected>' in page
