import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.language import folding
from thongsuot.language.folding import clean, fold, fold_exact, fold_spelling, has_marks, keeping

VIETNAMESE = st.text(alphabet="aàảãáạăắâấbcdđeéêếghiíklmnoóôốơớpqrstuúưứvxyý AÁĐÔƯ.,-\n", max_size=60)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hoà Bình", "hoa binh"),
        ("HÒA BÌNH", "hoa binh"),
        ("Đường Điện Biên Phủ", "duong dien bien phu"),
        ("\u00d0ắk Lắk", "dak lak"),
        ("thu\u00adỷ  lợi", "thuy loi"),
        ("xã\u00a0Lát\u200bcũ", "xa lat cu"),
        (unicodedata.normalize("NFD", "Phường Xuân Hương"), "phuong xuan huong"),
        ("  nhiều \t\n blanks ", "nhieu blanks"),
        ("", ""),
    ],
)
def test_the_search_key_has_no_marks_no_case_and_single_blanks(text, key):
    assert fold(text) == key


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_composed_and_decomposed_text_have_one_key(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold_exact(unicodedata.normalize("NFD", text)) == fold_exact(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("TUỲ", "tùy"),
        ("Uỷ ban", "ủy ban"),
        ("hòan", "hoàn"),
        ("cuả", "của"),
        ("ngừơi", "người"),
        ("lí", "lý"),
        ("Kĩ", "kỹ"),
        ("công ti", "công ty"),
        ("ý kiến", "í kiến"),
        ("quít", "quýt"),
        ("quí", "QÚY"),
    ],
)
def test_the_exact_key_knows_one_place_for_the_tone(one, other):
    assert fold_exact(one) == fold_exact(other)


@pytest.mark.parametrize(("one", "other"), [("má", "mà"), ("hoa", "hòa"), ("dân", "đân"), ("quý", "quy"), ("ô", "ơ")])
def test_the_exact_key_keeps_marks_apart(one, other):
    assert fold_exact(one) != fold_exact(other)


@pytest.mark.parametrize("word", ["hai", "khi", "thi", "núi", "tui", "mía", "đi", "quyết"])
def test_an_i_that_is_no_spelling_of_y_stays(word):
    assert fold_exact(word) == word
    assert fold_spelling(word) == fold(word)


@given(st.text(max_size=80))
def test_the_key_of_spellings_is_stable_and_follows_from_the_exact_one(text):
    assert fold_spelling(fold_spelling(text)) == fold_spelling(text)


@given(VIETNAMESE)
def test_what_meets_with_marks_meets_without(text):
    assert fold_spelling(fold_exact(text)) == fold_spelling(text)


@pytest.mark.parametrize("word", ["quý", "thuyền", "hoặc", "khuya", "hoài", "ngoẵng"])
def test_a_syllable_with_its_tone_in_the_only_right_place_stays(word):
    assert fold_exact(word) == word


@given(st.text(max_size=80))
def test_the_exact_key_is_stable(text):
    assert fold_exact(fold_exact(text)) == fold_exact(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("nhà\x00 số\x07 5", "nhà số 5"),
        ("ngập\u200b nước\u00ad", "ngập nước"),
        ("xã\u00a0Lát", "xã Lát"),
        ("dòng một  \ndòng hai\t\n\n", "dòng một\ndòng hai"),
        ("a\ud800b", "ab"),
        ("e\u0302\u0301", "ế"),
        ("giữ\ttab", "giữ\ttab"),
    ],
)
def test_cleaning_drops_what_nobody_sees(text, cleaned):
    assert clean(text) == cleaned


@given(st.text(max_size=120))
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(VIETNAMESE)
def test_cleaning_never_alters_a_letter(text):
    letters = [c for c in unicodedata.normalize("NFC", text) if c.isalpha()]
    assert [c for c in clean(text) if c.isalpha()] == letters


@given(st.text(max_size=120))
def test_clean_text_can_always_be_stored(text):
    assert "\x00" not in clean(text)
    clean(text).encode("utf-8")


@pytest.mark.parametrize(("text", "marked"), [("Đường ngập nước", True), ("duong ngap nuoc", False), ("", False)])
def test_a_writer_with_marks_is_told_from_one_without(text, marked):
    assert has_marks(text) is marked


@pytest.mark.parametrize("key", [fold, fold_exact, fold_spelling])
@given(st.from_regex(r"[^\W\d_]{1,9}", fullmatch=True))
def test_a_word_alone_is_read_as_among_others(key, word):
    assert key(f"{word} 1") == f"{key(word)} 1".strip()


def test_what_is_kept_is_bounded_and_tells_nothing_of_what_was_read_last(monkeypatch):
    monkeypatch.setattr(folding, "KEPT", 3)
    asked = []
    read = keeping(lambda word: asked.append(word) or word.lower())
    assert [read(word) for word in "ABCDABCD"] == list("abcdabcd")
    assert asked == list("ABCDD")  # the fourth is read each time, and puts none of the others away
    (answers,) = [cell.cell_contents for cell in read.__closure__ if isinstance(cell.cell_contents, dict)]
    read("A")
    assert [word for (word,) in answers] == list("ABC")
