"""Signing in by an outside identity: only whom an administrator linked, and never instead of the second factor."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.core.exceptions import ImmediateHttpResponse

from cast import actor, cast
from config.terminal import free_port
from people.signing import ACCOUNT, DESK
from thongsuot.config.env import Env
from thongsuot.config.identity import openid_connect
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, Refused
from thongsuot.ledger.models import Entry
from thongsuot.people import actions
from thongsuot.people.models import LinkedIdentity, Officer
from thongsuot.people.outside import OutsideIdentity

FOLDER = Path(__file__).parent / "oidc"
SERVER = "testserver"  # as Django's test client calls it
BACK = f"http://{SERVER}{ACCOUNT}/oidc/oidc/login/callback/"
SUBJECT = "cccd-khong-that-000001"


@pytest.fixture
def people(db, settings):
    settings.OIDC_ISSUER = "https://danh-tinh.example"
    return cast()


def link(people, subject=SUBJECT, who="administrator", whom="handler"):
    when = {"on": clock.today(), "at": clock.now()}
    given = {"officer_id": getattr(people, whom).pk, "subject": subject, "actor": actor(getattr(people, who))}
    actions.link_identity(**given, **when)


def test_without_a_provider_nothing_of_it_exists(client, db, settings):
    people = cast()
    assert settings.OIDC_ISSUER == ""
    assert openid_connect(Env()) == {}
    assert client.get(f"{ACCOUNT}/oidc/oidc/login/").status_code == 404
    assert client.get(f"{ACCOUNT}/oidc/oidc/login/callback/?code=1&state=2").status_code == 404
    assert "oidc" not in client.get(f"{ACCOUNT}/login/").content.decode()
    client.force_login(people.administrator)
    assert client.get(f"{DESK}quan-tri/can-bo/{people.handler.pk}/dinh-danh/").status_code == 404


def test_the_provider_is_asked_for_the_subject_alone():
    env = Env(oidc_issuer="https://danh-tinh.example/", oidc_client_id="thongsuot", oidc_client_secret="x")
    app = openid_connect(env)["openid_connect"]["APPS"][0]
    assert app["settings"]["scope"] == ["openid"]
    assert app["settings"]["oauth_pkce_enabled"] is True
    assert app["settings"]["fetch_userinfo"] is False


def test_an_administrator_links_changes_and_takes_away(people, client):
    client.force_login(people.administrator)
    page = f"{DESK}quan-tri/can-bo/{people.handler.pk}/dinh-danh/"
    for subject in ("mot", "hai"):
        assert client.post(page, {"subject": subject}).status_code == 302
        assert LinkedIdentity.objects.get().subject == subject
    client.post(page, {"subject": ""})
    assert not LinkedIdentity.objects.exists()
    rows = Entry.objects.filter(verb="people.link_identity").values()
    assert len(rows) == 3
    assert not any("mot" in str(value) for value in rows[0].values())


def test_a_subject_belongs_to_one_officer(people, client):
    link(people)
    with pytest.raises(Invalid):
        link(people, whom="head")
    client.force_login(people.administrator)
    answer = client.post(f"{DESK}quan-tri/can-bo/{people.head.pk}/dinh-danh/", {"subject": SUBJECT})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("who", "whom"), [("head", "handler"), ("administrator", "elsewhere"), ("administrator", "administrator")]
)
def test_nobody_else_links(people, who, whom):
    with pytest.raises(Refused):
        link(people, who=who, whom=whom)


def come(people, client, subject, nonce="n1"):
    """Let the provider say `subject` to the adapter, as after its answer was checked."""
    request = client.get(f"{ACCOUNT}/login/").wsgi_request
    said = SimpleNamespace(uid=subject, extra_data={"id_token": {"sub": subject, "nonce": nonce}})
    state = {"nonce": "n1", "confirming": False}
    with pytest.raises(ImmediateHttpResponse) as stopped:
        OutsideIdentity(request).pre_social_login(request, SimpleNamespace(account=said, state=state))
    return stopped.value.response


@pytest.mark.parametrize("nonce", ["n2", "", None])
def test_an_answer_to_another_question_opens_nothing(people, client, nonce):
    link(people)
    assert come(people, client, SUBJECT, nonce).status_code == 502
    assert "_auth_user_id" not in client.session


def test_an_unknown_subject_opens_nothing_and_makes_no_account(people, client):
    before = Officer.objects.count()
    answer = come(people, client, "nguoi-la")
    assert answer.status_code == 403
    assert "chưa ai gắn" in answer.content.decode()
    assert Officer.objects.count() == before


def test_a_subject_of_another_provider_is_unknown(people, client, settings):
    link(people)
    settings.OIDC_ISSUER = "https://noi-khac.example"
    assert come(people, client, SUBJECT).status_code == 403


def test_a_provider_that_does_not_answer_is_said_so(people, client, settings):
    issuer = f"http://127.0.0.1:{free_port()}"
    settings.OIDC_ISSUER = issuer
    settings.SOCIALACCOUNT_PROVIDERS = openid_connect(Env(oidc_issuer=issuer, oidc_client_id="thongsuot"))
    answer = client.get(f"{ACCOUNT}/oidc/oidc/login/")
    assert answer.status_code == 502
    assert "không trả lời" in answer.content.decode()


def test_an_answer_nobody_asked_for_opens_nothing(people, client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = openid_connect(Env(oidc_issuer="https://x.example", oidc_client_id="y"))
    assert client.get(f"{ACCOUNT}/oidc/oidc/login/callback/?code=1&state=2").status_code == 502
