"""Keys on the pages: made, unlocked for a quarter of an hour, admitted, recovered by two; identities; the counter."""

import re
from datetime import timedelta

import pytest

from denunciations.desk import BASE, do, page, signed_in, stop_clock, text, unlocked
from denunciations.making import DAY, PHRASE, WHO, Room, instant, text_file
from thongsuot.denunciations.keys.session import COOKIE
from thongsuot.denunciations.models import Denunciation, Keyholder, Reading, RecoveryRequest
from thongsuot.denunciations.queries.door import open_by_receipt
from thongsuot.denunciations.queries.keyholders import is_ready

pytestmark = pytest.mark.django_db
OTHER = "rừng thông gió nhẹ"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    stop_clock(monkeypatch, instant(DAY))


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def one(room):
    return room.commune_ones[0]


def later(monkeypatch, **time) -> None:
    stop_clock(monkeypatch, instant(DAY) + timedelta(**time))


def enrol(officer, unit, kind="investigator", **words):
    given = {"kind": kind, "unit_id": str(unit.pk), "passphrase": PHRASE, "again": PHRASE, "understood": "on"}
    return signed_in(officer).post(f"{BASE}khoa/tao/", given | words)


def test_an_officer_makes_a_key_which_waits_to_be_admitted(room):
    newcomer = room.officer("Vi Thị Sau", room.people.commune)
    assert "Tạo khóa của tôi" in text(signed_in(newcomer).get(f"{BASE}khoa/"))
    assert enrol(newcomer, room.people.commune).status_code == 302
    shown = text(signed_in(newcomer).get(f"{BASE}khoa/"))
    assert "Chờ kết nạp" in shown and "Dấu khóa" in shown
    assert signed_in(newcomer).get(BASE).status_code == 404


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"passphrase": "ngắn", "again": "ngắn"}, "12"),
        ({"again": "một câu khác hẳn"}, "không giống nhau"),
        ({"understood": ""}, "Đọc và đánh dấu ô này"),
        ({"kind": "king"}, "Chọn"),
    ],
)
def test_a_key_that_would_not_be_safe_is_not_made(room, words, said):
    newcomer = room.officer("Vi Thị Sau", room.people.commune)
    answer = enrol(newcomer, room.people.commune, **words)
    assert answer.status_code == 422
    assert said in text(answer) and PHRASE not in answer.content.decode()
    assert not Keyholder.objects.filter(officer=newcomer).exists()


def test_a_locked_key_is_asked_for_and_leads_on_to_where_one_was_going(room, one):
    matter, client = room.receive(), signed_in(one)
    answer = client.get(page(matter))
    assert answer.status_code == 302 and answer["Location"].startswith(f"{BASE}mo-khoa/?next=")
    answer = client.post(f"{BASE}mo-khoa/", {"passphrase": PHRASE, "next": page(matter)})
    assert answer["Location"] == page(matter)
    cookie = answer.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/ban-lam-viec/")
    assert not Reading.objects.exists()


@pytest.mark.parametrize("away", ["https://xau.example/", "//xau.example/", "/", "/ban-lam-viec/vu-viec/"])
def test_unlocking_leads_nowhere_but_into_the_room(room, one, away):
    answer = signed_in(one).post(f"{BASE}mo-khoa/", {"passphrase": PHRASE, "next": away})
    assert answer["Location"] == BASE


def test_after_a_quarter_of_an_hour_unused_the_key_is_locked_and_what_was_typed_goes_on(room, one, monkeypatch):
    matter, client = room.receive(), unlocked(one)
    later(monkeypatch, minutes=16)
    words = {"outcome": "eligible", "text": "Đã gặp ba nhân chứng."}
    answer = do(client, matter, "kiem-tra", **words)
    assert answer.status_code == 403
    assert "Khóa đã hết thời gian mở" in text(answer) and "Đã gặp ba nhân chứng." in answer.content.decode()
    assert matter.row.state == "received"
    again = do(client, matter, "kiem-tra", **words, **{"sealed-continue": "1", "passphrase": "sai bét nhè rồi"})
    assert again.status_code == 403 and "Đã gặp ba nhân chứng." in again.content.decode()
    done = do(client, matter, "kiem-tra", **words, **{"sealed-continue": "1", "passphrase": PHRASE})
    assert (done.status_code, matter.row.state) == (302, "checked")
    assert client.get(page(matter)).status_code == 200


def test_each_use_begins_the_quarter_of_an_hour_anew(room, one, monkeypatch):
    client = unlocked(one)
    for minutes in (10, 20, 30):
        later(monkeypatch, minutes=minutes)
        assert client.get(BASE).status_code == 200


def test_neither_half_of_the_key_opens_anything_alone(room, one):
    client = unlocked(one)
    other = signed_in(one)
    other.cookies[COOKIE] = client.cookies[COOKIE].value
    assert other.get(BASE).status_code == 302
    del client.cookies[COOKIE]
    assert client.get(BASE).status_code == 302


