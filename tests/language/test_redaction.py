"""What a public copy hides: every place of a piece, in any spelling, under a mark that tells no length."""

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.language.personal import personal
from thongsuot.language.redaction import MARK, copied, hidden, lettered, proposals

NAME = "Trần Văn Bảy"
SPELT = [
    NAME,
    unicodedata.normalize("NFD", NAME),
    "Tran Van Bay",
    "TRẦN VĂN BẢY",
    "trần văn bảy",
    "Traanf Vawn Bayr",
    "Tra6n2 Va8n Ba3y",
    "Trần  Văn\nBảy",
]
PERSONAL = [
    ("phone", "0912 345 678"),
    ("id_number", "012345678901"),
    ("email", "bay.tran@vidu.vn"),
    ("address", "số nhà 12/5 đường Hùng Vương"),
    ("link", "https://vidu.vn/0912345678"),
]


@pytest.mark.parametrize("spelt", SPELT, ids=range(len(SPELT)))
def test_a_hidden_name_is_hidden_in_every_spelling(spelt):
    title, text = copied(["Việc của ông Trần Văn Bảy", f"Nhà {spelt}, sau chợ, bị ngập."], kept=())
    assert (title, text) == (f"Việc của ông {MARK}", f"Nhà {MARK}, sau chợ, bị ngập.")


@pytest.mark.parametrize(("kind", "words"), PERSONAL, ids=[row[0] for row in PERSONAL])
def test_each_kind_is_proposed_and_hidden(kind, words):
    text = f"Liên hệ: {words}, cảm ơn."
    assert (kind, words) in [(one.kind, one.text) for one in proposals([text])]
    assert words not in copied([text], kept=())[0]


def test_the_same_number_grouped_otherwise_is_one_piece_with_two_places():
    (one,) = proposals(["Gọi 0912 345 678 nhé.", "Hoặc 0912.345.678."])
    assert (one.text, one.count) == ("0912 345 678", 2)
    assert hidden("số +84 912345678", ["0912 345 678"]) == f"số {MARK}"


def test_the_given_name_alone_is_proposed_too_but_not_the_word_it_also_is():
    found = [one.text for one in proposals(["Ông Nguyễn Văn Hoa trồng hoa. Hoa nói đã gửi đơn."])]
    assert found == ["Nguyễn Văn Hoa", "Hoa"]
    (copy,) = copied(["Ông Nguyễn Văn Hoa trồng hoa. Hoa nói đã gửi đơn."], kept=())
    assert copy == f"Ông {MARK} trồng hoa. {MARK} nói đã gửi đơn."


def test_people_of_the_matter_are_proposed_only_where_a_text_names_them():
    known = [("name", "Lê Thị Mai"), ("name", "Phạm Thị Cúc")]
    assert [one.text for one in proposals(["Nhà le thi mai bị dột."], known)] == ["le thi mai"]


def test_what_may_stay_stays_and_what_is_added_goes():
    text = "Gọi đường dây nóng 0912 345 678, gặp chủ quán phở."
    assert copied([text], kept=["0912 345 678"], more=["chủ quán phở"]) == [
        f"Gọi đường dây nóng 0912 345 678, gặp {MARK}."
    ]


def test_of_two_pieces_that_share_a_word_nothing_is_left():
    text = "Quán Hoa Mai bán phở. Bà Hoa Mai nói."
    assert copied([text], kept=(), more=["quán Hoa"]) == [f"{MARK} bán phở. Bà {MARK} nói."]


def test_a_piece_that_ends_within_a_word_or_at_a_sign_is_hidden():
    text = "Tôi ở số nhà 12/5 đường Hùng Vương cạnh trường trung học thị trấn. Ông An- tổ trưởng biết, (0912) 000 345."
    assert copied([text], kept=()) == [f"Tôi ở {MARK}. Ông {MARK} tổ trưởng biết, {MARK}."]


def test_a_longer_name_is_not_the_shorter_one_that_it_begins_with():
    assert hidden("Trần Văn An, Trần Văn Anh", ["Trần Văn An"]) == f"{MARK}, Trần Văn Anh"


def test_two_people_whose_given_names_differ_by_marks_alone_are_both_hidden():
    text = "Ông Nguyễn Văn Hoà cãi bà Trần Thị Hoa. Hoa nói Hoà sai, HÒA không nghe, Hòa trồng hoa."
    copy = f"Ông {MARK} cãi bà {MARK}. {MARK} nói {MARK} sai, {MARK} không nghe, {MARK} trồng hoa."
    assert copied([text], kept=()) == [copy]
    assert copied([text], kept=["Hoa"])[0].count("Hoa") == 1
    assert copied([text], kept=(), letters=True)[0].startswith("Ông █A█ cãi bà █B█. █B█ nói █A█ sai, █A█ không")


@pytest.mark.parametrize("text", ["a." * 10_000, "a-" * 10_000], ids=["dots", "dashes"])
def test_what_anybody_may_send_is_read_at_once(text):
    started = process_time()
    proposals([text])
    assert process_time() - started < 1


def test_one_person_has_one_letter_only_where_asked():
    text = "Ông Trần Văn Bảy cãi bà Lê Thị Mai. Tran Van Bay đã xin lỗi."
    assert copied([text], kept=())[0].count(MARK) == 3
    assert copied([text], kept=(), letters=True) == ["Ông █A█ cãi bà █B█. █A█ đã xin lỗi."]
    assert set(lettered(proposals([text])).values()) == {"A", "B"}


@given(st.sampled_from(SPELT + [words for _kind, words in PERSONAL]), st.integers(1, 4))
def test_the_length_of_a_copy_does_not_depend_on_what_it_hides(words, times):
    copy = hidden(" … ".join([words] * times), [words])
    assert copy == " … ".join([MARK] * times)


NUMBERS = st.text("0123456789 .-()/+,", min_size=8, max_size=40)
WORDS = st.sampled_from([NAME, "Ông", "bà Hoà", "CMND", "số nhà 12/5 đường Hùng Vương,", "bay@vidu.vn", "stk", "\n"])


@given(st.lists(NUMBERS | WORDS, max_size=5).map(" ".join))
def test_nothing_that_looks_personal_is_left_in_a_copy(text):
    (copy,) = copied([text], kept=())
    assert not personal(copy)


@given(st.text(max_size=300), st.lists(st.text(max_size=30), max_size=5))
def test_any_text_has_a_copy_without_the_pieces(text, pieces):
    assert isinstance(copied([text], kept=(), more=pieces)[0], str)
