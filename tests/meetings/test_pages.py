"""The pages of dialogues: planned, announced, asked, moderated, told; nothing typed is lost."""

from datetime import date, timedelta
from urllib.parse import quote_plus

import pytest

from cast import actor, cast
from lives import instant
from meetings.making import (
    AFTER,
    DRAIN,
    HELD,
    LAMP,
    NOTICE_DUE,
    TITLE,
    announced,
    asked,
    closed,
    moderate,
    plan,
    shown,
    told,
)
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.saying import said
from thongsuot.core import clock
from thongsuot.core.ids import new_id
from thongsuot.doors.models import Brake
from thongsuot.meetings.models import Meeting, PublishedMeeting, Question
from thongsuot.meetings.queries.page import waiting

pytestmark = pytest.mark.django_db(databases=["default", "portal"])
NOTHING = "Chưa có việc nào được theo dõi sau buổi này"
DESK = "/ban-lam-viec/doi-thoai/"
ACCUSES = "Tôi tố cáo ông Lê Văn Tám cán bộ địa chính nhận hối lộ của dân."


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def signed_in(client, people):
    def as_(name: str):
        client.force_login(getattr(people, name))
        return client

    return as_


def text_of(answer) -> str:
    return answer.content.decode()


def typed(people, **changes) -> dict:
    given = {
        "unit": str(people.commune.pk), "title": TITLE, "held_on": "12/8/2026", "starts": "8:00", "ends": "11h30",
        "place": "Hội trường xã", "agenda": "Khai mạc; 5; Chủ tịch", "basis": "Điều 43",
        "answering": [str(people.economics.pk)],
    }  # fmt: skip
    return given | changes


LATE = 'chậm nhất <time datetime="2026-07-08">8/7/2026</time>; thông báo bây giờ là muộn.'


@pytest.mark.parametrize(("on", "late"), [(NOTICE_DUE, False), (NOTICE_DUE + timedelta(days=1), True)])
def test_a_notice_after_its_last_day_is_called_late_before_and_after(signed_in, people, monkeypatch, on, late):
    monkeypatch.setattr(clock, "now", lambda: instant(on))
    meeting, page = plan(people), f"{DESK}{{}}/"
    home, press = page.format(meeting.pk), f"{page.format(meeting.pk)}thong-bao/"
    shown_before = [text_of(signed_in("publisher").get(address)) for address in (home, press)]
    assert [LATE in each for each in shown_before] == [late, late]
    assert ("Vì sao ngày này?" in shown_before[1]) == late
    signed_in("publisher").post(press)
    after = text_of(signed_in("publisher").get(home))
    assert f'<span class="ts-tag">{"muộn" if late else "đúng hạn"}</span>' in after and LATE not in after


def test_a_step_that_is_not_open_says_where_it_stands_and_what_comes_first(signed_in, people):
    meeting = plan(people)
    page = text_of(signed_in("handler").get(f"{DESK}{meeting.pk}/bien-ban/"))
    assert "tình trạng “Chưa thông báo”. Làm bước “Thông báo công khai” trước, rồi mới làm bước này." in page
    assert f'btn btn-light" href="{DESK}{meeting.pk}/"' in page
    meeting = closed(people, announced(people))
    assert "Bước này đã làm rồi." in text_of(signed_in("head").get(f"{DESK}{meeting.pk}/ket-thuc/"))
    over = text_of(signed_in("handler").get(f"{DESK}{meeting.pk}/sua/"))
    assert "Bước này chỉ làm được trước bước “Đọc lại, kết thúc buổi đối thoại”." in over


def test_a_dialogue_is_planned_and_its_page_says_by_when_it_is_announced(signed_in, people):
    client = signed_in("handler")
    answer = client.post(f"{DESK}moi/", typed(people))
    meeting = Meeting.objects.get()
    assert answer.url == f"{DESK}{meeting.pk}/"
    page = text_of(client.get(answer.url))
    for words in (TITLE, "5/8/2026", "Vì sao ngày này?", "Khai mạc", people.economics.name):
        assert words in page, words


def test_a_day_off_is_asked_about_and_nothing_typed_is_lost(signed_in, people):
    client = signed_in("handler")
    answer = client.post(f"{DESK}moi/", typed(people, held_on="2/9/2026"))
    page = text_of(answer)
    assert answer.status_code == 422 and "2/9/2026 là ngày nghỉ" in page
    assert "Khai mạc; 5; Chủ tịch" in page and not Meeting.objects.exists()
    client.post(f"{DESK}moi/", typed(people, held_on="2/9/2026", day_off="on"))
    assert Meeting.objects.get().held_on == date(2026, 9, 2)


