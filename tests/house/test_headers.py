"""Every answer of every address carries every header; what differs by place differs as it should."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.test import Client

from house.addresses import ADDRESSES, ROLES, STRANGER
from house.walking import ask, client_as
from house.world import world
from thongsuot.web.headers import ALLOWED, HEADERS, REFUSED

pytestmark = pytest.mark.django_db
OUTSIDE = ["/khong-co", "/api/v1/khong-co", "/static/web/thongsuot.css", "/static/khong-co.js", "/ban-lam-viec/"]
HIDDEN = (
    "/tra-cuu", "/to-cao", "/tro-giup/gui-to-cao/", "/huong-dan/to-cao/", "/bien-nhan-thu/", "/chup/", "/giay-moi/",
)  # fmt: skip
ELSEWHERE = re.compile(r"https?:|//|\*|unsafe-|data:.*script|blob:")


def policy_of(answer) -> dict[str, str]:
    parts = answer.headers.get("Content-Security-Policy", "").split(";")
    return {part.split()[0]: " ".join(part.split()[1:]) for part in parts if part.strip()}


def wrong_in(answer, path: str) -> list[str]:
    """Return what is missing from an answer or should not be there."""
    given, policy = answer.headers, policy_of(answer)
    wrong = [name for name, value in HEADERS.items() if given.get(name) != value]
    wrong += [f"policy {part}" for part in policy.values() if ELSEWHERE.search(part)]
    if policy.get("default-src") != "'none'":
        wrong.append("no policy")
    quiet = path.startswith(HIDDEN)
    if given.get("Referrer-Policy") != ("no-referrer" if quiet else "same-origin"):
        wrong.append(f"Referrer-Policy {given.get('Referrer-Policy')}")
    return wrong + [name for name in ("X-Powered-By", "Via", "X-AspNet-Version") if name in given]


def test_every_address_carries_every_header_for_who_may_open_it_and_for_who_may_not():
    whole, wrong = world(), {}
    for role in ROLES:
        client = client_as(role, whole)
        for name, row in ADDRESSES.items():
            if role in (STRANGER, next((one for one in ROLES if one in row.who and one != STRANGER), None)):
                answer = ask(client, name, row, whole.things)
                if found := wrong_in(answer, answer.wsgi_request.path_info):
                    wrong[f"{role} {name} {answer.status_code}"] = found
    assert wrong == {}


@pytest.mark.parametrize("path", OUTSIDE)
def test_what_has_no_page_carries_them_too(client, path):
    assert wrong_in(client.get(path), path) == []


def test_refusals_before_any_page_carry_them_too(client):
    assert wrong_in(client.get("/gui", HTTP_HOST="nha-khac.example"), "/gui") == []
    assert wrong_in(client.post("/gui", {}, CONTENT_LENGTH=str(200 * 1024 * 1024)), "/gui") == []


def test_a_page_takes_everything_from_here_and_runs_nothing_written_into_it(client):
    policy = policy_of(client.get("/gui"))
    assert policy.pop("img-src") == "'self' data:"
    assert {name: value for name, value in policy.items() if value not in ("'self'", "'none'")} == {}


def test_a_page_may_ask_nothing_of_the_device_but_keys_and_copying():
    assert not set(ALLOWED) & set(REFUSED)
    assert {"camera", "microphone", "geolocation", "usb", "payment"} <= set(REFUSED)


SEND = """
import django, json
django.setup()
from django.test import Client
client = Client()
plain = client.get("/robots.txt", HTTP_HOST="127.0.0.1")
behind = client.get("/robots.txt", HTTP_HOST="127.0.0.1", HTTP_X_FORWARDED_PROTO="https")
from django.conf import settings
names = {"cookies": [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME]}
print(json.dumps([dict(plain.headers) | names, dict(behind.headers) | names]))
"""


def _headers_with(https: str) -> list[dict]:
    """Return the headers of an answer asked for in clear, and of one through a server with TLS."""
    environment = os.environ | {"THONGSUOT_HTTPS": https, "DJANGO_SETTINGS_MODULE": "thongsuot.config.settings"}
    done = subprocess.run([sys.executable, "-c", SEND], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_behind_tls_browsers_are_told_to_stay_with_it_for_two_years():
    plain, behind = _headers_with("true")
    assert behind["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert "upgrade-insecure-requests" in behind["Content-Security-Policy"]
    assert all(name.startswith("__Host-") for name in behind["cookies"])
    assert "Strict-Transport-Security" not in plain


def test_without_tls_nothing_promises_it_and_nobody_can_claim_it():
    for headers in _headers_with("false"):
        assert "Strict-Transport-Security" not in headers
        assert "upgrade-insecure-requests" not in headers["Content-Security-Policy"]


HERE = "testserver"  # what Django's client calls us
CODE = "/tra-cuu/4715-9036-2817-4"


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "null"}, True),
        ({}, True),
        ({"Origin": f"http://{HERE}"}, True),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "null", "Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://xau.example"}, False),
        ({"Origin": "https://xau.example", "Sec-Fetch-Site": "same-origin"}, False),
    ],
)
def test_a_form_of_a_quiet_page_is_taken_and_that_of_another_site_is_not(headers, passes):
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = token = "a" * 32
    answer = client.post(CODE, {"secret": "1", "csrfmiddlewaretoken": token}, headers=headers)
    assert (answer.status_code != 403) == passes


def test_a_quiet_form_without_its_token_is_refused():
    client = Client(enforce_csrf_checks=True)
    answer = client.post(CODE, {"secret": "1"}, headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 403


def test_only_quiet_pages_may_hide_where_they_are():
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = token = "a" * 32
    answer = client.post("/gui", {"csrfmiddlewaretoken": token}, headers={"Origin": "null"})
    assert answer.status_code == 403
