"""The pages of receptions: what they show and take, that nothing typed is lost, and that strangers see no name."""

from datetime import date, time

import pytest
from django.test import Client
from icalendar import Calendar

from cast import cast
from receptions.making import DAY, TODAY, booked, came, do, opened, plan, posted, received, step
from thongsuot.core import clock
from thongsuot.core.ids import new_id, show_code
from thongsuot.live.queries import board
from thongsuot.receptions.models import PostedSession, Session, Visit

DESK = "/ban-lam-viec/tiep-cong-dan/"
PUBLIC = "/lich-tiep-dan/"


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def at(monkeypatch):
    """Let it be nine in the morning of a day."""

    def on(day):
        from lives import instant  # noqa: PLC0415  reads no settings

        monkeypatch.setattr(clock, "now", lambda: instant(day))

    on(TODAY)
    return on


@pytest.fixture
def desk(client, people, at):
    client.force_login(people.receptionist)
    return client


def planned(people, **changes):
    given = {
        "unit": str(people.commune.pk),
        "kind": "leader",
        "leader": str(people.head.pk),
        "first_on": "1/8/2026",
        "until_on": "31/10/2026",
        "numbers": "5, 20",
        "starts": "7h30",
        "ends": "11:30",
        "slot_minutes": "15",
        "place": "Phòng tiếp công dân",
        "mode": "direct",
    }
    return given | changes


def test_a_schedule_is_looked_at_beside_the_norm_before_it_is_planned(desk, people):
    page = desk.post(f"{DESK}lap-lich/", planned(people)).content.decode()
    assert page.count('name="days"') == 6 and not Session.objects.exists()
    assert "Đủ số ngày theo quy định trong mỗi kỳ" in page
    page = desk.post(f"{DESK}lap-lich/", planned(people, numbers="5")).content.decode()
    assert "Lịch này chưa đủ số ngày theo quy định" in page
    days = {"days": ["2026-08-05", "2026-08-20"], "lap": "1"}
    assert desk.post(f"{DESK}lap-lich/", planned(people) | days).status_code == 302
    assert [each.on for each in Session.objects.order_by("on")] == [date(2026, 8, 5), date(2026, 8, 20)]


@pytest.mark.parametrize(
    "changes",
    [
        {"numbers": "5, 32"}, {"numbers": ""}, {"numbers": "năm"}, {"until_on": "1/1/2026"}, {"until_on": "1/1/2036"},
        {"starts": "25:00"}, {"starts": "sáng"}, {"leader": ""}, {"slot_minutes": "0"}, {"first_on": "31/2/2026"},
        {"unit": "khong-co"}, {"until_on": "1/6/2028"}, {"first_on": "1/1/9999", "until_on": "2/1/9999"},
        {"first_on": "1/12/9999", "until_on": "", "numbers": ""},
    ],
)  # fmt: skip
def test_a_schedule_that_cannot_be_says_why_and_keeps_what_was_typed(desk, people, changes):
    answer = desk.post(f"{DESK}lap-lich/", planned(people, **changes))
    assert answer.status_code == 422 and "Phòng tiếp công dân" in answer.content.decode()


def test_posting_makes_the_public_list_the_feed_and_the_page_of_the_session(desk, people):
    plan(people)
    assert DAY.strftime("%d/%m/%Y") not in Client().get(PUBLIC).content.decode()
    assert desk.post(f"{DESK}niem-yet/").status_code == 302
    session = Session.objects.get()
    page = Client().get(PUBLIC).content.decode()
    assert people.head.full_name in page and f"{PUBLIC}{session.pk}/" in page
    feed = Calendar.from_ical(Client().get(f"{PUBLIC}lich.ics").content)
    (event,) = feed.walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2026-07-29T07:30:00+07:00"
    assert str(event["status"]) == "CONFIRMED" and str(session.pk) in str(event["uid"])
    assert Client().get(f"{PUBLIC}{session.pk}/").status_code == 200


def test_a_resident_books_sees_the_ticket_and_cancels_without_account_or_script(people, at, client):
    session = posted(people)
    page = client.get(f"{PUBLIC}{session.pk}/dat/")
    token = page.context["form"]["token"].value()
    given = {"token": token, "slot": "08:00", "name": "Lò Thị Dâu", "people": "2", "needs": ["interpreter"]}
    ticket = client.post(f"{PUBLIC}{session.pk}/dat/", given)
    visit, secret = Visit.objects.get(), ticket.context["secret"]
    assert ticket.status_code == 200 and show_code(visit.code) in ticket.content.decode()
    again = client.post(f"{PUBLIC}{session.pk}/dat/", given)
    assert again.status_code == 200 and again.context["secret"] == secret and Visit.objects.count() == 1
    wrong = client.post(f"{PUBLIC}phieu/", {"code": visit.code, "secret": "1"})
    assert wrong.status_code == 422 and "Lò" not in wrong.content.decode()
    shown = client.post(f"{PUBLIC}phieu/", {"code": show_code(visit.code), "secret": secret})
    assert "Người phiên dịch tiếng dân tộc" in shown.content.decode()
    done = client.post(f"{PUBLIC}phieu/", {"key": shown.context["key"]})
    assert "Đã hủy giờ" in done.content.decode() and Visit.objects.get().state == "cancelled"
    assert client.post(f"{PUBLIC}phieu/", {"key": "nothing"}).status_code == 403
    assert not client.cookies.get("sessionid")


