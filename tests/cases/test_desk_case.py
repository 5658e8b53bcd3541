"""The case page: who sees it, what it shows, what it hides, what it costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.desk import set_day, text, url
from lives import DAY, Life, moment
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.joining import join
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.work import coordinate
from thongsuot.cases.models import Case
from thongsuot.core.actors import STRANGER

pytestmark = pytest.mark.django_db
PERSON = PersonGiven(name="Lơ Mu Ha Sin", phone="0900000456", address="Thôn Suối Thông", id_number="068090000123")


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def life():
    return Life()


def page_of(client, life, who, status=200):
    client.force_login(getattr(life.people, who))
    answer = client.get(url(life.case))
    assert answer.status_code == status
    return text(answer)


def test_a_stranger_is_asked_to_sign_in(client, life):
    assert client.get(url(life.case)).status_code == 302


def test_an_officer_elsewhere_learns_no_more_than_of_a_case_that_is_not(client, life):
    hidden = page_of(client, life, "elsewhere", status=404)
    client.force_login(life.people.elsewhere)
    absent = client.get("/ban-lam-viec/vu-viec/01900000-0000-7000-8000-000000000000/")
    assert absent.status_code == 404
    assert life.case.title not in hidden


def test_the_page_says_what_it_is_who_has_it_and_by_when(client, life):
    page = page_of(client, life.assigned(), "economics_handler")
    assert "Đèn đường và cống" in page and "Đang giải quyết" in page
    assert "Phòng Kinh tế xã Đơn Dương" in page and "Còn 12 ngày làm việc" in page
    assert "Vì sao ngày này?" in page


@pytest.mark.parametrize("step", ["screened", "accepted", "assigned", "drafted", "submitted", "approved", "answered"])
def test_every_step_has_a_page(client, life, step):
    getattr(life, step)()
    assert "Làm gì tiếp" in page_of(client, life, "head")


def test_persons_are_masked(client, life):
    life.case = receive(
        given=Submission(text="Đường hỏng", people=(PERSON,)), unit=life.people.commune, actor=STRANGER, **moment(DAY)
    )
    page = page_of(client, life, "receptionist")
    assert "L… S…" in page and "••• 456" in page
    for secret in ("Lơ Mu Ha Sin", "0900000456", "068090000123"):
        assert secret not in page


def test_what_may_not_be_done_is_listed_with_the_reason(client, life):
    page = page_of(client, life.assigned(), "economics_handler")
    assert "Việc 1, 2 chưa có trả lời và minh chứng." in page
    assert "Không làm được ở bước này." in page


def test_the_next_step_comes_first(client, life):
    page = page_of(client, life, "receptionist")
    assert page.index("Phân loại</a>") < page.index("Trả lại đơn</a>")


def test_the_history_names_who_did_what_and_where(client, life):
    page = page_of(client, life.assigned(), "economics_handler")
    assert "K&#x27;Brèm" in page and "Nguyễn Thị Hiên" in page


def test_a_coordinating_units_part_is_shown(client, life):
    life.assigned()
    coordinate(
        unit_id=life.people.office.pk, question="Cho biết ai quản lý.", due_on=DAY.replace(day=24),
        **life.by("economics_handler"),
    )  # fmt: skip
    page = page_of(client, life, "economics_handler")
    assert "Cho biết ai quản lý." in page and "Chưa trả lời." in page


def test_a_joined_case_names_the_main_one(client, life):
    main = Life(life.people, title="Việc chính").case
    join(main_code=main.code, reason="Cùng chỗ", **life.by("receptionist"))
    life.case = Case.objects.get(pk=life.case.pk)
    page = page_of(client, life, "receptionist")
    assert "Đã nhập vào" in page and "Việc chính" in page


def test_a_published_answer_is_linked(client, life):
    page = page_of(client, life.answered(), "publisher")
    assert "Xem bản công khai" in page


def test_the_page_is_kept_in_no_cache(client, life):
    client.force_login(life.people.head)
    assert "no-store" in client.get(url(life.case))["Cache-Control"]


def test_the_page_asks_the_database_a_bounded_number_of_times(client, life):
    client.force_login(life.people.head)
    life.answered()
    client.get(url(life.case))
    with CaptureQueriesContext(connection) as asked:
        client.get(url(life.case))
    assert len(asked) <= 34, "\n".join(query["sql"][:120] for query in asked.captured_queries)


@pytest.mark.parametrize("slug", ["", "phan-loai/"])
def test_until_it_has_a_title_a_case_is_called_by_its_first_words(client, slug):
    life = Life(title="", text="Đèn đường ở thôn Suối Thông tắt đã hai tuần, đêm đi lại rất khó.")
    client.force_login(life.people.receptionist)
    page = text(client.get(url(life.case) + slug))
    assert re.search(r"<h1>.{0,90}Đèn đường ở thôn Suối Thông tắt đã hai tuần", page, re.DOTALL)
    assert "Chưa có tóm tắt" not in page
