"""What a text is counted by when it is compared with others: words without marks, pairs, and pairs one apart."""

import re
from collections import Counter

from thongsuot.language.folding import clean, fold
from thongsuot.language.keystrokes import decode_typing

LONGEST = 20_000  # characters read; what follows tells nothing new and would only cost time
LONGEST_WORD = 12  # letters; a Vietnamese syllable has seven at most
APART = " … "

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[a-z]+")


def words(text: str) -> list[tuple[str, str]]:
    """Return the words of `text`, each without marks and as it is written; raw keystrokes are decoded first.

    Digits, signs and words of other scripts are left out, and all beyond the first 20,000 characters.
    """
    written = _WORD.findall(decode_typing(clean(text[:LONGEST])).lower())
    folded = ((fold(word), word) for word in written if len(word) <= LONGEST_WORD)
    return [(plain, word) for plain, word in folded if _PLAIN.fullmatch(plain)]


def features(text: str) -> tuple[Counter[str], dict[str, str]]:
    """Return how often each word, pair of neighbours and pair one apart stands in `text`, and how each is written."""
    found = words(text)
    written = dict(found)
    counted = Counter(plain for plain, _word in found)
    for between, later in ((" ", found[1:]), (APART, found[2:])):
        for (one, first), (two, second) in zip(found, later, strict=False):
            name = f"{one}{between}{two}"
            counted[name] += 1
            written[name] = f"{first}{between}{second}"
    return counted, written
