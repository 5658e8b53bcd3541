"""The search on texts and questions of other hands: a right text among the first five; spelling plays no part."""

import unicodedata

import pytest

from thongsuot.config.bench.found import found, indexed, rows_of
from thongsuot.language.finding import search
from thongsuot.language.folding import fold
from thongsuot.language.querying import parse

FIRST = 50
PAIRS = "òa oà óa oá ỏa oả õa oã ọa oạ ủy uỷ úy uý ùy uỳ ụy uỵ".split()
TWO_PLACES = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))


@pytest.fixture(scope="module")
def index():
    return indexed()


def first_fifty(index, typed):
    return {key for key, _score in search(index, parse(typed), units=None, limit=FIRST).hits}


def other_placement(text):
    for one, other in TWO_PLACES.items():
        text = text.replace(one, other) if one in text else text.replace(other, one)
    return text


QUESTIONS = [row["query"] for part in ("pairs", "report") for row in rows_of(f"{part}/search")]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("capitals", str.upper),
        ("decomposed", lambda text: unicodedata.normalize("NFD", text)),
        ("the tone elsewhere", other_placement),
        ("blanks nobody sees", lambda text: "\u200b" + text.replace(" ", "\u00a0 ")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_spelling_finds_the_same_in_the_same_order(index, name, change):
    apart = [typed for typed in QUESTIONS if first_fifty(index, change(typed)) != first_fifty(index, typed)]
    assert apart == []
    assert any(change(typed) != typed for typed in QUESTIONS)


def test_without_marks_the_same_set_is_found(index):
    assert [typed for typed in QUESTIONS if first_fifty(index, fold(typed)) != first_fifty(index, typed)] == []


def test_a_right_text_is_among_the_first_five_for_97_of_100_questions():
    figures = {one.name: one.value for one in found()}
    assert figures["language.search.five"] >= 97
    assert min(figures["language.search.with_marks.five"], figures["language.search.without_marks.five"]) >= 95