@pytest.mark.parametrize(
    "changes",
    [{"slot": "08:15"}, {"slot": "giờ"}, {"name": ""}, {"people": "0"}, {"token": "\0"}, {"people": "9" * 5000}],
)
def test_a_booking_that_cannot_be_keeps_what_was_typed(people, at, client, changes):
    session = posted(people)
    given = {"token": "t" * 32, "slot": "08:00", "name": "Lò Thị Dâu", "people": "1", "about": "Tách thửa đất vườn"}
    answer = client.post(f"{PUBLIC}{session.pk}/dat/", given | changes)
    assert answer.status_code == 422 and "Tách thửa đất vườn" in answer.content.decode() and not Visit.objects.exists()


def test_help_asked_for_ten_times_is_asked_for_once(people, at, client):
    given = {"token": "v" * 32, "slot": "08:00", "name": "Ma Văn Tài", "people": "1", "needs": ["interpreter"] * 10}
    assert client.post(f"{PUBLIC}{posted(people).pk}/dat/", given).status_code == 200
    assert Visit.objects.get().needs == "interpreter"


def test_a_ticket_of_a_session_that_was_called_off_says_so(people, at, client):
    session = posted(people)
    visit, secret = booked(session)
    do(people, session, "call_off", on=TODAY, why="Bão.")
    page = client.post(f"{PUBLIC}phieu/", {"code": visit.code, "secret": secret})
    assert "Buổi này không tiếp nữa" in page.content.decode() and not page.context["may_cancel"]


def test_two_who_book_one_slot_one_after_the_other(people, at, client):
    session = posted(people)
    booked(session, slot=time(8, 0))
    given = {"token": "u" * 32, "slot": "08:00", "name": "Ma Văn Tài", "people": "1"}
    answer = client.post(f"{PUBLIC}{session.pk}/dat/", given)
    assert answer.status_code == 422 and "Chọn giờ khác còn trống" in answer.content.decode()


def test_a_day_on_the_desk_from_the_first_number_to_the_minutes(desk, people, at):
    session = posted(people)
    booked(session, slot=time(7, 30))
    at(DAY)
    one = f"{DESK}{session.pk}/"
    assert desk.post(f"{one}bat-dau/", {"came": "leader", "revision": session.revision}).status_code == 302
    token = desk.get(f"{one}nguoi-den/").context["form"]["token"].value()
    assert desk.post(f"{one}nguoi-den/", {"token": token, "name": "K'Brin", "people": "1"}).status_code == 302
    visit = Visit.objects.get(number=1)
    assert desk.post(f"{one}luot/{visit.pk}/buoc/goi/", {"revision": visit.revision}).status_code == 302
    assert "Mời vào" in Client().get(f"{PUBLIC}{session.pk}/bang/").content.decode()
    stale = desk.post(f"{one}luot/{visit.pk}/buoc/vao/", {"revision": "0"}, follow=True)
    assert "vừa có người khác cập nhật" in stale.content.decode()
    visit.refresh_from_db()
    desk.post(f"{one}luot/{visit.pk}/buoc/vao/", {"revision": visit.revision})
    visit.refresh_from_db()
    finish = {"revision": visit.revision, "summary": "Đường thôn sạt.", "outcome": "explained", "answer": ""}
    kept = desk.post(f"{one}luot/{visit.pk}/xong/", finish)
    assert kept.status_code == 422 and "Đường thôn sạt." in kept.content.decode()
    assert desk.post(f"{one}luot/{visit.pk}/xong/", finish | {"answer": "Sửa tạm."}).status_code == 302
    session.refresh_from_db()
    close = {"conclusion": "Phòng Kinh tế trả lời.", "revision": session.revision}
    assert desk.post(f"{one}ket-thuc/", close).status_code == 302
    page = desk.get(one).content.decode()
    assert "Phải gửi thông báo kết luận chậm nhất ngày" in page and "Vì sao ngày này?" in page
    minutes = desk.get(f"{one}bien-ban/").content.decode()
    assert "K'Brin" in minutes.replace("&#x27;", "'") and "Sửa tạm." in minutes


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("phone", "abc"), ("phone", "12345"), ("phone", "0912 345 6789 012"), ("phone", "1912345678"),
        ("paper", "abc"), ("paper", "12345"), ("paper", "không có"), ("paper", "068090001234!"),
    ],
)  # fmt: skip
def test_a_telephone_or_paper_that_cannot_be_is_said_at_its_field_and_kept(desk, people, at, field, typed):
    session = opened(people)
    visit = came(people, session)
    at(DAY)
    one = f"{DESK}{session.pk}/"
    token = desk.get(f"{one}nguoi-den/").context["form"]["token"].value()
    given = {"token": token, "name": "Lò Thị Dâu", "people": "1", "revision": visit.revision, field: typed}
    for path in ("nguoi-den/", f"luot/{visit.pk}/da-den/"):
        answer = desk.post(f"{one}{path}", given)
        assert answer.status_code == 422 and list(answer.context["form"].errors) == [field]
        assert answer.context["form"][field].value() == typed
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("phone", "+84 912 345 678", "0912345678"), ("phone", "0263 3822 111", "02633822111"), ("phone", "", ""),
        ("paper", "068 090 001 234", "068090001234"), ("paper", "c1234567", "C1234567"),
        ("paper", "12AB34567", "12AB34567"), ("paper", "123456789", "123456789"), ("paper", "", ""),
    ],
)  # fmt: skip
def test_a_telephone_or_paper_is_taken_as_people_write_it(desk, people, at, field, typed, kept):
    session = opened(people)
    at(DAY)
    url = f"{DESK}{session.pk}/nguoi-den/"
    token = desk.get(url).context["form"]["token"].value()
    assert desk.post(url, {"token": token, "name": "Lò Thị Dâu", "people": "1", field: typed}).status_code == 302
    assert getattr(Visit.objects.get().content, field) == kept


