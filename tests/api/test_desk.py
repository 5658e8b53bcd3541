"""Officers over the API: a whole life by keys, the table of transitions, who sees what."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client

from api.callers import Caller, file_of
from cast import actor, cast, make_post
from lives import ANSWERS, Life
from thongsuot.api.models import Token
from thongsuot.cases.api.acts import DOINGS
from thongsuot.cases.models import Case, Publication
from thongsuot.cases.rules.transitions import BY_VERB
from thongsuot.core import clock
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def callers(people):
    return {
        name: Caller(getattr(people, name))
        for name in ("receptionist", "head", "handler", "economics_handler", "publisher", "elsewhere")
    }


def received(people):
    receipt = Caller().post("/submissions", {"text": "Đèn đường hỏng.", "place_id": str(people.commune_place.pk)})
    case = Case.objects.get(code=receipt.json()["code"].replace("-", ""))
    Case.objects.filter(pk=case.pk).update(holder_unit=people.commune)
    case.sights.update(unit=people.commune)
    return case, receipt.json()


def done(answer):
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def test_every_verb_of_an_officer_has_an_operation():
    assert {doing.verb for doing in DOINGS} == set(BY_VERB) - {"receive"}


def test_a_whole_life_is_lived_over_the_api(people, callers):
    case, receipt = received(people)
    desk, head, handler = callers["receptionist"], callers["head"], callers["economics_handler"]
    done(desk.act(case.pk, "screen", kind="feedback", topic="environment", title="Đèn đường hỏng"))
    done(desk.act(case.pk, "accept"))
    where = {"unit_id": people.economics.pk, "officer_id": people.economics_handler.pk}
    done(head.act(case.pk, "assign", **where))
    item = {"number": 1, "text": ANSWERS[1], "files": [file_of()]}
    done(handler.act(case.pk, "draft", responses=[item]))
    done(handler.act(case.pk, "submit"))
    done(head.act(case.pk, "approve"))
    copy = {
        "title": "Đèn đường",
        "question": "Đèn đường hỏng.",
        "items": [item | {"request": "Sửa đèn", "answer": "Đã sửa."}],
    }
    for one in copy["items"]:
        one.pop("files"), one.pop("text")
    assert done(callers["publisher"].act(case.pk, "publish", **copy))["state"] == "answered"
    rating = {"code": receipt["code"], "secret": receipt["secret"], "done": [1]}
    assert Caller().post("/follow/rating", rating).status_code == 200
    case.refresh_from_db()
    assert case.state == "closed"
    assert Publication.objects.get().items.get().outcome == "done"


def test_each_act_over_the_api_is_one_ledger_entry(people, callers):
    case, _receipt = received(people)
    before = Entry.objects.count()
    done(callers["receptionist"].act(case.pk, "screen", kind="feedback", topic="environment", title="Đèn"))
    done(callers["receptionist"].act(case.pk, "accept"))
    assert Entry.objects.count() == before + 2


def test_a_stale_revision_is_told(people, callers):
    case, _receipt = received(people)
    answer = callers["receptionist"].act(
        case.pk, "screen", revision=0, kind="feedback", topic="environment", title="Đèn"
    )
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:thongsuot:stale")


@pytest.mark.parametrize("days", [-1, 1, -30])
def test_an_act_is_of_today_so_that_no_late_answer_looks_punctual(people, callers, days):
    case, _receipt = received(people)
    body = {"kind": "feedback", "topic": "environment", "title": "Đèn", "on": clock.today() + timedelta(days=days)}
    answer = callers["receptionist"].act(case.pk, "screen", **body)
    assert (answer.status_code, answer.json()["field"]) == (422, "on")
    assert done(callers["receptionist"].act(case.pk, "screen", **body | {"on": clock.today()}))["state"] == "screened"


def test_an_act_in_the_wrong_step_is_told(people, callers):
    case, _receipt = received(people)
    answer = callers["receptionist"].act(case.pk, "accept")
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:thongsuot:not-allowed-now")


def test_a_colleague_without_the_role_is_refused(people, callers):
    life = Life(people=people).screened()
    answer = callers["handler"].act(life.case.pk, "accept")
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:thongsuot:refused")


@pytest.mark.parametrize("verb", [doing.verb for doing in DOINGS])
def test_an_officer_elsewhere_gets_the_same_answer_as_for_a_case_that_is_not(people, callers, verb):
    life = Life(people=people)
    body = _some_body(verb, people)
    hidden = callers["elsewhere"].act(life.case.pk, verb, **body)
    absent = callers["elsewhere"].act("0197f000-0000-7000-8000-000000000000", verb, **body)
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)
    assert hidden.status_code == (422 if verb == "join" else 404)  # a code that cannot be one is refused first


def _some_body(verb, people) -> dict:
    unit, day = str(people.office.pk), "2026-07-20"
    return {
        "screen": {"kind": "feedback", "topic": "environment", "title": "x"},
        "ask_supplement": {"missing": "x"},
        "guide": {"where": "x"},
        "return": {"reason": "unclear", "text": "x"},
        "transfer": {"unit_id": unit, "basis": "x"},
        "transfer_out": {"name": "x", "basis": "x"},
        "join": {"main_code": "x", "reason": "x"},
        "tell_apart": {"main_code": "x"},
        "split": {"parts": [{"text": "x"}, {"text": "y"}]},
        "assign": {"unit_id": unit},
        "coordinate": {"unit_id": unit, "question": "x", "due_on": day},
        "answer_coordination": {"coordination_id": unit, "text": "x"},
        "draft": {"responses": [{"number": 1, "text": "x"}]},
        "rate": {"done": [1]},
        "reopen": {"not_done": [1], "missing": "x"},
        "extend": {"days": 5, "ground": "complex"},
        "suspend": {"ground": "expert"},
        "urge": {"text": "x"},
        "answer_urge": {"text": "x"},
        "note": {"text": "x"},
        "reissue_secret": {"identity": "cccd"},
    }.get(verb, {"reason": "x"})


def test_a_list_shows_what_the_officer_sees_and_no_more(people, callers):
    life = Life(people=people)
    listed = callers["receptionist"].get("/cases", state="received").json()
    assert [one["id"] for one in listed["items"]] == [str(life.case.pk)]
    assert callers["elsewhere"].get("/cases").json()["total"] == 0


def test_a_case_shows_what_may_be_done_now(people, callers):
    life = Life(people=people).assigned()
    shown = callers["economics_handler"].get(f"/cases/{life.case.pk}").json()
    assert {"draft", "submit", "coordinate"} <= set(shown["verbs"]) and "approve" not in shown["verbs"]
    assert [lack["what"] for lack in shown["lacks"]] == ["response", "response"]


def test_a_case_names_no_person(people, callers):
    life = Life(people=people)
    life.case.parties.create(name="Ka Hoa", phone="0900000123")
    assert "Ka Hoa" not in callers["receptionist"].get(f"/cases/{life.case.pk}").content.decode()


def test_persons_are_revealed_by_an_act_with_a_reason(people, callers):
    life = Life(people=people)
    life.case.parties.create(name="Ka Hoa", phone="0900000123")
    shown = done(callers["receptionist"].act(life.case.pk, "reveal_party", reason="Gọi lại hỏi địa điểm."))
    assert shown["people"][0]["name"] == "Ka Hoa"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_asked_to_sign_in(people, method):
    case = Life(people=people).case
    call = getattr(Client(), method)
    path = f"/api/v1/cases/{case.pk}" + ("" if method == "get" else "/acts/accept")
    answer = call(path, **({} if method == "get" else {"data": "{}", "content_type": "application/json"}))
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def test_a_revoked_key_opens_nothing(people, callers):
    assert callers["head"].get("/cases").status_code == 200
    Token.objects.update(revoked_at=Token.objects.first().made_at)
    assert callers["head"].get("/cases").status_code == 401


def test_a_key_of_an_officer_who_has_left_opens_nothing(people, callers):
    type(people.head).objects.filter(pk=people.head.pk).update(is_active=False)
    assert callers["head"].get("/cases").status_code == 401


def test_a_key_does_not_grow_with_its_officer(people, callers):
    life = Life(people=people)
    assert callers["elsewhere"].get(f"/cases/{life.case.pk}").status_code == 404
    begins = clock.today() + timedelta(days=1)
    make_post(people.elsewhere, people.province, "head", since=begins)
    later = clock.now() + timedelta(days=2)
    with patch.object(clock, "now", lambda: later):
        assert callers["elsewhere"].get(f"/cases/{life.case.pk}").status_code == 404
        assert Caller(people.province_head).get(f"/cases/{life.case.pk}").status_code == 200
        assert actor(people.elsewhere, on=clock.today()).holds("head", people.province.pk)


def test_a_one_time_password_opens_nothing_of_the_api(people, client):
    type(people.head).objects.filter(pk=people.head.pk).update(must_change_password=True)
    client.force_login(people.head, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/api/v1/cases").status_code == 401


def test_a_session_reads_and_needs_the_csrf_token_to_act(people):
    life = Life(people=people).screened()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people.receptionist, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert browser.get("/api/v1/cases").status_code == 200
    path = f"/api/v1/cases/{life.case.pk}/acts/accept"
    assert browser.post(path, "{}", "application/json").status_code == 403
    browser.cookies["csrftoken"] = "a" * 32
    assert browser.post(path, "{}", "application/json", HTTP_X_CSRFTOKEN="a" * 32).status_code == 200
