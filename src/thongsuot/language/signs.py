"""Signs: phrases found in a text however it was typed (no marks, capitals, NFD, Telex, scan noise, misspelt). Pure."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from thongsuot.language.folding import clean, fold, fold_exact, has_marks
from thongsuot.language.keystrokes import decode_typing

_STRAY = re.compile(r"[|¬_~^*•`´]+|(?<=\s)[.·](?=\s)")
_SPACED = re.compile(r"(?<!\w)[^\W\d](?:[ .\-_*]{1,2}[^\W\d](?!\w)){3,}")
_WORDS = re.compile(r"[^\W_]+|[,.;:!?]|\n\s*\n")
_NOISE = (("rn", "m"), ("cli", "ch"), ("tli", "th"), ("kli", "kh"), ("nli", "nh"), ("vv", "w"))
_DIGIT_LETTERS = str.maketrans("0156", "olsb")
_AFTER_GI, _VOWELS = frozenset("aeou"), frozenset("aeiouy")


@dataclass(frozen=True)
class Reading:
    """A text as the signs see it: the same words three times, `exact` with marks, `folded` without, `heard` as sounds.

    `marked`: the writer uses marks, so that a phrase which reads as other words without them can insist on them.
    `text`: cleaned, raw keystrokes decoded, stray marks of scanners gone.
    """

    text: str
    exact: tuple[str, ...]
    folded: tuple[str, ...]
    heard: tuple[str, ...]
    marked: bool

    def places(self, phrase: str, *, insist: bool = False) -> list[int]:
        """Return where `phrase` (written with its marks) begins, by word.

        `insist`: in a text written with marks the phrase must have its own.
        """
        written, heard = _spelt(phrase)
        exact = _places(self.exact, written) if written[0] in self._exact_words else []
        if (insist and self.marked) or heard[0] not in self._heard_words:
            return exact
        return sorted({*exact, *_places(self.heard, heard)})

    # Nearly every phrase begins with a word that the text does not hold: one look says so.
    @cached_property
    def _exact_words(self) -> frozenset[str]:
        return frozenset(self.exact)

    @cached_property
    def _heard_words(self) -> frozenset[str]:
        return frozenset(self.heard)

    def first(self, phrases: tuple[str, ...], *, insist: bool = False) -> str | None:
        """Return the first of `phrases` that occurs, or None."""
        return next((phrase for phrase in phrases if self.places(phrase, insist=insist)), None)


@cache
def _spelt(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a phrase of our lists as its words with marks and as their sounds; never called with words of a text."""
    return tuple(fold_exact(phrase).split()), tuple(sounds(fold(phrase)).split())


def _places(words: tuple[str, ...], wanted: tuple[str, ...]) -> list[int]:
    found, at = [], -1
    while wanted[0] in words[at + 1 :]:
        at = words.index(wanted[0], at + 1)
        if words[at : at + len(wanted)] == wanted:
            found.append(at)
    return found


@cache
def sounds(folded: str) -> str:
    """Return folded words with spellings that hurried writers confuse made one: s/x, ch/tr, -n/-ng, -c/-t, i/y."""
    return " ".join(_sound(word) for word in folded.split())


def _sound(word: str) -> str:
    if word[:1] == "s":
        word = "x" + word[1:]
    elif word[:2] == "tr":
        word = "ch" + word[2:]
    elif word[:2] == "gi" and word[2:3] in _AFTER_GI:
        word = "d" + word[2:]
    if word[-2:] == "ng" and word[-3:-2] in _VOWELS:
        word = word[:-1]
    elif word[-1:] == "c" and word[-2:-1] in _VOWELS:
        word = word[:-1] + "t"
    return word.replace("y", "i") if len(word) > 1 else word


def read(text: str) -> Reading:
    """Return the reading of `text`, which need not be clean. Nothing of it is kept: it may be a denunciation."""
    return read_decoded(decode_typing(clean(text)))


def read_decoded(decoded: str) -> Reading:
    """Return the reading of a text that is clean and whose raw keystrokes are decoded already."""
    whole = _STRAY.sub(" ", decoded)
    words = _WORDS.findall(_SPACED.sub(_join_spaced, whole))
    exact = tuple("." if word.isspace() else fold_exact(word) for word in words)
    folded = tuple(repair(fold(word)) or word for word in exact)
    heard = tuple(_sound(word) for word in folded)
    return Reading(text=whole, exact=exact, folded=folded, heard=heard, marked=has_marks(whole))


def _join_spaced(match: re.Match) -> str:
    """Return letters set apart (T Ố  C Á O) as words: wider gaps part words, and a vowel run ends a syllable."""
    return " " + re.sub(r"(?<=\w)[.\-_*]? ?(?=\w(?!\w))", "", match[0]) + " "


def repair(word: str) -> str:
    """Return a folded word with what scanners and evaders put in place of letters set right."""
    if word.isdecimal() or not any(c.isalpha() for c in word):
        return word
    word = word.translate(_DIGIT_LETTERS) if any(c.isdecimal() for c in word) else word
    for wrong, right in _NOISE:
        word = word.replace(wrong, right)
    return word
