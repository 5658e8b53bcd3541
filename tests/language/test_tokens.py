import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.language.tokens import LONGEST_WORD, tokens


def plain(text):
    return [token.plain for token in tokens(text)]


def exact(text):
    return [token.exact for token in tokens(text)]


def test_a_word_has_a_key_with_marks_and_one_without():
    assert plain("Đường số 5, HÒA Bình.") == ["duong", "so", "5", "hoa", "binh"]
    assert exact("Đường số 5, HÒA Bình.") == ["đường", "số", "5", "hòa", "bình"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lý do kỹ thuật ở Mỹ Thủy", "Lí do kĩ thuật ở Mĩ Thuỷ"),
        ("Hòa Bình của người trước", "Hoà Bình cuả ngừơi trứơc"),
        ("đường ngập nước", "dduwowngf ngaapj nuwowcs"),
        ("đường ngập nước", "d9u7o7ng2 nga65p nu7o71c"),
        ("cà phê", unicodedata.normalize("NFD", "CÀ PHÊ")),
        ("nước thải", "nư\u00adớc\u00a0thải"),
    ],
)
def test_spellings_of_the_same_words_have_the_same_keys(one, other):
    assert plain(one) == plain(other) and exact(one) == exact(other)


def test_places_are_those_of_the_text_as_given():
    text = unicodedata.normalize("NFD", "Ở Hoà Bình, nư\u00adớc ngập")
    assert [text[token.start : token.end] for token in tokens(text)] == [
        unicodedata.normalize("NFD", word) for word in ("Ở", "Hoà", "Bình", "nư\u00adớc", "ngập")
    ]


def test_a_word_longer_than_any_is_known_by_its_beginning():
    assert plain("a" * 10_000) == ["a" * LONGEST_WORD]


@given(st.text(max_size=80))
def test_every_key_is_one_word_and_stands_where_it_says(text):
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.plain.split() == [token.plain] and token.exact.split() == [token.exact]
