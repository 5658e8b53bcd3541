"""An ID token is believed only with a public signature of the named provider's own key, meant for us, and in time."""

import json
import time

import jwt
import pytest
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa

from thongsuot.config.env import Env
from thongsuot.config.identity import openid_connect
from thongsuot.people import outside

ISSUER = "https://danh-tinh.example"
OURS, THEIRS = (rsa.generate_private_key(65537, 2048) for _one in range(2))


class Said:
    """What the provider would answer, without a network."""

    def __init__(self, content: dict):
        self.content = content

    def raise_for_status(self):
        return None

    def json(self) -> dict:
        return self.content


class Network:
    def __init__(self, issuer: str):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(OURS.public_key()))
        self.issuer, self.keys = issuer, {"keys": [public | {"kid": "k1", "alg": "RS256"}]}

    def __enter__(self):
        return self

    def __exit__(self, *_trouble):
        return None

    def get(self, address: str) -> Said:
        known = {"issuer": self.issuer, "jwks_uri": f"{ISSUER}/keys"}
        return Said(self.keys if address.endswith("/keys") else known)


@pytest.fixture
def answer(rf, settings, monkeypatch, db):
    """What reads the answer of a provider that calls itself as it was named."""
    settings.OIDC_ISSUER = ISSUER
    env = Env(oidc_issuer=ISSUER, oidc_client_id="thongsuot", oidc_client_secret="x" * 40)
    settings.SOCIALACCOUNT_PROVIDERS = openid_connect(env)
    monkeypatch.setattr(outside.OutsideIdentity, "get_requests_session", lambda _self: Network(ISSUER))
    adapter = outside.Answer(rf.get("/"), outside.PROVIDER)
    adapter.did_fetch_access_token = True  # where the library itself would not look at the signature
    return adapter


def token(key=OURS, algorithm="RS256", **changed) -> str:
    now = int(time.time())
    said = {"iss": ISSUER, "sub": "s", "aud": "thongsuot", "exp": now + 60, "iat": now, "nonce": "n"} | changed
    kept = {name: value for name, value in said.items() if value is not None}
    return jwt.encode(kept, key, algorithm, headers={"kid": "k1"})


def read(adapter, text: str) -> dict:
    return adapter._decode_id_token(adapter.get_provider().app, text)


def test_what_the_provider_signed_for_us_is_believed(answer):
    assert read(answer, token())["nonce"] == "n"


@pytest.mark.parametrize(
    "text",
    [
        token(key=THEIRS),
        token(key="a-secret-that-both-sides-would-share-with-each-other", algorithm="HS256"),
        token(key=None, algorithm="none"),
        token(iss="https://noi-khac.example"),
        token(aud="noi-khac"),
        token(aud=["thongsuot", "noi-khac"], azp="noi-khac"),
        token(exp=int(time.time()) - 3600),
        token(exp=None),
        token(sub=None),
        "khong.phai.the",
    ],
    ids=["key", "shared-secret", "unsigned", "issuer", "audience", "other-party", "old", "no-end", "nobody", "none"],
)
def test_anything_else_is_not(answer, text):
    with pytest.raises(OAuth2Error):
        read(answer, text)


def test_a_provider_that_calls_itself_by_another_name_is_refused(answer, monkeypatch):
    monkeypatch.setattr(outside.OutsideIdentity, "get_requests_session", lambda _self: Network("https://gia.example"))
    with pytest.raises(OAuth2Error):
        read(answer, token())


def test_what_leads_elsewhere_is_not_followed():
    assert outside.OutsideIdentity().get_requests_session().max_redirects == 0
