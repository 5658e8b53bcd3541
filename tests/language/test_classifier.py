"""Guessing labels of texts: learned from few, the same every time, an answer for any input."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from thongsuot.language.classifier import key, load
from thongsuot.language.learning import model
from thongsuot.language.seen import Seen
from thongsuot.language.training import COMMON, train, version_of
from thongsuot.language.words import LONGEST, features, words

ROADS = ["Đường thôn đầy ổ gà, xe máy hay ngã.", "Cầu gãy lan can, xe không qua được.", "Ổ gà to giữa đường làng."]
DOGS = ["Chó thả rông cắn trẻ em.", "Đàn chó nhà bên sủa và đuổi người.", "Chó dại chạy khắp xóm."]
TEXTS = [*ROADS, *DOGS] * 4
LABELS = [*["road"] * 3, *["dog"] * 3] * 4
made = train(TEXTS, LABELS)


def test_words_are_read_without_marks_and_kept_as_they_are_written():
    assert words("Ổ gà, 3 cái!") == [("o", "Ổ".lower()), ("ga", "gà"), ("cai", "cái")]


def test_raw_keystrokes_are_words_too():
    assert [plain for plain, _written in words("ddeefn dduwowfng hoongr")] == ["den", "duong", "hong"]


def test_pairs_and_words_with_their_marks_are_counted_beside_words():
    counted, written = features("đèn đường hỏng")
    assert set(counted) == {"den", "duong", "hong", "=đèn", "=đường", "=hỏng", "den duong", "duong hong"}
    assert written["den duong"] == "đèn đường"


def test_who_types_no_marks_is_counted_by_plain_words_alone():
    assert set(features("den duong")[0]) == {"den", "duong", "den duong"}


@pytest.mark.parametrize(
    ("text", "label"),
    [("xe ngã vì ổ gà", "road"), ("xe nga vi o ga", "road"), ("XE NGÃ VÌ Ổ GÀ", "road"), ("bị chó cắn", "dog")],
)
def test_a_text_in_other_words_and_letters_is_known(text, label):
    best = made.guess(text)[0]
    assert best.label == label and best.share > 0.5 and best.reason


def test_the_reason_is_said_as_the_person_wrote_it():
    assert "gà" in made.guess("Có Ổ GÀ trước nhà")[0].reason


def test_all_shares_together_are_one():
    assert sum(each.share for each in made.guess("chó ngoài đường", most=2)) == pytest.approx(1, abs=0.01)


def test_the_same_texts_give_the_same_model():
    again = train(TEXTS, LABELS)
    assert again.version == made.version == version_of(TEXTS, LABELS)
    assert again.as_bytes() == made.as_bytes() and again.guess("chó") == made.guess("chó")


def test_another_text_gives_another_version():
    assert version_of([*TEXTS, "x"], [*LABELS, "dog"]) != made.version


def test_one_label_alone_is_refused():
    with pytest.raises(ValueError, match="fewer than two"):
        train(ROADS, ["road"] * 3)


def test_a_model_that_was_saved_guesses_as_before(tmp_path):
    (tmp_path / "kept.model").write_bytes(made.as_bytes())
    for again in (load(made.as_bytes()), load(tmp_path / "kept.model")):
        assert (again.version, again.labels, list(again.keys)) == (made.version, made.labels, list(made.keys))
        assert again.guess("ổ gà") == made.guess("ổ gà")


def test_no_word_can_be_read_out_of_a_model():
    assert b"duong" not in made.as_bytes() and "đường".encode() not in made.as_bytes()


@pytest.mark.parametrize("broken", [b"", b"{}", made.as_bytes()[:-1], b"[" + made.as_bytes()], ids=range(4))
def test_a_broken_file_is_refused(broken):
    with pytest.raises(ValueError):
        load(broken)


MATTERS = [f"Chú Bảy Hường ở ấp số {number} báo cống nghẹt nước, đèn tắt" for number in range(COMMON)]


def test_of_peoples_matters_a_word_that_few_share_never_enters_a_model():
    few = MATTERS[: COMMON - 1]
    learned = train([*TEXTS, *few], [*LABELS, *["road"] * len(few)], decided=len(few))
    assert set(learned.keys) == set(made.keys)


def test_a_word_that_many_matters_share_does():
    learned = train([*TEXTS, *MATTERS], [*LABELS, *["road"] * len(MATTERS)], decided=len(MATTERS))
    assert key("cong nghet") in set(learned.keys)
    assert learned.guess("cống nghẹt")[0].label == "road"


ODD = [
    "", "a", "a" * 1_000_000, "😀" * 500, "đường дорога 道路", "'; DROP TABLE cases; --", "<b>đường</b>",
    "\u202eđường", "x" * 10_000, "\x00\ud800", "1 2 3", "đường " * 200_000,
]  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_any_input_has_an_answer_in_bounded_work(text):
    assert len(words(text)) <= LONGEST and len(made.guess(text)) == 2


@given(some.text(max_size=300))
def test_a_guess_never_fails_and_never_sums_to_more_than_one(text):
    assert sum(each.share for each in made.guess(text)) <= 1.01


def test_a_text_is_looked_up_once_for_all_models_that_learned_from_the_same_texts():
    looked = Seen("Đèn đường trước nhà hỏng mấy tháng nay, đề nghị sửa.")
    for name in ("topic", "kind", "urgent", "level"):
        assert model(name).guess(looked) == model(name).guess(looked.text)
    assert list(looked.known) == [model("topic").vocabulary]


def test_a_model_with_other_words_looks_a_text_up_for_itself():
    looked = Seen("Đường thôn có ổ gà")
    shipped = model("topic").guess(looked)
    assert made.guess(looked) == made.guess(looked.text)
    assert len(looked.known) == 2 and model("topic").guess(looked) == shipped
