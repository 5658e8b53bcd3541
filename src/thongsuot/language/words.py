"""What a text is counted by when it is compared with others: words with and without marks, and pairs of neighbours."""

import re
from collections import Counter

from thongsuot.language.folding import clean, fold, fold_exact
from thongsuot.language.keystrokes import decode_typing

LONGEST = 20_000  # characters read; what follows tells nothing new and would only cost time
LONGEST_WORD = 12  # letters; a Vietnamese syllable has seven at most
MARKED = "="  # before a word that counts with its marks

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[a-z]+")


def words(text: str) -> list[tuple[str, str]]:
    """Return the words of `text`, each without marks and as it is written; raw keystrokes are decoded first.

    Digits, signs and words of other scripts are left out, and all beyond the first 20,000 characters.
    """
    return words_of(decode_typing(clean(text[:LONGEST])))


def words_of(decoded: str) -> list[tuple[str, str]]:
    """Return the words of a text that is clean, decoded and not too long already; see `words`."""
    written = _WORD.findall(decoded.lower())
    folded = ((fold(word), word) for word in written if len(word) <= LONGEST_WORD)
    return [(plain, word) for plain, word in folded if _PLAIN.fullmatch(plain)]


def features(text: str) -> tuple[Counter[str], dict[str, str]]:
    """Return how often each word and pair of neighbours stands in `text`, and how each is written.

    A word written with marks counts once without and once with them: who types none is read by the first alone.
    """
    return counted(words(text))


def counted(found: list[tuple[str, str]]) -> tuple[Counter[str], dict[str, str]]:
    """Return the features of words that were found already; see `features`."""
    written = dict(found)
    number = Counter(plain for plain, _word in found)
    for plain, word in found:
        if plain != word:
            name = MARKED + fold_exact(word)
            number[name] += 1
            written[name] = word
    for (one, first), (two, second) in zip(found, found[1:], strict=False):
        name = f"{one} {two}"
        number[name] += 1
        written[name] = f"{first} {second}"
    return number, written
