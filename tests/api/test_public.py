"""Strangers and residents over the API: submit, follow, rate; nothing learnt from a wrong code or secret."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.callers import Caller, file_of
from cast import cast
from lives import SECRET, Life
from thongsuot.cases.models import Case, Publication
from thongsuot.cases.rules.secret import hash_secret
from thongsuot.core import clock
from thongsuot.core.ids import check_digit
from thongsuot.doors.models import Brake

pytestmark = pytest.mark.django_db
LAMP = "Đèn đường thôn Suối Thông hỏng đã hai tuần."
KEY = "HTTP_IDEMPOTENCY_KEY"
UNKNOWN = "471500000001" + check_digit("471500000001")


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def stranger(people):
    return Caller()


def submitted(stranger, **given):
    answer = stranger.post("/submissions", {"text": LAMP} | given)
    assert answer.status_code == 201, answer.content.decode()
    return answer.json()


def proof(case) -> dict:
    return {"code": str(case), "secret": SECRET}


def test_a_submission_gets_code_secret_day_and_the_law_behind_it(stranger):
    receipt = submitted(stranger)
    assert len(receipt["secret"]) == 12 and receipt["due_on"] > receipt["received_on"]
    assert "20/2008" in receipt["due_source"]


def test_a_submission_may_carry_who_where_and_a_picture(stranger, people):
    receipt = submitted(
        stranger, name="Ka Hoa", phone="0900000123", place_id=str(people.commune_place.pk), files=[file_of()]
    )
    case = Case.objects.get(code=receipt["code"].replace("-", ""))
    assert (case.place, case.parties.get().name, case.channel) == (people.commune_place, "Ka Hoa", "web")


def test_the_same_key_twice_makes_one_case_and_shows_the_same_secret(stranger):
    first, second = (stranger.post("/submissions", {"text": LAMP}, **{KEY: "k" * 30}).json() for _time in range(2))
    assert first == second and Case.objects.count() == 1


def test_a_guessable_key_is_refused(stranger):
    assert stranger.post("/submissions", {"text": LAMP}, **{KEY: "1"}).status_code == 422


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"kind": "denunciation"}, "kind"),
        ({"topic": "no-such-topic"}, "topic"),
        ({"website": "http://vidu.vn"}, "website"),
        ({"accuses_person": True}, "accuses_person"),
        ({"place_id": "0197f000-0000-7000-8000-000000000000"}, "place"),
        ({"files": [{"name": "a.jpg", "content": "không phải base64"}]}, "files"),
        ({"files": [{"name": "a.jpg", "content": "UEsDBA=="}]}, "files"),
        ({"persons": 0}, "persons"),
    ],
)
def test_a_wrong_submission_is_a_sentence_that_names_the_field(stranger, given, field):
    answer = stranger.post("/submissions", {"text": LAMP} | given)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["field"] == field and answer.json()["detail"]
    assert not Case.objects.exists()


def test_an_accusation_of_a_person_is_refused_and_kept_nowhere(stranger):
    text = "Tôi tố cáo ông Trần Văn Bảy, chủ tịch xã, nhận hối lộ 50 triệu đồng."
    answer = stranger.post("/submissions", {"text": text})
    assert answer.status_code == 422 and "Bảy" not in answer.content.decode() and not Case.objects.exists()


def test_the_sentence_is_in_the_language_of_the_caller(people):
    sentences = {
        Caller(language=language).post("/submissions", {"text": ""}).json()["title"] for language in ("vi", "en")
    }
    assert len(sentences) == 2


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[1]", b'"x"', b"null", b"[" * 5000])
def test_what_is_no_json_object_gets_a_sentence(stranger, body):
    answer = stranger.post("/submissions", body)
    assert answer.status_code in (400, 422) and answer.json()["detail"]


def test_a_body_over_the_limit_is_refused_with_what_to_do(stranger):
    answer = stranger.post("/submissions", b'{"text":"' + b"x" * 2_200_000 + b'"}')
    assert (answer.status_code, answer.json()["type"]) == (413, "urn:thongsuot:too-large")


def test_a_flood_is_slowed_for_all_and_reading_is_not(stranger):
    later = clock.now() + timedelta(minutes=5)
    Brake.objects.create(name="strangers", full_until=later, tired_until=later)
    assert stranger.post("/submissions", {"text": LAMP}).status_code == 429
    assert stranger.get("/topics").status_code == 200


def test_the_code_alone_opens_three_facts(stranger):
    receipt = submitted(stranger)
    status = stranger.get(f"/status/{receipt['code']}").json()
    assert set(status) == {"code", "unit", "state", "step", "due_on"}


def test_an_unknown_code_and_no_code_at_all_get_the_same_answer(stranger):
    unknown, senseless = (stranger.get(f"/status/{code}") for code in (UNKNOWN, "abc"))
    assert (unknown.status_code, unknown.content) == (404, senseless.content)


def test_unknown_code_and_wrong_secret_cannot_be_told_apart(stranger):
    code = submitted(stranger)["code"]
    told = []
    for tried in (code, UNKNOWN):
        with CaptureQueriesContext(connection) as queries:
            answer = stranger.post("/follow", {"code": tried, "secret": "000000000000"})
        told.append((answer.status_code, answer.content, len(queries)))
    assert told[0] == told[1] and told[0][0] == 404


def test_the_sixth_wrong_secret_waits(stranger):
    code = submitted(stranger)["code"]
    answers = [stranger.post("/follow", {"code": code, "secret": "000000000000"}) for _try in range(6)]
    assert [answer.status_code for answer in answers] == [404] * 5 + [429]


def test_code_and_secret_open_the_matter(stranger):
    receipt = submitted(stranger)
    view = stranger.post("/follow", {"code": receipt["code"], "secret": receipt["secret"]}).json()
    assert view["items"][0]["request"] == LAMP
    assert set(view["verbs"]) == {"supplement", "withdraw"}


@pytest.fixture
def answered(people, settings):
    life = Life(people=people).answered()
    Case.objects.filter(pk=life.case.pk).update(secret_hash=hash_secret(settings.HOUSE_KEY, life.case.code, SECRET))
    return life.case


def test_the_answer_and_its_documents_are_read_with_the_secret(answered):
    view = Caller().post("/follow", proof(answered)).json()
    document = view["items"][0]["evidence"][0]
    answer = Caller().post(f"/follow/evidence/{document['id']}", proof(answered))
    assert answer["Content-Type"] == "image/png" and len(b"".join(answer.streaming_content)) == document["size"]


def test_a_document_that_is_not_of_the_answer_is_not_there(answered):
    other = "0197f000-0000-7000-8000-000000000000"
    assert Caller().post(f"/follow/evidence/{other}", proof(answered)).status_code == 404


def test_a_resident_rates_and_reopens(answered):
    view = Caller().post("/follow/rating", proof(answered) | {"done": [1]}).json()
    assert [item["outcome"] for item in view["items"]] == ["done", ""]
    view = Caller().post("/follow/reopening", proof(answered) | {"not_done": [2], "missing": "Cống vẫn tắc."}).json()
    assert view["status"]["state"] == "assigned"


def test_a_resident_adds_and_withdraws(stranger):
    receipt = submitted(stranger)
    mine = {"code": receipt["code"], "secret": receipt["secret"]}
    assert stranger.post("/follow/supplement", mine | {"text": "Ở gần cầu."}).status_code == 200
    assert stranger.post("/follow/withdrawal", mine).json()["status"]["state"] == "withdrawn"
    late = stranger.post("/follow/supplement", mine | {"text": "Thêm."})
    assert (late.status_code, late.json()["type"]) == (409, "urn:thongsuot:not-allowed-now")


def test_published_copies_are_found_by_words_place_and_field(answered, stranger):
    assert stranger.get("/publications", q="den duong").json()["total"] == 1
    assert stranger.get("/publications", q="không có").json()["total"] == 0
    assert stranger.get("/publications", topic="health").json()["total"] == 0


def test_a_withdrawn_copy_is_not_there(answered, stranger):
    copy = Publication.objects.get()
    assert stranger.get(f"/publications/{copy.pk}").json()["title"] == copy.title
    Publication.objects.update(withdrawn_on=copy.published_on)
    assert stranger.get(f"/publications/{copy.pk}").status_code == 404


def test_units_and_places_are_found_by_their_words(stranger, people):
    assert people.economics.name in [unit["name"] for unit in stranger.get("/units", q="phòng kinh tế").json()]
    assert [place["code"] for place in stranger.get("/places", q="don duong").json()] == ["24931"]


def test_a_due_day_is_explained(stranger):
    due = stranger.get("/due", rule="KN.FIRST", starts_on="2026-04-02", extend="5").json()
    assert due["steps"] and due["source"] and set(due["in_force"]) == {"from", "until"}


def test_a_rule_that_is_not_known_is_a_sentence(stranger):
    answer = stranger.get("/due", rule="KN.NONE", starts_on="2026-04-02")
    assert answer.status_code == 422 and answer.json()["detail"]


@pytest.mark.parametrize("path", ["/units?q=%00", "/publications?q=%00", "/places?q=a%00b", "/status/%00", "/topics"])
def test_control_characters_break_nothing(stranger, path):
    assert stranger.client.get(f"/api/v1{path}").status_code < 500
