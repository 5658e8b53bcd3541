"""From words on a page to a draft: text, doubtful places, the fields of a letter, and whether officers agreed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.letters import LETTER, SAID
from thongsuot.reading.rules import Word, agreement, draft_of, fields_of, words_of

TABLE = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n"
    "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96.5\tKính\n"
    "5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t95\tgửi\n"
    "5\t1\t1\t1\t1\t3\t0\t0\t9\t9\t31\t|\n"
    "5\t1\t1\t1\t2\t1\t0\t0\t9\t9\t41\txâ\n"
    "5\t1\t2\t1\t1\t1\t0\t0\t9\t9\t90\tĐơn\n"
)


def test_a_table_becomes_lines_and_blocks_without_the_scanners_strokes():
    draft = draft_of(words_of(TABLE))
    assert draft.text == "Kính gửi\nxâ\n\nĐơn"
    assert [draft.text[start:end] for start, end in draft.doubtful] == ["xâ"]


def test_a_letter_says_who_writes_what_to_whom_and_when():
    assert {name: value for name, value in fields_of(LETTER).items() if name != "text"} == SAID


@pytest.mark.parametrize("text", ["", "ab", "12 34", "Ảnh mờ không rõ"])
def test_a_text_that_says_nothing_of_itself_proposes_nothing(text):
    said = fields_of(text)
    assert {said[name] for name in ("name", "phone", "address", "written_on", "addressee", "title")} == {""}


def test_agreement_is_told_per_field_and_holds_no_words():
    proposed = {"name": "Trần Thị Mận", "phone": "", "title": "sửa  đường", "text": "a"}
    kept = {"name": "Trần Thị Mẫn", "phone": "0900000123", "title": "sửa đường", "address": "", "text": "a"}
    told = agreement(proposed, kept)
    assert told == {"name": "changed", "phone": "added", "title": "same", "address": "none", "text": "same"}


@given(st.text(max_size=400))
def test_any_table_gives_words(table):
    assert isinstance(words_of("head\n" + table), list)


@given(st.lists(st.tuples(st.text(min_size=1, max_size=8), st.floats(0, 100)), max_size=30))
def test_doubtful_places_are_words_of_the_text(read):
    words = [Word(text.strip() or "x", confidence, (0, 1, 1, n // 4)) for n, (text, confidence) in enumerate(read)]
    draft = draft_of(words)
    assert [draft.text[a:b] for a, b in draft.doubtful] == [word.text for word in words if word.confidence < 60]