@pytest.mark.parametrize("changes", [{"starts": "tám giờ"}, {"held_on": "mai"}, {"agenda": "A; b"}, {"unit": "x"}])
def test_bad_input_is_a_sentence(signed_in, people, changes):
    answer = signed_in("handler").post(f"{DESK}moi/", typed(people, **changes))
    assert answer.status_code == 422 and TITLE in text_of(answer)


def test_it_is_announced_after_what_looks_personal_was_looked_at(signed_in, people):
    meeting = plan(people, place="Hội trường xã, trực ban 0912 345 678", held_on=date(2026, 8, 12))
    client = signed_in("publisher")
    address = f"{DESK}{meeting.pk}/thong-bao/"
    assert "0912 345 678" in text_of(client.get(address))
    assert client.post(address, {}).status_code == 422
    client.post(address, {"confirmed": ["0912 345 678"]})
    assert PublishedMeeting.objects.get().code == meeting.code


def test_the_public_reads_the_notice_and_not_what_is_only_planned(client, people):
    hidden, meeting = plan(people), announced(people, held_on=date(2026, 8, 12))
    listed = text_of(client.get("/doi-thoai/"))
    assert meeting.code in listed and hidden.code not in listed
    assert client.get(f"/doi-thoai/{hidden.code}/").status_code == 404
    page = text_of(client.get(f"/doi-thoai/{meeting.code}/"))
    for words in (TITLE, "Nhà văn hóa thôn Suối Thông", "Báo cáo kết quả", "8:00", "11:30"):
        assert words in page, words


def ask(client, meeting, text, **more):
    return client.post(f"/doi-thoai/{meeting.code}/hoi/", {"text": text, "token": f"t{new_id()}"} | more)


def test_anybody_asks_without_account_or_name_and_it_waits(client, people):
    meeting = announced(people)
    answer = ask(client, meeting, LAMP)
    assert answer.url == f"/doi-thoai/{meeting.code}/hoi/da-gui/"
    assert client.get(answer.url).status_code == 200
    assert Question.objects.get().text == LAMP and not client.session.keys()
    assert LAMP not in text_of(client.get(f"/doi-thoai/{meeting.code}/bang/"))


def test_what_accuses_is_shown_where_to_go_and_is_not_kept(client, people):
    answer = ask(client, announced(people), ACCUSES)
    page = text_of(answer)
    assert answer.status_code == 422 and "/to-cao/gui" in page and ACCUSES in page
    assert not Question.objects.exists()


def test_what_was_asked_or_accused_does_not_stay_on_the_telephone(client, people):
    meeting = announced(people)
    for page in (client.get(ask(client, meeting, LAMP).url), ask(client, meeting, ACCUSES)):
        assert f'data-clear-draft="hoi-{meeting.code}"' in text_of(page) and "web/draft.js" in text_of(page)


@pytest.mark.parametrize(
    ("text", "more"), [("", {}), ("a" * 1001, {}), (LAMP, {"website": "máy gửi"}), (LAMP, {"token": ""})]
)
def test_a_question_that_cannot_be_taken_stays_on_the_page(client, people, text, more):
    answer = ask(client, announced(people), text, **more)
    assert answer.status_code == 422 and text in text_of(answer) and not Question.objects.exists()


def test_a_flood_is_slowed_and_the_words_stay(client, people):
    meeting, far = announced(people), instant(HELD) + timedelta(hours=9)
    Brake.objects.update_or_create(name="strangers", defaults={"full_until": far, "tired_until": far})
    answer = ask(client, meeting, LAMP)
    assert answer.status_code == 429 and LAMP in text_of(answer)


def test_after_the_end_no_question_is_taken(client, people):
    meeting = closed(people, announced(people))
    assert "không nhận câu hỏi nữa" in text_of(client.get(f"/doi-thoai/{meeting.code}/hoi/"))
    assert ask(client, meeting, LAMP).status_code == 409


def test_the_moderator_sees_a_telephone_number_marked_and_lets_the_question_through_without_it(signed_in, people):
    meeting = announced(people)
    asked(meeting, "Đèn hỏng, gọi 0912 345 678 để xem, bao giờ sửa?")
    client = signed_in("handler")
    page = text_of(client.get(f"{DESK}{meeting.pk}/dieu-hanh/"))
    assert "0912 345 678</mark>" in page and "gọi ███ để xem" in page
    question = Question.objects.get()
    address = f"{DESK}{meeting.pk}/cau-hoi/{question.pk}/cho-hien/"
    assert client.post(address, {"text": question.text}).status_code == 422
    client.post(address, {"text": "Đèn hỏng, bao giờ sửa?"})
    board = text_of(client.get(f"/doi-thoai/{meeting.code}/bang/"))
    assert "Đèn hỏng, bao giờ sửa?" in board and "0912" not in board


