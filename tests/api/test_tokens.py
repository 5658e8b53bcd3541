"""Keys for other systems: who gives them, for whom, and that they die."""

from datetime import date

import pytest

from cast import actor, cast, make_post
from lives import instant
from thongsuot.api.actions import digest, give_token, revoke_token
from thongsuot.api.models import Token
from thongsuot.api.permissions import visible_to
from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.errors import Invalid, NotFound, Refused
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
AT = instant(date(2026, 7, 20))


@pytest.fixture
def people():
    return cast()


def give(people, by="administrator", to="receptionist", name="Tổng đài 1022"):
    return give_token(officer_id=getattr(people, to).pk, name=name, actor=actor(getattr(people, by)), at=AT)


def test_a_key_is_shown_once_and_kept_as_a_hash(people):
    token, shown = give(people)
    assert bytes(token.sha256) == digest(shown) and shown.endswith(token.ending)
    assert shown not in str(Token.objects.values_list().get())


@pytest.mark.parametrize(
    ("by", "to", "may"),
    [
        ("administrator", "receptionist", True),
        ("administrator", "economics_handler", True),
        ("administrator", "elsewhere", False),
        ("province_administrator", "elsewhere", True),
        ("head", "receptionist", False),
        ("administrator", "nobody", False),
        ("administrator", "province_head", False),
    ],
)
def test_an_administrator_gives_keys_for_officers_of_the_own_units(people, by, to, may):
    assert can(actor(getattr(people, by)), "api.give_token", getattr(people, to)) is may


def test_an_officer_with_a_post_elsewhere_too_is_beyond_the_own_administrator(people):
    make_post(people.receptionist, people.other_commune)
    with pytest.raises(Refused):
        give(people)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_key_has_a_name(people, name):
    with pytest.raises(Invalid) as refused:
        give(people, name=name)
    assert refused.value.field == "name"


def test_giving_and_revoking_are_one_entry_each_and_revoking_twice_is_none(people):
    before = Entry.objects.count()
    token, _shown = give(people)
    for _time in range(2):
        revoke_token(token_id=token.pk, actor=actor(people.administrator), at=AT)
    assert Entry.objects.count() == before + 2


def test_a_stranger_to_the_key_does_not_learn_that_it_exists(people):
    token, _shown = give(people)
    with pytest.raises(NotFound):
        revoke_token(token_id=token.pk, actor=actor(people.head), at=AT)


def test_the_list_agrees_with_the_permission(people):
    give(people), give(people, by="province_administrator", to="elsewhere")
    for name in ("administrator", "province_administrator", "head", "nobody"):
        who = actor(getattr(people, name), on=clock.today())
        seen = {token for token in Token.objects.all() if can(who, "api.view", token)}
        assert set(visible_to(who)) == seen