def test_lock_now_locks_now(room, one):
    client = unlocked(one)
    assert client.post(f"{BASE}khoa-lai/").status_code == 302
    assert "sealed" not in client.session
    assert client.get(BASE).status_code == 302


def test_ten_wrong_passphrases_must_wait_and_keep_nobody_else_out(room, one):
    client = signed_in(one)
    for _try in range(10):
        assert client.post(f"{BASE}mo-khoa/", {"passphrase": "sai"}).status_code == 422
    assert client.post(f"{BASE}mo-khoa/", {"passphrase": PHRASE}).status_code == 429
    assert unlocked(room.commune_ones[1]).get(BASE).status_code == 200


def test_the_passphrase_is_changed_by_who_knows_it(room, one):
    client = signed_in(one)
    wrong = client.post(f"{BASE}khoa/doi-mat-ngu/", {"old": "không nhớ", "passphrase": OTHER, "again": OTHER})
    assert wrong.status_code == 422 and "Mật ngữ không đúng" in text(wrong)
    right = client.post(f"{BASE}khoa/doi-mat-ngu/", {"old": PHRASE, "passphrase": OTHER, "again": OTHER})
    assert right.status_code == 302
    assert unlocked(one, OTHER).get(BASE).status_code == 200


def test_the_first_two_custodians_admit_each_other_on_their_pages(room):
    Keyholder.objects.all().update(ended_at=instant(DAY))
    people = room.people
    for officer in (people.receptionist, people.auditor):
        unit = officer.posts.get().unit
        assert enrol(officer, unit, "custodian").status_code == 302
    for officer, other in ((people.receptionist, people.auditor), (people.auditor, people.receptionist)):
        key = Keyholder.objects.get(officer=other, ended_at=None)
        client = unlocked(officer)
        assert other.full_name in text(client.get(f"{BASE}nguoi-giu-khoa/"))
        assert client.post(f"{BASE}nguoi-giu-khoa/{key.pk}/ket-nap/", {"passphrase": PHRASE}).status_code == 302
    assert Keyholder.objects.filter(admitted_at__isnull=False, ended_at=None).count() == 2
    assert not is_ready(DAY)


def test_admitting_asks_for_the_passphrase_again(room):
    newcomer = room.officer("Vi Thị Sau", room.people.commune)
    enrol(newcomer, room.people.commune)
    key = Keyholder.objects.get(officer=newcomer)
    client, path = unlocked(room.custodians[0]), f"{BASE}nguoi-giu-khoa/{key.pk}/ket-nap/"
    shown = text(client.get(path))
    assert "Vi Thị Sau" in shown and re.search(r"\d{4} \d{4}", shown)
    assert client.post(path, {"passphrase": "sai"}).status_code == 422
    assert client.post(path, {}).status_code == 422
    assert client.post(path, {"passphrase": PHRASE}).status_code == 302
    assert Keyholder.objects.get(pk=key.pk).is_current


def test_a_custodian_ends_somebody_elses_key(room, one):
    key = Keyholder.objects.get(officer=one)
    path = f"{BASE}nguoi-giu-khoa/{key.pk}/ket-thuc/"
    assert unlocked(room.custodians[0]).post(path, {"passphrase": PHRASE}).status_code == 302
    assert signed_in(one).get(BASE).status_code == 404


def test_an_investigator_finds_no_page_of_custodians_and_a_custodian_no_matter(room, one):
    matter = room.receive()
    for path in ("nguoi-giu-khoa/", "danh-tinh/"):
        assert unlocked(one).get(BASE + path).status_code == 404
    custodian = unlocked(room.custodians[0])
    assert custodian.get(page(matter)).status_code == 404
    assert custodian.get(page(matter, "kiem-tra/")).status_code == 404


def test_a_lost_passphrase_is_mended_by_two_custodians_and_nothing_is_lost(room, one):
    matter = room.receive()
    unlocked(one)
    client = signed_in(one)
    assert client.post(f"{BASE}khoa/quen-mat-ngu/", {"passphrase": OTHER, "again": OTHER}).status_code == 302
    request = RecoveryRequest.objects.get()
    for custodian in room.custodians:
        helper = unlocked(custodian)
        assert one.full_name in text(helper.get(f"{BASE}nguoi-giu-khoa/"))
        path = f"{BASE}nguoi-giu-khoa/lay-lai/{request.pk}/"
        assert helper.post(path, {"passphrase": PHRASE}).status_code == 302
    assert "Gõ mật ngữ mới" in text(client.get(f"{BASE}khoa/"))
    assert client.post(f"{BASE}khoa/lay-lai/", {"passphrase": OTHER}).status_code == 302
    assert unlocked(one, OTHER).get(page(matter)).status_code == 200


