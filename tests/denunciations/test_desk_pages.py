"""The officers' pages of the sealed room: the list, the sheet, the acts, the papers; for others nothing is there."""

import re
import time
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from denunciations.desk import BASE, do, page, signed_in, stop_clock, text, unlocked
from denunciations.making import ACCOUNT, DAY, WHO, Room, instant, text_file
from denunciations.test_listing import fill
from thongsuot.denunciations.actions import verifying
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import Denunciation, Reading
from thongsuot.denunciations.rules.transitions import FORMER, READERS, TRANSITIONS, VERIFIER
from thongsuot.denunciations.views.desk.table import ACTS, BY_SLUG

pytestmark = pytest.mark.django_db
ABSENT = UUID("01900000-0000-7000-8000-000000000000")


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    stop_clock(monkeypatch, instant(DAY))


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def one(room):
    return room.commune_ones[0]


def test_the_list_shows_titles_and_nearest_days_of_what_one_holds_keys_of(room, one):
    room.receive()
    room.receive(accused_name="Hoàng Thị Ánh", position="head", unit_id=room.people.commune.pk, text="Bà chủ tịch.")
    shown = text(unlocked(one).get(BASE))
    assert "Đinh Văn Sổ – Ông cán bộ địa chính" in shown
    assert "Hoàng Thị Ánh –" not in shown
    assert "1 hồ sơ" in shown and "Còn" in shown


def test_the_sheet_shows_the_account_and_logs_the_reading_first(room, one):
    matter = room.receive()
    client = unlocked(one)
    shown = text(client.get(page(matter)))
    assert ACCOUNT in shown and "Kiểm tra ban đầu" in shown and "Vì sao ngày này?" in shown
    assert WHO.name not in shown and WHO.address not in shown
    assert list(Reading.objects.values_list("officer_id", "what")) == [(one.pk, "content")]


def test_every_act_of_the_table_of_an_officer_has_its_page():
    officers = {*READERS, FORMER, VERIFIER}
    assert {row.verb for row in TRANSITIONS if officers & set(row.who)} == {act.verb for act in ACTS}


def test_a_check_is_done_and_said(room, one):
    matter = room.receive()
    answer = do(unlocked(one), matter, "kiem-tra", outcome="eligible")
    assert (answer.status_code, answer["Location"], matter.row.state) == (302, page(matter), "checked")


def test_what_is_typed_wrong_is_said_beside_its_field_and_loses_nothing(room, one):
    matter = room.receive()
    answer = do(unlocked(one), matter, "kiem-tra", outcome="refused", text="Đã gọi ba lần.")
    assert answer.status_code == 422
    assert "Không thụ lý thì phải chọn lý do" in text(answer) and "Đã gọi ba lần." in text(answer)
    assert matter.row.state == "received"


def test_a_form_of_a_page_that_grew_old_shows_what_was_done_meanwhile_and_keeps_the_words(room, one):
    matter = room.receive()
    client, old = unlocked(one), matter.row.revision
    other = unlocked(room.commune_ones[1])
    do(other, matter, "kiem-tra", outcome="eligible", text="Người khác đã kiểm tra.")
    answer = client.post(
        page(matter, "kiem-tra/"), {"revision": old, "outcome": "eligible", "text": "Lời tôi đã gõ."}
    )  # fmt: skip
    assert answer.status_code == 409
    assert "Người khác đã kiểm tra." in text(answer) and "Lời tôi đã gõ." in text(answer)


def test_only_the_acts_of_this_step_and_part_are_offered(room, one):
    matter = room.receive()
    shown = unlocked(one).get(page(matter)).content.decode()
    assert "/kiem-tra/" in shown and "/ket-luan/" not in shown and "/giao-ho-so/" not in shown
    answer = unlocked(one).get(page(matter, "ket-luan/"))
    assert answer.status_code == 409


def test_a_file_is_decrypted_as_it_is_sent_and_the_reading_logged(room, one):
    matter = room.receive(uploads=(text_file("giay-bien-nhan.png"),))
    client = unlocked(one)
    shown = client.get(page(matter)).content.decode()
    assert "giay-bien-nhan" in shown
    (row,) = matter.row.files.all()
    answer = client.get(page(matter, f"tep/{row.pk}/"))
    assert answer.getvalue().startswith(b"\x89PNG") or answer["Content-Type"].startswith("image/")
    assert "no-store" in answer["Cache-Control"]
    assert [what for what in Reading.objects.order_by("id").values_list("what", flat=True)] == ["content", "file"]


def test_a_file_of_another_matter_is_not_there(room, one):
    mine, other = room.receive(), room.receive(uploads=(text_file(),))
    client = unlocked(one)
    (row,) = other.row.files.all()
    assert client.get(page(mine, f"tep/{row.pk}/")).status_code == 404


