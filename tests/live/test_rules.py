"""What goes over the wire: events that a browser reads back as the same text, versions, advice, whose pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.live.rules import advice, event, origins, ref_of, seen, version_of


def read(told: bytes) -> tuple[str, str]:
    """Return id and data as a browser does (WHATWG HTML, section 9.2.6)."""
    lines = [line.partition(": ") for line in told.decode().removesuffix("\n\n").split("\n")]
    data = "\n".join(value for name, _colon, value in lines if name == "data")
    return next(value for name, _colon, value in lines if name == "id"), data


@given(st.text(alphabet=st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_a_state_is_read_as_it_was_written(html):
    assert read(event(7, html)) == ("7", html)


def test_no_line_of_a_state_can_be_taken_for_another_field():
    told = event(7, "a\r\nid: 9\rretry: 1\n\nevent: gone").decode()
    assert [line.partition(":")[0] for line in told.rstrip("\n").split("\n")] == ["id", *["data"] * 5]


@pytest.mark.parametrize(
    ("text", "version"),
    [("12", 12), ("0", 0), ("", None), (None, None), ("-1", None), ("1.5", None), ("٣", None), ("9" * 19, None)],
)
def test_what_a_page_says_it_holds(text, version):
    assert seen(text) == version


@pytest.mark.parametrize(("etag", "version"), [('"5"', 5), ('W/"5"', 5), ("", None), ("5", None), ('"năm"', None)])
def test_the_version_in_an_etag(etag, version):
    assert version_of(etag) == version


@pytest.mark.parametrize(("chance", "milliseconds"), [(0, 1000), (0.5, 3500), (0.999, 5995)])
def test_thousands_come_back_over_five_seconds(chance, milliseconds):
    assert advice(chance) == b"retry: %d\n\n" % milliseconds


def test_the_reference_in_a_path():
    assert ref_of("reception/0198/vi") == "reception:0198"


def test_pages_come_from_the_public_address_and_on_this_machine_by_each_of_its_names():
    assert origins("https://phananh.lamdong.example/") == {"https://phananh.lamdong.example"}
    assert origins("http://127.0.0.1:8000") == {f"http://{name}:8000" for name in ("127.0.0.1", "localhost", "[::1]")}
