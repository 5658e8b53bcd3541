"""Packages as they come from outside: believed in nothing, read no further than allowed."""

import base64
import io
import json
import zipfile
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.exchange.rules import package
from thongsuot.exchange.rules.keys import (
    Card,
    is_signed_by,
    keep,
    open_kept,
    open_sealed,
    read_card,
    same_mark,
    seal_for,
    sealing_key,
    signing_key,
)
from thongsuot.exchange.rules.package import FORMAT, MATTER, MB, SIGNATURE, Unfit, is_too_large, matter_of, pack, unpack
from thongsuot.exchange.rules.words import is_safe_address, is_text

HOUSE, OTHER = b"a" * 32, b"b" * 32
SIGNED = json.dumps({"format": FORMAT, "signature": "00", "public_key": "00"}).encode()
ROWS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    max_leaves=8,
)
CARD = Card(name="Tỉnh Lâm Đồng", prefix="4715", address="https://a.example", signing_key=HOUSE, sealing_key=OTHER)


def zipped(parts, method=zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as whole:
        for name, content in parts:
            whole.writestr(name, content)
    return out.getvalue()


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    pack(out, b'{"a":1}', b"s" * 64, HOUSE, {sha: partial(io.BytesIO, content) for sha, content in files.items()})
    return out.getvalue()


def whole(**more) -> list:
    return [(MATTER, b"{}"), (SIGNATURE, SIGNED), *more.items()]


def reason(raw: bytes) -> str:
    with pytest.raises(Unfit) as unfit:
        unpack(io.BytesIO(raw))
    return unfit.value.reason


def test_what_was_packed_comes_out_and_the_same_parts_give_the_same_bytes():
    files = {"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08": b"test"}
    raw = packed(files)
    opened = unpack(io.BytesIO(raw))
    assert (opened.words, opened.signature, opened.public_key) == (b'{"a":1}', b"s" * 64, HOUSE)
    assert {sha: opened.open(sha).read() for sha in opened.files} == files
    assert raw == packed(files)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "broken"),
        (b"PK\x03\x04 khong phai zip", "broken"),
        (zipped([(MATTER, b"{}")]), "parts"),
        (zipped([*whole(), ("../../etc/passwd", b"x")]), "parts"),
        (zipped([*whole(), ("tep/../x", b"x")]), "parts"),
        (zipped([*whole(), ("/tep/a", b"x")]), "parts"),
        (zipped([*whole(), (f"tep/{'0' * 64}", b"x")]), "hash"),
        (zipped([(MATTER, b"{}"), (SIGNATURE, b"[]")]), "signature"),
        (zipped([(MATTER, b"{}"), (SIGNATURE, b"{")]), "signature"),
        (zipped([(MATTER, b"{}"), (SIGNATURE, SIGNED.replace(b"/1", b"/9"))]), "format"),
        (zipped([*whole(), *((f"tep/{n:064d}", b"x") for n in range(101))]), "large"),
        (zipped([(MATTER, b"{}"), (SIGNATURE, SIGNED)], zipfile.ZIP_LZMA), "broken"),
        (zipped([(MATTER, b"{}"), (SIGNATURE, SIGNED)], zipfile.ZIP_BZIP2), "broken"),
        (zipped([(f"{n}", b"") for n in range(2000)]), "large"),
    ],
)
def test_what_is_no_package_is_refused_with_its_reason(raw, why):
    assert reason(raw) == why


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused():
    assert reason(zipped([*whole(), (MATTER, b'{"a":1}')])) == "parts"


def test_what_unpacks_to_far_more_than_it_is_is_read_no_further_than_allowed():
    assert reason(zipped([(MATTER, b" " * (3 * package.MB)), (SIGNATURE, SIGNED)], zipfile.ZIP_DEFLATED)) == "large"
    bomb = zipped([*whole(), (f"tep/{'0' * 64}", b"\0" * (101 * package.MB))], zipfile.ZIP_DEFLATED)
    assert len(bomb) < package.MB and reason(bomb) == "large"


def test_a_part_whose_header_lies_about_its_size_is_refused():
    raw = bytearray(zipped([(MATTER, b" " * (3 * package.MB)), (SIGNATURE, SIGNED)], zipfile.ZIP_DEFLATED))
    size = (3 * package.MB).to_bytes(4, "little")
    lied = bytes(raw).replace(size, (10).to_bytes(4, "little"))
    assert lied != bytes(raw) and reason(lied) in ("broken", "large")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw):
    try:
        unpack(io.BytesIO(raw))
    except Unfit as unfit:
        assert unfit.reason


