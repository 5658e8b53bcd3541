"""The denouncer's pages over HTTP: what they take, what they answer, and that neither cookie nor address keeps it."""

import io
import re
from datetime import timedelta

import pytest
from django.test import Client

from denunciations.making import ACCOUNT, DAY, Room, moment, text_file
from thongsuot.core import clock
from thongsuot.core.errors import TooMany
from thongsuot.denunciations.actions import identifying, screening, telling
from thongsuot.denunciations.actions.reading import open_sheet
from thongsuot.denunciations.keys import receipts
from thongsuot.denunciations.models import Act, Denunciation
from thongsuot.denunciations.queries.door import open_by_receipt
from thongsuot.denunciations.queries.history import opened
from thongsuot.denunciations.queries.identities import waiting
from thongsuot.denunciations.views import public

pytestmark = pytest.mark.django_db
NUMBER = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
TOKEN = re.compile(r'name="token" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')
FILE = re.compile(r'name="file" value="([^"]+)"')
FORM = re.compile(r'<form[^>]*method="post"')
TITLE = re.compile(r"<title>(.*?)</title>")
GIVE, ASK = "/to-cao/gui", "/to-cao/nhan"
PAGES = ["/to-cao/", GIVE, ASK]


@pytest.fixture
def room():
    return Room()


def text_of(answer) -> str:
    return answer.content.decode()


def given(client, **more):
    """Fill in the form as it came and send it."""
    token = TOKEN.search(text_of(client.get(GIVE)))[1]
    return client.post(GIVE, {"token": token, "text": ACCOUNT} | more)


def number_on(answer) -> str:
    return NUMBER.search(text_of(answer))[0]


def returned(client, matter):
    return client.post(ASK, {"secret": receipts.show(matter.received.receipt)})


def key_on(answer) -> str:
    return KEY.search(text_of(answer))[1]


def words_of(number: str, verb: str = "receive") -> dict:
    door = open_by_receipt(number)
    row = Denunciation.objects.get(pk=door.denunciation_id)
    return [act.texts for act in opened(row, door.ring, [verb])][-1]


