"""The law's books: twelve columns from the list's own query, names for the very desk alone, long ones by a job."""

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from cases.desk import set_day, text
from cast import actor, cast
from lives import DAY, Life, instant, moment
from thongsuot.cases.actions.ending import guide
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.changes.models import Change
from thongsuot.core.errors import Invalid, NotFound, Refused
from thongsuot.counter.actions import books
from thongsuot.counter.actions.books import ask_book, draw_book, draw_now, forget_books
from thongsuot.counter.models import Book
from thongsuot.counter.queries.books import Wanted, book_to_download, cases_of, parts, seen_book
from thongsuot.counter.rules import COLUMNS

pytestmark = pytest.mark.django_db
BOOKS = "/ban-lam-viec/so-tiep-nhan/"
FIRST, LAST = date(2026, 7, 1), date(2026, 7, 31)
HOA = PersonGiven(name="Lơ Mu Ha Hoa", address="Thôn Suối Thông", id_number="068000000001")


@pytest.fixture
def people():
    return cast()


def came(people, *, on=DAY, channel="counter", **more):
    given = Submission(text="Cống tắc, bà Hoa kể.", title="Cống tắc", channel=channel, people=(HOA,), **more)
    return receive(given=given, unit=people.commune, actor=actor(people.receptionist), **moment(on))


def wanted(people, **more):
    given = {"kind": "reception", "unit_id": people.commune.pk, "from_on": FIRST, "to_on": LAST, "named": False}
    return Wanted(**given | more)


def rows(people, who="receptionist", **more):
    found = parts(actor(getattr(people, who)), wanted(people, **more), 2)
    return [row for part in found for row in part]


def asked(people, who="receptionist", reason="", **more):
    return ask_book(wanted=wanted(people, **more), reason=reason, actor=actor(getattr(people, who)), **moment(DAY))


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_a_row_has_twelve_columns_and_says_what_was_done(people):
    case = Life(people, channel="counter").accepted().case
    row = rows(people)[0]
    assert len(row) == len(COLUMNS) == 12
    assert (row[0], row[1], row[7], row[11]) == ("1", "15/7/2026", "20/7/2026", str(case))
    assert row[5] == "Phản ánh, 1 người (tại quầy)" and row[10] == "Đã thụ lý, chờ giao việc"


def test_what_was_guided_elsewhere_stands_in_its_column(people):
    life = Life(people, channel="counter")
    guide(where="Gửi ủy ban xã bên.", **life.by("receptionist"))
    assert rows(people)[0][8] == "20/7/2026"


def test_names_stand_only_where_they_were_asked_for(people):
    came(people)
    plain, named = rows(people)[0], rows(people, named=True)[0]
    assert HOA.name not in plain[2] and plain[3] == "" and "bà Hoa" not in plain[4]
    assert (named[2], named[3]) == ("Lơ Mu Ha Hoa, Thôn Suối Thông", "068000000001")


def test_rows_run_on_over_the_parts_in_the_order_of_receipt(people):
    codes = [str(came(people, on=DAY - timedelta(days=back))) for back in (2, 0, 1)]
    found = rows(people)
    assert [row[0] for row in found] == ["1", "2", "3"]
    assert [row[11] for row in found] == [codes[0], codes[2], codes[1]]


@pytest.mark.parametrize(
    ("more", "count"),
    [({}, 1), ({"kind": "letters"}, 1), ({"to_on": date(2026, 7, 19)}, 0), ({"from_on": DAY, "to_on": DAY}, 1)],
    ids=["the counter's", "letters", "before", "that day"],
)
def test_kind_and_period_decide_what_stands_in_a_book(people, more, count):
    came(people)
    came(people, channel="letter")
    assert cases_of(actor(people.receptionist), wanted(people, **more)).count() == count


def test_a_book_is_asked_for_in_one_entry_with_its_reason(people):
    came(people)
    book = asked(people, named=True, reason="Lưu sổ giấy năm 2026.")
    change = Change.objects.get(verb="draw_book")
    assert (book.total, change.details["named"], change.details["total"]) == (1, True, 1)
    assert change.content.texts == {"reason": "Lưu sổ giấy năm 2026."}
    said = words(draw_now(book, actor=actor(people.receptionist), at=instant(DAY)))
    for part in ("SỔ TIẾP CÔNG DÂN", "Mở sổ ngày: 1/7/2026", HOA.name, "có 1 lượt ghi, từ số 1 đến số 1", "THỦ TRƯỞNG"):
        assert part in said
    assert "Trang 1" in said and "Trang 3" in said


def test_a_supervisor_draws_initials_and_not_names(people):
    came(people)
    assert asked(people, "supervisor").total == 1
    with pytest.raises(Refused):
        asked(people, "supervisor", named=True, reason="Kiểm tra.")


