"""The pages of invitations: by list, by unit, at the door, on paper, and of whoever has a code."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from cast import cast
from invitations.making import BINH, HOA, by, do, invite, invite_all
from lives import instant
from meetings.making import HELD, TITLE, announced, closed
from meetings.making import do as do_meeting
from thongsuot.config.logs import not_of_quiet_pages
from thongsuot.core import clock
from thongsuot.core.ids import check_digit
from thongsuot.doors.models import Brake
from thongsuot.invitations import actions
from thongsuot.invitations.forms import UnitsForm
from thongsuot.invitations.models import Invitation, InvitationAct, InvitationContent, Roster
from thongsuot.invitations.queries import counts
from thongsuot.invitations.rules import Person, show_code

pytestmark = pytest.mark.django_db(databases=["default", "portal"])
LIST = "Lò Thị Hoa; Thôn Suối Thông; 0900 000 123\nTrần Văn Bình; Hội Nông dân xã; binh@vi-du.vn"


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def meeting(people):
    return announced(people)


@pytest.fixture
def desk(client, people):
    client.force_login(people.receptionist)
    return client


def home(meeting) -> str:
    return f"/ban-lam-viec/giay-moi/meeting/{meeting.pk}/"


def search(desk, meeting, words: str, *, follow: bool = False, **given):
    return desk.post(f"{home(meeting)}tim/", {"tim": words, **given}, follow=follow)


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_list_is_pasted_and_twice_invites_nobody_again(desk, meeting):
    for said in ("Đã mời 2 người.", "2 người đã có trong danh sách"):
        answer = desk.post(f"{home(meeting)}moi-theo-danh-sach/", {"people": LIST}, follow=True)
        assert said in text_of(answer)
    assert Invitation.objects.count() == 2
    assert "Lò Thị Hoa, Thôn Suối Thông; Trần Văn Bình, Hội Nông dân xã" in text_of(answer)


def test_bad_lines_are_told_one_by_one_and_nothing_typed_is_lost(desk, meeting):
    answer = desk.post(f"{home(meeting)}moi-theo-danh-sach/", {"people": f"{LIST}\nSơn; Thôn; 12\n;;a@b"})
    page = text_of(answer)
    assert answer.status_code == 422 and "Dòng 3" in page and "Dòng 4" in page and "Lò Thị Hoa" in page
    assert "Còn 2 chỗ cần sửa" in page
    assert not Invitation.objects.exists()


def test_one_person_and_units_are_invited(desk, people, meeting):
    assert desk.post(f"{home(meeting)}moi/", {"name": "", "office": ""}).status_code == 422
    desk.post(f"{home(meeting)}moi/", {"name": "Lò Thị Hoa", "office": "", "phone": "0900000123"})
    page = text_of(desk.get(f"{home(meeting)}moi-don-vi/"))
    assert people.economics.name in page
    desk.post(f"{home(meeting)}moi-don-vi/", {"units": [str(people.economics.pk)], "send": "on"})
    assert InvitationContent.objects.filter(office=people.economics.name).exists()
    assert Invitation.objects.exclude(unit_id=None).get().unit_id == people.economics.pk


@pytest.mark.parametrize(("signs", "status"), [(254, 302), (255, 422)])
def test_an_address_longer_than_an_address_can_be_is_refused_and_stays_typed(desk, meeting, signs, status):
    mail = "@vi-du.vn".rjust(signs, "a")
    answer = desk.post(f"{home(meeting)}moi/", {"name": "Lò Thị Hoa", "email": mail})
    assert len(mail) == signs and answer.status_code == status
    assert Invitation.objects.count() == (status == 302)
    assert status == 302 or mail in text_of(answer)


def test_the_door_finds_a_code_ticks_and_takes_back(desk, people, meeting):
    invited = invite(people, meeting)
    found = search(desk, meeting, show_code(invited.code))
    assert found.status_code == 302 and found["Location"] == f"{home(meeting)}{invited.pk}/"
    assert "Điểm danh: đã đến" in text_of(desk.get(found["Location"]))
    for slug, present in (("diem-danh", 1), ("diem-danh", 1), ("bo-diem-danh", 0)):
        assert desk.post(f"{home(meeting)}{invited.pk}/{slug}/").status_code == 302
        assert counts(meeting.ref, HELD).present == present
    assert desk.post(f"{home(meeting)}{invited.pk}/gi-do/").status_code == 404


def test_a_delegate_without_a_name_is_asked_for(desk, people, meeting):
    invited = invite(people, meeting)
    answer = desk.post(f"{home(meeting)}{invited.pk}/thay/", {"delegate": ""})
    assert answer.status_code == 422 and "Ghi họ tên người đến thay." in text_of(answer)
    desk.post(f"{home(meeting)}{invited.pk}/thay/", {"delegate": "Đỗ Văn Sơn"})
    assert "Đỗ Văn Sơn đến thay" in text_of(desk.get(home(meeting)))


def test_what_was_written_wrong_is_put_right_on_the_page_of_the_invitation(desk, people, meeting):
    invited = invite(people, meeting)
    here = f"{home(meeting)}{invited.pk}/"
    assert f"{here}sua/" in text_of(desk.get(here))
    form = text_of(desk.get(f"{here}sua/"))
    assert f'value="{HOA.name}"' in form and f'value="{HOA.phone}"' in form and "checked" not in form
    wrong = desk.post(f"{here}sua/", {"name": "Lò Thị Hòa", "phone": "12", "email": "hoa"})
    assert wrong.status_code == 422 and 'value="Lò Thị Hòa"' in text_of(wrong) and 'value="hoa"' in text_of(wrong)
    page = text_of(desk.post(f"{here}sua/", {"name": "Lò Thị Hòa", "phone": "0900 000 124"}, follow=True))
    assert "Đã sửa số 1." in page and "0900000124" in page and "Lò Thị Hòa" in page


def test_who_is_to_be_told_needs_a_telephone_or_an_e_mail(desk, people, meeting):
    here = f"{home(meeting)}{invite(people, meeting).pk}/"
    given = {"name": "Lò Thị Hòa", "send": "on", "form_id": str(uuid4())}
    answer = desk.post(f"{here}sua/", given)
    page = text_of(answer)
    assert answer.status_code == 422 and "Chưa có số điện thoại, thư điện tử để báo." in page
    assert 'value="Lò Thị Hòa"' in page and "checked" in page
    assert not InvitationAct.objects.filter(verb="corrected").exists()
    page = text_of(desk.post(f"{here}sua/", given | {"email": "hoa@vi-du.vn"}, follow=True))
    assert "Đã sửa số 1." in page and InvitationAct.objects.get(verb="corrected").details["send"]


def test_of_who_came_without_an_invitation_the_name_alone_is_put_right(desk, people, meeting):
    added = actions.add(about=meeting.ref, person=BINH, **by(people, on=HELD))
    here = f"{home(meeting)}{added.pk}/"
    form = text_of(desk.get(f"{here}sua/"))
    assert 'name="name"' in form and 'name="phone"' not in form and 'name="send"' not in form
    desk.post(f"{here}sua/", {"name": "Trần Văn Bính"})
    assert InvitationContent.objects.get().name == "Trần Văn Bính"


def test_what_is_in_the_way_of_a_tick_is_said(desk, people, meeting):
    invited = invite(people, meeting)
    closed(people, meeting)
    answer = desk.post(f"{home(meeting)}{invited.pk}/diem-danh/")
    assert answer.status_code == 409 and "Buổi này đã kết thúc" in text_of(answer)


@pytest.mark.parametrize(
    ("slug", "typed", "kept"),
    [("thay", {"delegate": "Đỗ Văn Sơn"}, "Đỗ Văn Sơn"), ("tra-loi", {"answer": "coming"}, "")],
)
def test_what_is_in_the_way_of_a_delegate_or_reply_is_said_and_the_name_stays(desk, people, meeting, slug, typed, kept):
    invited = invite(people, meeting)
    closed(people, meeting)
    answer = desk.post(f"{home(meeting)}{invited.pk}/{slug}/", typed)
    page = text_of(answer)
    assert answer.status_code == 422 and "Buổi này đã kết thúc" in page and kept in page


def test_one_without_an_invitation_is_added_at_the_door(desk, meeting):
    answer = desk.post(f"{home(meeting)}khong-co-giay/", {"name": "Đỗ Văn Sơn"}, follow=True)
    assert "Đã ghi và điểm danh, số 1." in text_of(answer) and "không có giấy mời" in text_of(answer)


def test_words_without_marks_find_a_name_and_filters_narrow(desk, people, meeting):
    hoa, _binh = invite_all(people, meeting, HOA, BINH).new
    do(people, meeting, hoa, "admit", on=HELD)
    for words, stands, seen, not_seen in (
        ("thi hoa", "", HOA, BINH),
        ("nong dan", "", BINH, HOA),
        ("", "co-mat", HOA, BINH),
        ("", "chua-den", BINH, HOA),
    ):
        page = text_of(search(desk, meeting, words, the_nao=stands, follow=True))
        assert seen.name in page and not_seen.name not in page, words or stands
    assert "Không có ai khớp" in text_of(search(desk, meeting, "khong co ai", follow=True))


def test_no_word_that_was_searched_stands_in_an_address(desk, people, meeting):
    invite_all(people, meeting, HOA, BINH)
    answer = search(desk, meeting, "Thị Hoa", the_nao="chua-den", xep="-ten", follow=True)
    page = text_of(answer)
    asked = [path for path, _status in answer.redirect_chain] + re.findall(r'(?:href|action)="([^"]*)"', page)
    assert "the_nao=chua-den&amp;xep=-ten" in page and 'value="Thị Hoa"' in page
    assert [path for path in asked if "thị" in unquote(path).casefold() or "tim=" in path] == []
    assert HOA.name in text_of(desk.get(home(meeting), {"tim": "binh"}))  # an address narrows by no name


def test_a_tick_comes_back_to_the_same_view_of_the_list(desk, people, meeting):
    invite_all(people, meeting, *(Person(name=f"Người {number}", office="Thôn") for number in range(60)), BINH)
    search(desk, meeting, "nguoi")
    asked = "?the_nao=chua-den&xep=-so&trang=2"
    page = text_of(desk.get(f"{home(meeting)}{asked}"))
    ticks = re.findall(r'action="([^"]*/diem-danh/[^"]*)"', page)
    assert len(ticks) == 10 and BINH.name not in page
    answer = desk.post(unescape(ticks[-1]))
    assert answer["Location"] == f"{home(meeting)}{asked}"
    assert text_of(desk.get(answer["Location"])).count("/diem-danh/") == 9
    one = desk.get(unescape(re.search(r'class="t text-break" href="([^"]*)"', page)[1]))
    for tick in re.findall(r'action="([^"]*/diem-danh/[^"]*)"', text_of(one)):
        assert desk.post(unescape(tick))["Location"] == f"{home(meeting)}{asked}"


def test_the_words_narrow_their_own_list_until_they_are_taken_away(desk, people, meeting):
    other = announced(people, title="Đối thoại khác")
    for one in (meeting, other):
        invite_all(people, one, HOA, BINH)
    search(desk, meeting, "hoa")
    assert BINH.name not in text_of(desk.get(home(meeting)))
    assert BINH.name in text_of(desk.get(home(other)))
    assert BINH.name in text_of(search(desk, meeting, "", follow=True))


def test_words_too_long_are_said_and_stay_typed(desk, people, meeting):
    invite(people, meeting)
    answer = search(desk, meeting, "hoa " * 40)
    assert answer.status_code == 422 and "hoa hoa" in text_of(answer) and HOA.name in text_of(answer)


def test_the_list_sorts_by_given_name_and_exports_what_it_shows(desk, people, meeting):
    invite_all(people, meeting, HOA, BINH)
    page = text_of(desk.get(home(meeting), {"xep": "ten"}))
    assert page.index(BINH.name) < page.index(HOA.name)
    search(desk, meeting, "hoa")
    asked = {"cua": str(meeting.ref), "xep": "ten"}
    answer = desk.get("/ban-lam-viec/bang/giay-moi.csv", asked)
    body = b"".join(answer.streaming_content).decode() if answer.streaming else text_of(answer)
    assert HOA.name in body and BINH.name not in body


def test_three_thousand_invited_are_listed_in_few_queries(desk, people, meeting, django_assert_max_num_queries):
    invite_all(people, meeting, *(Person(name=f"Người {number}", office="Thôn") for number in range(3000)))
    with django_assert_max_num_queries(25):
        page = text_of(desk.get(home(meeting)))
    assert "Trang 1 trên 60" in page
    with django_assert_max_num_queries(15):
        signed = text_of(desk.get(f"{home(meeting)}ky-ten/"))
    assert signed.count('ts-sign"') == 3000


def test_sheets_bear_code_and_qr_and_the_page_of_one_the_same(desk, people, meeting):
    hoa, binh = invite_all(people, meeting, HOA, BINH).new
    every = text_of(desk.get(f"{home(meeting)}in-giay-moi/"))
    assert show_code(hoa.code) in every and show_code(binh.code) in every and every.count("<svg") >= 2
    one = text_of(desk.get(f"{home(meeting)}{hoa.pk}/in/"))
    assert show_code(hoa.code) in one and BINH.name not in one


def test_a_list_to_sign_with_nobody_on_it_says_so_and_leads_to_inviting(desk, people, meeting):
    page = text_of(desk.get(f"{home(meeting)}ky-ten/"))
    assert "Chưa mời ai" in page and f'href="{home(meeting)}moi-theo-danh-sach/"' in page and "<table" not in page
    invite_all(people, meeting, HOA)
    page = text_of(desk.get(f"{home(meeting)}ky-ten/"))
    assert "Chưa mời ai" not in page and "<table" in page and HOA.name in page


@pytest.mark.parametrize("paper", ["in-giay-moi/", "ky-ten/"])
def test_what_goes_on_paper_is_vietnamese_whoever_prints_it(desk, people, meeting, paper):
    invite_all(people, meeting, HOA)
    desk.cookies["django_language"] = "en"
    page = text_of(desk.get(f"{home(meeting)}{paper}"))
    assert "Back" in page and "day, ngày" not in page and "thứ " in page


def test_whoever_has_the_code_reads_the_rest_without_a_name_and_replies(client, people, meeting):
    invited = invite(people, meeting)
    actions.describe(about=meeting.ref, bring="Căn cước", **by(people))
    address = f"/giay-moi/{invited.code}/"
    page = text_of(client.get(address))
    for told in (TITLE, "Nhà văn hóa thôn Suối Thông", "08:00", "Căn cước", HOA.office, show_code(invited.code)):
        assert told in page, told
    assert HOA.name not in page and HOA.phone not in page
    assert client.get(address)["Referrer-Policy"] == "no-referrer"
    assert client.post(address, {"answer": "coming"}).status_code == 302
    assert "Đã ghi: bà con sẽ đến." in text_of(client.get(address))
    assert client.post(address, {}).status_code == 422
    trapped = client.post(address, {"answer": "coming", "website": "x"})
    assert trapped.status_code == 422 and InvitationAct.objects.filter(verb="replied").count() == 1


def test_in_the_sandbox_its_own_units_are_offered_and_no_real_one(people):
    for practice in (True, False):
        offered = UnitsForm(unit_id=people.practice.pk if practice else people.economics.pk, practice=practice)
        units = offered.fields["units"].queryset
        assert units.exists() and {unit.practice for unit in units} == {practice}


def test_a_wrong_code_and_one_taken_back_open_nothing(client, people, meeting):
    invited = invite(people, meeting)
    wrong = str((int(invited.code[0]) + 1) % 10) + invited.code[1:]
    assert client.get(f"/giay-moi/{wrong}/").status_code == 404
    do(people, meeting, invited, "withdraw", on=HELD)
    assert client.get(f"/giay-moi/{invited.code}/").status_code == 404
    added = actions.add(about=meeting.ref, person=BINH, **by(people, on=HELD))
    assert client.get(f"/giay-moi/{added.code}/").status_code == 404


def test_a_wrong_code_is_told_what_a_code_looks_like_and_where_to_type_it(client, people, meeting):
    invited = invite(people, meeting)
    wrong = str((int(invited.code[0]) + 1) % 10) + invited.code[1:]
    free = f"0000000001{check_digit('0000000001')}"
    do(people, meeting, invited, "withdraw", on=HELD)
    told = [client.get(f"/giay-moi/{code}/") for code in (wrong, free, invited.code)]
    assert {answer.status_code for answer in told} == {404}
    pages = {text_of(answer).replace(answer.wsgi_request.path, "") for answer in told}
    assert len(pages) == 1
    (page,) = pages
    assert 'action="/giay-moi/"' in page and "Mã có 11 chữ số" in page and "13 chữ số" not in page
    assert "Mã có 11 chữ số" in text_of(client.get("/giay-moi/4715/"))


def test_a_code_is_typed_with_marks_or_without_and_a_slip_is_told_beside_it(client, people, meeting):
    code = invite(people, meeting).code
    assert client.get("/giay-moi/", {"code": show_code(code)})["Location"] == f"/giay-moi/{code}/"
    assert client.get("/giay-moi/").status_code == 200
    wrong = client.get("/giay-moi/", {"code": "4715"})
    assert wrong.status_code == 422 and "So lại từng số với giấy mời" in text_of(wrong)


def test_a_wrong_code_of_a_dialogue_leads_to_the_list_and_any_other_to_the_codes_of_cases(client):
    page = text_of(client.get("/doi-thoai/99999999/"))
    assert "Mã buổi đối thoại có 8 chữ số." in page and 'href="/doi-thoai/"' in page and "13 chữ số" not in page
    assert "Mã có 13 chữ số" in text_of(client.get("/khong-co-trang-nay"))


@pytest.fixture
def guesses(monkeypatch):
    """Let three wrong codes from one address pass, not thirty."""
    monkeypatch.setattr("thongsuot.invitations.views.guessing.FREE", 3)
    return [f"{digits}{check_digit(digits)}" for digits in (f"{number:010d}" for number in range(8))]


def elsewhere() -> Client:
    return Client(REMOTE_ADDR="203.0.113.9")


def test_who_tries_many_codes_waits_and_the_reply_stays(client, people, meeting, guesses):
    address = f"/giay-moi/{invite(people, meeting).code}/"
    assert [client.get(f"/giay-moi/{code}/").status_code for code in guesses[:3]] == [404] * 3
    for answer in (client.get(address), client.post(address, {"answer": "not-coming"})):
        page = text_of(answer)
        assert answer.status_code == 429 and "Chờ 2 giây rồi bấm lại." in page and TITLE not in page
    assert 'name="answer" value="not-coming"' in page and not InvitationAct.objects.filter(verb="replied").exists()
    assert elsewhere().get(address).status_code == 200  # nobody else waits


def test_the_wait_ends_by_itself_and_is_short(client, people, meeting, guesses, monkeypatch):
    address = f"/giay-moi/{invite(people, meeting).code}/"
    for code in guesses * 4:
        client.get(f"/giay-moi/{code}/")
    assert client.get(address).status_code == 429
    monkeypatch.setattr(clock, "now", lambda: instant(HELD) + timedelta(seconds=15))
    assert client.get(address).status_code == 200


def test_behind_an_address_of_many_wrong_codes_guests_with_right_ones_do_not_wait_for_each_other(
    client, people, meeting, monkeypatch
):
    guests = [Person(name=f"Khách số {number}", office="Thôn Suối Thông") for number in range(10)]
    addresses = [f"/giay-moi/{one.code}/" for one in invite_all(people, meeting, *guests).new]
    wrong = [f"/giay-moi/{number:010d}{check_digit(f'{number:010d}')}/" for number in range(33)]
    told = [client.get(each).status_code for each in wrong[:31]]
    assert told == [404] * 30 + [429]
    monkeypatch.setattr(clock, "now", lambda: instant(HELD) + timedelta(seconds=2))
    for address in addresses:
        shown = client.post(address, {"answer": "coming"}, follow=True)
        assert shown.redirect_chain == [(f"{address}?xem=1", 302)]
        assert shown.status_code == 200 and "Đã ghi: bà con sẽ đến." in text_of(shown)
    assert client.get(wrong[31]).status_code == 404
    assert client.get(wrong[32]).status_code == client.get(addresses[0]).status_code == 429  # who guesses waits


def test_slips_of_the_finger_and_right_codes_are_no_tries_and_leave_no_mark(client, people, meeting, guesses):
    address = f"/giay-moi/{invite(people, meeting).code}/"
    for _time in range(5):
        assert client.get("/giay-moi/12345678901/").status_code == 404  # its last digit does not check
        assert client.get(address).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_tries")
        assert cursor.fetchone() == (0,)


def test_of_who_tries_neither_address_nor_code_is_kept_or_logged(client, guesses, caplog):
    for code in guesses:
        client.get(f"/giay-moi/{code}/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key || value FROM people_tries")
        kept = " ".join(row[0] for row in cursor.fetchall())
    said = " ".join(record.getMessage() for record in caplog.records if not_of_quiet_pages(record))
    assert kept and not any(word in kept + said for word in ("127.0.0.1", *guesses))


def test_a_flood_of_wrong_codes_from_everywhere_is_slowed_for_all_but_the_door(client, people, meeting, guesses):
    invited = invite(people, meeting)
    client.get(f"/giay-moi/{guesses[0]}/")  # one wrong code counts among those of everybody
    assert Brake.objects.get().name == "invitation-wrong"
    Brake.objects.update(full_until=instant(HELD) + timedelta(minutes=5))
    answer = elsewhere().post(f"/giay-moi/{invited.code}/", {"answer": "coming"})
    assert answer.status_code == 429 and "Chờ một phút" in text_of(answer) and 'value="coming"' in text_of(answer)
    assert elsewhere().get("/giay-moi/12345678901/").status_code == 404
    client.force_login(people.handler)
    assert client.get(f"/giay-moi/{invited.code}/").status_code == 302


def test_a_wrong_code_that_finds_the_brake_just_full_hears_of_codes_not_of_forms(client, guesses, monkeypatch):
    client.get(f"/giay-moi/{guesses[0]}/")
    Brake.objects.update(full_until=instant(HELD) + timedelta(minutes=5))
    monkeypatch.setattr("thongsuot.invitations.views.guessing.check_calm", lambda *_given: None)  # looked just before
    answer = client.get(f"/giay-moi/{guesses[1]}/")
    page = text_of(answer)
    assert answer.status_code == 429 and "quá nhiều người thử mã giấy mời. Chờ một phút" in page
    assert "JavaScript" not in page and "chữ đã viết" not in page


def test_the_code_leads_who_admits_to_its_tick_and_others_to_the_page(client, people, meeting):
    invited = invite(people, meeting)
    address = f"/giay-moi/{invited.code}/"
    client.force_login(people.handler)
    assert client.get(address)["Location"] == f"{home(meeting)}{invited.pk}/"
    assert client.get(f"{address}?xem=1").status_code == 200
    client.force_login(people.elsewhere)
    assert client.get(address).status_code == 200


def test_the_page_of_one_called_off_says_so_and_takes_no_reply(client, people, meeting):
    invited = invite(people, meeting)
    do_meeting(people, meeting, "call_off", "head", HELD, reason="Mưa lũ.")
    page = text_of(client.get(f"/giay-moi/{invited.code}/"))
    assert "Buổi này không tổ chức" in page and 'name="answer"' not in page
    assert client.post(f"/giay-moi/{invited.code}/", {"answer": "coming"}).status_code == 409


def test_the_numbers_stand_on_the_dialogue_and_begin_the_form_that_closes_it(client, people, meeting):
    hoa, _binh = invite_all(people, meeting, HOA, BINH).new
    do(people, meeting, hoa, "admit", on=HELD)
    client.force_login(people.head)
    page = text_of(client.get(f"/ban-lam-viec/doi-thoai/{meeting.pk}/"))
    assert "Giấy mời và điểm danh" in page
    form = text_of(client.get(f"/ban-lam-viec/doi-thoai/{meeting.pk}/ket-thuc/"))
    assert 'name="invited" value="2"' in form and 'name="attended" value="1"' in form
    client.force_login(people.publisher)
    page = text_of(client.get(f"/ban-lam-viec/doi-thoai/{meeting.pk}/"))
    assert "Được mời" in page and home(meeting) not in page  # the numbers, never the list


def test_once_the_names_are_gone_the_list_says_so(desk, people, meeting, monkeypatch):
    invited = invite(people, meeting)
    monkeypatch.setattr("thongsuot.invitations.actions.forgetting.KEPT", timedelta(0))
    actions.forget(roster_id=Roster.objects.get().pk, at=instant(HELD))
    page = text_of(desk.get(home(meeting)))
    assert "Tên người được mời đã xóa" in page and HOA.name not in page
    for path in (f"{invited.pk}/", f"{invited.pk}/in/", "in-giay-moi/", "ky-ten/"):
        assert desk.get(f"{home(meeting)}{path}").status_code == 200, path
    assert desk.get(f"/giay-moi/{invited.code}/").status_code == 404
