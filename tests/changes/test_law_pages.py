"""The book of law on the pages of the root's administrator: typed, previewed, confirmed; nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from cast import cast, show_everything
from duties.making import make_duty
from thongsuot.changes.models import Change
from thongsuot.core import clock
from thongsuot.law.models import CalendarChange, RuleChange
from thongsuot.law.queries import book

pytestmark = pytest.mark.django_db

TODAY = date(2026, 8, 5)
DAY = {
    "on": "12/8/2026",
    "until": "",
    "kind": "off",
    "name": "nghỉ bão số 5",
    "name_en": "storm",
    "confidence": "verified",
    "ground": "Công điện số 12",
    "known_since": "",
}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def desk(client, people):
    client.force_login(people.province_administrator)
    show_everything(client, people.province_administrator)
    return client


def words(answer) -> str:
    """Return what a person reads, values of fields included."""
    return " ".join(strip_tags(answer.content.decode().replace('value="', ">")).split())


def test_the_calendar_shows_the_days_of_a_year_with_their_confidence(desk):
    page = words(desk.get(reverse("changes:law_calendar"), {"nam": "2027"}))
    assert "nghỉ Tết Nguyên đán Đinh Mùi" in page
    assert "Chưa chắc, chưa công bố" in page


@pytest.mark.parametrize("year", ["1999", "abc", "٢٠٢٦", ""])
def test_a_year_that_is_not_there_shows_one_that_is(desk, year):
    assert desk.get(reverse("changes:law_calendar"), {"nam": year}).status_code == 200


def test_a_day_is_previewed_before_it_is_written(desk, people):
    make_duty(people.economics)
    page = words(desk.post(reverse("changes:law_day"), DAY))
    assert "12/8/2026: Nghỉ lễ hoặc nghỉ bù (nghỉ bão số 5)" in page
    assert "1 việc đang chạy có hạn khác" in page
    assert "22/8/2026" in page and "24/8/2026" in page
    assert not CalendarChange.objects.exists()


def test_confirmed_it_is_written_and_its_page_shows_it(desk, people):
    answer = desk.post(reverse("changes:law_day"), DAY | {"confirm": "1"}, follow=True)
    assert "nghỉ bão số 5" in words(answer)
    assert not book().calendar.is_working(date(2026, 8, 12))


def test_a_span_leaves_out_the_weekend(desk):
    desk.post(reverse("changes:law_day"), DAY | {"on": "13/8/2026", "until": "18/8/2026", "confirm": "1"})
    assert [row.on.day for row in CalendarChange.objects.order_by("on")] == [13, 14, 17, 18]


WRONG = [
    ({"on": "15/8/2026"}, "vốn đã nghỉ"),
    ({"on": "12/8/2040"}, "Lịch nghỉ năm 2040 chưa có"),
    ({"kind": "worked"}, "phải là thứ Bảy hoặc Chủ nhật"),
    ({"kind": "ordinary"}, "không có gì để bỏ"),
    ({"until": "1/8/2026"}, "Ngày cuối phải từ ngày đầu trở đi"),
    ({"on": "15/8/2026", "until": "16/8/2026"}, "không có ngày nào đổi được"),
    ({"known_since": "6/8/2026", "confirm": "1"}, "không thể ở tương lai"),
    ({"ground": ""}, "Công điện"),
]


@pytest.mark.parametrize(("typed", "said"), WRONG[:-1], ids=[str(i) for i in range(len(WRONG) - 1)])
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(desk, typed, said):
    answer = desk.post(reverse("changes:law_day"), DAY | typed)
    page = words(answer)
    assert (answer.status_code, said in page, "nghỉ bão số 5" in page) == (422, True, True)
    assert not Change.objects.exists()


def test_a_year_is_added_after_its_days_were_shown(desk):
    form = {"year": "2028", "ground": "Dự kiến", "known_since": ""}
    page = words(desk.post(reverse("changes:law_year"), form))
    assert "26/1/2028: nghỉ Tết Nguyên đán" in page
    desk.post(reverse("changes:law_year"), form | {"confirm": "1"})
    assert 2028 in book().calendar.years


def test_a_year_is_taken_off_on_its_page_or_the_page_says_what_rests_on_it(desk, people):
    desk.post(reverse("changes:law_year"), {"year": "2028", "ground": "Dự kiến", "known_since": "", "confirm": "1"})
    address = reverse("changes:law_change", args=[Change.objects.get(verb="add_year").pk])
    answer = desk.post(address, {"ground": "Nhầm", "confirm": "1"}, follow=True)
    assert "Lịch bỏ năm 2028" in words(answer) and 2028 not in book().calendar.years
    desk.post(answer.redirect_chain[-1][0], {"ground": "Nhầm", "confirm": "1"})
    make_duty(people.economics, rule_code="KN.FIRST", starts_on=date(2027, 12, 5))
    again = reverse("changes:law_change", args=[Change.objects.order_by("at").last().pk])
    assert "sớm nhất 4/1/2028" in words(desk.post(again, {"ground": "Nhầm"}))


def rule_form(**typed) -> dict:
    row = book().rule("PAKN.RESOLVE", TODAY)
    source = {name: getattr(row.source, name) for name in ("instrument", "instrument_en", "article", "article_en")}
    kept = {"code": row.code, "variant": "", "title": row.title, "title_en": row.title_en, "counting": "forward"}
    more = {"length": "10", "unit": "working-day", "in_force_from": "1/8/2026", "in_force_until": "", "known_since": ""}
    return source | kept | more | {"confidence": "general", "ground": "QĐ 12", "counts_worked_saturday": "on"} | typed


def test_a_row_that_overlaps_is_refused_with_the_remedy(desk):
    answer = desk.post(reverse("changes:law_rule"), rule_form())
    assert answer.status_code == 422
    assert "Chọn kết thúc dòng đó" in words(answer)


def test_a_row_that_ends_the_earlier_one_is_shown_then_written(desk, people):
    page = words(desk.post(reverse("changes:law_rule"), rule_form(end_earlier="on")))
    assert "10 ngày làm việc, 1/8/2026 – …" in page
    assert not RuleChange.objects.exists()
    desk.post(reverse("changes:law_rule"), rule_form(end_earlier="on", confirm="1"))
    assert book().rule("PAKN.RESOLVE", TODAY).length == 10


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"in_force_until": "1/7/2026"}, "Ngày hết hiệu lực phải từ ngày có hiệu lực"),
        ({"rolls": "on"}, "ngày làm việc và liên tục thì không"),
        ({"length": "0"}, "Ghi số từ 1 trở lên."),
    ],
)
def test_a_row_that_cannot_be_is_said(desk, typed, said):
    answer = desk.post(reverse("changes:law_rule"), rule_form(**typed))
    assert (answer.status_code, said in words(answer)) == (422, True)


def test_a_rule_that_is_not_there_is_not_found(desk):
    assert desk.get(reverse("changes:law_rule"), {"ma": "KN.WRONG"}).status_code == 404


def test_a_change_is_taken_back_after_a_preview(desk, people):
    desk.post(reverse("changes:law_day"), DAY | {"confirm": "1"})
    change = Change.objects.get(verb="change_days")
    address = reverse("changes:law_change", args=[change.pk])
    assert "Không việc nào đang chạy bị dời hạn" in words(desk.post(address, {"ground": "Nhầm"}))
    desk.post(address, {"ground": "Nhầm", "confirm": "1"})
    assert book().calendar.is_working(date(2026, 8, 12))


def test_the_rules_are_found_by_words_without_marks_and_by_confidence(desk):
    page = words(desk.get(reverse("changes:law_rules"), {"q": "khieu nai lan hai"}))
    assert "KN.SECOND.FILE" in page or "KN.SECOND" in page
    unsure = words(desk.get(reverse("changes:law_rules"), {"confidence": "unsure"}))
    assert "PAKN.RESOLVE" in unsure and "KN.FIRST" not in unsure


def test_the_rules_in_force_on_a_day_as_known_on_a_day(desk):
    page = words(desk.get(reverse("changes:law_rules"), {"q": "KN.ACCEPT", "on": "15/7/2026", "known_on": "1/6/2026"}))
    assert "10 ngày" in page and "7 ngày làm việc" not in page


def test_the_rules_as_a_table_file(desk):
    answer = desk.get("/ban-lam-viec/bang/thoi-han.csv")
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Mã;Dạng;Việc")
    assert len(lines) == 1 + len(book().all_rows)


def test_the_closed_lists_are_shown_with_source_and_confidence(desk):
    page = words(desk.get(reverse("changes:law_lists")))
    assert "KN.NOT-ACCEPTED" in page
    assert "Điều 4 khoản 1 điểm đ Nghị định số 154/2026/NĐ-CP" in page


@pytest.mark.parametrize("who", ["administrator", "head", "economics_handler"])
def test_others_do_not_get_past_the_door(client, people, who):
    officer = getattr(people, who)
    client.force_login(officer)
    show_everything(client, officer)
    assert client.post(reverse("changes:law_day"), DAY | {"confirm": "1"}).status_code in (403, 404)
    assert not Change.objects.exists()