def test_who_denounced_is_seen_after_a_second_person_granted_it_and_until_it_expires(room, one, monkeypatch):
    matter, client = room.receive(), unlocked(one)
    assert client.post(page(matter, "danh-tinh/")).status_code == 409
    assert do(client, matter, "de-nghi-danh-tinh", reason="Cần mời làm việc.", days="2").status_code == 302
    custodian = unlocked(room.custodians[0])
    shown = custodian.get(f"{BASE}danh-tinh/")
    assert "Cần mời làm việc." in text(shown) and WHO.name not in text(shown) and "Đinh Văn Sổ" not in text(shown)
    (request_id,) = set(re.findall(r"danh-tinh/([0-9a-f-]{36})/", shown.content.decode()))
    path, words = f"{BASE}danh-tinh/{request_id}/", {"passphrase": PHRASE}
    assert custodian.post(path, words).status_code == 422
    assert custodian.post(path, words | {"quyet-dinh": "cho-xem"}).status_code == 302
    answer = client.post(page(matter, "danh-tinh/"))
    assert WHO.name in text(answer) and WHO.address in text(answer)
    assert Reading.objects.filter(what="identity", officer=one).count() == 1
    later(monkeypatch, days=2, hours=1)
    answer = unlocked(one).post(page(matter, "danh-tinh/"))
    assert answer.status_code == 409 and WHO.name not in text(answer)


def test_refusing_needs_words(room, one):
    matter = room.receive()
    do(unlocked(one), matter, "de-nghi-danh-tinh", reason="Tò mò.", days="1")
    custodian = unlocked(room.custodians[0])
    (request_id,) = set(re.findall(r"danh-tinh/([0-9a-f-]{36})/", custodian.get(f"{BASE}danh-tinh/").content.decode()))
    words = {"passphrase": PHRASE, "quyet-dinh": "khong-cho"}
    assert custodian.post(f"{BASE}danh-tinh/{request_id}/", words).status_code == 422
    words["answer"] = "Không cần cho việc xác minh."
    assert custodian.post(f"{BASE}danh-tinh/{request_id}/", words).status_code == 302
    assert "không được xem" in text(unlocked(one).get(page(matter)))


def at_the_counter(room, **words):
    client = signed_in(room.people.receptionist)
    token = re.search(r'name="token" value="([^"]+)"', client.get(f"{BASE}tiep-nhan/").content.decode()).group(1)
    given = {"token": token, "channel": "counter", "received_on": "20/7/2026", "position": "unknown"}
    return client, client.post(f"{BASE}tiep-nhan/", given | words), given | words


def test_the_counter_seals_what_it_takes_and_prints_a_receipt_that_opens_it(room):
    words = {"text": "Bà kể: cán bộ đòi tiền.", "accused_name": "Đinh Văn Sổ", "name": "Lò Thị Hoa", "address": "A2"}
    client, answer, given = at_the_counter(room, uploads=text_file()[1], **words)
    assert answer.status_code == 200, text(answer)
    number = re.search(r"\d{4} \d{4} \d{4} \d{4}", text(answer)).group(0)
    matter = Denunciation.objects.get()
    assert open_by_receipt(number).denunciation_id == matter.pk
    assert matter.acts.get().officer_id == room.people.receptionist.pk
    assert client.get(f"{BASE}{matter.pk}/").status_code == 404
    assert "Lò Thị Hoa" not in text(answer) and "đòi tiền" not in text(answer)


def test_the_counters_form_sent_twice_gives_one_receipt(room):
    client, answer, given = at_the_counter(room, text="Cán bộ đòi tiền.")
    again = client.post(f"{BASE}tiep-nhan/", given)
    numbers = [re.search(r"\d{4} \d{4} \d{4} \d{4}", text(one)).group(0) for one in (answer, again)]
    assert numbers[0] == numbers[1] and Denunciation.objects.count() == 1


def test_the_counter_keeps_what_was_typed_when_something_is_wrong(room):
    _client, answer, _given = at_the_counter(room, accused_name="Đinh Văn Sổ", received_on="31/2/2026")
    assert answer.status_code == 422
    assert "Đinh Văn Sổ" in answer.content.decode() and "Chưa có nội dung" in text(answer)


def test_without_custodians_the_counter_takes_nothing_and_says_where_to_go(room):
    Keyholder.objects.filter(kind="custodian").update(ended_at=instant(DAY))
    shown = text(signed_in(room.people.receptionist).get(f"{BASE}tiep-nhan/"))
    assert "Nơi này chưa nhận được tố cáo" in shown and "bưu điện" in shown


def test_only_who_takes_in_stands_at_the_counter(room):
    assert signed_in(room.people.handler).get(f"{BASE}tiep-nhan/").status_code == 403


def test_in_practice_there_is_no_sealed_room(room, one):
    client = unlocked(one)
    session = client.session
    session["practice"] = True
    session.save()
    for path in (BASE, f"{BASE}khoa/", f"{BASE}khoa/tao/"):
        assert client.get(path).status_code in (403, 404)
