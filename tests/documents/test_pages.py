"""The pages of papers: from the draft to the proven receipt, the registers, the forms."""

import io

import pytest
from docx import Document as Word
from pypdf import PdfReader

from documents.making import DAY, Desk, picture, values_of_form
from thongsuot.core import clock
from thongsuot.documents.models import Document
from thongsuot.documents.rules.values import typed
from thongsuot.documents.shipped import forms
from thongsuot.wording.actions import change
from thongsuot.wording.kinds import thing_of

pytestmark = pytest.mark.django_db
BASE = "/ban-lam-viec/van-ban/"


@pytest.fixture
def desk(monkeypatch):
    now = Desk.instant(DAY)
    monkeypatch.setattr(clock, "now", lambda: now)
    return Desk()


@pytest.fixture
def head(client, desk):
    client.force_login(desk.people.head)
    return client


def text(answer) -> str:
    return answer.content.decode()


def boxes(code, **more) -> dict:
    form = forms()[code]
    return {field.name: typed(field, values_of_form(code)[field.name]) for field in form.fields} | more


def test_a_paper_from_the_draft_to_the_proven_receipt(head, desk):
    desk.matter.given = lambda actor, pk, form, on: desk.lent(person="Lơ Mu Ha Sin", nobody="x")
    where = f"{BASE}moi/trial/{desk.ref.id}/C-TL/"
    assert "Soạn dự thảo" in text(head.get(where))
    answer = head.post(where)
    document = Document.objects.get()
    assert answer["Location"] == f"{BASE}{document.pk}/sua/"
    assert "Lơ Mu Ha Sin" in text(head.get(answer["Location"]))
    page = f"{BASE}{document.pk}/"
    assert "Dự thảo còn thiếu" in text(head.get(page))
    assert head.post(f"{page}sua/", boxes("C-TL", revision=1)).status_code == 302
    signing = {"revision": 2, "way": "screen", "name": "Trần Văn Khải", "post": "Chủ tịch", "on": "20/7/2026"}
    assert head.post(f"{page}ky/", signing | {"image": picture()}).status_code == 302
    assert "01/UBND" in text(head.get(page))
    sending = {"revision": 3, "way": "post", "to": "Bà Hoa", "tracking": "EB1", "to_person": "on", "on": "20/7/2026"}
    assert head.post(f"{page}gui/", sending).status_code == 302
    delivery = document.deliveries.get()
    receipt = {"receipt_on": "20/7/2026", "note": "Con gái ký nhận."}
    assert head.post(f"{BASE}giao/{delivery.pk}/", receipt).status_code == 302
    assert "Con gái ký nhận." in text(head.get(page))
    document.refresh_from_db()
    assert document.receipt_on == DAY


def test_a_paper_that_waits_for_its_scan_says_so(head, desk):
    document = desk.signed(way="scan")
    page = text(head.get(f"{BASE}{document.pk}/"))
    assert "Chưa có trang chữ ký" in page and "Tải PDF để ký" in page and "Gửi đi" not in page
    answer = head.post(f"{BASE}{document.pk}/ban-ky/", {"revision": document.revision})
    assert answer.status_code == 422 and "Chọn bản quét đủ các trang" in text(answer)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_paper_is_saved_as_word_and_pdf_and_never_run_in_the_page(head, desk, kind):
    document = desk.drawn()
    answer = head.get(f"{BASE}{document.pk}/tep/{kind}/")
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"].startswith("private, no-store")
    opened = {"pdf": PdfReader, "docx": Word}[kind](io.BytesIO(answer.getvalue()))
    assert opened


def test_a_former_version_is_drawn_as_it_was(head, desk):
    document = desk.drawn()
    page = f"{BASE}{document.pk}/"
    assert head.post(f"{page}sua/", boxes("KN-03", revision=1, person="Lơ Mu Ha Sin")).status_code == 302
    versions = [PdfReader(io.BytesIO(head.get(f"{page}tep/pdf/?phien-ban={number}").getvalue())) for number in (1, 2)]
    texts = ["".join(one.extract_text() for one in version.pages) for version in versions]
    assert "Lơ Mu Ha Sin" not in texts[0] and "Lơ Mu Ha Sin" in texts[1]
    assert head.get(f"{page}tep/pdf/?phien-ban=99").status_code == 200


def test_what_is_wrong_is_said_beside_its_box_and_nothing_typed_is_lost(head, desk):
    document = desk.drawn("C-GH")
    typed_in = boxes("C-GH", revision=1, new_due_on="31/2/2026", ground="Chờ đo đạc.")
    answer = head.post(f"{BASE}{document.pk}/sua/", typed_in)
    assert answer.status_code == 422 and "Ghi ngày theo dạng" in text(answer) and "Chờ đo đạc." in text(answer)
    answer = head.post(
        f"{BASE}{document.pk}/ky/", {"revision": 1, "way": "screen", "name": "K", "post": "C", "on": "20/7/2026"}
    )
    assert answer.status_code == 422 and "Chưa có chữ ký" in text(answer)


