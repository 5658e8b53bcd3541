"""Lists and the desk's page: what is shown to whom, in how many queries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import actor, make_post
from lives import Life
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.moving import transfer
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.queries.desk import allowed_acts, history
from thongsuot.cases.queries.lists import Filters, inbox, page, seen_by
from thongsuot.core.actors import STRANGER

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 20)


@pytest.fixture
def life():
    return Life()


def more(life, count=1, unit=None, on=date(2026, 7, 15), **given):
    given = Submission(**{"text": "Cống tắc."} | given)
    at = datetime(on.year, on.month, on.day, 3, tzinfo=UTC)
    return [
        receive(given=given, unit=unit or life.people.commune, actor=STRANGER, on=on, at=at + timedelta(minutes=n))
        for n in range(count)
    ]


def codes(life, name="receptionist", **wanted):
    return {case.code for case in page(actor(getattr(life.people, name)), Filters(**wanted), today=TODAY).rows}


def test_the_inbox_holds_what_waits_at_the_own_desk_nearest_due_day_first(life):
    (early,) = more(life, on=date(2026, 7, 14))
    more(life, unit=life.people.other_commune)
    assert list(inbox(actor(life.people.receptionist))) == [early, life.case]


def test_what_is_screened_leaves_the_inbox(life):
    life.screened()
    assert not inbox(actor(life.people.receptionist)).exists()


def test_practice_is_no_part_of_a_list_and_has_its_own(life):
    (trial,) = more(life, unit=life.people.practice)
    assert trial.code not in codes(life)
    in_practice = actor(life.people.receptionist, practice=True)
    assert [case for case in page(in_practice, Filters(), today=TODAY).rows] == [trial]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"state": "received"}, True),
        ({"state": "answered"}, False),
        ({"kind": "feedback"}, True),
        ({"kind": "petition"}, False),
        ({"topic": "environment"}, True),
        ({"topic": "env"}, False),
        ({"channel": "web"}, True),
        ({"urgent": True}, False),
        ({"late": True}, False),
        ({"open": True}, True),
        ({"code": "xin chào"}, False),
    ],
    ids=str,
)
def test_a_list_is_narrowed(life, wanted, found):
    assert (life.case.code in codes(life, **wanted)) is found


def test_a_case_is_found_by_its_code_however_it_is_typed(life):
    code = life.case.code
    assert codes(life, code=f"{code[:4]}-{code[4:8]} {code[8:]}") == {code}
    assert codes(life, code=code[:9]) == {code}


def test_late_is_what_is_still_owed_after_its_day(life):
    late = page(actor(life.people.receptionist), Filters(late=True), today=date(2026, 8, 6)).rows
    assert late == [life.case]


def test_pages_follow_each_other_without_gap_or_repetition(life):
    more(life, 7)
    who, after, seen = actor(life.people.receptionist), None, []
    while True:
        one = page(who, Filters(), today=TODAY, after=after, size=3)
        seen += one.rows
        if (after := one.after) is None:
            break
    assert seen == list(Case.objects.order_by("-received_at", "-id")) and len(seen) == 8


def test_a_mark_that_is_none_begins_anew(life):
    assert page(actor(life.people.receptionist), Filters(), today=TODAY, after="x_y").rows == [life.case]


def test_the_list_shows_exactly_what_may_be_seen(life):
    more(life, unit=life.people.other_commune)
    more(life, unit=life.people.economics)
    transfer(unit_id=life.people.other_commune.pk, basis="Đường của xã.", **life.by("receptionist"))
    make_post(life.people.nobody, life.people.other_commune, "administrator")
    for name, officer in vars(life.people).items():
        if hasattr(officer, "posts") and hasattr(officer, "username"):
            who = actor(officer)
            assert set(seen_by(who)) == set(visible_to(who)), name


def test_a_list_takes_one_query_however_long(life, django_assert_num_queries):
    more(life, 5)
    who = actor(life.people.receptionist)
    with django_assert_num_queries(1):
        for case in page(who, Filters(), today=TODAY).rows:
            assert case.holder_unit.name and case.duty.due_on and not case.place and not case.officer


def test_the_history_names_who_did_what_and_never_the_person(life):
    person = PersonGiven(name="Lơ Mu Ha Sin", phone="0900000123")
    (case,) = more(life, people=(person,))
    life.case = case
    life.accepted()
    lines = history(case)
    assert [(line.act.verb, line.who) for line in lines] == [
        ("accept", "K'Brèm"),
        ("screen", "K'Brèm"),
        ("receive", "Người gửi"),
    ]
    assert "Ha Sin" not in str([line.words for line in lines]) and "Cống" not in str([line.words for line in lines])


def test_the_history_takes_two_queries_however_long(life, django_assert_max_num_queries):
    life.answered()
    case = Case.objects.get(pk=life.case.pk)
    with django_assert_max_num_queries(2):
        assert [line.who for line in history(case)]


def test_only_what_state_and_role_allow_is_allowed_and_the_rest_says_why(life):
    verbs = {one.verb: one for one in allowed_acts(actor(life.people.receptionist), life.case)}
    assert verbs["screen"].allowed and verbs["transfer"].allowed
    assert not verbs["publish"].allowed and verbs["publish"].reason == "Không làm được ở bước này."
    assert not verbs["open_signatories"].allowed and "Vị trí" in verbs["open_signatories"].reason
    assert not verbs["acknowledge_alarm"].allowed


def test_what_may_be_done_is_decided_in_few_queries(life):
    with CaptureQueriesContext(connection) as queries:
        allowed_acts(actor(life.people.handler), life.case)
    assert len(queries) <= 8


def test_a_stranger_to_the_unit_sees_no_list(life):
    assert codes(life, "elsewhere") == set()
