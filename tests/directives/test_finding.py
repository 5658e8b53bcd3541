"""Instruments and tasks in the search box of the desk: by number and words, within sight alone."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import cast
from directives.making import AT, by, drafted, read, sent, upload
from thongsuot.directives import actions
from thongsuot.directives.models import Instrument, Task

pytestmark = pytest.mark.django_db
SEARCH = "/ban-lam-viec/tim/"
TITLE = "Rà soát điểm ngập năm 2026"  # of the document that tests give to a register
HOSTILE = (
    "'; DROP TABLE",
    "a & | ! ( ) :*",
    "\\",
    "%_%",
    "<script>",
    "-",
    '"',
    "☃",
    "ngập:* | x",
    "\x00ngập",
    "ạ" * 900,
)


@pytest.fixture
def people(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return cast()


def page(client, officer, words):
    client.force_login(officer)
    return client.get(SEARCH, {"q": words}).content.decode()


def standing(unit, title=TITLE, number="45/KH-UBND") -> Instrument:
    row = Instrument(unit=unit, title=title, number=number, kind="plan", state="standing", registered_at=AT)
    row.search_key = actions.instruments.searched(row)
    row.save()
    return row


@pytest.mark.parametrize("words", ["điểm ngập", "diem ngap", "ĐIỂM NGẬP", "45/KH-UBND", "số:45/kh", '"rà soát" ngập'])
def test_an_instrument_is_found_by_number_and_title_with_or_without_marks(client, people, words):
    row = read(upload(people.province_head, people.province)).instrument
    standing(people.province, "Kế hoạch trồng rừng", "46/KH-UBND")
    found = page(client, people.province_head, words)
    assert f"/ban-lam-viec/van-ban-chi-dao/{row.pk}/" in found
    assert "Kế hoạch trồng rừng" not in found


@pytest.mark.parametrize(("written", "typed"), [("tỉ lệ", "tỷ lệ"), ("tỷ lệ", "tỉ lệ"), ("kỉ luật", "kỷ luật")])
def test_either_spelling_finds_the_other(client, people, written, typed):
    standing(people.province, f"Kế hoạch về {written} hài lòng")
    assert f"Kế hoạch về {written} hài lòng" in page(client, people.province_head, typed)


def test_a_draft_is_found_in_its_own_register_alone_and_a_dropped_one_by_nobody(client, people):
    row = read(upload(people.province_head, people.province)).instrument
    assert TITLE in page(client, people.province_head, "ngập 2026")
    assert TITLE not in page(client, people.head, "ngập 2026")
    Instrument.objects.filter(pk=row.pk).update(state="standing")
    assert TITLE in page(client, people.head, "ngập 2026")
    Instrument.objects.filter(pk=row.pk).update(state="dropped")
    assert TITLE not in page(client, people.province_head, "ngập 2026")


@pytest.mark.parametrize("words", ["phương án thoát nước", "phuong an thoat nuoc", "rà soát"])
def test_a_task_is_found_by_its_words_by_who_gave_it_and_who_has_it(client, people, words):
    task = sent(people)
    for officer in (people.province_head, people.head):
        assert f"/ban-lam-viec/nhiem-vu/{task.pk}/" in page(client, officer, words)
    assert str(task.pk) not in page(client, people.nobody, words)


def test_a_task_that_is_not_sent_is_found_in_the_unit_that_gives_it_alone(client, people):
    task = drafted(people)
    assert str(task.pk) in page(client, people.province_head, "rà soát")
    assert str(task.pk) not in page(client, people.head, "rà soát")
    actions.drop_task(task_id=task.pk, revision=task.revision, **by(people.province_head))
    assert str(task.pk) not in page(client, people.province_head, "rà soát")


PERSONAL = {
    "label": "Thăm bà Trần Thị Bình",
    "text": "Đến nhà bà Trần Thị Bình, 0912 345 678, CCCD 068090001234, xem điểm ngập theo văn bản 45/UBND-ĐT.",
}


def test_nobody_is_found_by_the_words_of_a_task(client, people):
    task = sent(people, **PERSONAL)
    listed = "/ban-lam-viec/nhiem-vu/"
    for words in ("điểm ngập", "xem diem", "văn bản 45 ubnd"):
        assert str(task.pk) in page(client, people.province_head, words)
        assert str(task.pk) in client.get(listed, {"q": words}).content.decode()
    for words in ("Trần Thị Bình", "Bình", "ngập bình", "0912345678", "ngập 678", "068090001234"):
        assert str(task.pk) not in page(client, people.province_head, words)
        assert str(task.pk) not in client.get(listed, {"q": words}).content.decode()


def test_tasks_of_before_lose_what_is_personal_in_their_words(people):
    kept = sent(people, **PERSONAL).search_key
    Task.objects.update(search_key="tham ba tran thi binh 0912 345 678")
    import_module("thongsuot.directives.migrations.0005_stored_words").fill(apps, None)
    assert Task.objects.get().search_key == kept and "binh" not in kept.split()


def test_who_has_a_task_goes_on_to_the_list_of_what_was_given_to_them(client, people):
    sent(people)
    assert "/ban-lam-viec/nhiem-vu/duoc-giao/?q=r%C3%A0+so%C3%A1t" in page(client, people.head, "Rà soát")
    assert "/ban-lam-viec/nhiem-vu/?q=ra+soat" in page(client, people.province_head, "Ra soat")


@pytest.mark.parametrize("words", ["", "   ", *HOSTILE])
def test_an_empty_question_finds_nothing_and_hostile_words_break_nothing(client, people, words):
    standing(people.province, "Kế hoạch trồng rừng")
    client.force_login(people.province_head)
    answer = client.get(SEARCH, {"q": words})
    assert answer.status_code == 200 and "Kế hoạch trồng rừng" not in answer.content.decode()


@pytest.mark.parametrize("words", ["ngập 0912345678", "ngập -năm", "ngập nơi:Đơn Dương", "ngập loại:kiến nghị"])
def test_what_only_cases_have_and_a_number_of_a_person_ask_no_other_room(client, people, words):
    standing(people.province)
    assert TITLE not in page(client, people.province_head, words)


def test_how_many_there_are_costs_no_query_more(client, people):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, people.province_head, "ngập")
        return len(asked)

    standing(people.province)
    queries()
    one = queries()
    for number in range(12):
        standing(people.province, f"{TITLE}, lần {number}", f"{number}/KH-UBND")
        sent(people, label=f"Xử lý điểm ngập lần {number}")
    assert queries() == one
