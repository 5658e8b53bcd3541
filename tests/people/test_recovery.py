"""The way in again for an administrator whom nobody else can help: from the machine, with an entry in the book."""

import json

import pytest
from allauth.mfa.models import Authenticator
from click.testing import CliRunner
from django.test import Client

from cast import TODAY, actor, cast
from people.signing import ACCOUNT, DESK, give_password, set_up_app
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, Refused
from thongsuot.ledger.models import Entry
from thongsuot.people import actions
from thongsuot.people.cli import RECOVERY, recover
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db
LONG = "mot-cau-that-dai-cua-toi"


@pytest.fixture
def people():
    return cast()


def again(**named):
    return actions.recover_administrator(**{"actor": RECOVERY, "on": clock.today(), "at": clock.now()} | named)


def test_the_command_gives_a_password_that_must_be_changed_and_takes_the_second_factor_away(people):
    window = Client()
    window.force_login(people.province_administrator)
    set_up_app(window)
    done = CliRunner().invoke(recover, ["province-administrator", "--json"])
    password = json.loads(done.output)["password"]
    assert window.get(DESK).url.startswith(f"{ACCOUNT}/login/")
    assert not Authenticator.objects.filter(user=people.province_administrator).exists()
    give_password(window, "province-administrator", password)
    assert window.get(DESK).url.startswith(f"{ACCOUNT}/password/change/")
    typed = {"oldpassword": password, "password1": LONG, "password2": LONG}
    window.post(f"{ACCOUNT}/password/change/", typed)
    assert window.get(DESK).url.startswith(f"{ACCOUNT}/2fa/")


def test_the_words_name_the_password_once_and_the_book(people):
    said = CliRunner().invoke(recover, ["province-administrator"]).output
    assert "Mật khẩu dùng một lần" in said
    assert "sổ cái" in said


def test_a_closed_account_is_opened(people):
    Officer.objects.filter(username="administrator").update(is_active=False)
    officer, _password = again(username=" Administrator ")
    assert officer.is_active


def test_the_book_says_so_without_name_or_password(people):
    officer, password = again(username="administrator")
    row = Entry.objects.filter(verb="people.recover_administrator").values().get()
    assert (row["subject_ref"], row["actor_ref"]) == (f"officer:{officer.pk}", "service:recovery")
    assert not any(password in str(value) for value in row.values())


@pytest.mark.parametrize("username", ["khong-ai-ca", "handler"], ids=["unknown", "not an administrator"])
def test_nobody_else_is_recovered(people, username):
    with pytest.raises(Invalid):
        again(username=username)


def test_no_officer_recovers_another_this_way(people):
    with pytest.raises(Refused):
        again(username="administrator", actor=actor(people.province_administrator), on=TODAY)
