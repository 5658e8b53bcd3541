"""Inbox, list, approvals: what each officer finds there, in which order, and what goes into a table."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.desk import set_day, text
from cast import actor, cast
from lives import DAY, Life
from thongsuot.cases.queries.browsing import SORTS
from thongsuot.cases.queries.counts import desk_counts

pytestmark = pytest.mark.django_db
INBOX, LIST, CSV, APPROVALS = (
    "/ban-lam-viec/tiep-nhan/",
    "/ban-lam-viec/vu-viec/",
    "/ban-lam-viec/bang/vu-viec.csv",
    "/ban-lam-viec/duyet/",
)


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def people():
    return cast()


def page_of(client, officer, path):
    client.force_login(officer)
    answer = client.get(path)
    assert answer.status_code == 200
    return text(answer)


@pytest.mark.parametrize("path", [INBOX, LIST, CSV, APPROVALS])
def test_a_stranger_is_asked_to_sign_in(client, path):
    assert client.get(path).status_code == 302


def test_an_empty_inbox_says_so(client, people):
    assert "Không còn đơn nào chờ" in page_of(client, people.receptionist, INBOX)


def test_the_inbox_holds_what_waits_to_be_screened_and_no_more(client, people):
    Life(people, title="Chờ xem")
    Life(people, title="Đã phân loại").screened()
    page = page_of(client, people.receptionist, INBOX)
    assert "Chờ xem" in page and "Đã phân loại" not in page
    assert 'data-key="n"' in page


def test_an_alarm_stands_on_top(client, people):
    Life(people, title="Thường")
    Life(people, title="Dây điện đứt", urgent=True)
    page = page_of(client, people.receptionist, INBOX)
    assert page.index("Báo động: chưa ai nhận") < page.index("Dây điện đứt") < page.index("Thường")


def test_the_inbox_is_narrowed_by_channel(client, people):
    Life(people, title="Từ trang web")
    assert "Không có đơn nào khớp" in page_of(client, people.receptionist, INBOX + "?kenh=letter")


@pytest.mark.parametrize(("path", "until"), [(INBOX, "received"), (APPROVALS, "submitted")])
def test_what_waits_lies_newest_or_oldest_first_as_asked(client, people, path, until):
    for n in range(2):
        life = Life(people, title=f"Việc thứ {n}")
        if until != "received":
            getattr(life, until)()
    for order, wanted in (("moi", ["1", "0"]), ("cu", ["0", "1"]), ("la", ["0", "1"])):
        page = page_of(client, people.head, f"{path}?xep={order}")
        assert re.findall(r"Việc thứ (\d)", page) == wanted, order
    assert '<option value="cu" selected>' in page_of(client, people.head, f"{path}?xep=cu")


def test_the_inbox_asks_as_often_for_ten_as_for_one(client, people):
    Life(people)
    client.force_login(people.receptionist)
    client.get(INBOX)
    with CaptureQueriesContext(connection) as one:
        client.get(INBOX)
    for _n in range(9):
        Life(people)
    with CaptureQueriesContext(connection) as ten:
        client.get(INBOX)
    assert len(ten) == len(one) <= 25


def test_the_list_asks_as_often_for_ten_as_for_one(client, people):
    Life(people)
    client.force_login(people.head)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for _n in range(9):
        Life(people).assigned()
    with CaptureQueriesContext(connection) as ten:
        client.get(LIST)
    assert len(ten) == len(one) <= 25


def test_the_list_holds_what_the_officer_sees(client, people):
    Life(people, title="Của xã này")
    assert "Của xã này" in page_of(client, people.head, LIST)
    assert "Của xã này" in page_of(client, people.supervisor, LIST)
    assert "Chưa có vụ việc nào" in page_of(client, people.elsewhere, LIST)


FILTERS = [
    ("?buoc=assigned", False),
    ("?buoc=received", True),
    ("?buoc=dang-lam", True),
    ("?loai=petition", False),
    ("?linh_vuc=environment", True),
    ("?linh_vuc=health", False),
    ("?kenh=web", True),
    ("?muon=on", False),
    ("?khan=on", False),
    ("?q=đường", True),
    ("?q=K'Brèm", False),
    ("?xep=han", True),
    ("?tu=15/7/2026&den=15/7/2026", True),
    ("?tu=2026-07-16", False),
    ("?den=14/7/2026", False),
    ("?tu=hôm qua", True),
    ("?buoc=la&loai=x&don_vi=x&noi=x&sau=x&trang=-7&xep=x", True),
    ("?trang=99999999999999999999", True),
    ("?q=%00", True),
]


@pytest.mark.parametrize(("query", "there"), FILTERS, ids=[row[0] for row in FILTERS])
def test_the_list_is_narrowed(client, people, query, there):
    Life(people, title="Đèn đường tắt")
    assert ("Đèn đường tắt" in page_of(client, people.head, LIST + query)) is there


def test_a_code_is_found_as_people_type_it(client, people):
    code = Life(people, title="Có mã").case.code
    assert "Có mã" in page_of(client, people.head, f"{LIST}?q={code[:4]}-{code[4:8]}+{code[8:12]}-{code[12:]}")
    assert "Có mã" not in page_of(client, people.head, f"{LIST}?q=0000-0000")


def test_only_the_late_ones(client, people, monkeypatch):
    Life(people, title="Để quên")
    set_day(monkeypatch, date(2026, 9, 15))
    assert "Để quên" in page_of(client, people.head, LIST + "?muon=on")


def test_the_next_page_goes_on_where_the_first_ends(client, people, monkeypatch):
    monkeypatch.setattr("thongsuot.cases.queries.lists.PAGE", 2)
    monkeypatch.setattr("thongsuot.cases.queries.lists.cut.__kwdefaults__", {"size": 2})
    for n in range(3):
        Life(people, title=f"Việc thứ {n}")
    first = page_of(client, people.head, LIST)
    following = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = page_of(client, people.head, LIST + following)
    assert "Việc thứ 2" in first and "Việc thứ 0" not in first
    assert "Việc thứ 0" in second and "Việc thứ 2" not in second


def test_by_due_day_what_is_still_owed_comes_first(client, people):
    Life(people, title="Đã trả lời rồi").answered()
    Life(people, title="Còn nợ")
    page = page_of(client, people.head, LIST + "?xep=han")
    assert page.index("Còn nợ") < page.index("Đã trả lời rồi")


@pytest.mark.parametrize("sort", ["-nhan", "han"])
def test_any_page_is_found_by_its_number_and_none_comes_twice(client, people, monkeypatch, sort):
    monkeypatch.setattr("thongsuot.cases.queries.browsing.PAGE", 1)
    monkeypatch.setattr("thongsuot.cases.queries.lists.cut.__kwdefaults__", {"size": 1})
    monkeypatch.setattr("thongsuot.cases.queries.browsing.MOST_COUNTED", 2)
    for n in range(4):
        Life(people, title=f"Việc thứ {n}")
    pages = [page_of(client, people.head, f"{LIST}?xep={sort}&trang={number}") for number in (1, 2, 3, 4, 5)]
    found = [re.findall(r"Việc thứ \d", page) for page in pages]
    assert sorted(one for (one,) in found[:4]) == [f"Việc thứ {n}" for n in range(4)] and found[4] == []
    assert ['rel="next"' in page for page in pages] == [True] * 3 + [False] * 2
    assert "Hơn 2 vụ việc" in pages[2] and "Trang 3</span>" in pages[2] and "trang=2" in pages[2]
    assert "Danh sách không dài đến trang này" in pages[4]


@pytest.mark.parametrize("sort", SORTS)
def test_every_column_sorts_both_ways_and_its_pages_follow_without_gap(client, people, monkeypatch, sort):
    monkeypatch.setattr("thongsuot.cases.queries.browsing.PAGE", 2)
    monkeypatch.setattr("thongsuot.cases.queries.lists.cut.__kwdefaults__", {"size": 2})
    lives = [Life(people, title=f"Việc thứ {n}") for n in range(3)]
    lives[1].assigned()
    seen, query = [], f"?xep={sort}"
    while query:
        page = page_of(client, people.head, LIST + query)
        seen += re.findall(r"Việc thứ \d", page)
        query = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert sorted(seen) == ["Việc thứ 0", "Việc thứ 1", "Việc thứ 2"]
    way = "descending" if sort.startswith("-") else "ascending"
    assert page.count(f'aria-sort="{way}"') == page.count("aria-sort") == 1


def test_a_column_pressed_again_turns_round(client, people):
    Life(people)
    assert 'href="?xep=noi"' in page_of(client, people.head, LIST + "?xep=-noi")
    assert 'href="?buoc=received&amp;xep=-noi"' in page_of(client, people.head, LIST + "?buoc=received&xep=noi")


def test_an_address_kept_from_before_still_sorts(client, people):
    Life(people)
    page = page_of(client, people.head, LIST + "?xep=moi")
    assert 'aria-sort="descending"' in page


def table(client, officer, query=""):
    client.force_login(officer)
    return b"".join(client.get(CSV + query).streaming_content).decode("utf-8-sig").splitlines()


def test_the_table_holds_codes_and_days_and_nothing_that_somebody_wrote(client, people):
    Life(people, title="Nhà bà Sáu bị ngập")
    rows = table(client, people.head)
    assert len(rows) == 2 and rows[0].startswith("Mã vụ việc;")
    assert "2026-07-15" in rows[1] and "bà Sáu" not in rows[1]


def test_no_cell_of_the_table_is_a_formula(client, people):
    type(people.commune).objects.filter(pk=people.commune.pk).update(name="=HYPERLINK(1)")
    Life(people)
    assert ";'=HYPERLINK(1);" in table(client, people.head)[1]


def test_the_table_is_narrowed_as_the_list(client, people):
    Life(people)
    assert len(table(client, people.head, "?loai=petition")) == 1


def test_the_table_lies_in_the_order_of_the_list_and_holds_every_page(client, people, monkeypatch):
    monkeypatch.setattr("thongsuot.cases.queries.browsing.PAGE", 1)
    codes = sorted(Life(people).case.code for _n in range(3))
    rows = table(client, people.head, "?xep=-ma&trang=2&sau=x")
    assert [row.partition(";")[0].replace("-", "") for row in rows[1:]] == codes[::-1]


def test_a_head_finds_what_waits_for_approval(client, people):
    Life(people, title="Chờ ký").submitted()
    page = page_of(client, people.head, APPROVALS)
    assert "Chờ ký" in page and "/duyet/" in page


def test_a_publisher_finds_what_waits_to_be_sent(client, people):
    Life(people, title="Chờ gửi").approved()
    page = page_of(client, people.publisher, APPROVALS)
    assert "Chờ gửi" in page and "/gui-tra-loi/" in page


def test_the_numbers_beside_the_rail_are_the_officers_own(people):
    Life(people)
    Life(people).submitted()
    Life(people).approved()
    assert desk_counts(actor(people.receptionist)) == {INBOX: 1}
    assert desk_counts(actor(people.head)) == {INBOX: 1, APPROVALS: 2}
    assert desk_counts(actor(people.publisher)) == {APPROVALS: 1}
    assert desk_counts(actor(people.elsewhere)) == {}


def test_the_numbers_cost_two_queries(people, django_assert_num_queries):
    head = actor(people.head)
    with django_assert_num_queries(2):
        desk_counts(head)
