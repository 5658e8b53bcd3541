"""When a message may go, when it is tried again, and which words it may carry."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thongsuot.notices
from thongsuot.core.clock import LEGAL_ZONE
from thongsuot.notices import rules

FOLDER = Path(thongsuot.notices.__file__).parent / "data" / "messages"
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 hypothesis wants naive bounds


def local(day, hour, minute=0):
    return datetime(2026, 8, day, hour, minute, tzinfo=LEGAL_ZONE)


@pytest.mark.parametrize(
    "now, goes",
    [
        (local(14, 12), local(14, 12)),
        (local(14, 7), local(14, 7)),
        (local(14, 20, 59), local(14, 20, 59)),
        (local(14, 21), local(15, 7)),
        (local(14, 23, 59), local(15, 7)),
        (local(14, 0), local(14, 7)),
        (local(14, 6, 59), local(14, 7)),
    ],
)
def test_at_night_a_message_waits_for_seven_o_clock(now, goes):
    assert rules.may_go_at(now, urgent=False) == goes


@given(instants)
def test_an_urgent_message_goes_at_any_hour(instant):
    assert rules.may_go_at(instant, urgent=True) == instant


@given(instants)
def test_no_message_ever_waits_more_than_ten_hours_or_goes_at_night(instant):
    goes = rules.may_go_at(instant, urgent=False)
    assert timedelta(0) <= goes - instant <= timedelta(hours=10)
    assert not rules.is_quiet(goes)


def test_tries_grow_apart_and_then_end():
    at = datetime(2026, 8, 14, tzinfo=UTC)
    waits = [(rules.next_try(n, at) - at).total_seconds() / 60 for n in range(1, 7)]
    assert waits == [1, 5, 30, 120, 720, 1440]
    assert rules.next_try(7, at) is None


@pytest.mark.parametrize("template", sorted(rules.TEMPLATES))
@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_every_template_is_written_in_both_languages(template, language):
    lines = (FOLDER / f"{template}.{language}.txt").read_text().strip().splitlines()
    assert len(lines) >= 2 and all(lines[:2])


def test_no_template_lies_there_unused():
    assert {path.name.rsplit(".", 2)[0] for path in FOLDER.glob("*.txt")} == rules.TEMPLATES


@pytest.mark.parametrize(
    "template, params, language",
    [
        ("no-such", {}, "vi"),
        ("received", {"name": "Hoa"}, "vi"),
        ("received", {"text": "x"}, "vi"),
        ("received", {}, "fr"),
    ],
)
def test_a_message_cannot_carry_names_or_content(template, params, language):
    with pytest.raises(ValueError):
        rules.check(template, params, language)


def test_the_gateway_s_document_and_signature_are_as_documented():
    body = rules.gateway_body(message_id="7", to="0912345678", text="Đã nhận")
    assert body == '{"id": "7", "to": "0912345678", "text": "Đã nhận"}'.encode()
    assert rules.signature(b"key", b"body") == (
        "sha256=515aae133b435d4000956731f68ae5cf5eb85d4f0dc6a546d2bfcd3595ec1ae1"
    )
