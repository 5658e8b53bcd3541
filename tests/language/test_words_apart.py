"""Ten thousand words of Vietnamese: with marks on, no two of them are taken for one but spellings that are listed here.

The list: every word of the shipped training texts, then their commonest pairs of neighbours (most words of Vietnamese
are written as two syllables), until there are ten thousand.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache

import pytest

from thongsuot.language.folding import fold_exact, fold_spelling
from thongsuot.language.learning import texts

SIZE = 10_000
WORD = re.compile(r"[^\W\d_]+")
TONES = "\u0300\u0301\u0303\u0309\u0323"
OPEN = ("oa", "oe", "uy")  # hòa or hoà, khỏe or khoẻ, thủy or thuỷ
CLOSED_OR_MARKED = ("ươ", "uô", "iê", "ia", "ua", "ưa")  # ngừơi, cuả: no school teaches it, people type it
BEFORE_Y = ("", "h", "k", "l", "m", "s", "t", "v", "qu")
AFTER_QUY = ("t", "n", "nh", "ch", "p")


@cache
def ten_thousand() -> tuple[str, ...]:
    singles, pairs = Counter(), Counter()
    for row in texts():
        found = WORD.findall(unicodedata.normalize("NFC", row.text).lower())
        singles.update(found)
        pairs.update(f"{one} {two}" for one, two in zip(found, found[1:], strict=False))
    words = sorted(singles) + [pair for pair, _count in pairs.most_common()]
    return tuple(words[:SIZE])


def toneless(word: str) -> tuple[str, list[str]]:
    """Return the letters without the tones, and the tones in order."""
    plain = unicodedata.normalize("NFD", word)
    letters = "".join(c for c in plain if c not in TONES)
    return unicodedata.normalize("NFC", letters), [c for c in plain if c in TONES]


def listed(syllable: str) -> tuple:
    """Return what a syllable and its listed other spellings have in common, by the lists above alone."""
    letters, tones = toneless(syllable)
    others = {start + "i" for start in BEFORE_Y} | {"qui" + end for end in AFTER_QUY}
    letters = letters.replace("i", "y") if letters in others else letters
    placed = tones if any(cluster in letters for cluster in (*OPEN, *CLOSED_OR_MARKED)) or "qu" in letters else syllable
    return letters, tuple(placed) if letters.replace("y", "i") not in others else tuple(tones)


def same(one: str, other: str) -> bool:
    return [listed(part) for part in one.split()] == [listed(part) for part in other.split()]


def test_there_are_ten_thousand_distinct_words():
    assert len(set(ten_thousand())) == SIZE


def test_no_two_words_meet_with_marks_on_but_listed_spellings():
    met = defaultdict(list)
    for word in ten_thousand():
        met[fold_exact(word)].append(word)
    groups = [words for words in met.values() if len(words) > 1]
    assert len(groups) > 20  # the list does hold other spellings
    assert [words for words in groups if not all(same(words[0], word) for word in words)] == []


@pytest.mark.parametrize("cluster", OPEN)
def test_both_places_of_the_tone_always_meet(cluster):
    starts = ("h", "kh", "l", "t", "th", "ng", "x", "ch", "")
    for start in starts:
        for tone in TONES:
            one, other = start + cluster[0] + tone + cluster[1], start + cluster + tone
            assert fold_exact(one) == fold_exact(other) and fold_spelling(one) == fold_spelling(other)


@pytest.mark.parametrize("end", ["", *AFTER_QUY])
@pytest.mark.parametrize("tone", ["", *TONES])
def test_i_and_y_always_meet_where_they_are_two_spellings(tone, end):
    starts = BEFORE_Y if not end else ("qu",)
    for start in starts:
        one, other = f"{start}i{tone}{end}", f"{start}y{tone}{end}"
        assert fold_exact(one) == fold_exact(other) and fold_spelling(one) == fold_spelling(other)


def test_i_and_y_do_not_meet_elsewhere():
    apart = ("hai hay", "tai tay", "tui tuy", "hui huy", "lui luy", "thui thuy", "nai nay")
    assert [pair for pair in apart if len({fold_exact(word) for word in pair.split()}) == 1] == []
