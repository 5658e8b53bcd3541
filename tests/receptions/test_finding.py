"""Receptions in the search box of the desk: who receives where; what a visit was about, and never by who came."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import actor, cast
from lives import Life, moment
from receptions.making import DAY, TODAY, booked, came, opened, plan, posted, received, step
from thongsuot.core import clock
from thongsuot.core.ids import show_code
from thongsuot.receptions import actions
from thongsuot.receptions.actions.forgetting import forget_case
from thongsuot.receptions.actions.record import keep_words
from thongsuot.receptions.models import PostedSession, Session, VisitContent
from thongsuot.units.actions import rename_unit

pytestmark = pytest.mark.django_db
SEARCH, LIST = "/ban-lam-viec/tim/", "/ban-lam-viec/tiep-cong-dan/"
HOSTILE = ("'; DROP TABLE", "a & | ! ( ) :*", "\\", "%_%", "<script>", "-", '"', "☃", "sạt:* | x", "\x00", "ạ" * 900)


@pytest.fixture
def people(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return cast()


def page(client, officer, words):
    client.force_login(officer)
    return client.get(SEARCH, {"q": words}).content.decode()


def address(session, visit=None):
    return f"{LIST}{session.pk}/" + (f"luot/{visit.pk}/" if visit else "")


@pytest.mark.parametrize("words", ["trụ sở phòng số 1", "tru so", "chu tich", "định kỳ", "dinh ki"])
def test_a_session_is_found_by_who_receives_place_and_kind(client, people, words):
    session = plan(people)
    other = plan(people, kind="regular", leader_id=None, leader_post="", place="Nhà văn hóa thôn Ka Lo")
    found = page(client, people.handler, words)
    assert f'href="{address(session)}"' in found and address(other) not in found
    assert f'href="{address(other)}"' in page(client, people.handler, "nha van hoa thuong xuyen")


def test_a_session_is_found_by_the_leader_who_is_to_sit(client, people):
    session = plan(people)
    name = people.head.full_name
    assert f'href="{address(session)}"' in page(client, people.handler, f"tiếp công dân {name.split()[-1]}")


def test_a_session_is_found_by_the_new_name_of_its_unit_in_the_list_at_once_in_the_box_after_its_next_act(
    client, people
):
    session = plan(people)
    by = {"actor": actor(people.administrator, on=TODAY), **moment(TODAY)}
    rename_unit(unit_id=people.commune.pk, name="Xã Suối Lạ", short_name="", **by)
    client.force_login(people.handler)
    assert address(session) in client.get(LIST, {"q": "suối lạ"}).content.decode()
    assert address(session) not in page(client, people.handler, "suối lạ")
    actions.post_schedule(unit_id=people.commune.pk, actor=actor(people.receptionist, on=TODAY), **moment(TODAY))
    assert address(session) in page(client, people.handler, "suối lạ")


def test_a_session_is_found_within_sight_alone(client, people):
    session = plan(people)
    for officer in (people.handler, people.province_head):
        assert address(session) in page(client, officer, "trụ sở")
    for officer in (people.elsewhere, people.nobody):
        assert address(session) not in page(client, officer, "trụ sở")


def test_the_next_session_comes_first_then_the_last_one(client, people, monkeypatch):
    days = [DAY + timedelta(days=each) for each in (-5, -1, 1, 6)]
    rows = {day: plan(people, on=day, day_off_agreed=True) for day in days}
    monkeypatch.setattr(clock, "today", lambda: DAY)
    found = page(client, people.handler, "trụ sở")
    order = sorted(days, key=lambda day: found.index(address(rows[day])))
    assert order == [days[2], days[3], days[1], days[0]]


@pytest.mark.parametrize("words", ["sạt", "sat", "đường vào thôn", "duong thon sat"])
def test_a_visit_is_found_by_what_it_was_about_with_or_without_marks(client, people, words):
    session = opened(people)
    visit = came(people, session)
    other = came(people, session, token="counter-form-02", about="Xin tách thửa.")
    found = page(client, people.handler, words)
    assert f'href="{address(session, visit)}"' in found and address(session, other) not in found


def test_what_was_said_at_the_visit_is_found_too(client, people):
    session = opened(people)
    visit = received(people, session)
    assert address(session, visit) in page(client, people.handler, "trẻ em đi học")
    assert address(session, visit) not in page(client, people.handler, "tạm trong tuần")  # the answer is not looked in


@pytest.mark.parametrize(
    "words", ["K'Brin", "brin", "0912 345 678", "0912345678", "068090001234", "Lò Thị Dâu", "dâu", "thôn Suối Thông"]
)
def test_nobody_finds_a_visit_by_who_came(client, people, words):
    """Not by a name, a number or a dwelling, given or written among the words of the matter."""
    session = opened(people)
    visit = came(
        people,
        session,
        phone="0912 345 678",
        address="thôn Suối Thông",
        people=6,
        representatives="Lò Thị Dâu",
        about="K'Brin ở thôn Suối Thông, 0912 345 678, cùng Lò Thị Dâu: đường sạt. CCCD 068090001234.",
    )
    assert address(session, visit) not in page(client, people.handler, words)
    assert address(session, visit) in page(client, people.handler, "đường sạt")


def test_what_a_booking_is_about_loses_the_name_that_is_given_at_the_counter(client, people):
    session = posted(people)
    visit, _secret = booked(session, about="Chị Dâu xin tách thửa đất vườn.", name="Dâu")
    assert "dau" not in VisitContent.objects.get(visit=visit).search_key.split()
    assert address(session, visit) in page(client, people.handler, "tach thua")


@pytest.mark.parametrize(
    "words", ["B1234567", "1234567", "lê thị bình", "thị bình", "trần văn b", "phạm thị c", "0912345678", "dautay90"]
)
def test_nobody_finds_a_visit_by_what_was_given_in_small_letters_among_more(client, people, words):
    """Not by a paper, a mail, or a line of who speaks for the others with a telephone beside the name."""
    session = opened(people)
    visit = came(
        people,
        session,
        name="Ông Trần Văn B",
        paper="B1234567",
        people=6,
        representatives="lê thị bình - 0912345678\n2. bà phạm thị c và chị đỗ thị d (tổ 4)",
        about="trần văn b và lê thị bình, đỗ thị d, phạm thị c, hộ chiếu số b1234567 hay B 1234567: mương thửa 45 cạn.",
    )
    VisitContent.objects.filter(visit=visit).update(email="dautay90@vi-du.vn")
    keep_words(visit, {"summary": "mail của tôi dautay90, mương cạn từ năm 2024"})
    assert address(session, visit) not in page(client, people.handler, words)
    key = VisitContent.objects.get(visit=visit).search_key.split()
    assert {"ho", "chieu", "so", "muong", "thua", "45", "can", "nam", "2024"} <= set(key)
    assert not {"b1234567", "1234567", "thi", "tran", "pham", "do", "dautay90"} & set(key)
    assert address(session, visit) in page(client, people.handler, "mương cạn 2024")


def test_only_who_receives_finds_what_was_said(client, people):
    session = opened(people)
    visit = came(people, session)
    for officer in (people.handler, people.receptionist, people.head):
        assert address(session, visit) in page(client, officer, "sạt")
    for officer in (people.auditor, people.province_head, people.elsewhere, people.nobody):
        assert address(session, visit) not in page(client, officer, "sạt")
        client.force_login(officer)
        assert address(session) not in client.get(LIST, {"q": "sạt"}).content.decode()
    client.force_login(people.handler)
    assert address(session) in client.get(LIST, {"q": "sat"}).content.decode()


def test_a_visit_whose_case_is_sealed_is_found_no_more(client, people):
    session = opened(people)
    visit = step(people, came(people, session), "begin")
    life = Life(people, text="Đường sạt.")
    visit = step(people, visit, "join_case", case_code=life.case.code)
    assert address(session, visit) in page(client, people.handler, "đường sạt")
    forget_case(life.case, moment(DAY)["at"])
    assert address(session, visit) not in page(client, people.handler, "đường sạt")


def test_a_code_of_a_booking_goes_straight_to_its_visit(client, people):
    session = posted(people)
    visit, _secret = booked(session)
    client.force_login(people.handler)
    for typed in (visit.code, show_code(visit.code)):
        answer = client.get(SEARCH, {"q": typed})
        assert (answer.status_code, answer.get("Location")) == (302, address(session, visit))
    for officer in (people.auditor, people.province_head, people.elsewhere):
        client.force_login(officer)
        assert client.get(SEARCH, {"q": visit.code}).status_code == 200
    actions.cancel(visit_id=visit.pk, actor=actor(people.handler), **moment(DAY))
    client.force_login(people.handler)
    assert client.get(SEARCH, {"q": visit.code}).status_code == 200


@pytest.mark.parametrize("words", ["", "  ", *HOSTILE])
def test_an_empty_question_finds_nothing_and_hostile_words_break_nothing(client, people, words):
    session = opened(people)
    came(people, session)
    client.force_login(people.handler)
    answer = client.get(SEARCH, {"q": words})
    assert answer.status_code == 200 and address(session) not in answer.content.decode()
    assert client.get(LIST, {"q": words}).status_code == 200


def test_how_many_there_are_costs_no_query_more(client, people):
    session = opened(people)
    came(people, session)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, people.handler, "thôn")
        return len(asked)

    queries()
    one = queries()
    for number in range(2, 9):
        came(people, session, token=f"counter-form-{number:02}")
        plan(people, on=DAY + timedelta(days=number), place="Nhà văn hóa thôn Ka Lo", day_off_agreed=True)
    assert queries() == one


def test_what_was_stored_before_is_found_once_its_words_are_filled_in(people):
    session = opened(people)
    visit = came(people, session)
    kept = [model.objects.get().search_key for model in (Session, PostedSession, VisitContent)]
    assert all(kept) and kept[0] == kept[1]
    for model in (Session, PostedSession, VisitContent):
        model.objects.update(search_key="")
    import_module("thongsuot.receptions.migrations.0003_words").fill(apps, None)
    assert [model.objects.get().search_key for model in (Session, PostedSession, VisitContent)] == kept
    assert visit.content.search_key == kept[2]
