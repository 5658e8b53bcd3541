"""Whatever is sent in place of what a security key says: the form is shown again, nothing breaks."""

import json

import pytest
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm

from cast import cast
from thongsuot.people.credentials import Bounded

pytestmark = pytest.mark.django_db
ADD = "/ban-lam-viec/tai-khoan/2fa/webauthn/add/"
DIGITS = "9" * 5_000
SENT = {
    "more digits than Python reads": DIGITS,
    "in an object": f'{{"id": {DIGITS}}}',
    "too deep": "[" * 100_000,
    "a number": "7",
    "a list": "[[{}], null]",
    "a text": '"x"',
    "nothing": "null",
    "an empty object": "{}",
    "wrong kinds": '{"id": 1, "rawId": [], "response": 7, "type": {}}',
    "an answer of wrong kinds": '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": 1}}',
    "broken answer": '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA", '
    '"attestationObject": "AA"}}',
}


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
def test_whatever_a_key_is_said_to_send_breaks_no_page(client, sent):
    client.force_login(cast().receptionist)
    client.get(ADD)
    answer = client.post(ADD, {"credential": sent, "name": "Khóa 1"})
    assert answer.status_code == 200 and answer.context["form"].errors["credential"]


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
@pytest.mark.parametrize("form", [AuthenticateWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm])
def test_nor_does_it_break_a_form_that_asks_for_the_key_again(sent, form):
    given = {} if form is LoginWebAuthnForm else {"user": cast().receptionist}
    assert form({"credential": sent}, **given).errors["credential"]


@pytest.mark.parametrize("text", [DIGITS, "[" * 100_000, "{"])
def test_what_cannot_be_read_is_no_json(text):
    with pytest.raises(json.JSONDecodeError):
        json.loads(text, cls=Bounded)


def test_what_a_key_sends_is_read():
    assert json.loads('{"a": [1, -7, "x"]}', cls=Bounded) == {"a": [1, -7, "x"]}
