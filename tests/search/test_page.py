"""The officers' search page: what it finds, for whom, and what it says where it finds nothing."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lives import Life
from search.book import follow
from thongsuot.core.ids import show_code
from thongsuot.language import finding, reach

pytestmark = pytest.mark.django_db
ADDRESS = "/ban-lam-viec/tim/"


def page(client, officer, **asked):
    client.force_login(officer)
    return client.get(ADDRESS, asked)


def test_words_are_found_marked_in_the_words_of_the_case_and_only_by_who_may_see_it(client, people):
    Life(people, text="Cống trước chợ bị nghẹt, nước tràn vào nhà.")
    follow()
    found = page(client, people.handler, q="cong nghet").content.decode()
    assert "<mark>Cống</mark> trước chợ bị <mark>nghẹt</mark>" in found and "1 vụ việc" in found
    elsewhere = page(client, people.elsewhere, q="cong nghet").content.decode()
    assert "Không có vụ việc nào khớp" in elsewhere and "nghẹt" not in elsewhere


def test_a_whole_code_goes_to_its_case_and_tells_others_nothing(client, people):
    case = Life(people).case
    follow()
    answer = page(client, people.handler, q=show_code(case.code))
    assert (answer.status_code, answer["Location"]) == (302, f"/ban-lam-viec/vu-viec/{case.pk}/")
    other = page(client, people.elsewhere, q=show_code(case.code))
    assert other.status_code == 200 and "Không có vụ việc nào khớp" in other.content.decode()
    assert show_code(case.code)[:7] in page(client, people.handler, q=show_code(case.code)[:7]).content.decode()


def test_a_name_or_a_number_of_a_person_finds_nothing_and_the_page_says_why(client, people):
    Life(people, text="Tôi là Nguyễn Văn Tám, gọi 0912 345 678. Cống nghẹt.")
    follow()
    for typed in ("0912 345 678", "Nguyễn Văn Tám"):
        found = page(client, people.handler, q=typed).content.decode()
        assert "Không tìm được theo người" in found and "Không có vụ việc nào khớp" in found
    shown = page(client, people.handler, q="cống nghẹt").content.decode()
    assert "<mark>Cống</mark>" in shown and "Tám" not in shown and "0912" not in shown


def test_filters_narrow_and_what_is_not_understood_narrows_nothing(client, people):
    Life(people, text="Cống nghẹt.")
    follow()
    assert "1 vụ việc" in page(client, people.handler, loai="feedback").content.decode()
    assert "1 vụ việc" in page(client, people.handler, q="cống", tu="1/1/2020", don_vi="x", xep="y").content.decode()
    assert "Không có vụ việc" in page(client, people.handler, q="cống", loai="petition").content.decode()
    assert "Không có vụ việc" in page(client, people.handler, q="cống loại:kiến nghị").content.decode()
    assert "Không có vụ việc" in page(client, people.handler, q="cống", den="1/1/2020").content.decode()


@pytest.mark.parametrize(
    "typed", ["", "a" * 9000, "😀", "‮", "'; DROP TABLE x", "<script>alert(1)</script>", '"', "nơi:", "4715-", "-"]
)
def test_anything_typed_has_an_answer(client, people, typed):
    follow()
    answer = page(client, people.handler, q=typed)
    assert answer.status_code == 200 and "<script>alert" not in answer.content.decode()


def test_without_an_index_the_page_says_so_and_works(client, people):
    found = page(client, people.handler, q="cống").content.decode()
    assert "Bảng tìm đang được làm" in found


def test_the_page_of_results_asks_a_bounded_number_of_questions_and_leafs(client, people):
    for at in range(22):
        Life(people, text=f"Cống số {at} nghẹt.")
    follow()
    page(client, people.handler, q="cống")
    with CaptureQueriesContext(connection) as few:
        first = page(client, people.handler, q="cống").content.decode()
    assert "22 vụ việc" in first and "Trang 1 trên 2" in first and first.count("<mark>Cống</mark>") == 20
    assert page(client, people.handler, q="cống", trang="2").content.decode().count("<mark>Cống</mark>") == 2
    assert len(few) <= 30


def test_of_very_many_the_newest_are_shown_and_the_count_says_at_least(client, people, monkeypatch):
    monkeypatch.setattr(reach, "WORK", 1)
    monkeypatch.setattr(finding, "PLENTY", 1)
    for _ in range(3):
        Life(people, text="Cống nghẹt.")
    follow()
    assert "Ít nhất 3 vụ việc" in page(client, people.handler, q="cống").content.decode()


def test_what_is_found_can_be_taken_away_in_the_order_shown(client, people):
    Life(people, text="Cống nghẹt, cống nghẹt mãi.")
    Life(people, text="Đèn hỏng.")
    follow()
    client.force_login(people.handler)
    rows = b"".join(client.get("/ban-lam-viec/bang/tim.csv", {"q": '"cong nghet"'})).decode("utf-8-sig").splitlines()
    assert len(rows) == 2 and rows[0].startswith("Mã vụ việc")


def test_no_log_holds_a_typed_word(client, people, caplog, capfd):
    follow()
    with caplog.at_level(logging.DEBUG):
        page(client, people.handler, q="mật danh zzyzx")
        client.get("/vu-viec/", {"tu": "mật danh zzyzx"})
    out = capfd.readouterr()
    assert "zzyzx" not in caplog.text and "zzyzx" not in out.out + out.err