def test_a_verifier_reads_redacted_copies_and_nothing_else(room, one):
    verifier = room.officer("Phùng Văn Kiểm", room.people.health)
    key = room.add(verifier, room.people.health)
    matter = accepted(room)
    verifying.redact(text="Có người kể: cán bộ đòi tiền.", **room.by(matter, one))
    answer = do(unlocked(one), matter, "cu-nguoi-xac-minh", keyholder_id=str(key.pk))
    assert answer.status_code == 302, text(answer)
    client = unlocked(verifier)
    assert "Bản đã che để xác minh" in text(client.get(BASE))
    shown = text(client.get(page(matter)))
    assert "Có người kể: cán bộ đòi tiền." in shown
    assert ACCOUNT not in shown and "Ai giữ khóa" not in shown and "Đinh Văn Sổ" not in shown
    assert client.get(page(matter, "ket-luan/")).status_code == 403
    answer = do(client, matter, "bao-cao-xac-minh", text="Đã gặp hai người làm chứng.")
    assert (answer.status_code, matter.row.state) == (302, "verified")


def accepted(room):
    matter = room.receive()
    client = unlocked(room.commune_ones[0])
    assert do(client, matter, "kiem-tra", outcome="eligible").status_code == 302
    assert do(client, matter, "thu-ly").status_code == 302
    return matter


def test_the_notice_to_the_accused_is_printed_without_the_denouncer(room, one):
    matter = accepted(room)
    client = unlocked(one)
    words = {"about": "acceptance", "text": "Ông bị tố cáo đòi tiền; đề nghị ông giải trình."}
    assert do(client, matter, "thong-bao-nguoi-bi-to-cao", **words).status_code == 302
    act = matter.row.acts.get(verb="notify_accused")
    shown = text(client.get(page(matter, f"van-ban/{act.pk}/")))
    assert "Đinh Văn Sổ" in shown and "đề nghị ông giải trình" in shown
    assert WHO.name not in shown and ACCOUNT not in shown


@pytest.mark.parametrize("slug", ["danh-tinh/", f"tep/{ABSENT}/", f"van-ban/{ABSENT}/"])
def test_papers_that_are_not_there_are_not_found(room, one, slug):
    matter = room.receive()
    client = unlocked(one)
    answer = client.post(page(matter, slug)) if slug == "danh-tinh/" else client.get(page(matter, slug))
    assert answer.status_code == (409 if slug == "danh-tinh/" else 404)


def test_excluding_asks_for_certainty_and_the_passphrase_and_takes_the_key_at_once(room, one):
    matter, other = room.receive(), room.commune_ones[1]
    client = unlocked(one)
    words = {"officer_id": str(other.pk), "reason": "Em ruột người bị tố cáo."}
    assert do(client, matter, "loai-nguoi", **words).status_code == 422
    wrong = do(client, matter, "loai-nguoi", sure="on", passphrase="không phải mật ngữ", **words)
    assert wrong.status_code == 422 and "Em ruột" in text(wrong)
    assert "không phải mật ngữ" not in wrong.content.decode()
    assert unlocked(other).get(page(matter)).status_code == 200
    answer = do(client, matter, "loai-nguoi", sure="on", passphrase="suối thông mưa chiều", **words)
    assert answer.status_code == 302
    assert unlocked(other).get(page(matter)).status_code == 404


def test_whoever_passes_a_matter_on_comes_back_to_the_list(room):
    inspector, matter = room.inspector, room.receive(unit_id=None, accused_name="Ai Đó")
    answer = do(unlocked(inspector), matter, "chuyen-don", unit_id=str(room.people.commune.pk))
    assert (answer.status_code, answer["Location"]) == (302, BASE)


def test_every_page_of_an_act_opens_where_its_step_allows_it(room, one):
    client, closed = unlocked(one), []
    for matter in (room.receive(), accepted(room)):
        for act in ACTS:
            answer = client.get(page(matter, f"{act.slug}/"))
            if answer.status_code not in (200, 403, 409):
                closed.append((act.slug, answer.status_code))
    assert closed == []


def test_no_answer_of_the_room_is_kept_by_a_cache(room, one):
    matter, client = room.receive(), unlocked(one)
    for path in (BASE, f"{BASE}khoa/", f"{BASE}mo-khoa/", page(matter), page(matter, "kiem-tra/"), page(ABSENT_MATTER)):
        assert "no-store" in client.get(path)["Cache-Control"], path


class _Absent:
    id = ABSENT


ABSENT_MATTER = _Absent()


