"""Open311 GeoReport v2 and the feed: only what is published, in both forms; a request gets a code."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from cast import cast
from lives import Life
from thongsuot.cases.models import Case, Publication

pytestmark = pytest.mark.django_db
ROOT = "/open311/v2"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def app(people):
    return Client(raise_request_exception=False)


def ask(app, **changes):
    given = {"service_code": "environment", "description": "Rác đầu chợ chưa dọn.", "lat": "11.78", "long": "108.52"}
    return app.post(f"{ROOT}/requests.json", given | changes)


def test_discovery_names_the_endpoint_and_its_forms(app):
    endpoint = app.get(f"{ROOT}/discovery.json").json()["endpoints"][0]
    assert endpoint["specification"] == "http://wiki.open311.org/GeoReport_v2" and "text/xml" in endpoint["formats"]


def test_a_method_that_is_not_taken_is_answered_as_such_without_a_token():
    strict = Client(enforce_csrf_checks=True)
    answers = [strict.post(f"{ROOT}/{page}.json") for page in ("discovery", "services", "services/environment")]
    assert [answer.status_code for answer in answers] == [405, 405, 405]


def test_services_are_the_topics_in_both_forms(app):
    listed = app.get(f"{ROOT}/services.json").json()
    tree = ElementTree.fromstring(app.get(f"{ROOT}/services.xml").content)
    assert [one["service_code"] for one in listed] == [one.findtext("service_code") for one in tree]
    assert {one["type"] for one in listed} == {"realtime"}


def test_a_jurisdiction_may_be_named(app):
    assert app.get(f"{ROOT}/services.json", {"jurisdiction_id": "lamdong.gov.vn"}).status_code == 200


@pytest.mark.parametrize(("code", "status"), [("environment", 200), ("none", 404)])
def test_a_service_is_described(app, code, status):
    assert app.get(f"{ROOT}/services/{code}.json").status_code == status


def test_a_form_that_is_not_spoken_is_not_there(app):
    assert app.get(f"{ROOT}/services.yaml").status_code == 404


def test_a_request_makes_a_feedback_and_gets_a_code_and_a_secret(app):
    answer = ask(app, first_name="Hoa", last_name="Ka", phone="0900000123")
    made = answer.json()[0]
    case = Case.objects.get(code=made["service_request_id"].replace("-", ""))
    assert (answer.status_code, case.kind, case.topic, case.parties.get().name) == (
        201,
        "feedback",
        "environment",
        "Ka Hoa",
    )
    assert case.content.place_text == "11.78, 108.52" and any(word.isdigit() for word in made["service_notice"].split())


@pytest.mark.parametrize(
    "change",
    [
        {"service_code": "none"},
        {"description": ""},
        {"description": "x" * 20_001},
        {"description": "Tôi tố cáo ông Bảy nhận hối lộ."},
        {"phone": "0" * 40},
    ],
)
def test_a_wrong_request_is_one_error_with_a_sentence(app, change):
    answer = ask(app, **change)
    assert (answer.status_code, answer.json()[0]["code"]) == (400, 400) and answer.json()[0]["description"]
    assert not Case.objects.exists()


def test_only_published_matters_are_listed(app, people):
    Life(people=people).approved()
    assert app.get(f"{ROOT}/requests.json").json() == []


@pytest.fixture
def copy(people):
    Life(people=people).answered()
    return Publication.objects.get()


def test_a_published_matter_is_a_closed_request_under_its_own_id(app, copy):
    listed = app.get(f"{ROOT}/requests.json", {"start_date": "2026-07-01T00:00:00Z"}).json()
    assert [(one["service_request_id"], one["status"]) for one in listed] == [(str(copy.pk), "closed")]
    assert listed[0]["requested_datetime"] == "2026-07-14T17:00:00+00:00"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"start_date": "2026-07-01T00:00:00Z"}, 1),
        ({"start_date": "2026-07-16"}, 0),
        ({"start_date": "2026-07-01", "status": "open"}, 0),
        ({"start_date": "2026-07-01", "service_code": "health"}, 0),
        ({"service_request_id": "not-an-id"}, 0),
    ],
)
def test_the_list_is_narrowed(app, copy, query, count):
    assert len(app.get(f"{ROOT}/requests.json", query).json()) == count


def test_a_wrong_day_is_an_error(app, copy):
    assert app.get(f"{ROOT}/requests.json", {"start_date": "hôm qua"}).status_code == 400


def test_one_published_matter_is_read_in_xml(app, copy):
    tree = ElementTree.fromstring(app.get(f"{ROOT}/requests/{copy.pk}.xml").content)
    assert tree.findtext("request/service_request_id") == str(copy.pk)


def test_a_code_shows_only_where_a_matter_stands(app, people):
    case = Life(people=people).case
    shown = app.get(f"{ROOT}/requests/{case}.json").json()[0]
    assert shown["status"] == "open" and "description" not in shown


def test_an_unknown_code_is_not_there(app):
    assert app.get(f"{ROOT}/requests/4715.json").status_code == 404


def test_the_feed_tells_of_published_matters_and_names_no_case(app, copy):
    feed = app.get("/vu-viec/feed.atom").content.decode()
    assert copy.title in feed and f"urn:uuid:{copy.pk}" in feed
    assert str(Case.objects.get()) not in feed