def test_who_booked_arrives_once_and_is_corrected_from_then_on_each_with_its_title_and_word(desk, people, at):
    session = posted(people)
    booked(session, slot=time(7, 30))
    at(DAY)
    visit = Visit.objects.get()
    url = f"{DESK}{session.pk}/luot/{visit.pk}/da-den/"
    for title, word in (
        ("Người đã đến", "Số thứ tự của người này là 1."),
        ("Sửa người đến", "Đã sửa người đến của lượt số 1."),
        ("Sửa người đến", "Đã sửa người đến của lượt số 1."),
    ):
        page = desk.get(url)
        shown = page.content.decode()
        assert f"<h1>{title}</h1>" in shown and f'<button class="btn btn-primary">{title}</button>' in shown
        given = {"name": "Lò Thị Dâu", "people": "2", "revision": page.context["form"]["revision"].value()}
        wrong = desk.post(url, given | {"name": ""})
        assert wrong.status_code == 422 and f"<h1>{title}</h1>" in wrong.content.decode()
        assert word in desk.post(url, given, follow=True).content.decode()
    assert Visit.objects.get().people == 2


def not_now(desk, url, sentence) -> bool:
    """Tell whether a form says on opening why it cannot be filled in, with a way back, and asks for nothing."""
    page = desk.get(url)
    shown = page.content.decode()
    assert page.status_code == 200 and sentence in shown and "Về buổi tiếp" in shown
    return "Chưa làm được bước này" in shown and 'name="name"' not in shown and 'name="revision"' not in shown


def test_a_form_for_a_session_on_another_day_or_over_says_so_at_once(desk, people, at):
    later, over = posted(people), opened(people, starts=time(13, 30), ends=time(16, 0))
    do(people, over, "close_session")
    assert not_now(desk, f"{DESK}{later.pk}/nguoi-den/", "Buổi này không phải hôm nay")
    at(DAY)
    assert 'name="name"' in desk.get(f"{DESK}{later.pk}/nguoi-den/").content.decode()
    assert not_now(desk, f"{DESK}{over.pk}/nguoi-den/", "Buổi này đã kết thúc")
    sent = {"token": "a-form-opened-before", "name": "K'Brin", "people": "1"}
    assert desk.post(f"{DESK}{over.pk}/nguoi-den/", sent).status_code == 422


def test_a_form_for_a_visit_at_another_step_says_so_at_once(desk, people, at):
    session = opened(people)
    waiting, over = came(people, session), received(people, session, token="over")
    refused = came(people, session, token="refused")
    step(people, refused, "refuse", ground="threatens", why="Đập kính phòng tiếp.")
    at(DAY)
    url = lambda visit, name: f"{DESK}{session.pk}/luot/{visit.pk}/{name}/"  # noqa: E731
    assert not_now(desk, url(waiting, "xong"), "đang ở bước “Đang chờ”")
    for name in ("xong", "da-den", "tu-choi"):
        assert not_now(desk, url(over, name), "đang ở bước “Đã tiếp xong”")
        assert not_now(desk, url(refused, name), "đang ở bước “Từ chối tiếp”")
    for name in ("da-den", "tu-choi"):
        assert 'name="revision"' in desk.get(url(waiting, name)).content.decode()


