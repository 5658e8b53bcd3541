"""The pages of duties: who gets them, what they show, what happens to wrong input."""

from datetime import date

import pytest

from cast import cast
from duties.making import AT, START, SYSTEM, make_duty, make_promise
from thongsuot.duties import actions
from thongsuot.duties.models import Duty
from thongsuot.duties.views import mine, one, unit

pytestmark = pytest.mark.django_db
BY = {"actor": SYSTEM, "at": AT}
MINE, UNIT = "/ban-lam-viec/", "/ban-lam-viec/toan-don-vi/"


@pytest.fixture(autouse=True)
def mid_august(monkeypatch):
    for module in (mine, one, unit):
        monkeypatch.setattr(module, "today", lambda: date(2026, 8, 14))


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def as_head(client, people):
    client.force_login(people.economics_head)
    return client


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("path", [MINE, UNIT, "/ban-lam-viec/bang/toan-don-vi.csv"])
def test_a_stranger_is_asked_to_sign_in(client, path):
    assert client.get(path).status_code == 302


def test_an_officer_without_anything_to_do_is_told_so(as_head):
    assert "Không còn việc nào phải làm ở đây" in text(as_head.get(MINE))


def test_the_list_shows_groups_with_counts_and_words_on_every_badge(as_head, people):
    make_promise(people.economics, date(2026, 8, 10), label="Việc trễ")
    make_promise(people.economics, date(2026, 8, 14), label="Việc hôm nay")
    page = text(as_head.get(MINE))
    assert page.index("Quá hạn") < page.index("Việc trễ") < page.index("Việc hôm nay")
    assert "Quá 4 ngày làm việc" in page and "Hạn hôm nay" in page


def test_what_a_duty_rests_on_is_said_in_the_language_of_the_page(as_head, people):
    make_duty(people.economics)
    assert "Nghị định số 20/2008/NĐ-CP" in text(as_head.get(MINE))
    as_head.cookies["language"] = as_head.cookies["django_language"] = "en"
    english = text(as_head.get(MINE))
    assert "Decree No. 20/2008/NĐ-CP" in english and "Nghị định" not in english


def test_the_tabs_part_what_i_lead_from_what_i_help_with(as_head, people):
    lead = make_promise(people.economics, date(2026, 8, 20), label="Tôi dẫn")
    make_promise(people.economics, date(2026, 8, 20), label="Tôi giúp", part="coordinating")
    make_promise(people.office, date(2026, 8, 18), label="Bên kia nợ", part="coordinating", parent=lead)
    assert "Tôi giúp" not in text(as_head.get(MINE))
    assert "Tôi giúp" in text(as_head.get(MINE + "?the=phoi-hop"))
    assert "Bên kia nợ" in text(as_head.get(MINE + "?the=cho"))


def test_what_was_done_this_week_has_a_tab(as_head, people):
    duty = make_promise(people.economics, date(2026, 8, 20), label="Xong rồi")
    actions.meet(duty=duty, on=date(2026, 8, 12), **BY)
    assert "Xong rồi" in text(as_head.get(MINE + "?the=xong"))


WRONG = ["?the=x", "?nhom=x", "?trang=-1", "?trang=99999999999", "?viec=x", "?q=%00", "?nhom=late&trang=7"]
WRONG.append("?trang=" + "9" * 5000)  # more digits than Python reads as a number


@pytest.mark.parametrize("query", WRONG)
def test_a_wrong_address_still_shows_the_list(as_head, people, query):
    make_promise(people.economics, date(2026, 8, 10))
    assert as_head.get(MINE + query).status_code == 200


def test_a_long_group_goes_on_on_the_next_page(as_head, people):
    for number in range(23):
        make_promise(people.economics, date(2026, 8, 10), label=f"Việc số {number}.")
    page = text(as_head.get(MINE))
    assert "Xem thêm 3 việc" in page
    assert text(as_head.get(MINE + "?nhom=late&trang=2")).count('class="ts-duty"') == 3


ORDERED = {
    "han": ["Sớm", "Giữa", "Muộn"],
    "-han": ["Muộn", "Giữa", "Sớm"],
    "mo": ["Giữa", "Muộn", "Sớm"],
    "-mo": ["Sớm", "Muộn", "Giữa"],
    "loai": ["Sớm", "Giữa", "Muộn"],  # Báo cáo before Thực hiện lời hứa
    "don-vi": ["Giữa", "Muộn", "Sớm"],
}


