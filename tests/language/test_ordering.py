import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from thongsuot.language.ordering import LETTERS, name_sort_key, sort_key


def test_letters_follow_the_vietnamese_alphabet():
    vietnamese = [c for c in LETTERS if c not in "fjwz"]
    assert "".join(sorted(vietnamese, key=sort_key)) == "aăâbcdđeêghiklmnoôơpqrstuưvxy"


def test_tones_follow_level_hanging_asking_tumbling_sharp_heavy():
    assert sorted(["bạ", "bá", "bã", "bả", "bà", "ba"], key=sort_key) == ["ba", "bà", "bả", "bã", "bá", "bạ"]


def test_the_letters_of_a_syllable_count_before_its_tone_and_a_syllable_before_the_next():
    shuffled = ["bác", "bà con", "ba", "bạ", "bà", "ba ba", "bai"]
    assert sorted(shuffled, key=sort_key) == ["ba", "ba ba", "bà", "bà con", "bạ", "bác", "bai"]


def test_names_sort_by_the_given_name_then_from_the_family_name():
    names = ["Trần Thị Ánh", "Nguyễn Văn An", "Lê Ân", "Lê Thị An", "Đỗ Bình", "K'Brền"]
    assert sorted(names, key=name_sort_key) == [
        "Lê Thị An",
        "Nguyễn Văn An",
        "Trần Thị Ánh",
        "Lê Ân",
        "Đỗ Bình",
        "K'Brền",
    ]


def test_case_and_composition_play_no_part():
    assert sort_key("ĐÀ LẠT") == sort_key("đà lạt") == sort_key(unicodedata.normalize("NFD", "Đà Lạt"))


def test_the_key_of_vietnamese_text_is_plain_ascii():
    assert sort_key("Phường Xuân Hương – Đà Lạt, số 5").isascii()


@given(st.text(max_size=60))
def test_any_text_has_a_key(text):
    assert isinstance(sort_key(text), str)
    assert isinstance(name_sort_key(text), str)