def test_like_questions_are_suggested(people):
    meeting = announced(people)
    lead, drain = shown(people, meeting), shown(people, meeting, DRAIN)
    asked(meeting, "Bao giờ xã sửa đèn đường gần chợ thôn Suối Thông vậy?")
    assert [one.pk for one in waiting(meeting)[0].like][:1] == [lead.pk] and drain.number == 2


def test_an_answer_for_later_leads_to_the_promise(signed_in, people):
    meeting = announced(people)
    question = shown(people, meeting)
    client = signed_in("handler")
    address = f"{DESK}{meeting.pk}/cau-hoi/{question.pk}/tra-loi/"
    answer = client.post(address, {"outcome": "later", "text": "Xã sẽ sửa đèn trước ngày 30/9/2026."})
    assert "cau=" not in answer.url and quote_plus("đèn") not in answer.url
    page = text_of(client.get(answer.url))
    for words in ("Xã sẽ sửa đèn", f"meeting:{meeting.pk}", "30/9/2026", "15/7/2026", TITLE):
        assert words in page, words
    assert '<option value="dialogue" selected>' in page


def test_who_may_not_see_a_dialogue_reads_no_answer_by_its_reference(people):
    question = shown(people, announced(people))
    moderate(people, question, "answer", outcome="later", text="Xã sẽ sửa đèn.")
    assert said(actor(people.handler), f"question:{question.pk}") == "Xã sẽ sửa đèn."
    for written in (f"question:{question.pk}", f"question:{new_id()}", f"khac:{question.pk}", "question:x", ""):
        assert said(actor(people.elsewhere), written) == ""


def test_a_promise_leads_back_to_the_dialogue(signed_in, people):
    meeting = announced(people)
    client = signed_in("handler")
    client.post(
        "/ban-lam-viec/cam-ket/moi/",
        {
            "text": "Xã sẽ sửa đèn.", "said_by": "Chủ tịch", "unit": people.commune.code, "source": "dialogue",
            "said_on": "15/7/2026", "due_on": "30/9/2026", "wanted": "Ảnh.", "about": str(meeting.ref), "token": "t1",
        },
    )  # fmt: skip
    page = text_of(client.get(f"{DESK}{meeting.pk}/"))
    assert "Xã sẽ sửa đèn." in page
    promise = Commitment.objects.get()
    assert f"/ban-lam-viec/cam-ket/{promise.pk}/" in page
    back = text_of(client.get(f"/ban-lam-viec/cam-ket/{promise.pk}/"))
    assert f'href="{DESK}{meeting.pk}/">{TITLE}' in back


def test_the_result_is_read_with_answers_and_what_is_followed_up(signed_in, people):
    meeting = announced(people)
    question = shown(people, meeting)
    moderate(people, question, "answer", outcome="answered", text="Đã sửa, hỏi thêm số 0912 345 678.")
    closed(people, meeting)
    client = signed_in("publisher")
    address = f"{DESK}{meeting.pk}/ket-qua/"
    page = text_of(client.get(address))
    assert "hỏi thêm số ███" in page
    client.post(address, {"result": "Đã trả lời bà con.", "answer-1": "Đã sửa tuần trước.", "revision": "3"})
    read = text_of(client.get(f"/doi-thoai/{meeting.code}/"))
    for words in (
        "Đã trả lời bà con.",
        "Đã sửa tuần trước.",
        "Chưa có việc nào được theo dõi sau buổi này",
        "60",
        "80",
    ):
        assert words in read, words
    assert "Chưa có việc nào được theo dõi sau buổi này" in text_of(client.get("/doi-thoai/"))


def test_somebody_was_first_and_the_second_press_acts_on_what_there_is(signed_in, people):
    meeting = announced(people)
    client = signed_in("handler")
    address = f"{DESK}{meeting.pk}/bien-ban/"
    old = {"minutes": "Lời của tôi.", "revision": "1"}
    answer = client.post(address, old)
    assert answer.status_code == 422 and "Lời của tôi." in text_of(answer)
    assert client.post(address, old | {"revision": "2"}).status_code == 302


def test_a_question_kept_back_does_not_become_public_from_an_older_page(signed_in, people):
    meeting = announced(people)
    question = asked(meeting)
    client = signed_in("handler")
    field = f'name="revision" value="{question.revision}"'
    assert text_of(client.get(f"{DESK}{meeting.pk}/dieu-hanh/")).count(field) == 1
    moderate(people, question, "keep_back", reason="Không phải câu hỏi.")
    old = {"text": "Chữ tôi vừa sửa?", "revision": str(question.revision)}
    answer = client.post(f"{DESK}{meeting.pk}/cau-hoi/{question.pk}/cho-hien/", old)
    page = text_of(answer)
    assert answer.status_code == 422 and "Chữ tôi vừa sửa?" in page and "đang được giữ lại" in page
    question.refresh_from_db()
    assert question.state == "kept-back" and f'value="{question.revision}"' in page


