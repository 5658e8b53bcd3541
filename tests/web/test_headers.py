"""What every answer carries, errors and refusals among them; what no cache may keep."""

import pytest

from cast import PASSWORD, cast
from lives import Life

pytestmark = pytest.mark.django_db
TOO_LARGE = str(200 * 1024 * 1024)
SIGNED_IN = [
    "/ban-lam-viec/",
    "/ban-lam-viec/thong-bao/",
    "/ban-lam-viec/thu-in/",
    "/ban-lam-viec/thu-in/in/",
    "/ban-lam-viec/toan-don-vi.csv",
    "/ban-lam-viec/toi/",
    "/ban-lam-viec/quan-tri/can-bo/",
    "/ban-lam-viec/quan-tri/don-vi/",
    "/ban-lam-viec/tiep-nhan/mau/don/",
    "/ban-lam-viec/khong-co/",
    "/api/v1/cases",
]


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/khong-co", 404), ("/api/v1/khong-co", 404), ("/ban-lam-viec/", 302)]
)
def test_every_answer_carries_a_policy_and_forbids_guessing(client, path, status):
    cast()
    answer = client.get(path)
    assert answer.status_code == status
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_refusal_of_a_body_too_large_carries_them_too(client):
    answer = client.post("/gui", {"text": "x"}, CONTENT_LENGTH=TOO_LARGE)
    assert answer.status_code == 413
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", SIGNED_IN)
@pytest.mark.parametrize("name", ["receptionist", "head", "administrator"])
def test_nothing_of_the_desk_is_kept_by_a_cache(client, name, path):
    client.force_login(getattr(cast(), name))
    assert "no-store" in client.get(path)["Cache-Control"]


def test_what_signing_in_shows_is_not_kept(client):
    cast()
    answer = client.post("/ban-lam-viec/tai-khoan/login/", {"login": "khong-co-ai", "password": PASSWORD})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ["/api/v1/submissions", "/open311/v2/requests.json"])
def test_an_answer_that_shows_a_secret_is_not_kept(client, path):
    Life()
    given = {"text": "Cống trước chợ tắc.", "description": "Cống trước chợ tắc.", "service_code": "environment"}
    answer = client.post(path, given, "application/json") if "api" in path else client.post(path, given)
    assert answer.status_code == 201
    assert "no-store" in answer["Cache-Control"]