# The door


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_kept_nowhere_and_tells_nobody_where_it_was_left(client, room, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert set(client.cookies) <= {"csrftoken"}


@pytest.mark.parametrize("address", ["/to-cao/khong-co", "/to-cao/nhan/khong-co/them"])
def test_what_is_not_there_is_kept_nowhere_either(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_no_title_says_what_the_page_is_for(client, room, address, language):
    title = TITLE.search(text_of(client.get(address, {"tieng": language})))[1].lower()
    assert not re.search(r"tố cáo|denounc|denunc|whistle|kín|secret|sealed|report", title)


@pytest.mark.parametrize("address", PAGES)
def test_the_way_out_is_a_link_that_needs_no_script(client, room, address):
    assert re.search(r'<a [^>]*href="/" data-leave', text_of(client.get(address)))


def test_the_first_page_leads_to_the_form_and_to_the_receipt_and_holds_no_form(client, room):
    text = text_of(client.get("/to-cao/"))
    assert 'href="/to-cao/gui"' in text and 'href="/to-cao/nhan"' in text
    assert not FORM.search(text)


def test_the_first_page_says_what_is_not_protected(client, room):
    text = text_of(client.get("/to-cao/"))
    assert all(word in text for word in ("chiếm trọn quyền trên máy chủ", "Máy đang dùng", "Đường mạng"))


def test_the_language_is_chosen_by_the_address_and_no_cookie_remembers_it(client, room):
    answer = client.get("/to-cao/", {"tieng": "en"})
    assert '<html lang="en">' in text_of(answer)
    assert 'href="/to-cao/gui?tieng=en"' in text_of(answer)
    assert not client.cookies
    form = client.get(GIVE, {"tieng": "en"})
    assert 'action="/to-cao/gui?tieng=en"' in text_of(form)


def test_the_help_of_these_pages_too_takes_its_language_from_the_address_and_tells_nobody(client, room):
    there = "/tro-giup/gui-to-cao/"
    assert f'href="{there}?tieng=en"' in text_of(client.get("/to-cao/", {"tieng": "en"}))
    answer = client.get(there, {"tieng": "en"})
    assert '<html lang="en">' in text_of(answer) and "Denounce under seal" in text_of(answer)
    assert 'href="/to-cao/?tieng=en"' in text_of(answer) and 'href="?tieng=vi"' in text_of(answer)
    assert "/ngon-ngu/" not in text_of(answer)  # that form sets a cookie
    assert answer["Referrer-Policy"] == "no-referrer" and not client.cookies
    assert '<html lang="vi">' in text_of(client.get(there)) == text_of(client.get(there, {"tieng": "x"}))


def test_no_other_help_is_told_its_language_by_the_address(client, room):
    answer = client.get("/tro-giup/gui-y-kien/", {"tieng": "en"})
    assert '<html lang="vi">' in text_of(answer) and "/ngon-ngu/" in text_of(answer)


def test_a_language_that_there_is_not_changes_nothing(client, room):
    answer = client.get("/to-cao/", {"tieng": "x'\">"})
    assert answer.status_code == 200 and '<html lang="vi">' in text_of(answer)


def test_without_custodians_every_page_says_where_to_go_and_takes_nothing(client):
    for address in ("/to-cao/", GIVE):
        text = text_of(client.get(address))
        assert "Gửi ở đâu?" in text and not FORM.search(text)
    assert client.post(GIVE, {"text": ACCOUNT}).status_code == 409
    assert not Denunciation.objects.exists()


def test_what_was_written_is_still_there_where_nothing_is_taken(client):
    assert ACCOUNT in text_of(client.post(GIVE, {"text": ACCOUNT}))
    assert ACCOUNT in text_of(client.post(GIVE, {"begin": "1", "text": ACCOUNT}))


# The form


def test_it_is_one_form_of_which_only_the_account_is_required(client, room):
    text = text_of(client.get(GIVE))
    assert len(FORM.findall(text)) == 1
    assert text.count("(bắt buộc)") == 1
    answer = client.post(GIVE, {"text": ACCOUNT})
    assert answer.status_code == 200 and NUMBER.search(text_of(answer))


def test_the_receipt_opens_what_was_written(client, room):
    answer = given(
        client, accused_name="Đinh Văn Sổ", accused_title="cán bộ địa chính", position="staff",
        unit_text="UBND xã Đơn Dương", when_where="Tháng 6, tại trụ sở.", whom=["self", "children"],
        protection="Sợ con bị gây khó.", tell_by="phone", phone="0912 345 678",
    )  # fmt: skip
    words = words_of(number_on(answer))
    assert words["text"] == ACCOUNT and words["accused_title"] == "cán bộ địa chính"
    assert words["protection"] == "Xin bảo vệ cho: bản thân, con.\nSợ con bị gây khó."
    assert (words["tell_by"], words["when_where"]) == ("điện thoại", "Tháng 6, tại trụ sở.")
    assert "0912" not in str(words)


def test_the_receipt_and_the_page_it_opens_count_the_last_day(client, room):
    page = text_of(given(client))
    opened_page = text_of(client.post(ASK, {"secret": NUMBER.search(page)[0]}))
    for shown in (page, opened_page):
        assert "Vì sao ngày này?" in shown and "Luật Tố cáo" in shown and shown.count('class="is-end"') == 1


def test_a_body_named_in_words_decides_who_receives_it(client, room):
    commune = room.people.commune
    given(client, unit_text=commune.name.upper(), position="staff")
    given(client, unit_text=commune.name, position="head", text="Ông chủ tịch bán đất công.")
    given(client, unit_text="Một nơi không ai biết", text="Chuyện khác.")
    units = list(Denunciation.objects.order_by("received_at").values_list("unit_id", flat=True))
    assert units == [commune.pk, room.people.province.pk, room.people.inspectorate.pk]


def test_a_name_and_an_address_are_sealed_apart(client, room):
    answer = given(client, name="Lò Thị Hoa", address="Thôn A2")
    door = open_by_receipt(number_on(answer))
    row = Denunciation.objects.get(pk=door.denunciation_id)
    assert not row.anonymous and row.identity.sealed
    assert "Lò Thị Hoa" not in str([act.texts for act in opened(row, door.ring)])


@pytest.mark.parametrize("words", ["<b>x</b> {{ 7|add:7 }}", "'; DROP TABLE x; --", "ă" * 1900, "\u202e a\x00b"])
def test_free_text_takes_any_words(client, room, words):
    fields = ("text", "accused_name", "accused_title", "unit_text", "when_where", "protection")
    identity = ("name", "address", "phone", "email", "id_number")
    answer = given(client, **dict.fromkeys((*fields, *identity), words))
    assert answer.status_code == 200 and NUMBER.search(text_of(answer))


def test_the_same_form_sent_twice_shows_one_receipt(client, room):
    token = receipts.new_token()
    first, second = (client.post(GIVE, {"token": token, "text": ACCOUNT}) for _time in range(2))
    assert number_on(first) == number_on(second)
    assert Denunciation.objects.count() == 1


def test_a_form_that_was_changed_and_sent_again_is_not_lost(client, room):
    token = receipts.new_token()
    first, second = (client.post(GIVE, {"token": token, "text": text}) for text in (ACCOUNT, ACCOUNT + " Hai lần."))
    assert words_of(number_on(second))["text"] == ACCOUNT + " Hai lần."
    assert number_on(first) != number_on(second)


def test_a_token_that_somebody_could_guess_makes_no_receipt(client, room):
    first, second = (client.post(GIVE, {"token": "1", "text": ACCOUNT}) for _time in range(2))
    assert number_on(first) != number_on(second)


def test_no_address_and_no_cookie_holds_the_receipt(client, room):
    answer = given(client)
    number = number_on(answer)
    assert answer.status_code == 200 and "Location" not in answer
    assert "no-store" in answer["Cache-Control"]
    assert set(client.cookies) == {"csrftoken"}
    links = "".join(re.findall(r'(?:href|src|action|value)="([^"]*)"', text_of(answer)))
    assert number not in links and number.replace(" ", "") not in links


def test_the_receipt_page_names_who_has_it_and_by_when(client, room):
    text = text_of(given(client, unit_text=room.people.commune.name, position="staff"))
    assert str(room.people.commune) in text and "chậm nhất" in text and "Ghi mã này ra giấy ngay" in text
    assert "rồi chuyển kín" not in text
    assert "rồi chuyển kín" in text_of(given(client))


def test_a_wrong_input_loses_nothing_that_was_typed(client, room):
    typed = {"text": " ", "accused_name": "Đinh Văn Sổ", "unit_text": "Xã", "when_where": "Hôm qua", "name": "Hoa"}
    answer = client.post(GIVE, typed | {"whom": ["spouse"], "protection": "Sợ.", "position": "deputy"})
    text = text_of(answer)
    assert answer.status_code == 422 and "Chưa có nội dung" in text
    assert all(word in text for word in ("Đinh Văn Sổ", "Hôm qua", "Hoa", "Sợ."))
    assert re.search(r'value="spouse" id="[^"]+" checked', text)
    assert re.search(r'value="deputy" id="[^"]+" checked', text)
    assert not Denunciation.objects.exists()


@pytest.mark.parametrize("field", ["position", "tell_by", "whom"])
def test_a_choice_that_there_is_not_is_told_and_loses_nothing(client, room, field):
    answer = client.post(GIVE, {"text": ACCOUNT, field: "khong-co"})
    assert answer.status_code == 422 and ACCOUNT in text_of(answer)


def test_files_are_sealed_with_it(client, room):
    _name, upload = text_file()
    upload.name = "bien-lai.png"
    answer = given(client, files=upload)
    back = client.post(ASK, {"secret": number_on(answer)})
    assert "bien-lai.png" in text_of(back)
    sent = client.post("/to-cao/nhan/tep", {"key": key_on(back), "file": FILE.search(text_of(back))[1]})
    assert b"".join(sent.streaming_content).startswith(b"\x89PNG")
    assert "no-store" in sent["Cache-Control"] and "bien-lai.png" in sent["Content-Disposition"]


def test_a_file_that_is_not_taken_is_told_and_the_words_stay(client, room):
    upload = io.BytesIO(b"MZ\x90\x00 mot chuong trinh")
    upload.name = "a.exe"
    answer = client.post(GIVE, {"text": ACCOUNT, "files": upload})
    assert answer.status_code == 422
    assert ACCOUNT in text_of(answer) and "Chọn lại tệp" in text_of(answer)
    assert not Denunciation.objects.exists()


def test_words_typed_at_the_open_form_are_handed_over_and_nothing_is_kept(client, room):
    answer = client.post(GIVE, {"begin": "1", "text": ACCOUNT, "name": "Lò Thị Hoa", "phone": "0912345678"})
    assert answer.status_code == 200
    assert ACCOUNT in text_of(answer) and 'value="Lò Thị Hoa"' in text_of(answer)
    assert not Denunciation.objects.exists()


def test_a_flood_asks_to_wait_and_loses_nothing(client, room, monkeypatch):
    def full(*_given):
        raise TooMany("Chờ một phút.")

    monkeypatch.setattr(public, "let_in", full)
    answer = client.post(GIVE, {"text": ACCOUNT})
    assert answer.status_code == 429 and ACCOUNT in text_of(answer) and "Chờ một phút." in text_of(answer)


def test_an_officer_who_is_signed_in_denounces_as_a_stranger(client, room):
    client.force_login(room.people.handler)
    before = client.session.session_key
    assert given(client).status_code == 200
    assert Act.objects.get(verb="receive").officer_id is None
    assert client.session.session_key == before


# Back with the receipt


def test_the_receipt_opens_steps_and_answers(client, room):
    matter = room.receive()
    telling.answer(text="Xin gửi thêm biên lai.", **room.by(matter, room.commune_ones[0]))
    text = text_of(returned(client, matter))
    assert ACCOUNT in text and "Xin gửi thêm biên lai." in text and str(room.people.commune) in text
    assert "Mới tiếp nhận" in text and "Trịnh Văn Tra" not in text


@pytest.mark.parametrize("number", ["", "1", "4715 9036 2817 4421", "9" * 16, "mã nhận", "1" * 60, "1" * 300])
def test_a_wrong_number_opens_nothing(client, room, number):
    room.receive()
    answer = client.post(ASK, {"secret": number})
    assert answer.status_code == 422 and not KEY.search(text_of(answer))


def test_the_number_is_never_written_back_into_the_page_after_it_opened(client, room):
    matter = room.receive()
    text = text_of(returned(client, matter))
    assert matter.received.receipt not in text and receipts.show(matter.received.receipt) not in text


def test_the_opened_page_keeps_no_session(client, room):
    returned(client, room.receive())
    assert set(client.cookies) == {"csrftoken"}


def test_words_are_added_and_a_reload_adds_them_once(client, room):
    matter = room.receive()
    sent = {"key": key_on(returned(client, matter)), "text": "Tôi có nhân chứng."}
    first = client.post(f"{ASK}/bo-sung", sent)
    assert first.status_code == 200 and "Đã nhận phần viết thêm." in text_of(first)
    client.post(f"{ASK}/bo-sung", sent)
    assert Act.objects.filter(verb="add").count() == 1
    client.post(f"{ASK}/bo-sung", {"key": key_on(first), "text": "Còn nữa."})
    assert Act.objects.filter(verb="add").count() == 2


def test_nothing_to_add_is_told(client, room):
    key = key_on(returned(client, room.receive()))
    answer = client.post(f"{ASK}/bo-sung", {"key": key, "text": " "})
    assert answer.status_code == 422 and "Chưa có gì để bổ sung" in text_of(answer)


def test_protection_is_asked_for_later(client, room):
    matter = room.receive()
    key = key_on(returned(client, matter))
    answer = client.post(f"{ASK}/bao-ve", {"key": key, "whom": ["parents"], "protection": "Bị dọa."})
    assert "Đã nhận đề nghị bảo vệ." in text_of(answer)
    assert words_of(matter.received.receipt, "protect") == {"text": "Xin bảo vệ cho: cha, mẹ.\nBị dọa."}
    assert client.post(f"{ASK}/bao-ve", {"key": key}).status_code == 422


def test_a_name_given_later_is_sealed_apart(client, room):
    matter = room.receive(identity=identifying.Identity())
    key = key_on(returned(client, matter))
    assert client.post(f"{ASK}/danh-tinh", {"key": key, "name": "Hoa"}).status_code == 422
    answer = client.post(f"{ASK}/danh-tinh", {"key": key, "name": "Lò Thị Hoa", "address": "Thôn A2"})
    assert "Đã niêm phong họ tên" in text_of(answer) and "Lò Thị Hoa" not in text_of(answer)
    assert matter.row.identity.sealed


def test_withdrawing_is_said_twice(client, room):
    matter = room.receive()
    key = key_on(returned(client, matter))
    assert client.post(f"{ASK}/rut", {"key": key}).status_code == 422
    answer = client.post(f"{ASK}/rut", {"key": key, "sure": "on", "text": "Đã hòa giải."})
    assert "Đã ghi việc rút." in text_of(answer) and matter.row.withdrawn
    assert f'action="{ASK}/rut"' not in text_of(answer)


def test_it_is_sent_up_once_it_was_refused(client, room):
    matter = room.receive()
    before = text_of(returned(client, matter))
    screening.check(outcome="refused", ground="no-basis", text="", **room.by(matter, room.commune_ones[0]))
    after = returned(client, matter)
    assert f'action="{ASK}/gui-tiep"' not in before and f'action="{ASK}/gui-tiep"' in text_of(after)
    answer = client.post(f"{ASK}/gui-tiep", {"key": key_on(after), "text": "Tôi chưa đồng ý."})
    assert "Đã gửi lên cấp trên." in text_of(answer) and matter.row.state == "again"


def test_an_act_that_is_not_allowed_now_is_told_and_the_words_stay(client, room):
    matter = room.receive()
    key = key_on(returned(client, matter))
    screening.guide(text="Xin gửi nơi khác.", **room.by(matter, room.commune_ones[0]))
    assert client.post(f"{ASK}/rut", {"key": key, "sure": "on", "text": "Thôi."}).status_code == 409
    assert not matter.row.withdrawn


def test_who_saw_the_name_and_why_is_told(client, room):
    matter, officer, custodian = room.receive(), room.commune_ones[0], room.custodians[0]
    identifying.request_identity(reason="Cần gặp để đối chất.", days=3, **room.by(matter, officer))
    asked = text_of(returned(client, matter))
    assert "Trịnh Văn Tra" in asked and "Cần gặp để đối chất." in asked and "chờ quyết định" in asked
    (request,) = waiting(**room.who(custodian))
    identifying.grant_identity(request_id=request.id, answer="Được.", **room.who(custodian), **moment())
    granted = text_of(returned(client, matter))
    assert "được xem" in granted and "Tạ Thị Giữ" in granted and "xem đến" in granted


def test_a_reading_by_the_denouncer_leaves_no_trace(client, room):
    matter = room.receive()
    before = Act.objects.count(), matter.row.revision
    returned(client, matter)
    assert (Act.objects.count(), matter.row.revision) == before


@pytest.mark.parametrize("slug", ["bo-sung", "bao-ve", "danh-tinh", "rut", "gui-tiep", "tep"])
def test_an_address_of_an_act_got_leads_back_to_the_receipt(client, slug):
    answer = client.get(f"{ASK}/{slug}")
    assert (answer.status_code, answer["Location"]) == (302, ASK)


@pytest.mark.parametrize("key", ["", "x", "AAAA" * 40, "ă" * 50, "=" * 5000])
def test_a_key_that_is_not_ours_asks_for_the_receipt_and_keeps_the_words(client, room, key):
    for slug in ("bo-sung", "tep"):
        answer = client.post(f"{ASK}/{slug}", {"key": key, "text": "Tôi có nhân chứng."})
        assert answer.status_code == 422 and "Gõ lại mã nhận" in text_of(answer)
        assert "Tôi có nhân chứng." in text_of(answer)


def test_a_page_too_old_asks_for_the_receipt_and_its_words_wait_in_the_form(client, room, monkeypatch):
    matter = room.receive()
    key, later = key_on(returned(client, matter)), clock.now() + timedelta(minutes=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    late = client.post(f"{ASK}/bo-sung", {"key": key, "text": "Tôi có nhân chứng."})
    assert late.status_code == 422 and "Tôi có nhân chứng." in text_of(late)
    back = client.post(ASK, {"secret": matter.received.receipt, "kept": "Tôi có nhân chứng."})
    assert re.search(r"<textarea[^>]*>\s*Tôi có nhân chứng\.</textarea>", text_of(back))
    assert not Act.objects.filter(verb="add").exists()


def test_a_file_of_somebody_else_is_not_sent(client, room):
    theirs = room.receive(uploads=(text_file(),))
    paper = FILE.search(text_of(returned(client, theirs)))[1]
    mine = returned(client, room.receive(text="Chuyện của tôi."))
    for wanted in (paper, "khong-phai-ma", ""):
        answer = client.post(f"{ASK}/tep", {"key": key_on(mine), "file": wanted})
        assert answer.status_code == 404 and not answer.streaming


def test_a_form_without_its_token_against_forgery_is_shown_again_without_the_number(room):
    client, matter = Client(enforce_csrf_checks=True), room.receive()
    answer = client.post(ASK, {"secret": matter.received.receipt})
    assert answer.status_code == 403 and matter.received.receipt not in text_of(answer)
    assert not Client(enforce_csrf_checks=True).post(GIVE, {"text": ACCOUNT}).cookies.get("sessionid")


def test_nothing_of_these_pages_is_logged_below_an_error(client, room, caplog, capfd):
    matter = room.receive()
    client.post(GIVE, {"text": " "}, REMOTE_ADDR="203.0.113.9")
    client.post(ASK, {"secret": "1"}, REMOTE_ADDR="203.0.113.9")
    client.get("/to-cao/khong-co", REMOTE_ADDR="203.0.113.9")
    returned(client, matter)
    Client(enforce_csrf_checks=True).post(GIVE, {"text": ACCOUNT}, REMOTE_ADDR="203.0.113.9")
    said = "".join(capfd.readouterr())
    assert "203.0.113.9" not in said and "to-cao" not in said and ACCOUNT not in said


def test_an_officer_reads_what_came_in_by_the_page(client, room):
    given(client, unit_text=room.people.commune.name, position="staff", tell_by="letter")
    row, officer = Denunciation.objects.get(), room.commune_ones[0]
    who = room.who(officer, DAY)
    assert open_sheet(denunciation_id=row.pk, **who, at=moment()["at"]).first["tell_by"] == "thư giấy"
