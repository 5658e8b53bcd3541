import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.language.querying import parse
from thongsuot.language.snippets import COVER, WORDS, snippet

TEXT = (
    "Kính gửi ủy ban. Nhà chúng tôi ở cuối hẻm, nhiều năm nay vẫn đi làm sớm về khuya mà chẳng có gì phải phàn nàn. "
    "Từ tháng ba tới giờ, hễ mưa là nước từ công trường tràn vào, cống trước nhà bị bùn lấp kín, trẻ con lội tới gối. "
    "Chúng tôi đã báo tổ trưởng hai lần, chưa thấy ai xuống. Mong được xem xét, xin cảm ơn các anh chị rất nhiều."
)


def marked(text, typed):
    found = snippet(text, parse(typed))
    return [text[start:end] for start, end in found.hits]


def test_the_stretch_with_most_of_the_words_is_shown():
    found = snippet(TEXT, parse("cong bi lap nuoc"))
    assert marked(TEXT, "cong bi lap nuoc") == ["nước", "công", "cống", "bị", "lấp"]
    assert str(found).startswith("… ") and str(found).endswith(" …") and len(str(found).split()) <= WORDS + 2
    assert [piece.text for piece in found.pieces if piece.hit] == ["nước", "công", "cống", "bị", "lấp"]


def test_a_text_without_a_hit_shows_its_beginning_and_a_short_one_is_shown_whole():
    assert str(snippet(TEXT, parse("karaoke"))).startswith("Kính gửi")
    assert str(snippet("Đèn  hỏng\nđã lâu.", parse("đèn"))) == "Đèn hỏng đã lâu."
    assert str(snippet("", parse("đèn"))) == str(snippet("😀", parse(""))) == ""


@pytest.mark.parametrize(
    ("text", "typed", "hits"),
    [
        ("xã Đơn Dương, đường hẹp", "đường", ["đường"]),
        ("xã Đơn Dương, duong hep", "đường", ["duong"]),
        ("xã Đơn Dương", "đường", ["Dương"]),
        ("xã Đơn Dương, đường hẹp", "duong", ["Dương", "đường"]),
    ],
)
def test_a_word_typed_with_marks_is_marked_where_it_has_the_same(text, typed, hits):
    assert marked(text, typed) == hits


@pytest.mark.parametrize(
    ("text", "typed", "hits"),
    [
        (unicodedata.normalize("NFD", "Nhà ở Hoà Bình"), "hòa bình", ["Hoà", "Bình"]),
        ("dduwowngf ngaapj nuwowcs", "đường ngập", ["dduwowngf", "ngaapj"]),
        ("đơn gửi UBND", "ủy ban nhân dân", ["UBND"]),
        ("đơn gửi ủy ban nhân dân", "ubnd", ["ủy", "ban", "nhân", "dân"]),
        ("nư\u00adớc lí do", '"nước" lý', ["nư\u00adớc", "lí"]),
    ],
)
def test_hits_are_places_in_the_text_as_given(text, typed, hits):
    assert [unicodedata.normalize("NFC", hit) for hit in marked(text, typed)] == hits


def test_personal_data_is_covered_and_never_a_hit():
    text = "Tôi là Nguyễn Văn Tám, gọi 0912 345 678, đèn hỏng."
    found = snippet(text, parse("tám đèn 0912 gọi"))
    assert "Tám" not in str(found) and "0912" not in str(found) and str(found).count(COVER) == 2
    assert [text[start:end] for start, end in found.hits] == ["gọi", "đèn"]


@pytest.mark.parametrize("text", ["a" * 1_000_000, "đèn " * 250_000, "😀" * 300_000, "0912345678 " * 90_000])
def test_a_megabyte_has_a_snippet_in_bounded_time(text):
    before = time.process_time()
    snippet(text, parse("đèn a"))
    assert time.process_time() - before < 1


@given(st.text(alphabet="đèn hỏng 09123456 Tôi là Tám\n.", max_size=200), st.text(alphabet="đèn hỏg", max_size=20))
def test_pieces_give_back_the_stretch_that_is_not_covered(text, typed):
    found = snippet(text, parse(typed))
    assert all(found.start <= start < end <= found.end for start, end in found.hits)
    if COVER not in str(found):
        shown = str(found).removeprefix("… ").removesuffix(" …")
        assert shown.split() == text[found.start : found.end].split()
