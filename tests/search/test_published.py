"""`/vu-viec/` by words: dialogues, reception days and promises that are published, beside the published matters."""

import re
from datetime import timedelta
from importlib import import_module
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments import making as promising
from conferences import making as conferring
from lives import instant
from meetings.making import HELD, LAMP, announced, asked, closed, shown, told
from meetings.making import plan as plan_meeting
from receptions.making import DAY, plan, posted
from receptions.making import do as do_session
from search.book import follow
from thongsuot.core import clock
from thongsuot.meetings.models import Meeting, PublishedMeeting
from thongsuot.search import also

pytestmark = pytest.mark.django_db(databases=["default", "portal"])
TITLE = "Đối thoại về nước sạch thôn Ka Lo"
NOTHING = "Chưa có vụ việc nào như vậy"
HOSTILE = ("'; DROP TABLE", "a & | ! ( ) :*", "\\", "%_%", "<script>", "-", '"', "☃", "nước:* | x", "\x00", "ạ" * 900)


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))


def page(client, words, **more):
    return client.get("/vu-viec/", {"tu": words} | more).content.decode()


def published_promise(people):
    promise = promising.make(people)
    promising.do(people, promise, "publish", "publisher", HELD, copy=promising.copy())
    return promise


@pytest.mark.parametrize("words", ["nước sạch", "nuoc sach", "NƯỚC Ka Lo", "nứơc sạch", '"nước sạch"'])
def test_an_announced_dialogue_is_found_in_any_spelling_with_the_way_to_its_list(client, people, words):
    meeting = announced(people, title=TITLE)
    announced(people, title="Đối thoại về rác thải")
    found = page(client, words)
    assert f'href="/doi-thoai/{meeting.code}/"' in found and "rác thải" not in found
    assert 'href="/doi-thoai/?tu=' in found and NOTHING in found and 'href="#khac-1"' in found


@pytest.mark.parametrize(("words", "kept"), [("nước " * 30, "nước " * 19 + "nước"), ("ư" * 101, "ư" * 100), ("a", "a")])
def test_the_way_to_a_list_takes_whole_words(words, kept):
    assert also.listed("dialogues:list", "tu", words) == "/doi-thoai/?" + urlencode({"tu": kept})


def test_the_list_of_dialogues_finds_the_same_words(client, people):
    announced(people, title=TITLE)
    announced(people, title="Đối thoại về rác thải")
    for words in ("nước sạch", "nuoc sach"):
        found = client.get("/doi-thoai/", {"tu": words}).content.decode()
        assert TITLE in found and "rác thải" not in found and f'value="{words}"' in found
    assert "Không có buổi nào như vậy sắp tới" in client.get("/doi-thoai/", {"tu": "cầu treo"}).content.decode()


def test_a_question_is_found_once_it_was_let_through(client, people):
    meeting = announced(people, title=TITLE)
    asked(meeting, LAMP)
    assert TITLE not in page(client, "đèn đường")
    shown(people, meeting, LAMP)
    assert TITLE in page(client, "den duong")


def test_a_result_is_found_once_it_was_told(client, people):
    meeting = closed(people, announced(people, title=TITLE), minutes="Biên bản: khơi cống.")
    assert TITLE not in page(client, "khơi cống")
    told(people, meeting, result="Xã khơi cống trong tháng.")
    assert TITLE in page(client, "khoi cong")


def test_nobody_is_found_by_the_words_of_a_dialogue(client, people):
    meeting = closed(people, shown(people, announced(people, title=TITLE)).meeting)
    said = "Xã đã giao bà Trần Thị Bình, 0912 345 678, CCCD 068090001234, mắc bóng đèn ở ngõ chợ."
    allowed = ("Trần Thị Bình", "0912 345 678", "068090001234")
    told(people, meeting, result=f"Hẹn sửa cống. {said}", answers={1: said}, confirmed=allowed)
    key = PublishedMeeting.objects.get().search_key.split()
    assert {"bong", "den", "sua", "cong"} <= set(key) and not {"tran", "thi", "binh"} & set(key)
    assert not any(word.isdecimal() and len(word) > 2 for word in key)
    for words in ("mắc bóng đèn", "sua cong", "Ủy ban"):
        assert TITLE in page(client, words)
        assert TITLE in client.get("/doi-thoai/", {"tu": words}).content.decode()
    for words in ("Trần Thị Bình", "Bình", "đèn Bình", "0912345678", "0912", "đèn 678", "068090001234"):
        assert TITLE not in page(client, words)
        assert TITLE not in client.get("/doi-thoai/", {"tu": words}).content.decode()


