"""Signing in and confirming by a real `oidc-provider` on this machine; skipped where Node or it is not there."""

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
import requests
from django.test import Client
from django.urls import reverse

from cast import PASSWORD, actor, cast, show_everything
from config.terminal import free_port
from people.signing import ACCOUNT, DESK, give_password, set_up_app
from thongsuot.config.env import Env
from thongsuot.config.identity import openid_connect
from thongsuot.core import clock
from thongsuot.people import actions
from thongsuot.people.models import LinkedIdentity, Officer

FOLDER = Path(__file__).parent / "oidc"
SERVER = "testserver"  # as Django's test client calls it
BACK = f"http://{SERVER}{ACCOUNT}/oidc/oidc/login/callback/"
SUBJECT = "cccd-khong-that-000001"


@pytest.fixture
def people(db):
    return cast()


def link(people, whom="handler"):
    when = {"on": clock.today(), "at": clock.now()}
    given = {"officer_id": getattr(people, whom).pk, "subject": SUBJECT, "actor": actor(people.administrator)}
    actions.link_identity(**given, **when)


@pytest.fixture
def provider(people, settings):
    """A running oidc-provider that knows us; the settings name it."""
    if shutil.which("node") is None:
        pytest.skip("no Node on this machine")
    if not (FOLDER / "node_modules" / "oidc-provider").exists():
        pytest.skip("oidc-provider is not installed: npm install in tests/people/oidc")
    port = free_port()
    command = ["node", "provider.mjs", str(port), BACK]
    running = subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert "ready" in running.stdout.readline()
        settings.OIDC_ISSUER = f"http://127.0.0.1:{port}"
        secret = "a-secret-of-the-tests-alone"
        env = Env(oidc_issuer=settings.OIDC_ISSUER, oidc_client_id="thongsuot", oidc_client_secret=secret)
        settings.SOCIALACCOUNT_PROVIDERS = openid_connect(env)
        yield settings.OIDC_ISSUER
    finally:
        running.terminate()
        running.wait(timeout=15)
        running.stdout.close()


def through(provider: str, address: str, subject: str) -> str:
    """Sign in at the provider as `subject`, allow what is asked, and return the address it sends the browser to."""
    browser = requests.Session()
    answer = browser.get(address, allow_redirects=False)
    for _step in range(12):
        if "Location" in answer.headers:
            to = requests.compat.urljoin(answer.url, answer.headers["Location"])
            if to.startswith(BACK):
                return to
            answer = browser.get(to, allow_redirects=False)
            continue
        action = re.search(r'action="([^"]+)"', answer.text)[1]
        prompt = re.search(r'name="prompt" value="([^"]+)"', answer.text)[1]
        typed = {"prompt": prompt, "login": subject, "password": "any"}
        answer = browser.post(requests.compat.urljoin(answer.url, action), typed, allow_redirects=False)
    raise AssertionError(answer.text)


def signed_in_by(provider, client, subject):
    away = client.get(f"{ACCOUNT}/oidc/oidc/login/")
    assert away.url.startswith(provider)
    assert "code_challenge=" in away.url
    return client.get(through(provider, away.url, subject).removeprefix(f"http://{SERVER}"))


def test_a_real_provider_lets_a_linked_officer_in_after_the_second_factor(provider, people):
    link(people)
    window = Client()
    answer = signed_in_by(provider, window, SUBJECT)
    assert answer.url == DESK
    assert window.get(DESK).url.startswith(f"{ACCOUNT}/2fa/")
    set_up_app(window)
    assert window.get(DESK).status_code == 200
    again = Client()
    assert signed_in_by(provider, again, SUBJECT).url == f"{ACCOUNT}/2fa/authenticate/"


def test_a_real_provider_lets_no_one_else_in(provider, people):
    link(people)
    window = Client()
    assert signed_in_by(provider, window, "nguoi-la").status_code == 403
    assert window.get(DESK).url.startswith(f"{ACCOUNT}/login/")


def test_an_answer_of_a_real_provider_opens_only_the_window_that_asked(provider, people):
    link(people)
    asker, thief = Client(), Client()
    away = asker.get(f"{ACCOUNT}/oidc/oidc/login/")
    back = through(provider, away.url, SUBJECT).removeprefix(f"http://{SERVER}")
    assert thief.get(back).status_code == 502
    assert asker.get(back).url == DESK
    assert Client().get(back).status_code == 502


def test_a_closed_account_stays_closed_to_a_real_provider(provider, people):
    link(people)
    Officer.objects.filter(pk=people.handler.pk).update(is_active=False)
    assert signed_in_by(provider, Client(), SUBJECT).url == f"{ACCOUNT}/inactive/"


def test_the_password_still_opens(provider, people):
    people.handler.set_password(PASSWORD)
    people.handler.save()
    assert give_password(Client(), "handler").url == DESK


def home(back: str) -> str:
    return back.removeprefix(f"http://{SERVER}")


