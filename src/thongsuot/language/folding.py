"""Vietnamese text made equal: cleaned for storage, folded for search, folded exactly for ranking. Pure."""

import re
import unicodedata
from collections.abc import Callable

from thongsuot.language.keystrokes import syllable

TONES = "\u0300\u0301\u0303\u0309\u0323"
ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u180e"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_CLEAN = str.maketrans(
    dict.fromkeys(ZERO_WIDTH + DIRECTIONS + "\u00ad") | dict.fromkeys(BLANKS, " ") | dict.fromkeys("\u0085\u2028", "\n")
)
_CLEAN[ord("\u2029")] = "\n\n"
_FOLD = str.maketrans({"đ": "d", "Đ": "d", "Ð": "d", "ð": "d", "\u00ad": None} | dict.fromkeys(ZERO_WIDTH, " "))
_TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
_LETTERS = re.compile(r"[^\W\d_]+")
SYLLABLE = 7  # letters of the longest
KEPT = 20_000  # syllables of the language, with small letters and capitals, and what is about as short
# Where i and y are two spellings of one word: alone, after one of these consonants at the end, and after qu.
_I_AS_Y = re.compile(r"(?:[hklmstv]?|qu)(?P<i>[iíìỉĩị])|qu(?P<inner>[iíìỉĩị])(?:t|n|nh|ch|p)")
_AS_Y = str.maketrans("iíìỉĩị", "yýỳỷỹỵ")
_EITHER = re.compile(r"(?:[hklmstv]?|qu)(?P<last>[iy])|qu(?P<inner>[iy])(?:t|n|nh|ch|p)")


def clean(text: str) -> str:
    """Return `text` fit for storage: NFC, LF line ends, nothing invisible, no trailing blanks; letters stay as typed.

    Dropped: control characters but newline and tab, lone surrogates, zero-width and direction marks, soft hyphens.
    No-break and other wide blanks become a plain space. Cleaning twice changes nothing more.
    """
    kept = text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.replace("\n", " ").replace("\t", " ").isprintable():  # looking at each character takes its time
        text = text.translate(_CLEAN)
        kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", _TRAILING.sub("", kept).rstrip())


def fold(text: str) -> str:
    """Return the search key: without marks, đ as d, caseless, blanks collapsed; `Hoà`, `HÒA`, `hoa` are one.

    Where the tone stands in a syllable plays no part, as all marks go.
    """
    return _syllable(text) if len(text) <= SYLLABLE and text.isalpha() else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().translate(_FOLD))
    plain = plain.translate(_FOLD)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def fold_exact(text: str) -> str:
    """Return the key for hits with the same marks: NFC, caseless, blanks collapsed, one spelling for each word.

    Marks are kept: `má` and `mà` stay apart. The tone stands in one place (hoà → hòa, cuả → của, trứơc → trước), and
    where i and y are spellings of one word, it has y (lí → lý, mĩ → mỹ, í → ý, quít → quýt; not hai, khi, thi).
    """
    return _syllable_exact(text) if len(text) <= SYLLABLE and text.isalpha() else _fold_exact(text)


def _fold_exact(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).casefold().replace("ð", "đ").translate({0xAD: None}).translate(_CLEAN)
    spelt = _LETTERS.sub(_one_spelling, unicodedata.normalize("NFC", plain))
    return " ".join(spelt.split())


def fold_spelling(text: str) -> str:
    """Return the key without marks that spellings with i and y share: `fold`, then as `fold_exact` (lí, ly → ly).

    By it words are looked for; lists of phrases are written as `fold` gives them.
    """
    return _syllable_spelling(text) if len(text) <= SYLLABLE and text.isalpha() else _fold_spelling(text)


def _fold_spelling(text: str) -> str:
    return _LETTERS.sub(lambda found: _with_y(found[0]), fold(text))


def other_spelling(word: str) -> str:
    """Return the folded `word` as others spell it, where i and y are two spellings of it (ly, li); else nothing."""
    found = _EITHER.fullmatch(word)
    if not found:
        return ""
    at = found.start("last") if found["last"] else found.start("inner")
    return f"{word[:at]}{'y' if word[at] == 'i' else 'i'}{word[at + 1 :]}"


def keeping(each: Callable[..., str]) -> Callable[..., str]:
    """Return `each` with the answers for the first `KEPT` words kept, syllables of the language nearly all.

    Each stays where it was first met, so that what is kept never tells which words were read last, nor together.
    """
    answers: dict[tuple, str] = {}

    def answer(*word) -> str:
        found = answers.get(word)
        if found is None:
            found = each(*word)
            if len(answers) < KEPT:
                answers[word] = found
        return found

    return answer


_syllable, _syllable_exact, _syllable_spelling = (keeping(each) for each in (_fold, _fold_exact, _fold_spelling))


def has_marks(text: str) -> bool:
    """Return whether `text` is written with Vietnamese marks, beyond a stray one: at least one word in eight."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    marked = sum(1 for word in words if not word.isascii())
    return bool(words) and marked * 8 >= len(words)


def _one_spelling(match: re.Match) -> str:
    word = match[0]
    if len(word) > SYLLABLE:
        return word
    if not word.isascii():
        plain = unicodedata.normalize("NFD", word)
        tones = [mark for mark in plain if mark in TONES]
        if len(tones) == 1:
            word = syllable(unicodedata.normalize("NFC", plain.replace(tones[0], "")), tones[0]) or word
    return _with_y(word)


def _with_y(word: str) -> str:
    found = _I_AS_Y.fullmatch(word)
    if not found:
        return word
    at = found.start("i") if found["i"] else found.start("inner")
    return word[:at] + word[at].translate(_AS_Y) + word[at + 1 :]