def test_what_one_may_not_see_is_told_as_what_is_not_there_with_as_many_questions(room, one):
    hidden = room.receive(accused_name="Bà Nào", position="head")
    client = unlocked(one)
    client.get(page(ABSENT_MATTER))
    with CaptureQueriesContext(connection) as of_absent:
        absent = client.get(page(ABSENT_MATTER))
    with CaptureQueriesContext(connection) as of_unseen:
        unseen = client.get(page(hidden))
    assert len(of_absent) == len(of_unseen)
    assert (absent.status_code, unseen.status_code) == (404, 404)
    assert absent.content.replace(str(ABSENT).encode(), b"") == unseen.content.replace(str(hidden.id).encode(), b"")


@pytest.mark.parametrize("who", ["administrator", "auditor", "supervisor", "receptionist"])
def test_for_who_holds_no_key_nothing_is_there(room, who):
    matter = room.receive()
    client = signed_in(getattr(room.people, who))
    plain = client.get("/ban-lam-viec/khong-co-trang-nay/")
    for path in (BASE, page(matter), page(matter, "kiem-tra/"), f"{BASE}mo-khoa/", f"{BASE}danh-tinh/"):
        answer = client.get(path)
        assert (answer.status_code, answer.content.replace(path.encode(), b"")) == (
            404,
            plain.content.replace(b"/ban-lam-viec/khong-co-trang-nay/", b""),
        ), path


def test_the_rail_counts_for_holders_of_keys_only_what_they_may_know(room, one):
    room.receive()
    room.receive(position="head", accused_name="Nguyễn Thị Hiên")
    assert '<span class="num">1</span>' in rail(unlocked(one))
    assert BASE not in rail(signed_in(room.people.receptionist))


def rail(client) -> str:
    found = client.get("/ban-lam-viec/").content.decode()
    start = found.find(f'href="{BASE}"')
    return found[start - 10 : start + 600] if start >= 0 else ""


def test_a_page_of_a_list_of_many_opens_its_titles_alone(room, one, monkeypatch):
    for _each in range(3):
        room.receive()
    client, opened, plain = unlocked(one), [], envelopes.decrypt
    monkeypatch.setattr(envelopes, "decrypt", lambda *given: opened.append(given) or plain(*given))
    monkeypatch.setattr("thongsuot.denunciations.queries.listing.PAGE", 2)
    assert client.get(BASE, {"trang": "2"}).status_code == 200
    assert len(opened) <= 1 + 3
    assert Denunciation.objects.count() == 3


@pytest.mark.parametrize("query", [{"trang": "x"}, {"trang": "999999"}, {"buoc": "khong-co"}, {"xep": "'"}])
def test_no_parameter_breaks_the_list(room, one, query):
    assert unlocked(one).get(BASE, query).status_code == 200


def test_days_of_the_future_change_nothing_but_badges(room, one, monkeypatch):
    room.receive()
    stop_clock(monkeypatch, instant(DAY + timedelta(days=30)))
    assert "Quá" in text(unlocked(one).get(BASE))


def test_a_sealed_letter_goes_out_with_a_password_of_its_own_sheet(room, one):
    matter, client = room.receive(), unlocked(one)
    words = {"to": "Thanh tra Bộ Xây dựng", "text": "Không thuộc thẩm quyền."}
    assert do(client, matter, "chuyen-ra-ngoai", **words).status_code == 302
    act = matter.row.acts.get(verb="transfer_out")
    cover = client.get(page(matter, f"van-ban/{act.pk}/"))
    assert "Thanh tra Bộ Xây dựng" in text(cover) and ACCOUNT not in text(cover)
    sheet = client.get(page(matter, "thu-niem-phong/"))
    password = re.search(r'name="password" value="([^"]+)"', sheet.content.decode()).group(1)
    answer = client.post(page(matter, "thu-niem-phong/"), {"password": password})
    assert answer["Content-Disposition"].startswith("attachment") and answer.content.startswith(b"PK")
    assert ACCOUNT.encode() not in answer.content and "no-store" in answer["Cache-Control"]
    assert client.post(page(matter, "thu-niem-phong/"), {"password": "1"})["Content-Type"].startswith("text/html")


def test_a_list_of_ten_thousand_is_drawn_within_a_second_in_few_questions(room, one):
    for _part in range(4):
        fill(room, 2500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server does by itself a minute after so many rows
    client, took = unlocked(one), []
    for _time in range(3):
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            shown = client.get(BASE)
        took.append(time.perf_counter() - began)
    assert "10.000 hồ sơ" in text(shown) and "Trang 1 trên 200" in text(shown)
    assert (min(took) < 1, len(asked) < 40) == (True, True), (took, len(asked))


@pytest.mark.parametrize("slug", ["ban-da-che", "cong-khai"])
def test_words_leave_the_circle_only_once_they_were_read_again(slug):
    """The forms begin with the whole text: a button pressed at once may not hand it on."""
    assert BY_SLUG[slug].form.base_fields["sure"].required
