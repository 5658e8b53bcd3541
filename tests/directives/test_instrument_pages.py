"""Pages of the register: the list, a document coming in, the draft beside its source, decided on, put into force."""

from io import BytesIO

import pytest
from django.urls import reverse

from cast import cast, show_everything
from directives.making import AT, PLAN, by, read
from directives.test_importing import upload
from thongsuot.directives.actions import importing, instruments
from thongsuot.directives.models import Importing, Instrument, Passage

pytestmark = pytest.mark.django_db
LIST = "/ban-lam-viec/van-ban-chi-dao/"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def desk(client, people):
    client.force_login(people.province_head)
    show_everything(client, people.province_head)
    return client


@pytest.fixture
def draft(people):
    return read(upload(people)).instrument


def page(instrument) -> str:
    return reverse("directives:instrument", args=[instrument.pk])


def test_a_document_is_chosen_followed_and_opened_as_a_draft(desk, people):
    file = BytesIO(PLAN.encode())
    file.name = "ke-hoach.txt"
    sent = desk.post(LIST + "nhap/", {"unit": people.province.pk, "file": file})
    row = Importing.objects.get()
    assert sent.status_code == 302 and sent["Location"] == reverse("directives:importing", args=[row.pk])
    waiting = desk.get(sent["Location"])
    assert '<noscript><meta http-equiv="refresh"' in waiting.content.decode()
    read(row)
    assert desk.get(sent["Location"], headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    opened = desk.get(sent["Location"], follow=True)
    assert opened.status_code == 200 and "KẾ HOẠCH Rà soát điểm ngập năm 2026" in opened.content.decode()


def test_the_draft_shows_each_passage_beside_the_source_with_a_way_there_and_back(desk, draft):
    shown = desk.get(page(draft)).content.decode()
    for one in draft.passages.all():
        assert f'id="doan-{one.position}"' in shown and f'href="#nguon-{one.position}"' in shown
        assert f'id="nguon-{one.position}"' in shown
    assert "25-NQ/TW" in shown and "95" in shown and "máy suy ra" not in shown


def decided(desk, draft, verb, **more):
    return desk.post(reverse("directives:decide", args=[draft.pk]), {"viec": verb, **more})


def test_passages_are_decided_one_by_one_together_and_back_again(desk, draft):
    first, second, *rest = draft.passages.all()
    answer = decided(desk, draft, f"xac-nhan={first.pk}")
    assert answer["Location"].endswith(f"den={second.position}#doan-{second.position}")
    decided(desk, draft, "bo", chon=[second.pk])
    assert list(draft.passages.values_list("state", flat=True))[:2] == ["confirmed", "left-out"]
    decided(desk, draft, f"xem-lai={second.pk}")
    assert draft.passages.get(pk=second.pk).state == "proposed"
    nothing = decided(desk, draft, "xac-nhan")
    assert nothing.status_code == 422 and "Đánh dấu ít nhất một đoạn" in nothing.content.decode()
    desk.post(reverse("directives:confirm_rest", args=[draft.pk]))
    assert set(draft.passages.values_list("state", flat=True)) == {"confirmed"}
    shown = desk.get(page(draft)).content.decode()
    assert f"chi-tieu/moi/?passage={first.pk}" in shown


def test_a_passage_in_other_words_keeps_the_source_beside_it(desk, draft):
    row = draft.passages.filter(kind="task").first()
    address = reverse("directives:passage", args=[draft.pk, row.pk])
    assert row.text in desk.get(address).content.decode()
    wrong = desk.post(address, {"kind": "task", "words": "", "due_on": "30/2/2026"})
    assert wrong.status_code == 422
    early = desk.post(address, {"kind": "task", "words": "Rà soát.", "due_on": "1/1/2026"})
    assert early.status_code == 422 and "trước ngày ban hành" in early.content.decode()
    desk.post(address, {"kind": "requirement", "words": "Rà soát xong.", "group": "II", "due_on": "1/7/2026"})
    row.refresh_from_db()
    assert (row.state, row.kind, row.words, row.text != row.words) == (
        "confirmed",
        "requirement",
        "Rà soát xong.",
        True,
    )


def test_a_passage_is_added_by_hand_at_the_end(desk, draft):
    desk.post(reverse("directives:passage_add", args=[draft.pk]), {"kind": "task", "words": "Báo cáo mỗi quý."})
    last = draft.passages.last()
    assert (last.text, last.start, last.state) == ("Báo cáo mỗi quý.", None, "confirmed")


def test_an_instrument_is_put_into_force_once_every_passage_is_decided(desk, draft):
    force = reverse("directives:put_in_force", args=[draft.pk])
    early = desk.post(force)
    assert early.status_code == 409 and "đoạn chưa xem" in early.content.decode()
    desk.post(reverse("directives:confirm_rest", args=[draft.pk]))
    assert desk.post(force).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "standing"
    ended = reverse("directives:instrument_end", args=[draft.pk])
    assert desk.post(ended, {"why": ""}).status_code == 422
    desk.post(ended, {"why": "Đã thực hiện xong."})
    draft.refresh_from_db()
    assert draft.state == "ended"
    assert "Xác nhận</" not in desk.get(page(draft)).content.decode()


def test_what_is_known_is_corrected_and_a_stale_form_changes_nothing(desk, draft):
    address = reverse("directives:instrument_about", args=[draft.pk])
    given = {"kind": "plan", "number": "45/KH-UBND", "title": "Kế hoạch khác", "issued_on": "", "revision": "1"}
    assert desk.post(address, given).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.issued_on, draft.issuer) == ("Kế hoạch khác", None, "")
    again = desk.post(address, given | {"title": "Kế hoạch thứ ba"})
    assert again.status_code == 422 and "Vừa có người khác sửa" in again.content.decode()
    assert "Kế hoạch thứ ba" in again.content.decode()
    for none in ("", "x", "9" * 5000):
        assert desk.post(address, given | {"title": "Thứ tư", "revision": none}).status_code == 422
    draft.refresh_from_db()
    assert draft.title == "Kế hoạch khác"
    shown = again.context["form"]["revision"].value()
    assert desk.post(address, given | {"title": "Kế hoạch thứ ba", "revision": shown}).status_code == 302