@given(ROWS)
def test_any_words_are_a_matter_or_none(row):
    opened = package.Opened(json.dumps(row).encode(), b"", b"")
    with pytest.raises(Unfit, match="matter"):
        matter_of(opened)


def test_a_card_goes_through_a_letter_and_its_mark_is_compared_digit_by_digit():
    text = CARD.text().replace("\n", "\r\n  ")
    assert read_card(text) == CARD
    assert same_mark(CARD, CARD.mark.replace(" ", "-")) and len(CARD.mark.replace(" ", "")) == 24
    assert not same_mark(CARD, CARD.mark[:-1]) and not same_mark(CARD, "")


@pytest.mark.parametrize("text", ["", "abc", "bm90IGpzb24=", "e30=", "W10=", "x" * 5000, "é"])
def test_what_is_no_card_is_none(text):
    assert read_card(text) is None


@given(st.text(max_size=200))
def test_any_text_is_a_card_or_none(text):
    assert read_card(text) is None


def test_whatever_is_changed_in_a_card_changes_its_mark():
    changes = {"name": "Tỉnh khác", "prefix": "4716", "address": "https://b.example", "signing_key": OTHER}
    cards = [
        CARD,
        *(Card(**CARD.__dict__ | {name: other}) for name, other in (changes | {"sealing_key": HOUSE}).items()),
    ]
    assert len({card.mark for card in cards}) == 6
    moved = Card(**CARD.__dict__ | {"name": CARD.name + "4715", "prefix": "", "address": CARD.address})
    assert moved.mark != CARD.mark  # each part with its length: none can lend signs to the next


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://a.example", True),
        ("https://a.example:8443", True),
        ("http://127.0.0.1:8000", True),
        ("http://localhost", True),
        ("http://[::1]:8000", True),
        ("", True),
        ("http://a.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("https://a.example@evil.example", False),
        ("https://a.example\\@evil.example", False),
        ("https://a.example/?q=", False),
        ("https://a.example#", False),
        ("https://", False),
        ("https://a.example:port", False),
        ("https://[", False),
        ("javascript:alert(1)", False),
        ("//a.example", False),
        ("a.example", False),
    ],
)
def test_people_are_sent_only_over_https_or_to_this_machine(address, safe):
    assert is_safe_address(address) is safe


@given(st.text(max_size=60))
def test_any_address_is_safe_or_not(address):
    assert is_safe_address(address) in (True, False)


@pytest.mark.parametrize("name", ["Tỉnh\0", "Tỉnh\ud800", "Tỉnh\u202e", "Tỉnh\n"])
def test_a_card_with_signs_that_nobody_sees_is_none(name):
    row = json.loads(base64.b64decode(CARD.text())) | {"name": name}
    assert read_card(base64.b64encode(json.dumps(row).encode()).decode()) is None


@pytest.mark.parametrize("word", ["a\0b", "\ud800"])
def test_a_word_that_no_database_takes_is_no_text(word):
    assert not is_text(word) and is_text("Sửa đường\nthôn Suối Thông")


@pytest.mark.parametrize(
    ("sizes", "over"),
    [([20 * MB] * 4, False), ([20 * MB] * 5, True), ([30 * MB + 1], True), ([1] * 100, False), ([1] * 101, True)],
)
def test_a_package_is_no_larger_than_its_receiver_takes(sizes, over):
    assert is_too_large(b"{}", sizes) is over
    assert is_too_large(b" " * (2 * MB + 1), [])


def test_what_is_sealed_for_one_house_no_other_opens():
    public = bytes(sealing_key(HOUSE).public_key)
    sealed = seal_for(OTHER, public, b"key")
    assert sealed == seal_for(OTHER, public, b"key") != seal_for(HOUSE, public, b"key")
    assert open_sealed(HOUSE, sealed) == b"key" and open_sealed(OTHER, sealed) is None
    assert open_sealed(HOUSE, b"") is None
    assert open_kept(HOUSE, keep(HOUSE, b"key")) == b"key"


def test_a_signature_holds_for_its_words_and_its_signer():
    key = signing_key(HOUSE)
    public, signature = key.public_key().public_bytes_raw(), key.sign(b"words")
    assert is_signed_by(public, signature, b"words") and not is_signed_by(public, signature, b"other")
    assert not is_signed_by(b"x", signature, b"words") and not is_signed_by(public, b"", b"words")
