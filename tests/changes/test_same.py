"""Two cases found to be one matter: joined in one confirmed step, or the page says who may."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from cases.desk import set_day, text
from cast import show_everything
from lives import DAY, Life
from thongsuot.cases.models import Case
from thongsuot.core.ids import show_code
from thongsuot.duties.models import Overlap
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def two():
    early = Life().assigned()
    return early, Life(early.people).assigned()


def pair(two, state="open") -> Overlap:
    cases = sorted((life.case for life in two), key=lambda case: str(case.pk))
    first, second = cases
    keys = {"topic": "giao-thong", "place": two[0].people.commune_place, "days_apart": 0, "state": state}
    refs = {"first_ref": f"case:{first.pk}", "second_ref": f"case:{second.pk}"}
    return Overlap.objects.create(first=first.duty, second=second.duty, **refs, **keys)


def sign_in(client, officer):
    client.force_login(officer)
    show_everything(client, officer)


def test_finding_them_the_same_leads_to_one_step_that_joins_the_later_into_the_earlier(client, two):
    early, late = two
    sign_in(client, early.people.head)
    overlap = pair(two)
    answer = client.post(reverse("duties:tell_apart", args=[overlap.pk]), {"quyet-dinh": "trung"})
    assert answer.url == reverse("changes:join_same", args=[overlap.pk])
    page, entries = text(client.get(answer.url)), Entry.objects.count()
    assert f"Nhập {show_code(late.case.code)} vào {show_code(early.case.code)}" in page
    done = client.post(answer.url, {"way": str(late.case.pk), "reason": "Cùng một đoạn đường."})
    assert done.url == reverse("desk:case", args=[early.case.pk])
    joined = Case.objects.get(pk=late.case.pk)
    assert (joined.state, joined.joined_into_id, Entry.objects.count()) == ("joined", early.case.pk, entries + 1)
    assert "không nhập được nữa" in text(client.get(answer.url))


def test_what_is_not_joined_yet_stays_on_the_page_of_overlaps(client, two):
    sign_in(client, two[0].people.head)
    overlap = pair(two, "same")
    assert reverse("changes:join_same", args=[overlap.pk]) in text(client.get(reverse("duties:overlaps")))


def test_a_reason_that_is_missing_is_named_and_nothing_is_joined(client, two):
    sign_in(client, two[0].people.head)
    address = reverse("changes:join_same", args=[pair(two, "same").pk])
    answer = client.post(address, {"way": str(two[1].case.pk), "reason": ""})
    assert answer.status_code == 422 and not Case.objects.filter(state="joined").exists()


def test_who_oversees_but_may_not_join_reads_whom_to_ask(client, two):
    people = two[0].people
    sign_in(client, people.province_head)
    address = reverse("changes:join_same", args=[pair(two, "same").pk])
    page = text(client.get(address))
    assert "Ai nhập được" in page and escape(people.receptionist.full_name) in page and people.head.full_name in page
    client.post(address, {"way": str(two[1].case.pk), "reason": "x"})
    assert not Case.objects.filter(state="joined").exists()


@pytest.mark.parametrize("state", ["open", "different"])
def test_a_pair_that_was_not_found_to_be_one_is_not_there(client, two, state):
    sign_in(client, two[0].people.head)
    assert client.get(reverse("changes:join_same", args=[pair(two, state).pk])).status_code == 404


def test_who_oversees_but_one_of_the_units_finds_nothing(client, two):
    sign_in(client, two[0].people.economics_handler)
    assert client.get(reverse("changes:join_same", args=[pair(two, "same").pk])).status_code == 404