@pytest.mark.parametrize("who", ["elsewhere", "publisher", "administrator"])
def test_whoever_has_no_part_in_the_unit_draws_no_book_of_it(people, who):
    with pytest.raises(Refused):
        asked(people, who)


def test_names_need_a_reason_and_a_book_ends_within_a_year(people):
    with pytest.raises(Invalid, match="vì sao cần in đủ tên"):
        asked(people, named=True)
    with pytest.raises(Invalid, match="nhiều nhất một năm"):
        asked(people, to_on=date(2027, 8, 1))


@pytest.fixture
def long_book(people, monkeypatch):
    monkeypatch.setattr(books, "BOOK_AT_ONCE", 2)
    monkeypatch.setattr(books, "BOOK_PART", 2)
    for _number in range(3):
        came(people)
    return asked(people)


def drawn(book, on=DAY):
    draw_book(book_id=book.pk, clock=lambda: instant(on), today=on)
    book.refresh_from_db()
    return book


def test_a_long_book_is_drawn_by_the_job_kept_seven_days_and_then_gone(people, long_book):
    book = drawn(long_book)
    assert book.done == 3 and book.file.kind == "pdf"
    first = book.file_id
    assert drawn(book).file_id == first
    assert forget_books(at=instant(DAY + timedelta(days=7))) == 0
    assert forget_books(at=instant(DAY + timedelta(days=8))) == 1
    book.file.refresh_from_db()
    assert book.file.removed_at


def test_who_lost_the_post_before_it_was_drawn_gets_no_book(people, long_book):
    people.receptionist.posts.update(valid_until=DAY)
    book = drawn(long_book, DAY + timedelta(days=1))
    assert book.finished_at and book.file is None


def test_nobody_else_opens_the_book(people, long_book):
    with pytest.raises(NotFound):
        seen_book(actor(people.head), long_book.pk)
    assert seen_book(actor(people.receptionist), long_book.pk) == long_book


@pytest.mark.parametrize("named", [False, True])
def test_a_drawn_book_is_given_only_to_who_might_draw_it_today(client, people, monkeypatch, named):
    monkeypatch.setattr(books, "BOOK_AT_ONCE", 0)
    set_day(monkeypatch, DAY)
    came(people)
    book = drawn(asked(people, named=named, reason="Lưu sổ giấy."))
    client.force_login(people.receptionist)
    file = f"{BOOKS}{book.pk}/tep/"
    assert client.get(file).status_code == 200
    people.receptionist.posts.update(role="publisher")
    assert client.get(file).status_code == client.get(f"{BOOKS}{people.commune.pk}/tep/").status_code == 404


def test_a_supervisor_who_drew_names_at_the_desk_gets_them_no_more(people, monkeypatch):
    monkeypatch.setattr(books, "BOOK_AT_ONCE", 0)
    came(people)
    plain, named = drawn(asked(people)), drawn(asked(people, named=True, reason="Lưu sổ giấy."))
    people.receptionist.posts.update(role="auditor")
    assert book_to_download(actor(people.receptionist), plain.pk) == plain
    with pytest.raises(NotFound):
        book_to_download(actor(people.receptionist), named.pk)


def test_the_pages_give_a_short_book_at_once_and_watch_a_long_one(client, people, monkeypatch):
    set_day(monkeypatch, DAY)
    client.force_login(people.receptionist)
    came(people)
    given = {"kind": "reception", "unit_id": str(people.commune.pk), "from_on": "1/7/2026", "to_on": "31/7/2026"}
    assert "1 lượt ghi" in words(client.post(BOOKS, given).content)
    wrong = client.post(BOOKS, given | {"to_on": "1/6/2026", "named": "on"})
    assert wrong.status_code == 422 and "đứng trước ngày đầu" in text(wrong) and "vì sao cần in đủ tên" in text(wrong)
    monkeypatch.setattr(books, "BOOK_AT_ONCE", 0)
    monkeypatch.setattr("thongsuot.counter.views.books.BOOK_AT_ONCE", 0)
    page = client.post(BOOKS, given)["Location"]
    assert "Đã làm 0 trên 1 lượt ghi" in text(client.get(page)) and client.get(f"{page}tep/").status_code == 404
    drawn(Book.objects.order_by("asked_at", "id").last())
    part = text(client.get(page, headers={"HX-Request": "true"}))
    assert "Đã xong: 1 lượt ghi" in part and "<html" not in part and "hx-trigger" not in part
    assert client.get(f"{page}tep/")["Content-Type"] == "application/pdf"
    client.force_login(people.head)
    assert client.get(page).status_code == 404
