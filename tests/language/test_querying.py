import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.language.abbreviations import Reading
from thongsuot.language.querying import CODE_DIGITS, KINDS, MOST_WORDS, Query, day_of, parse

TODAY = date(2026, 6, 1)
PLACES = {"Đà Lạt": ["24787", "24793"], "Lạc Dương": ["24846"]}
STEPS = {"chờ duyệt": ["submitted"]}
DAY = date(2026, 1, 5)


def asked(typed):
    """Return the parts of the question that ask anything, without the words with marks and the readings."""
    names = {"places": lambda name: PLACES.get(name, ()), "steps": lambda name: STEPS.get(name, ())}
    found = parse(typed, today=TODAY, **names)
    return {name: value for name, value in vars(found).items() if value and name not in ("exact_words", "readings")}


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("ngập nước", {"words": ("ngap", "nuoc")}),
        ('"ngập nước" đường', {"phrases": (("ngap", "nuoc"),), "words": ("duong",)}),
        ("“ngập nước” đường", {"phrases": (("ngap", "nuoc"),), "words": ("duong",)}),
        ('đường "ngập nước', {"phrases": (("ngap", "nuoc"),), "words": ("duong",)}),
        ("đường -rác -“", {"words": ("duong",), "excluded": ("rac",)}),
        ("karaoke - loa", {"words": ("karaoke", "loa")}),
        ("nơi:Đà Lạt ngập", {"place_codes": ("24787", "24793"), "words": ("ngap",)}),
        ('place:"Lạc Dương" ngập', {"place_codes": ("24846",), "words": ("ngap",)}),
        ("nơi:Nơi Không Có", {"words": ("noi", "khong", "co")}),
        ("chủ đề:Đất đai sổ đỏ", {"topic": "land", "words": ("so", "do")}),
        ("topic:land.compensation", {"topic": "land.compensation"}),
        ("loại:khiếu nại đất", {"kind": "complaint", "words": ("dat",)}),
        ("LOAI:khieu_nai đất", {"kind": "complaint", "words": ("dat",)}),
        ("kind:petition", {"kind": "petition"}),
        ("bước:chờ duyệt", {"status": "submitted"}),
        ("từ:5/1/2026 đến:5.1 đường", {"date_from": DAY, "date_to": DAY, "words": ("duong",)}),
        ("từ ngày: 05/01/2026 đường", {"date_from": DAY, "words": ("duong",)}),
        ("ngày:2026-01-05", {"date_from": DAY, "date_to": DAY}),
        ("từ:ngày 03 tháng 6 năm 2013 nước", {"date_from": date(2013, 6, 3), "words": ("nuoc",)}),
        ("từ:32/13/2026", {"words": ("32", "13", "2026")}),
        ("4715-90", {"code_part": "471590"}),
        ("4715-9036-2817-4", {"code_part": "4715903628174"}),
        ("4715 9036", {"code_part": "47159036"}),
        ("mã:9036 đường", {"code_part": "9036", "words": ("duong",)}),
        ("59/2023", {"number_part": "59/2023"}),
        ("nghị định 59/2023/NĐ-CP", {"number_part": "59/2023/nd-cp", "words": ("nghi", "dinh")}),
        ("25-NQ/TW", {"number_part": "25-nq/tw"}),
        ("số:574", {"number_part": "574"}),
        ("tháng 5/2026", {"words": ("thang", "5", "2026")}),
        ("hẻm 12/3", {"words": ("hem", "12", "3")}),
        ("lúc 12:30 nước: bẩn", {"words": ("luc", "12", "30", "nuoc", "ban")}),
        ("  ", {}),
        ("", {}),
        ("'; DROP TABLE cases; --", {"words": ("drop", "table", "cases")}),
        ("<b>đất</b>", {"words": ("b", "dat", "b")}),
        ("😀", {}),
    ],
)
def test_what_is_typed_becomes_a_question(typed, parts):
    assert asked(typed) == parts


def test_words_with_marks_are_kept_beside_and_none_where_no_mark_was_typed():
    assert parse("ngập hoà").exact_words == ("ngập", "hòa")
    assert parse("ngap hoa").exact_words == ()


def test_abbreviations_are_read_in_the_words_that_remain():
    assert parse('"một" UBND').readings == (Reading(0, 1, ("uy", "ban", "nhan", "dan")),)


@pytest.mark.parametrize("typed", ["ngập hoà bình", 'nơi:Đà Lạt "đường hẹp"', "từ:5/1/2026 lí do"])
def test_decomposed_typing_in_capitals_asks_the_same(typed):
    names = {"places": lambda name: PLACES.get(unicodedata.normalize("NFC", name).title(), ())}
    other = unicodedata.normalize("NFD", typed.upper().replace("HOÀ", "HÒA").replace("LÍ", "LÝ"))
    assert parse(other, today=TODAY, **names) == parse(typed, today=TODAY, **names)


def test_raw_keystrokes_are_read():
    assert parse("ngaapj nuwowcs").exact_words == ("ngập", "nước")


def test_every_kind_can_be_asked_for_as_its_code():
    assert [parse(f"loại:{kind}").kind for kind in KINDS] == list(KINDS)


@pytest.mark.parametrize(
    ("text", "day"),
    [("31/12", date(2025, 12, 31)), ("1.6", date(2026, 6, 1)), ("29/2", None), ("30/2/2026", None), ("5/1/26", DAY)],
)
def test_a_day_without_a_year_is_the_last_one_that_was(text, day):
    assert day_of(text, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 1_000_000, "a:" * 500_000, "nơi:a " * 200_000, '" ' * 500_000, "-a " * 300_000, "4715-" * 200_000,
        "1/" * 500_000, "😀" * 300_000, "\u202e" * 1_000_000, " " * 1_000_000, "ngày 5 tháng " * 90_000,
        "<b>" * 300_000, "ngaapj " * 150_000, "e\u0301" * 500_000, "a" * 10_000 + " đất",
    ],
)  # fmt: skip
def test_a_megabyte_is_answered_at_once_and_asks_little(typed):
    before = time.process_time()
    found = parse(typed, today=TODAY)
    assert time.process_time() - before < 1
    assert len(found.words) <= MOST_WORDS and len(found.phrases) <= MOST_WORDS and len(found.excluded) <= MOST_WORDS


@given(st.text(alphabet=st.sampled_from("aàđ:\"“”-/.0159 năơitừsố='\n\u202e"), max_size=60) | st.text(max_size=60))
def test_anything_typed_is_a_question(typed):
    found = parse(typed, today=TODAY, places=lambda name: [name], steps=lambda name: [name])
    assert isinstance(found, Query) and len(found.code_part) <= CODE_DIGITS


@pytest.mark.parametrize(
    ("typed", "withheld"),
    [
        ("0912 000 345", ("phone",)),
        ("0567000123 mất nước", ("phone",)),
        ("CCCD 099123456789", ("id_number",)),
        ("hoa@vidu.vn", ("email",)),
        ("Lữ Thị Thúy Quyên", ("name",)),
        ("ong nguyen van binh", ("name",)),
        ("Trần Phú ngập", ()),
        ("đường Nguyễn Thị Minh Khai", ()),
        ("4715 9036 2817 4", ()),
        ("4715-9036-2817-4", ()),
    ],
)
def test_personal_data_that_is_typed_is_named(typed, withheld):
    assert parse(typed).withheld == withheld
