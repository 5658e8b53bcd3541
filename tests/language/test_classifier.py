"""Guessing labels of texts: learned from few, the same every time, an answer for any input."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from thongsuot.language.classifier import load
from thongsuot.language.training import train, version_of
from thongsuot.language.words import APART, LONGEST, features, words

ROADS = ["Đường thôn đầy ổ gà, xe máy hay ngã.", "Cầu gãy lan can, xe không qua được.", "Ổ gà to giữa đường làng."]
DOGS = ["Chó thả rông cắn trẻ em.", "Đàn chó nhà bên sủa và đuổi người.", "Chó dại chạy khắp xóm."]
TEXTS = [*ROADS, *DOGS] * 4
LABELS = [*["road"] * 3, *["dog"] * 3] * 4
made = train(TEXTS, LABELS)


def test_words_are_read_without_marks_and_kept_as_they_are_written():
    assert words("Ổ gà, 3 cái!") == [("o", "Ổ".lower()), ("ga", "gà"), ("cai", "cái")]


def test_raw_keystrokes_are_words_too():
    assert [plain for plain, _written in words("ddeefn dduwowfng hoongr")] == ["den", "duong", "hong"]


def test_pairs_are_counted_beside_words():
    counted, written = features("đèn đường hỏng")
    assert set(counted) == {"den", "duong", "hong", "den duong", "duong hong", f"den{APART}hong"}
    assert written["den duong"] == "đèn đường"


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
    assert (again.weights == made.weights).all() and again.guess("chó") == made.guess("chó")


def test_another_text_gives_another_version():
    assert version_of([*TEXTS, "x"], [*LABELS, "dog"]) != made.version


def test_one_label_alone_is_refused():
    with pytest.raises(ValueError, match="fewer than two"):
        train(ROADS, ["road"] * 3)


def test_a_model_that_was_saved_guesses_as_before():
    kept = io.BytesIO()
    made.save(kept)
    kept.seek(0)
    again = load(kept)
    assert (again.version, again.labels, again.names) == (made.version, made.labels, made.names)
    assert again.guess("ổ gà") == made.guess("ổ gà")


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