def test_nobody_signs_words_that_were_changed_since_they_were_shown(head, desk):
    document = desk.drawn("C-TL")
    page = f"{BASE}{document.pk}/ky/"
    form = head.get(page).context["form"]
    signing = {"way": "scan", "name": "K", "post": "C", "on": f"{DAY:%d/%m/%Y}", "revision": form["revision"].value()}
    thing, by = thing_of("paper", "C-TL", "vi"), desk.by("province_administrator")
    changed = thing.shipped | {"body": thing.shipped["body"] + "\nTrân trọng."}
    change(thing=thing, texts=changed, seen=0, actor=by["actor"], at=by["at"])
    answer = head.post(page, signing | {"wording": form["wording"].value()})
    assert answer.status_code == 422 and "vừa được sửa" in text(answer)
    assert head.post(page, signing | {"wording": head.get(page).context["form"]["wording"].value()}).status_code == 302


def test_an_act_that_does_not_fit_the_state_says_what_to_do(head, desk):
    document = desk.drawn()
    answer = head.get(f"{BASE}{document.pk}/gui/")
    assert answer.status_code == 409 and "Ký và lấy số trước" in text(answer)


def test_an_outdated_basis_is_flagged_on_the_page(head, desk):
    document = desk.drawn()
    Document.objects.filter(pk=document.pk).update(drawn_on=DAY)
    assert "đã hết hiệu lực" not in text(head.get(f"{BASE}{document.pk}/"))
    assert "chưa đối chiếu" in text(head.get(f"{BASE}{document.pk}/"))


def test_a_matter_not_seen_and_one_that_is_not_answer_the_same(head, desk):
    document = desk.drawn()
    desk.matter.hidden = {desk.ref.id}
    absent = f"{BASE}01900000-0000-7000-8000-000000000000/"
    assert head.get(f"{BASE}{document.pk}/").status_code == head.get(absent).status_code == 404
    assert head.get(f"{BASE}moi/nothing/{desk.ref.id}/C-TL/").status_code == 404


def test_the_register_lists_every_number_and_finds_by_number_and_form(head, desk):
    first, second = desk.signed(), desk.signed(desk.drawn("KN-04"))
    page = f"/ban-lam-viec/so-van-ban/{first.register_id}/"
    assert "Thông báo 2026" in text(head.get("/ban-lam-viec/so-van-ban/"))
    shown = text(head.get(page))
    assert "01/TB-UBND" in shown and "02/TB-UBND" in shown
    for words, number in (("2", "02"), ("02/TB", "02"), ("thu ly giai quyet", "01"), ("khong thu ly", "02")):
        found = text(head.get(page, {"q": words}))
        assert f"{number}/TB-UBND" in found, words
    assert "01/TB-UBND" not in text(head.get(page, {"q": "2"}))
    assert "Không có văn bản nào khớp" in text(head.get(page, {"q": "99999999999"}))
    assert second.number == 2


def test_the_register_as_a_table_and_in_print_keeps_cancelled_numbers_and_no_words(head, desk):
    document = desk.signed()
    head.post(f"{BASE}{document.pk}/huy/", {"revision": document.revision, "reason": "Sai tên bà Hoa."})
    book = document.register_id
    printed, table = f"/ban-lam-viec/so-van-ban/{book}/in/", f"/ban-lam-viec/bang/so-van-ban.csv?cua={book}"
    for address in (printed, table):
        shown = head.get(address).getvalue().decode()
        assert "01/TB-UBND" in shown and "Đã hủy" in shown and "Hoa" not in shown and "Khuê" not in shown


def test_the_register_of_another_unit_is_not_there(client, desk):
    document = desk.signed()
    client.force_login(desk.people.elsewhere)
    assert client.get(f"/ban-lam-viec/so-van-ban/{document.register_id}/").status_code == 404


def test_the_forms_say_how_sure_they_are_and_print_blank(head, desk):
    page = text(head.get(f"{BASE}mau/"))
    assert "Thông báo thụ lý giải quyết khiếu nại" in page and "chưa đối chiếu với mẫu chính thức" in page
    assert head.get(f"{BASE}mau/XLD-03/docx/").getvalue().startswith(b"PK")
    assert head.get(f"{BASE}mau/XX/pdf/").status_code == 404 and head.get(f"{BASE}mau/KN-03/exe/").status_code == 404


def test_a_form_of_the_sealed_room_is_not_drawn(head, desk):
    answer = head.get(f"{BASE}moi/trial/{desk.ref.id}/XLD-03/")
    assert answer.status_code == 409 and "phòng kín" in text(answer)
