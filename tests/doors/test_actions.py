"""The brake on strangers: holds a burst, fills with time, is one for all processes, and loses nothing typed."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import cast
from doors.solving import solution
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.core.errors import TooMany
from thongsuot.doors.actions import FORMS, challenge, forget_proofs, let_in
from thongsuot.doors.models import Brake, SpentProof
from thongsuot.doors.rules import PROVED, UNPROVED

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)
WORDS = "Đèn đường thôn Suối Thông hỏng đã hai tuần, tối đi lại rất nguy hiểm."


def passes(at=AT, proof="") -> bool:
    try:
        let_in(FORMS, at, proof)
    except TooMany:
        return False
    return True


def flood(at=None):
    later = (at or clock.now()) + timedelta(minutes=5)
    Brake.objects.create(name=FORMS, full_until=later, tired_until=later)


def test_a_burst_passes_and_the_next_waits():
    assert [passes() for _one in range(UNPROVED.burst + 1)] == [True] * UNPROVED.burst + [False]


def test_it_fills_with_time():
    Brake.objects.create(name=FORMS, full_until=AT + timedelta(seconds=10), tired_until=AT)
    assert not passes()
    assert passes(AT + timedelta(seconds=1))


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(0, 3), max_size=60))
def test_no_more_pass_than_burst_and_rate_allow(moments):
    Brake.objects.all().delete()
    Brake.objects.create(name=FORMS, full_until=AT + timedelta(seconds=9), tired_until=AT)
    passed = sum(passes(AT + timedelta(seconds=moment)) for moment in sorted(moments))
    assert passed <= 20 + 3 * 20


def test_one_thing_sent_is_one_statement(django_assert_num_queries):
    let_in(FORMS, AT)
    with django_assert_num_queries(1):
        let_in(FORMS, AT)


def test_nothing_of_the_sender_is_kept():
    assert {field.name for field in Brake._meta.fields} == {"name", "full_until", "tired_until"}
    assert {field.name for field in SpentProof._meta.fields} == {"challenge", "old_at"}


def form(**more):
    return {"token": "mot-ma-dai-de-khong-gui-hai-lan", "accused": "no", "text": WORDS, "name": "Hoa"} | more


def test_a_flood_is_told_to_wait_and_loses_nothing_typed(client):
    cast(), flood()
    answer = client.post("/gui", form())
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Chờ một phút rồi bấm gửi lại" in page and WORDS in page and 'value="Hoa"' in page
    assert not Case.objects.exists()


def test_reading_is_never_braked(client):
    cast(), flood()
    assert [client.get(page).status_code for page in ("/gui", "/vu-viec/", "/tra-cuu")] == [200, 200, 200]


def test_a_form_filled_by_a_robot_is_not_taken_and_a_person_may_send_again(client):
    cast()
    answer = client.post("/gui", form(website="https://mua-hang.example"))
    page = answer.content.decode()
    assert (answer.status_code, WORDS in page, "mua-hang" in page) == (422, True, False)
    assert client.post("/gui", form()).status_code == 200


def test_a_flood_without_proofs_does_not_slow_who_brings_one():
    flood(AT)
    assert not passes()
    assert passes(proof=solution(challenge(AT)))


def test_a_proof_lets_in_once():
    flood(AT)
    proof = solution(challenge(AT))
    assert [passes(proof=proof), passes(proof=proof)] == [True, False]


def test_a_form_sent_twice_with_its_proof_is_taken_in_ordinary_times():
    proof = solution(challenge(AT))
    assert [passes(proof=proof), passes(proof=proof)] == [True, True]


def test_proofs_have_a_limit_too_and_one_that_met_it_is_not_used_up():
    Brake.objects.create(name=f"{FORMS}+proof", full_until=AT + PROVED.one * PROVED.burst, tired_until=AT)
    proof = solution(challenge(AT))
    assert not passes(proof=proof)
    assert not SpentProof.objects.exists()
    assert passes(AT + timedelta(seconds=1), proof)


def test_whoever_sends_without_proof_for_hours_is_slowed_to_three_a_second():
    Brake.objects.create(name=FORMS, full_until=AT, tired_until=AT + UNPROVED.tiring * UNPROVED.stamina)
    assert not passes()
    assert sum(passes(AT + timedelta(seconds=10)) for _one in range(60)) == 30


def test_each_door_has_its_own_brake():
    flood(AT)
    let_in("another", AT)


def test_a_form_with_a_proof_passes_a_flood(client):
    cast(), flood()
    page = client.get("/gui").content.decode()
    assert client.post("/gui", form(proof=solution(shown(page)))).status_code == 200
    assert Case.objects.count() == 1


def test_who_was_told_to_wait_gets_a_new_sum_to_do_at_once(client):
    cast(), flood()
    page = client.post("/gui", form()).content.decode()
    assert "data-now" in page and "data-now" not in client.get("/gui").content.decode()
    assert client.post("/gui", form(proof=solution(shown(page)))).status_code == 200


def test_programs_bring_their_proof_in_a_header(client):
    cast(), flood()
    given = {"text": WORDS, "kind": "feedback"}
    proof = {"X-Proof": solution(client.get("/api/v1/proof").content.decode())}
    codes = [
        client.post("/api/v1/submissions", given, "application/json", headers=headers).status_code
        for headers in ({}, proof, proof)
    ]
    assert codes == [429, 201, 429]


def shown(page: str) -> str:
    return unescape(re.search(r'data-proof="([^"]+)"', page)[1])


def test_old_proofs_are_forgotten_and_could_not_be_used_again():
    proof = solution(challenge(AT))
    passes(proof=proof)
    assert forget_proofs(AT + timedelta(hours=2)) == 0
    assert forget_proofs(AT + timedelta(hours=3, seconds=1)) == 1
    flood(AT + timedelta(hours=3, seconds=1))
    assert not passes(AT + timedelta(hours=3, seconds=1), proof)