def test_an_overseer_sees_the_session_and_no_visitor(people, at, client):
    session = opened(people)
    came(people, session)
    client.force_login(people.supervisor)
    at(DAY)
    page = client.get(f"{DESK}{session.pk}/").content.decode().replace("&#x27;", "'")
    assert "K'Brin" not in page and "Số 1" not in page


def test_the_board_shows_numbers_and_no_name(people, at):
    session = opened(people)
    step(people, came(people, session), "call")
    at(DAY)
    page = Client().get(f"{PUBLIC}{session.pk}/bang/").content.decode().replace("&#x27;", "'")
    assert "Mời vào" in page and "K'Brin" not in page
    assert "Mời vào" in board(session.ref).html


def test_a_board_that_is_not_posted_is_not_there(people, at, client):
    session = plan(people)
    for path in ("", "bang/", "dat/"):
        assert client.get(f"{PUBLIC}{session.pk}/{path}").status_code == 404


def test_attendance_against_the_norm_counts_only_the_head_in_person(people, at, client):
    for day, came_as in ((date(2026, 7, 15), "leader"), (date(2026, 7, 29), "delegate")):
        session = posted(people, on=day)
        why = {"why": "Phó Chủ tịch tiếp."} if came_as == "delegate" else {}
        do(people, session, "open_session", on=day, came=came_as, **why)
        received(people, session, token=str(day)) if day == DAY else None
        do(people, session, "close_session", by="head", on=day, conclusion="Xong.")
    at(date(2026, 8, 3))
    (row,) = client.get(f"{PUBLIC}so-voi-quy-dinh/").context["page"].object_list
    assert (row.must, row.done, row.held, row.delegated) == (2, 1, 1, 1)
    # Posted on 15/7 for 15/7: late; the other was in time.
    assert row.late == 1 and row.norms[0].times == 2


def sat(people, on) -> None:
    """Say that the chair sat on a day, whoever was in post then."""
    PostedSession.objects.create(
        pk=new_id(), unit_id=people.commune.pk, unit_name="Xã", level="commune", kind="leader", mode="direct", on=on,
        starts=time(8), ends=time(9), place="Xã", slot_minutes=15, state="closed", came="leader", posted_on=on,
    )  # fmt: skip


def attended(client, year) -> list:
    rows = client.get(f"{PUBLIC}so-voi-quy-dinh/?nam={year}").context["page"].object_list
    return [(row.must, row.done, row.held) for row in rows]


@pytest.mark.parametrize(("held_on", "year"), [(date(2025, 12, 30), 2026), (date(2024, 12, 31), 2025)])
def test_a_day_in_a_week_across_new_year_meets_the_norm_of_the_year_of_its_thursday(people, at, client, held_on, year):
    sat(people, held_on)
    at(date(year, 1, 13))  # a Tuesday: two weeks are over
    assert attended(client, year) == [(2, 1, 0)]
    assert attended(client, year - 1) == [(0, 0, 1)]


def test_under_the_monthly_norm_a_day_counts_in_its_own_month_and_year(people, at, client):
    at(date(2027, 2, 2))
    sat(people, date(2027, 1, 2))
    assert (attended(client, 2026), attended(client, 2027)) == ([], [(2, 1, 1)])
    sat(people, date(2026, 12, 30))
    assert (attended(client, 2026), attended(client, 2027)) == ([(2, 1, 1)], [(2, 1, 1)])


def test_a_year_nobody_posted_anything_says_so(people, at, client):
    for year in ("2015", "1999", "khong", "99999999999999999999"):
        assert client.get(f"{PUBLIC}so-voi-quy-dinh/?nam={year}").status_code == 200
    assert "chưa có buổi tiếp nào" in client.get(f"{PUBLIC}so-voi-quy-dinh/").content.decode()


def test_a_list_of_thousands_takes_as_many_queries_as_of_one(desk, people, django_assert_max_num_queries):
    plan(people)
    hours = {"starts": time(8), "ends": time(9), "place": "Nhà văn hóa thôn"}
    Session.objects.bulk_create(
        Session(unit=people.commune, kind="regular", on=date(2027, 1, 1 + n % 28), **hours) for n in range(2000)
    )
    with django_assert_max_num_queries(40):
        page = desk.get(DESK)
    assert page.status_code == 200 and page.context["page"].paginator.count == 2001