def test_an_answer_with_another_nonce_opens_nothing(provider, people):
    link(people)
    window = Client()
    away = window.get(f"{ACCOUNT}/oidc/oidc/login/")
    asked = re.search(r"nonce=([^&]{40,})", away.url)[1]
    back = through(provider, away.url.replace(asked, "a-nonce-of-somebody-else"), SUBJECT)
    assert window.get(home(back)).status_code == 502
    assert "_auth_user_id" not in window.session


def test_a_link_from_elsewhere_adds_nothing_to_what_is_asked(provider, people):
    away = Client().get(f"{ACCOUNT}/oidc/oidc/login/?auth_params=nonce%3Dknown%26prompt%3Dnone&scope=email").url
    assert ("nonce=known" in away, "prompt=" in away, "email" in away) == (False, False, False)


def test_a_provider_that_calls_itself_another_is_not_believed(provider, people, settings):
    link(people)
    settings.OIDC_ISSUER = "https://danh-tinh.example"
    assert Client().get(f"{ACCOUNT}/oidc/oidc/login/").status_code == 502


@pytest.fixture
def tired(provider, people):
    """The administrator of the province, known to the provider alone: without password, half an hour ago signed in."""
    LinkedIdentity.objects.create(officer=people.province_administrator, issuer=provider, subject=SUBJECT)
    window = Client()
    window.force_login(people.province_administrator)
    show_everything(window, people.province_administrator, ago=1900)
    return window


def edit_page(people) -> str:
    return reverse("people:edit", kwargs={"officer_id": people.handler.pk})


TYPED = {"full_name": "Trần Văn Hậu", "title": "Chuyên viên chính", "email": "", "phone": ""}


def test_who_has_only_the_provider_confirms_there_and_the_form_goes_on(provider, people, tired):
    asked = tired.post(edit_page(people), TYPED)
    assert asked.url.startswith(f"{ACCOUNT}/oidc/xac-nhan/")
    away = tired.get(asked.url)
    assert "prompt=login" in away.url and "max_age=0" in away.url
    answer = tired.get(home(through(provider, away.url, SUBJECT)))
    assert answer.url == reverse("people:officer", kwargs={"officer_id": people.handler.pk})
    assert Officer.objects.get(pk=people.handler.pk).title == "Chuyên viên chính"
    assert tired.get(edit_page(people)).status_code == 200


def test_another_person_at_the_provider_confirms_nothing(provider, people, tired):
    away = tired.get(tired.post(edit_page(people), TYPED).url)
    assert tired.get(home(through(provider, away.url, "nguoi-la"))).status_code == 403
    assert tired.get(edit_page(people)).status_code == 302
    assert Officer.objects.get(pk=people.handler.pk).title != "Chuyên viên chính"


def answer_is_of_an_hour_ago(window) -> None:
    session = window.session
    for state, *_rest in session["socialaccount_states"].values():
        state["asked_at"] = time.time() + 3600
    session.save()


def test_a_provider_that_did_not_ask_anew_confirms_nothing(provider, people, tired):
    away = tired.get(tired.post(edit_page(people), TYPED).url)
    answer_is_of_an_hour_ago(tired)
    answer = tired.get(home(through(provider, away.url, SUBJECT)))
    assert (answer.status_code, "chưa xác nhận được" in answer.content.decode()) == (403, True)
    assert tired.get(edit_page(people)).status_code == 302


def test_a_session_let_through_by_the_provider_opens_the_desk_and_confirms_nothing(provider, people, settings):
    settings.SECOND_FACTOR = "optional"
    LinkedIdentity.objects.create(officer=people.province_administrator, issuer=provider, subject=SUBJECT)
    window = Client()
    away = window.get(f"{ACCOUNT}/oidc/oidc/login/")
    answer_is_of_an_hour_ago(window)
    assert window.get(home(through(provider, away.url, SUBJECT))).url == DESK
    assert window.get(DESK).status_code == 200
    assert window.get(edit_page(people)).url.startswith(f"{ACCOUNT}/oidc/xac-nhan/")
    for page in ("2fa/totp/activate/", "2fa/webauthn/add/"):
        assert window.get(f"{ACCOUNT}/{page}").url.startswith(f"{ACCOUNT}/oidc/xac-nhan/"), page


def test_a_proof_given_to_the_provider_just_now_confirms_as_well(provider, people, settings):
    settings.SECOND_FACTOR = "optional"
    LinkedIdentity.objects.create(officer=people.province_administrator, issuer=provider, subject=SUBJECT)
    window = Client()
    signed_in_by(provider, window, SUBJECT)
    assert window.get(edit_page(people)).status_code == 200


def test_a_session_of_the_provider_older_than_ours_may_be_is_not_taken(provider, people, settings):
    link(people)
    window = Client()
    away = window.get(f"{ACCOUNT}/oidc/oidc/login/")
    back = through(provider, away.url, SUBJECT)
    settings.SESSION_COOKIE_AGE = -3600
    assert window.get(home(back)).status_code == 403


def test_who_has_nothing_left_to_show_signs_in_anew(provider, people, tired):
    LinkedIdentity.objects.all().delete()
    assert tired.get(edit_page(people)).url.startswith(f"{ACCOUNT}/login/")
    assert "_auth_user_id" not in tired.session
