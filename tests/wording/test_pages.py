"""The pages of the office's own words: list, change, look, go back; the same for messages and papers."""

import io

import pytest
from pypdf import PdfReader

from cast import cast
from thongsuot.wording.models import Wording

pytestmark = pytest.mark.django_db
LIST = "/ban-lam-viec/quan-tri/loi-van/"
MESSAGE, PAPER = LIST + "message/received/vi/", LIST + "paper/C-TL/vi/"
OURS = {"subject": "UBND xã đã nhận, mã {code}", "body": "Đã nhận, mã {code}.\nXem {url}.", "sms": ""}


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def root(client, people):
    client.force_login(people.province_administrator)
    return client


def text(answer) -> str:
    return answer.content.decode()


def words(client, address) -> dict:
    """Return what the boxes of a page hold, as a browser would send it."""
    form = client.get(address).context["form"]
    return {name: form[name].value() for name in form.fields if name != "compared"}


def test_whoever_does_not_administer_the_whole_gets_nothing(client, people):
    client.force_login(people.administrator)
    addresses = [LIST, MESSAGE, PAPER]
    assert {client.get(address).status_code for address in addresses} <= {403, 404}
    assert client.post(MESSAGE, OURS | {"seen": 0}).status_code in (403, 404) and not Wording.objects.exists()
    assert "Sửa lời tin" not in text(client.get("/ban-lam-viec/quan-tri/loi-tin/"))


def test_what_is_not_there_is_not_there(root):
    for address in ("message/no-such/vi/", "message/received/fr/", "paper/received/vi/", "other/received/vi/"):
        assert root.get(LIST + address).status_code == 404
    assert root.get(f"{LIST}?nhom={'9' * 5000}").status_code == 200
    assert root.post(MESSAGE + "tep/", OURS | {"seen": 0}).status_code == 404
    assert root.post(MESSAGE + "tro-lai/", {"seen": "x"}).status_code == 404


def test_words_are_changed_listed_and_put_back(root):
    page = text(root.get(MESSAGE))
    assert "Ý kiến của ông/bà đã được tiếp nhận" in page and "Chưa ai sửa lời này." in page
    assert root.post(MESSAGE, OURS | {"seen": 0}).status_code == 302
    listed = text(root.get(f"{LIST}?nhom=da-doi"))
    assert "lời riêng" in listed and "Lương Thị Tỉnh" in listed and listed.count("ts-duty is-two") == 1
    page = text(root.get(MESSAGE))
    assert "<ins>UBND xã đã nhận, mã {code}</ins>" in page and "<del>Đã tiếp nhận ý kiến, mã {code}</del>" in page
    told = "/ban-lam-viec/quan-tri/lich-su/?muc=loi-van"
    assert "UBND xã đã nhận, mã {code}" in text(root.get(told)) and "Sửa lời" in text(root.get(told))
    root.post(MESSAGE + "tro-lai/", {"seen": 1, "to": 0})
    assert Wording.objects.get(number=2).texts == {}
    again = root.post(MESSAGE + "tro-lai/", {"seen": 1, "to": 1}, follow=True)
    assert "vừa có người khác đổi" in text(again) and Wording.objects.count() == 2


def test_looking_saves_nothing_and_shows_what_was_typed(root):
    page = text(root.post(MESSAGE, OURS | {"seen": 0, "xem": "1"}))
    assert "UBND xã đã nhận, mã 4715-9036-2817-2" in page and "Chưa lưu." in page and not Wording.objects.exists()
    assert "tin</span>" in page and 'value="UBND xã đã nhận, mã {code}"' in page


@pytest.mark.parametrize("given", [{"body": "Đã nhận {ma}, {url}"}, {"body": "Đã nhận {code} {"}, {"seen": "x"}])
@pytest.mark.parametrize("looking", [{}, {"xem": "1"}])
def test_words_that_do_not_fit_stay_typed(root, given, looking):
    answer = root.post(MESSAGE, OURS | {"seen": 0} | given | looking)
    assert answer.status_code == 422 and not Wording.objects.exists()
    assert given.get("body", OURS["subject"]) in text(answer) and 'id="loi"' in text(answer)


def test_what_another_saved_meanwhile_is_not_overwritten(root):
    root.post(MESSAGE, OURS | {"seen": 0})
    answer = root.post(MESSAGE, OURS | {"seen": 0, "body": "Của tôi, mã {code}, {url}"})
    assert answer.status_code == 422 and "vừa có người khác đổi" in text(answer) and "Của tôi, mã" in text(answer)
    seen = answer.context["form"]["seen"].value()
    assert root.post(MESSAGE, OURS | {"seen": seen, "body": "Của tôi, mã {code}, {url}"}).status_code == 302


def test_a_paper_is_changed_looked_at_and_drawn(root):
    given = words(root, PAPER)
    given["body"] = given["body"].replace("Trân trọng cảm ơn", "Xã cảm ơn")
    looked = text(root.post(PAPER, given | {"xem": "1"}))
    assert "Xã cảm ơn bà Nguyễn Thị Mẫu" in looked and not Wording.objects.exists()
    drawn = root.post(PAPER + "tep/", given)
    pages = PdfReader(io.BytesIO(b"".join(drawn.streaming_content))).pages
    assert "Xã cảm ơn bà Nguyễn Thị Mẫu" in " ".join(pages[0].extract_text().split())
    wrong = root.post(PAPER + "tep/", given | {"body": "{gone}"})
    assert wrong.status_code == 422 and "{gone}" in text(wrong)
    assert root.post(PAPER, given).status_code == 302 and "Xã cảm ơn" in text(root.get(PAPER))


def test_a_form_is_marked_as_held_against_the_official_one(root):
    before = root.get("/ban-lam-viec/quan-tri/can-thiet-lap/").context["unsure"]
    address = LIST + "paper/KN-03/vi/"
    assert "Đã đối chiếu lời này" in text(root.get(address)) and "Đã đối chiếu lời này" not in text(root.get(PAPER))
    assert root.post(address, words(root, address) | {"compared": "on"}).status_code == 302
    assert root.get("/ban-lam-viec/quan-tri/can-thiet-lap/").context["unsure"] == before - 1
    assert "bản gốc, đã đối chiếu" in text(root.get(f"{LIST}?nhom=da-doi"))


def test_what_is_only_said_as_it_ships_says_why_and_has_no_boxes(root):
    for address in ("message/mail-received/vi/", "message/new-work/en/", "paper/XLD-03/vi/"):
        page = root.get(LIST + address)
        assert "tố cáo" in text(page) and "Lưu lời này" not in text(page)
    answer = root.post(LIST + "message/new-work/vi/", OURS | {"seen": 0, "body": "Xem {url}", "subject": "Khác"})
    assert answer.status_code == 422 and not Wording.objects.exists()


def test_the_list_is_taken_away_with_the_words_that_hold(root):
    root.post(MESSAGE, OURS | {"seen": 0})
    table = b"".join(root.get("/ban-lam-viec/bang/loi-van.csv?nhom=da-doi").streaming_content).decode()
    assert "UBND xã đã nhận, mã {code}" in table and "Lương Thị Tỉnh" in table