@pytest.mark.parametrize(("sort", "labels"), ORDERED.items())
def test_the_list_lies_by_any_of_its_columns_and_the_file_alike(as_head, people, sort, labels):
    made = [("Giữa", date(2026, 8, 20)), ("Muộn", date(2026, 8, 28)), ("Sớm", date(2026, 8, 10))]
    for label, day in made:
        make_promise(people.economics, day, label=f"{label}.")
    Duty.objects.filter(label="Sớm.").update(task="report")
    page = text(as_head.get(f"{MINE}?xep={sort}"))
    assert sorted(labels, key=lambda label: page.index(f"{label}.")) == labels
    lines = as_head.get(f"/ban-lam-viec/bang/viec-phai-lam.csv?xep={sort}").getvalue().decode().splitlines()[1:]
    assert [line.split(";")[1] for line in lines] == [f"{label}." for label in labels]


def test_a_sorted_list_keeps_its_filters_and_its_group_from_page_to_page(as_head, people):
    for number in range(23):
        make_promise(people.economics, date(2026, 8, 10), label=f"Việc số {number}.")
    make_promise(people.economics, date(2026, 8, 28), label="Chưa đến hạn.")
    page = text(as_head.get(f"{MINE}?viec=promise&xep=han&nhom=late&trang=2"))
    assert page.count('class="ts-duty"') == 3 and "Chưa đến hạn" not in page
    assert "viec=promise&amp;xep=han&amp;nhom=late&amp;trang=1" in page
    assert text(as_head.get(f"{MINE}?xep=-han")).count('class="ts-duty"') == 20


def test_a_duty_says_why_this_day_and_what_was_done_on_it(as_head, people):
    duty = make_duty(people.economics)
    actions.extend(duty=duty, days=5, ground="complex", on=START, **BY)
    page = text(as_head.get(f"/ban-lam-viec/viec/{duty.pk}/"))
    assert "Vì sao ngày này?" in page
    assert "Đã gia hạn" in page and "thêm 5 ngày" in page


def test_a_promise_says_that_it_rests_on_no_rule(as_head, people):
    duty = make_promise(people.economics, date(2026, 8, 20))
    assert "do đơn vị hứa" in text(as_head.get(f"/ban-lam-viec/viec/{duty.pk}/"))


def test_a_duty_of_another_unit_answers_as_if_it_did_not_exist(client, people):
    client.force_login(people.elsewhere)
    duty = make_duty(people.economics)
    absent = f"/ban-lam-viec/viec/{people.economics.pk}/"
    assert client.get(f"/ban-lam-viec/viec/{duty.pk}/").status_code == client.get(absent).status_code == 404
    assert client.post(f"/ban-lam-viec/viec/{duty.pk}/giao/", {}).status_code == 404


def test_a_head_gives_a_duty_to_an_officer_of_the_unit(as_head, people):
    duty = make_duty(people.economics)
    answer = as_head.post(f"/ban-lam-viec/viec/{duty.pk}/giao/", {"officer": people.economics_handler.pk})
    assert answer.status_code == 302
    assert Duty.objects.get(pk=duty.pk).holder_officer == people.economics_handler


def test_giving_to_an_outsider_shows_the_form_again_with_the_remedy(as_head, people):
    duty = make_duty(people.economics)
    answer = as_head.post(f"/ban-lam-viec/viec/{duty.pk}/giao/", {"officer": people.elsewhere.pk})
    assert answer.status_code == 422
    assert "Chọn người khác" in text(answer)


def test_the_overview_is_for_heads_and_supervisors(client, people):
    make_promise(people.economics, date(2026, 8, 10))
    client.force_login(people.handler)
    assert client.get(UNIT).status_code == 404
    client.force_login(people.supervisor)
    assert "Phòng Kinh tế xã Đơn Dương" in text(client.get(UNIT + "?xep=name"))


def test_the_csv_opens_in_a_spreadsheet_and_runs_nothing(client, people):
    people.economics.name = "=HYPERLINK(1)"
    people.economics.save()
    make_promise(people.economics, date(2026, 8, 10))
    client.force_login(people.head)
    body = client.get("/ban-lam-viec/bang/toan-don-vi.csv").getvalue()
    assert body.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK(1);1;1;0;0;0;2026-08-10" in body.decode()


def test_the_list_asks_the_same_number_of_queries_however_long_it_is(as_head, people, django_assert_max_num_queries):
    for _ in range(15):
        make_promise(people.economics, date(2026, 8, 10), officer=people.economics_handler)
    with django_assert_max_num_queries(25):
        as_head.get(MINE)