def test_an_answer_from_an_older_page_loses_no_other(signed_in, people):
    meeting = announced(people)
    question = shown(people, meeting)
    old = {"outcome": "answered", "text": "Lời của tôi.", "revision": str(question.revision)}
    moderate(people, question, "answer", outcome="answered", text="Lời của người khác.")
    client = signed_in("handler")
    address = f"{DESK}{meeting.pk}/cau-hoi/{question.pk}/tra-loi/"
    answer = client.post(address, old)
    page = text_of(answer)
    assert answer.status_code == 422 and "Lời của tôi." in page and "Lời của người khác." in page
    assert client.post(address, old | {"revision": str(question.revision + 1)}).status_code == 302


def test_a_place_with_the_name_of_a_person_is_confirmed_in_every_form(signed_in, people):
    hall = "Nguyễn Văn Trỗi"
    meeting = plan(people, place=f"Nhà văn hóa {hall}", held_on=date(2026, 8, 12))
    client = signed_in("head")
    sent = [
        ("thong-bao", {}),
        ("sua", {"title": "Đối thoại năm 2026"}),
        ("doi-ngay", {"held_on": "14/8/2026", "starts": "8:00", "ends": "11:00", "place": meeting.place,
                      "reason": f"Nhà văn hóa {hall} đang sửa."}),
        ("khong-to-chuc", {"reason": f"Nhà văn hóa {hall} bị ngập."}),
    ]  # fmt: skip
    for slug, typed in sent:
        address = f"{DESK}{meeting.pk}/{slug}/"
        refused = client.post(address, typed)
        assert refused.status_code == 422 and f'value="{hall}"' in text_of(refused), slug
        pieces = [value for value in (hall, "Trỗi") if f'value="{value}"' in text_of(refused)]
        assert client.post(address, typed | {"confirmed": pieces}).status_code == 302, slug
    assert hall in PublishedMeeting.objects.get().why


def test_who_answers_from_another_unit_stays_when_something_is_changed(signed_in, people):
    meeting = plan(people, answering=[people.economics.pk, people.province.pk])
    client = signed_in("head")
    address = f"{DESK}{meeting.pk}/sua/"
    box = f'value="{people.province.pk}"'
    assert box in text_of(client.get(address))
    both = [str(people.economics.pk), str(people.province.pk)]
    assert client.post(address, {"title": "Đối thoại khác", "answering": both}).status_code == 302
    assert {unit.pk for unit in meeting.answering.all()} == {people.economics.pk, people.province.pk}


def test_the_list_is_narrowed_sorted_and_taken_away(signed_in, people):
    announced(people)
    plan(people, title="Đối thoại với tiểu thương chợ", held_on=date(2026, 8, 12))
    client = signed_in("handler")
    page = text_of(client.get(f"{DESK}?tinh_trang=planned&xep=ten"))
    assert "tiểu thương" in page and TITLE not in page
    table = client.get("/ban-lam-viec/bang/doi-thoai.csv?tinh_trang=planned")
    lines = b"".join(table.streaming_content).decode() if table.streaming else text_of(table)
    assert "tiểu thương" in lines and TITLE not in lines
    for odd in ("?tinh_trang=x&don_vi=x&nam=x&xep=--ten", "?trang=99", "?nam=99999999999"):
        assert client.get(f"{DESK}{odd}").status_code == 200


def test_a_year_without_a_dialogue_is_said(signed_in, people):
    client = signed_in("handler")
    assert "chưa có buổi đối thoại nào năm 2026" in text_of(client.get(DESK))
    plan(people)
    assert "chưa có buổi đối thoại nào năm 2026" not in text_of(client.get(DESK))


@pytest.mark.parametrize("odd", ["?don-vi=x&nam=0000", "?nam=99999", "?trang=x"])
def test_the_public_list_takes_odd_addresses(client, people, odd):
    told(people, closed(people, announced(people)), on=AFTER)
    assert client.get(f"/doi-thoai/{odd}").status_code == 200


def test_who_may_not_see_it_finds_nothing(signed_in, people):
    meeting = announced(people)
    client = signed_in("elsewhere")
    for address in ("", "dieu-hanh/", "bien-ban/"):
        assert client.get(f"{DESK}{meeting.pk}/{address}").status_code == 404
