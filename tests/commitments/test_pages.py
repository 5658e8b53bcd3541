"""The pages of promises: found, written down, acted on, taken away as a file; nothing typed is lost."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from cast import cast
from commitments.making import DUE, TEXT, WANTED, copy, do, kept, make, renewed, shown
from lives import Life, instant
from thongsuot.commitments.models import Commitment, PublishedCommitment, PublishedFile
from thongsuot.commitments.views.acts import BY_SLUG
from thongsuot.core import clock
from thongsuot.core.ids import new_id
from thongsuot.files.models import Attachment

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/cam-ket/"
NOW = date(2026, 8, 20)
MINUTES = """Biên bản đối thoại.
Bà con hỏi về đèn đường. Xã cam kết sửa xong trước ngày 30/9/2026.
Chủ tịch nói sẽ thông cống trong tháng 10."""


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(NOW))


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


def given(people, **changes) -> dict:
    typed = {
        "text": TEXT, "said_by": "Chủ tịch", "unit": people.commune.code, "source": "dialogue", "heard_in": "Đối thoại",
        "said_on": "15/7/2026", "due_on": "14/8/2026", "wanted": WANTED, "holder_unit": people.economics.code,
        "holder_officer": str(people.economics_handler.pk),
    }  # fmt: skip
    return typed | changes


def test_a_promise_is_written_down_and_found_again_by_words_without_marks(signed_in, people):
    client = signed_in("handler")
    answer = client.post(f"{DESK}moi/", given(people))
    made = Commitment.objects.get()
    assert answer["Location"] == f"{DESK}{made.pk}/"
    page = text_of(client.get(f"{DESK}{made.pk}/"))
    assert TEXT in page and "Phòng Kinh tế" in page and "Quá 6 ngày" in page
    assert TEXT[:20] in text_of(client.get(f"{DESK}?q=den duong suoi&the_nao=late&xep=han"))
    assert TEXT[:20] not in text_of(client.get(f"{DESK}?q=truong hoc"))
    assert TEXT[:20] not in text_of(client.get(f"{DESK}?the_nao=kept"))
    rows = b"".join(client.get(reverse("web:export", args=("loi-hua", "csv"))).streaming_content).decode()
    assert TEXT in rows


def test_what_is_missing_is_said_and_nothing_typed_is_lost(signed_in, people):
    answer = signed_in("handler").post(f"{DESK}moi/", given(people, wanted="", said_by="Ông Nguyễn Văn Bình"))
    page = text_of(answer)
    assert answer.status_code == 422 and TEXT in page and "Ông Nguyễn Văn Bình" in page
    again = signed_in("handler").post(f"{DESK}moi/", given(people, said_by="Ông Nguyễn Văn Bình"))
    assert again.status_code == 422 and "Chỉ ghi chức danh" in text_of(again)
    elsewhere = signed_in("handler").post(f"{DESK}moi/", given(people, unit=people.other_commune.code, holder_unit=""))
    assert elsewhere.status_code == 422 and "không ghi được lời hứa của đơn vị này" in text_of(elsewhere)
    assert not Commitment.objects.exists()


def test_a_link_brings_the_sentence_its_day_and_the_thing_it_was_said_in(signed_in, people):
    case = Life(people).submitted().case
    link = {"cua": f"case:{case.pk}", "cau": "Xã sẽ sửa đèn trước ngày 30/9.", "nguon": "reception"}
    page = text_of(signed_in("handler").get(f"{DESK}moi/", link))
    assert "Xã sẽ sửa đèn trước ngày 30/9." in page and 'value="30/9/2026"' in page and f"case:{case.pk}" in page
    signed_in("handler").post(f"{DESK}moi/", given(people, about=f"case:{case.pk}"))
    made = Commitment.objects.get()
    assert f"/ban-lam-viec/vu-viec/{case.pk}/" in text_of(signed_in("handler").get(f"{DESK}{made.pk}/"))
    panel = text_of(signed_in("head").get(f"/ban-lam-viec/vu-viec/{case.pk}/"))
    assert f"{DESK}{made.pk}/" in panel and f"{DESK}moi/?cua=case:{case.pk}" in panel


def test_two_presses_lead_to_one_promise(signed_in, people):
    client = signed_in("handler")
    first, second = (client.post(f"{DESK}moi/", given(people)) for _press in range(2))
    assert first["Location"] == second["Location"] == f"{DESK}{Commitment.objects.get().pk}/"
    several = given(people, text=MINUTES) | {"chon": ["2"], "due_on-2": "30/9/2026", "wanted-2": "Ảnh.", "ghi": "1"}
    for _press in range(2):
        assert client.post(f"{DESK}tu-bien-ban/", several)["Location"] == DESK
    assert Commitment.objects.count() == 2


def test_a_thing_that_is_not_to_be_seen_is_said_once_and_the_next_press_goes_without_it(signed_in, people):
    client, said = signed_in("handler"), "Không tìm thấy nơi đã hứa"
    page = text_of(client.get(f"{DESK}moi/", {"cua": f"case:{new_id()}"}))
    assert "Mở nơi đã hứa" not in page
    refused = client.post(f"{DESK}moi/", given(people, about=f"case:{new_id()}"))
    page = text_of(refused)
    assert refused.status_code == 422 and said in page and TEXT in page and 'name="about" id=' in page
    assert 'value="case:' not in page
    several = given(people, text=MINUTES, about=f"case:{new_id()}") | {"chon": ["2"], "due_on-2": "30/9/2026"}
    page = text_of(client.post(f"{DESK}tu-bien-ban/", several | {"wanted-2": "Ảnh.", "ghi": "1"}))
    assert said in page and 'value="case:' not in page
    assert not Commitment.objects.exists()


def test_sentences_of_minutes_are_suggested_with_reasons_and_ticked_by_the_officer(signed_in, people):
    client = signed_in("handler")
    typed = given(people, text=MINUTES)
    page = text_of(client.post(f"{DESK}tu-bien-ban/", typed))
    assert "vì có chữ “cam kết”" in page and "30/9/2026" in page and "31/10/2026" in page
    assert " checked" not in page.partition('id="cau"')[2].partition("</ol>")[0]
    first = {"chon": ["2"], "due_on-2": "30/9/2026", "wanted-2": ""}
    lacking = client.post(f"{DESK}tu-bien-ban/", typed | first | {"ghi": "1"})
    assert lacking.status_code == 422 and not Commitment.objects.exists() and MINUTES[:40] in text_of(lacking)
    chosen = {"chon": ["2", "3"], "due_on-2": "30/9/2026", "wanted-2": "Ảnh.", "due_on-3": "31/10/2026"}
    answer = client.post(f"{DESK}tu-bien-ban/", typed | chosen | {"wanted-3": "Biên bản.", "ghi": "1"})
    assert answer["Location"] == DESK
    assert set(Commitment.objects.values_list("content__text", "due_on")) == {
        ("Xã cam kết sửa xong trước ngày 30/9/2026.", date(2026, 9, 30)),
        ("Chủ tịch nói sẽ thông cống trong tháng 10.", date(2026, 10, 31)),
    }


def test_each_act_has_a_page_and_who_was_first_is_told(signed_in, people):
    commitment = make(people)
    client, at = signed_in("economics_handler"), f"{DESK}{commitment.pk}/"
    assert client.get(f"{at}bang-chung/").status_code == 200
    assert client.get(f"{at}hua-ngay-moi/").status_code == 403
    assert client.get(f"{at}khong-co/").status_code == 404
    assert "Chưa có bằng chứng" in text_of(client.get(f"{at}da-giu/"))
    assert client.post(f"{at}bang-chung/", {"text": "Đã thay bóng.", "revision": 1})["Location"] == at
    late = client.post(f"{at}da-giu/", {"kept_on": "20/8/2026", "revision": 1})
    assert late.status_code == 422 and "có người khác cập nhật" in text_of(late) and 'value="2"' in text_of(late)
    assert client.post(f"{at}da-giu/", {"kept_on": "20/8/2026", "revision": 2})["Location"] == at
    assert "Giữ lời nhưng muộn" in text_of(client.get(at))


def test_the_page_tells_every_act_with_its_words_and_files_once(signed_in, people):
    commitment = shown(people, renewed(people, make(people), date(2026, 8, 1), date(2026, 8, 17)), date(2026, 8, 3))
    file = Attachment.objects.of(commitment.ref).get()
    whole = copy(evidence={3: "Đã thay ba bóng đèn."}, files={file.pk})
    do(people, commitment, "publish", "publisher", date(2026, 8, 4), copy=whole)
    do(people, commitment, "reject_evidence", "supervisor", date(2026, 8, 5), reason="Ảnh chụp nơi khác.")
    office = {"holder_unit_id": people.office.pk, "reason": "Đúng việc văn phòng."}
    do(people, commitment, "hand_over", "head", date(2026, 8, 6), **office)
    do(people, commitment, "judge_broken", "supervisor", date(2026, 8, 18), reason="Đèn chưa sáng.")
    page = text_of(signed_in("head").get(f"{DESK}{commitment.pk}/"))
    for words in (
        "Chưa mua được bóng đèn.",
        "Ảnh chụp nơi khác.",
        "Đúng việc văn phòng.",
        "Đèn chưa sáng.",
        "đã bị bác",
    ):
        assert words in page, words
    assert page.count(f"/tep/{file.pk}/") == 1
    for slug in BY_SLUG:
        assert signed_in("head").get(f"{DESK}{commitment.pk}/{slug}/").status_code in (200, 403), slug


def test_the_public_page_shows_words_days_evidence_and_files_of_every_kind(signed_in, client, people):
    commitment = shown(people, renewed(people, make(people), date(2026, 8, 1), date(2026, 9, 8)), date(2026, 8, 15))
    publisher, at = signed_in("publisher"), f"{DESK}{commitment.pk}/"
    form = text_of(publisher.get(f"{at}cong-khai/"))
    assert "reason-2" in form and "evidence-3" in form and "Bản bà con sẽ đọc</h2>" not in form
    file = Attachment.objects.of(commitment.ref).get()
    typed = {"text": TEXT, "wanted": WANTED, "said_by": "Chủ tịch", "evidence-3": "Đã thay ba bóng đèn."}
    typed |= {"reason-2": "Chưa mua được.", "files": [str(file.pk)], "revision": 3}
    assert publisher.post(f"{at}cong-khai/", typed | previewed(publisher, at, typed))["Location"] == at
    client.logout()
    copied = PublishedCommitment.objects.get()
    listed = text_of(client.get("/cam-ket/"))
    assert "Còn 19 ngày" in listed and f"don-vi={people.commune.pk}&amp;nam=2026&amp;the-nao=renewed" in listed
    page = text_of(client.get(f"/cam-ket/{copied.pk}/"))
    assert "Đã thay ba bóng đèn." in page and "Chưa mua được." in page and "14/8/2026" in page
    sent = client.get(f"/cam-ket/{copied.pk}/tep/{PublishedFile.objects.get().pk}/")
    assert b"".join(sent.streaming_content).startswith(b"\x89PNG")
    assert TEXT in client.get("/cam-ket/cam-ket.csv").content.decode()
    assert TEXT[:30] in client.get("/cam-ket/feed.atom").content.decode()
    do(people, commitment, "unpublish", "publisher", NOW, reason="Sai.")
    assert client.get(f"/cam-ket/{copied.pk}/").status_code == 404
    assert client.get(f"/cam-ket/{copied.pk}/tep/{PublishedFile.objects.get().pk}/").status_code == 404


def previewed(client, at: str, typed: dict) -> dict:
    """Return what pressing the button under the copy that was looked at sends besides."""
    page = client.post(f"{at}cong-khai/", typed | {"xem": "1"})
    assert page.status_code == 200
    return {"seen": re.search(r'name="seen" value="(\w{64})"', text_of(page))[1]}


def told(page: str) -> str:
    """Return the words of the part of a page that shows a copy, without links, which differ."""
    part = page[page.index('<div class="row g-4 g-lg-5">') : page.index("Vì sao ngày này?")]
    return " ".join(strip_tags(re.sub(r"</?h\d", "<p", part)).split())


def test_the_very_copy_is_read_before_it_goes_and_what_looks_personal_is_hidden(signed_in, client, people):
    commitment = shown(people, make(people), date(2026, 8, 10), text="Bà Hoa 0912 345 678 đã kiểm tra.")
    shown(people, commitment, date(2026, 8, 12), text="Gọi trực ban 0263 3 847 123 để xem.")
    publisher, at = signed_in("publisher"), f"{DESK}{commitment.pk}/"
    first = text_of(publisher.get(f"{at}cong-khai/"))
    assert 'value="0912 345 678"' in first and "0912 345 678</label>" in first
    files = [str(pk) for pk in Attachment.objects.of(commitment.ref).values_list("pk", flat=True)]
    typed = {"text": TEXT, "wanted": WANTED, "said_by": "Chủ tịch", "revision": 3, "files": files}
    typed |= {"evidence-2": "Bà Hoa 0912 345 678 đã kiểm tra.", "evidence-3": "Gọi trực ban 0263 3 847 123 để xem."}
    typed |= {"confirmed": ["0263 3 847 123"]}
    unread = publisher.post(f"{at}cong-khai/", typed)
    assert unread.status_code == 422 and "Đọc hết bản" in text_of(unread) and not PublishedCommitment.objects.exists()
    preview = text_of(publisher.post(f"{at}cong-khai/", typed | {"xem": "1"}))
    copy_part = told(preview)
    assert "0912" not in copy_part and "███" in copy_part and "0263 3 847 123" in copy_part
    assert "vẫn để nguyên: 0263 3 847 123" in preview
    seen = previewed(publisher, at, typed)
    changed = publisher.post(f"{at}cong-khai/", typed | seen | {"wanted": "Ảnh khác."})
    assert changed.status_code == 422 and not PublishedCommitment.objects.exists()
    assert publisher.post(f"{at}cong-khai/", typed | seen)["Location"] == at
    client.logout()
    public = text_of(client.get(f"/cam-ket/{PublishedCommitment.objects.get().pk}/"))
    assert told(public) == copy_part and "0912" not in public


def test_the_preview_tells_that_evidence_fell_as_the_public_page_does(signed_in, client, people):
    commitment = shown(people, renewed(people, make(people), date(2026, 8, 1), date(2026, 9, 8)), date(2026, 8, 3))
    do(people, commitment, "reject_evidence", "supervisor", date(2026, 8, 5), reason="Ảnh chụp nơi khác.")
    do(people, commitment, "judge_broken", "supervisor", date(2026, 9, 9), reason="Đèn chưa sáng.")
    publisher, at = signed_in("publisher"), f"{DESK}{commitment.pk}/"
    typed = {"text": TEXT, "wanted": WANTED, "said_by": "Chủ tịch", "revision": 5}
    preview = told(text_of(publisher.post(f"{at}cong-khai/", typed | {"xem": "1"})))
    publisher.post(f"{at}cong-khai/", typed | previewed(publisher, at, typed))
    client.logout()
    public = told(text_of(client.get(f"/cam-ket/{PublishedCommitment.objects.get().pk}/")))
    assert public == preview and "bác bằng chứng" in public and "kết luận không giữ lời" in public


def test_rejected_evidence_and_its_files_are_gone_from_every_public_answer_at_once(client, people):
    commitment = shown(people, make(people), date(2026, 8, 10))
    file = Attachment.objects.of(commitment.ref).get()
    whole = copy(evidence={2: "Đã thay ba bóng đèn."}, files={file.pk})
    do(people, commitment, "publish", "publisher", date(2026, 8, 11), copy=whole)
    copied, public_file = PublishedCommitment.objects.get(), PublishedFile.objects.get()
    at = f"/cam-ket/{copied.pk}/"
    sent = client.get(f"{at}tep/{public_file.pk}/")
    assert sent.status_code == 200 and "Đã thay ba bóng đèn." in text_of(client.get(at))
    do(people, commitment, "reject_evidence", "supervisor", date(2026, 8, 12), reason="Ảnh chụp nơi khác.")
    page = text_of(client.get(at))
    assert "Cấp trên bác bằng chứng này ngày" in page
    assert "Đã thay ba bóng đèn." not in page and "Ảnh chụp nơi khác" not in page and "/tep/" not in page
    assert client.get(f"{at}tep/{public_file.pk}/").status_code == 404


def test_a_filter_of_the_public_list_that_means_nothing_narrows_nothing(client, people):
    do(people, kept(people, make(people), DUE), "publish", "publisher", DUE, copy=copy())
    for asked in ("?nam=0000", "?nam=²²²²", "?don-vi=x", "?the-nao=x", "?trang=x", "?tu=%00"):
        assert TEXT[:30] in text_of(client.get(f"/cam-ket/{asked}")), asked
    assert TEXT[:30] not in text_of(client.get("/cam-ket/?the-nao=broken"))
    assert TEXT[:30] in text_of(client.get("/cam-ket/?the-nao=kept&nam=2026&tu=den duong"))


def test_the_publisher_is_told_what_waits_to_be_reviewed(signed_in, people):
    make(people)
    assert "1 lời hứa nói trước dân chờ duyệt lời" in text_of(signed_in("publisher").get(DESK))
    assert "chờ duyệt lời để công khai" not in text_of(signed_in("handler").get(DESK))


def test_the_duty_leads_to_the_promise_by_its_own_words(signed_in, people):
    commitment = make(people)
    page = text_of(signed_in("economics_handler").get("/ban-lam-viec/"))
    assert f"{DESK}{commitment.pk}/" in page and "sửa xong đèn đường" in page