def test_the_list_finds_by_folded_words_and_narrows(desk, people, draft):
    def shown(**asked) -> str:
        return desk.get(LIST, asked).content.decode()

    assert all("Rà soát điểm ngập" in shown(q=words) for words in ("ra soat", "45/KH", "ĐIỂM ngập", "lâm đồng"))
    assert "Không có văn bản nào khớp" in shown(q="cầu đường")
    assert "Rà soát điểm ngập" in shown(loai="plan", nam="2026", buoc="draft", don_vi=people.province.pk)
    assert "Không có văn bản nào khớp" in shown(buoc="ended")
    assert "Rà soát điểm ngập" in shown(loai="khong-co", nam="x", don_vi="y", trang="-3")


def test_a_draft_that_is_dropped_leaves_the_list_and_its_file_may_come_again(desk, people, draft):
    address = reverse("directives:instrument_drop", args=[draft.pk])
    assert "Bỏ bản nháp này?" in desk.get(address).content.decode()
    desk.post(address)
    assert "Rà soát điểm ngập" not in desk.get(LIST).content.decode()
    assert read(upload(people)).instrument_id != draft.pk


def test_an_instrument_is_entered_by_hand(desk, people):
    sent = desk.post(LIST + "nhap/bang-tay/", {"unit": people.province.pk, "title": ""})
    assert sent.status_code == 422
    desk.post(LIST + "nhap/bang-tay/", {"unit": people.province.pk, "title": "Kết luận hội nghị"})
    made = Instrument.objects.get()
    assert (made.title, made.number, made.issued_on, made.state) == ("Kết luận hội nghị", "", None, "draft")


def test_who_keeps_no_register_is_shown_no_way_to_import(client, people, draft):
    client.force_login(people.handler)
    show_everything(client, people.handler)
    assert client.get(page(draft)).status_code == 404
    for one in draft.passages.all():
        one.state = Passage.State.CONFIRMED
        one.save()
    instruments.put_in_force(instrument_id=draft.pk, **by(people.province_head))
    shown = client.get(page(draft)).content.decode()
    assert "Rà soát các điểm ngập" in shown and "Đưa về chờ xem" not in shown and "Sửa, xác nhận" not in shown
    assert client.post(reverse("directives:confirm_rest", args=[draft.pk])).status_code == 403


def test_a_scan_is_offered_to_be_read_as_pictures(desk, people, monkeypatch):
    row = Importing.objects.create(
        unit=people.province, name="quet.pdf", state="failed", trouble="scanned", asked_at=AT
    )
    monkeypatch.setattr(importing.engine, "missing", lambda: "")
    address = reverse("directives:importing", args=[row.pk])
    assert "Cho máy đọc như ảnh" in desk.get(address).content.decode()
    desk.post(reverse("directives:read_scan", args=[row.pk]))
    row.refresh_from_db()
    assert (row.state, row.scanned, row.trouble) == ("waiting", True, "")
