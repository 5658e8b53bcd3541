"""The brake on strangers: holds a burst, fills with time, is one for all processes, and loses nothing typed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import cast
from thongsuot.cases.actions.brake import BURST, slow_strangers
from thongsuot.cases.models import Brake, Case
from thongsuot.core import clock
from thongsuot.core.errors import TooMany

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)
WORDS = "Đèn đường thôn Suối Thông hỏng đã hai tuần, tối đi lại rất nguy hiểm."


def passes(at=AT) -> bool:
    try:
        slow_strangers(at)
    except TooMany:
        return False
    return True


def flood(at=None):
    Brake.objects.create(name="strangers", full_until=(at or clock.now()) + timedelta(minutes=5))


def test_a_burst_passes_and_the_next_waits():
    assert [passes() for _one in range(BURST + 1)] == [True] * BURST + [False]


def test_it_fills_with_time():
    Brake.objects.create(name="strangers", full_until=AT + timedelta(seconds=10))
    assert not passes()
    assert passes(AT + timedelta(seconds=1))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(0, 3), max_size=60))
def test_no_more_pass_than_burst_and_rate_allow(moments):
    Brake.objects.all().delete()
    Brake.objects.create(name="strangers", full_until=AT + timedelta(seconds=9))
    passed = sum(passes(AT + timedelta(seconds=moment)) for moment in sorted(moments))
    assert passed <= 20 + 3 * 20


def test_one_thing_sent_is_one_statement(django_assert_num_queries):
    slow_strangers(AT)
    with django_assert_num_queries(1):
        slow_strangers(AT)


def test_nothing_of_the_sender_is_kept():
    assert {field.name for field in Brake._meta.fields} == {"name", "full_until"}


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
