"""Instruments and tasks in the search box of the desk: by number and words, within sight alone."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import cast
from directives.making import AT, by, drafted, read, sent, upload
from thongsuot.directives import actions
from thongsuot.directives.actions import passages
from thongsuot.directives.models import Instrument, Passage, Task
from thongsuot.directives.rules.searched import snippet

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


REGISTER = "/ban-lam-viec/van-ban-chi-dao/"
DRAINS = "phương án thoát nước"  # said in one of the passages of the document, not in its title


def decided(people, state="confirmed") -> tuple[Instrument, Passage]:
    """Return a draft of the province with the passage about drains decided."""
    row = read(upload(people.province_head, people.province)).instrument
    passage = row.passages.get(ordinal="2.")
    passages.decide(instrument_id=row.pk, passage_ids=[passage.pk], state=state, **by(people.province_head))
    return row, Passage.objects.get(pk=passage.pk)


@pytest.mark.parametrize("words", [DRAINS, "phuong an thoat nuoc", "THOÁT NƯỚC", "thoat ngap"])
def test_a_word_of_a_confirmed_passage_finds_its_instrument_with_what_is_said_there(client, people, words):
    row, passage = decided(people)
    found = page(client, people.province_head, words)
    assert f"{REGISTER}{row.pk}/?xem=nhan&amp;trang=1#doan-{passage.position}" in found
    assert "Trong nội dung văn bản chỉ đạo" in found and "Lập phương án thoát nước" in found
    assert TITLE in client.get(REGISTER, {"q": words}).content.decode()
    assert f'id="doan-{passage.position}"' in client.get(f"{REGISTER}{row.pk}/?xem=nhan&trang=1").content.decode()


def test_what_nobody_confirmed_or_was_taken_back_is_not_found(client, people):
    read(upload(people.province_head, people.province))
    assert TITLE not in page(client, people.province_head, DRAINS)
    Instrument.objects.update(state="dropped")
    row, passage = decided(people)
    assert TITLE in page(client, people.province_head, DRAINS)
    for state in ("left-out", "proposed"):
        passages.decide(instrument_id=row.pk, passage_ids=[passage.pk], state=state, **by(people.province_head))
        assert TITLE not in page(client, people.province_head, DRAINS)
        assert Passage.objects.get(pk=passage.pk).search_key == ""
    passages.confirm_rest(instrument_id=row.pk, **by(people.province_head))
    assert TITLE in page(client, people.province_head, DRAINS)


def test_a_passage_is_found_within_sight_alone(client, people):
    row, _passage = decided(people)
    assert TITLE not in page(client, people.head, DRAINS)
    Instrument.objects.filter(pk=row.pk).update(state="standing")
    assert TITLE in page(client, people.head, DRAINS) and TITLE not in page(client, people.nobody, DRAINS)
    Instrument.objects.filter(pk=row.pk).update(state="dropped")
    assert TITLE not in page(client, people.province_head, DRAINS)


def test_a_passage_is_found_by_the_words_it_was_given_and_by_nobody_named_in_it(client, people):
    row, passage = decided(people)
    head = by(people.province_head)
    worded = passages.Worded("task", "Đến nhà bà Trần Thị Bình, 0912 345 678, khơi cống.")
    passages.reword(instrument_id=row.pk, passage_id=passage.pk, worded=worded, **head)
    passages.add_passage(instrument_id=row.pk, worded=passages.Worded("task", "Nạo vét kênh mương."), **head)
    for words in ("khơi cống", "nao vet"):
        assert TITLE in page(client, people.province_head, words)
    for words in (DRAINS, "Trần Thị Bình", "khơi bình", "khơi 678"):
        assert TITLE not in page(client, people.province_head, words)


def test_passages_confirmed_before_are_found_after_the_upgrade(client, people):
    _row, passage = decided(people)
    kept = passage.search_key
    Passage.objects.update(search_key="")
    assert TITLE not in page(client, people.province_head, DRAINS)
    import_module("thongsuot.directives.migrations.0006_passage_words").fill(apps, None)
    assert Passage.objects.get(pk=passage.pk).search_key == kept != ""
    assert set(Passage.objects.exclude(pk=passage.pk).values_list("search_key", flat=True)) == {""}
    assert TITLE in page(client, people.province_head, DRAINS)


def test_of_one_instrument_the_first_passage_is_shown_and_its_page_is_told(client, people):
    row, passage = decided(people)
    more = [
        Passage(instrument=row, position=100 + n, kind="task", text=f"Khơi cống số {n}.", state="confirmed")
        for n in range(60)
    ]
    for one in more:
        one.search_key = "khoi cong so"
    Passage.objects.bulk_create(more)
    found = page(client, people.province_head, "khơi cống")
    assert found.count(f"{REGISTER}{row.pk}/") == 1 and "trang=1#doan-100" in found
    Passage.objects.filter(position__lt=155).exclude(pk=passage.pk).update(search_key="")
    assert "trang=2#doan-155" in page(client, people.province_head, "khơi cống")


def test_a_snippet_is_cut_at_words_around_the_first_that_was_asked_for():
    text = " ".join(f"chữ{n}" for n in range(20)) + " “Lý do” " + " ".join(f"từ{n}" for n in range(60))
    cut = snippet(text, "lí")
    assert cut.startswith("… chữ12 ") and "“Lý do” từ0" in cut and cut.endswith(" …")
    assert snippet("Lập phương án.", "không có") == "Lập phương án."


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
