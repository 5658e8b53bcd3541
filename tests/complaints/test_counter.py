"""A second complaint at the counter of the higher body: the code of the first, identity, no secret."""

from datetime import date
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import actor, make_officer, make_post, make_unit
from complaints.making import SECRET, Procedure
from lives import Life, instant, moment
from thongsuot.cases.actions.secret_check import check_secret
from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.complaints.actions.counter import take_second
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import show_code

pytestmark = pytest.mark.django_db
ON = date(2026, 8, 20)
WHY = "Tôi vẫn không đồng ý với diện tích được bồi thường."


def at_counter(unit, role="receptionist"):
    officer = make_officer("Người tiếp công dân tỉnh")
    make_post(officer, unit, role)
    return officer


def taken(officer, code, **changes):
    given = {"identity": "cccd", "text": WHY, "signed": True} | changes
    return take_second(code=code, actor=actor(officer, on=ON), **given, **moment(ON))


@pytest.fixture
def made():
    return Procedure().received()


@pytest.fixture
def province(made):
    return at_counter(made.people.province)


def test_the_code_of_the_first_and_an_identity_make_the_second(made, province):
    second, secret = taken(province, show_code(made.case.code))
    assert (second.holder_unit, second.follows_id) == (made.people.province, made.case.pk)
    first = Case.objects.get(pk=made.case.pk)
    act = first.acts.get(verb="appeal")
    assert (first.state, act.details["identity"]) == ("appealed", "cccd")
    assert visible_to(actor(province, on=ON)).filter(pk=first.pk).exists()
    assert check_secret(second.code, secret, instant(ON)).pk == second.pk


def test_the_old_secret_opens_the_first_file_alone(made, province):
    second, _secret = taken(province, show_code(made.case.code))
    assert check_secret(made.case.code, SECRET, instant(ON)).pk == made.case.pk
    with pytest.raises(NotFound):
        check_secret(second.code, SECRET, instant(ON))


def test_without_an_identity_nothing_is_taken(made, province):
    with pytest.raises(Invalid) as caught:
        taken(province, show_code(made.case.code), identity="")
    assert caught.value.field == "identity"


def test_while_the_first_time_runs_the_counter_says_until_when():
    running = Procedure().accepted()
    with pytest.raises(NotAllowedNow, match="19/08/2026"):
        take_second(
            code=running.case.code,
            identity="cccd",
            text=WHY,
            actor=actor(at_counter(running.people.province), on=date(2026, 8, 19)),
            **moment(date(2026, 8, 19)),
        )


def test_what_is_not_there_and_what_is_not_for_this_counter_are_told_alike_at_one_price(made, province):
    other = Life(people=made.people).case  # no complaint
    elsewhere = at_counter(make_unit("Tỉnh khác", code="khac", kind="committee"))
    asked = [(province, "1234"), (province, show_code(other.code)), (elsewhere, show_code(made.case.code)),
             (made.people.receptionist, show_code(made.case.code))]  # fmt: skip
    told = set()
    for officer, code in asked:
        with CaptureQueriesContext(connection) as queries, pytest.raises(Invalid) as caught:
            taken(officer, code)
        told.add((caught.value.field, str(caught.value.sentence), len(queries)))
    assert len(told) == 1


def test_the_page_takes_it_and_prints_the_receipt_with_a_new_secret(made, province):
    client = Client()
    client.force_login(province, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("complaints:counter")
    given = {"code": show_code(made.case.code), "identity": "cccd", "text": WHY, "signed": "on"}
    with patch.object(clock, "now", lambda: instant(ON)):
        wrong = client.post(address, given | {"code": "1"})
        assert wrong.status_code == 422 and WHY in wrong.content.decode()
        page = client.post(address, given)
    second = Case.objects.get(follows=made.case)
    assert page.status_code == 200 and show_code(second.code) in page.content.decode()
    assert client.post(address, given).status_code == 422
