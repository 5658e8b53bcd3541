"""The pages of a code: the secret by POST alone, a key that opens one case and dies with its secret."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.desk import set_day, text
from lives import DAY, SECRET, Life
from thongsuot.cases.actions.people import reissue_secret
from thongsuot.cases.actions.splitting import Part, split
from thongsuot.cases.models import Case
from thongsuot.core.ids import show_code
from thongsuot.files.models import Attachment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def life():
    return Life().answered()


def address(life, act=""):
    return f"/tra-cuu/{show_code(life.case.code)}{act}"


def key(client, life, secret=SECRET) -> str:
    page = text(client.post(address(life), {"secret": secret}))
    return re.search(r'name="key" value="([^"]+)"', page)[1]


def sent_file(life) -> str:
    """Return the address of a document of the answer."""
    return address(life, f"/tep/{Attachment.objects.filter(owner_ref=f'case:{life.case.pk}').first().pk}")


def test_the_key_of_the_page_opens_a_document_of_the_answer(client, life):
    answer = client.post(sent_file(life), {"key": key(client, life)})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_the_key_of_another_case_opens_nothing_here(client, life):
    other = Life(life.people).answered()
    assert client.post(sent_file(life), {"key": key(client, other)}).status_code == 404
    assert client.post(address(life, "/rut"), {"key": key(client, other), "reason": "x"}).status_code == 403


def test_the_code_alone_shows_the_last_day_and_counts_it(client):
    page = text(client.get(address(Life().accepted())))
    assert "Phải trả lời trước" in page and "Vì sao ngày này?" in page
    assert page.count('class="is-end"') == 1 and "Bản có hiệu lực từ" in page


def test_a_document_of_another_case_is_not_under_this_code(client, life):
    other = Life(life.people).answered()
    document = sent_file(other).rpartition("/")[2]
    assert client.post(address(life, f"/tep/{document}"), {"key": key(client, life)}).status_code == 404


def test_a_new_secret_leaves_the_pages_of_the_old_one_dead(client, life):
    old = key(client, life)
    _case, secret = reissue_secret(identity="cccd", **life.by("receptionist"))
    assert client.post(sent_file(life), {"key": old}).status_code == 404
    assert client.post(address(life, "/danh-gia"), {"key": old, "item-1": "done"}).status_code == 403
    assert client.post(sent_file(life), {"key": key(client, life, secret)}).status_code == 200


@pytest.mark.parametrize("given", ["", "x", "x:y:z"])
def test_what_is_no_key_opens_nothing(client, life, given):
    assert client.post(address(life, "/bo-sung"), {"key": given, "text": "Thêm."}).status_code == 403
    assert Case.objects.get(pk=life.case.pk).revision == life.case.revision


def test_a_refused_file_is_named_at_its_field(client):
    life = Life()
    program = SimpleUploadedFile("anh.jpg", b"MZ chuong trinh", "image/jpeg")
    given = {"key": key(client, life), "text": "Thêm ảnh.", "files": program}
    answer = client.post(address(life, "/bo-sung"), given)
    assert answer.status_code == 422 and "Thêm ảnh." in text(answer)
    assert 'href="#id_files"' in text(answer)


@pytest.fixture
def mixed():
    whole = Life()
    split(parts=[Part(text="Đèn hỏng ở thôn Suối Thông"), Part(text="Cống tắc")], **whole.by("receptionist"))
    return whole


def test_the_page_of_a_split_matter_names_its_parts_to_who_has_the_secret(client, mixed):
    opened = text(client.post(address(mixed), {"secret": SECRET}))
    codes = [show_code(part.code) for part in mixed.case.split_into.all()]
    assert all(code in opened for code in codes) and "Đèn hỏng ở thôn Suối Thông" in opened
    assert not any(code in text(client.get(address(mixed))) for code in codes)


def test_each_part_of_a_split_counts_its_own_last_day(client, mixed):
    page = text(client.post(address(mixed), {"secret": SECRET}))
    assert page.count("Phải trả lời trước") == page.count("Vì sao ngày này?") == 2


def test_a_part_opens_from_that_page_and_names_the_matter_it_came_from(client, mixed):
    opened = text(client.post(address(mixed), {"secret": SECRET}))
    code, given = re.search(r'action="/tra-cuu/([0-9-]+)".*?name="key" value="([^"]+)"', opened, re.DOTALL).groups()
    answer = client.post(f"/tra-cuu/{code}", {"key": given})
    assert answer.status_code == 200 and show_code(mixed.case.code) in text(answer)
    assert client.post(address(mixed), {"key": given}).status_code == 403


def test_a_part_with_a_secret_of_its_own_is_named_and_does_not_open(client, mixed):
    for part in mixed.case.split_into.all():
        reissue_secret(identity="cccd", **mixed.by("receptionist") | {"case_id": part.pk})
    opened = text(client.post(address(mixed), {"secret": SECRET}))
    assert opened.count("Mở bằng mã ấy") == 2 and "Mở việc này" not in opened