def test_what_is_not_announced_of_practice_or_taken_back_is_not_found(client, people):
    plan_meeting(people, title=TITLE)
    assert TITLE not in page(client, "nước sạch")
    meeting = announced(people, title=TITLE)
    assert TITLE in page(client, "nước sạch")
    PublishedMeeting.objects.filter(code=meeting.code).delete()
    assert TITLE not in page(client, "nước sạch") and Meeting.objects.count() == 2


@pytest.mark.parametrize("words", ["trụ sở phòng số 1", "chu tich", "tiếp công dân"])
def test_a_posted_reception_day_is_found_until_it_is_over(client, people, words, monkeypatch):
    session = posted(people)
    address = f'href="/lich-tiep-dan/{session.pk}/"'
    assert address in page(client, words) and 'href="/lich-tiep-dan/?tu=' in page(client, words)
    listed = client.get("/lich-tiep-dan/", {"tu": words}).content.decode()
    assert address in listed
    assert address not in client.get("/lich-tiep-dan/", {"tu": "cầu treo"}).content.decode()
    monkeypatch.setattr(clock, "now", lambda: instant(DAY + timedelta(days=1)))
    assert address not in page(client, words)


def test_a_session_that_is_not_posted_is_not_found(client, people):
    plan(people)
    assert "lich-tiep-dan/?tu=" not in page(client, "trụ sở")


def test_one_called_off_says_so(client, people):
    session = posted(people)
    do_session(people, session, "call_off", by="head", on=HELD, why="Bận họp")
    found = page(client, "trụ sở")
    assert f"/lich-tiep-dan/{session.pk}/" in found and "Không tiếp" in found and "Bận họp" not in found


@pytest.mark.parametrize("indexed", [True, False])
def test_a_reviewed_promise_is_found_by_the_index_and_by_the_tables(client, people, indexed):
    promising.make(people, text="Xã sẽ mắc đèn đường ở thôn Ka Lo.")
    published_promise(people)
    if indexed:
        follow()
    found = page(client, "đèn đường")
    assert promising.TEXT[:30] in found and "Ka Lo" not in found and 'href="/cam-ket/?tu=' in found


def test_a_conference_is_reached_by_its_address_alone(client, people):
    conferring.plan(people, title="Hội nghị về nước sạch")
    assert "Hội nghị về nước sạch" not in page(client, "nước sạch")


def test_what_narrows_to_matters_and_a_number_of_a_person_ask_for_matters_alone(client, people):
    announced(people, title=TITLE)
    for more in ({"noi": "Xã Đơn Dương"}, {"linh-vuc": "land"}, {"don-vi": str(people.commune.pk)}):
        assert TITLE not in page(client, "nước sạch", **more)
    assert TITLE not in page(client, "nước 0912 345 678")
    assert TITLE not in page(client, "")


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("address", ["/vu-viec/", "/doi-thoai/", "/lich-tiep-dan/"])
def test_hostile_words_break_nothing_and_find_nothing(client, people, address, words):
    announced(people, title="Đối thoại về rác thải")
    answer = client.get(address, {"tu": words})
    assert answer.status_code == 200
    assert (address == "/doi-thoai/" and not words.strip("\x00 ")) == ("rác thải" in answer.content.decode())


def test_how_many_there_are_costs_no_query_more_and_few_are_shown(client, people):
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            page(client, "thôn")
        return len(made)

    announced(people, title=TITLE)
    posted(people, place="Nhà văn hóa thôn Ka Lo")
    published_promise(people)
    queries()
    one = queries()
    for number in range(7):
        announced(people, title=f"{TITLE}, lần {number}")
        plan(people, on=DAY + timedelta(days=number + 1), place="Nhà văn hóa thôn Ka Lo", day_off_agreed=True)
    posted(people, on=DAY + timedelta(days=20), place="Nhà văn hóa thôn Ka Lo")
    assert queries() == one
    assert len(re.findall(r'href="/doi-thoai/\d{8}/"', page(client, "thôn"))) == 5


def test_what_was_published_before_is_found_once_its_words_are_filled_in(people):
    shown(people, announced(people, title=TITLE))
    kept = PublishedMeeting.objects.get().search_key
    assert "den" in kept.split()
    PublishedMeeting.objects.update(search_key="")
    import_module("thongsuot.meetings.migrations.0004_words").fill(apps, None)
    assert PublishedMeeting.objects.get().search_key == kept
