"""Vietnamese text made equal: cleaned for storage, folded for search, folded exactly for ranking. Pure."""

import re
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
QUALITIES = "\u0302\u0306\u031b"
ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u180e"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_CLEAN = str.maketrans(
    dict.fromkeys(ZERO_WIDTH + DIRECTIONS + "\u00ad") | dict.fromkeys(BLANKS, " ") | dict.fromkeys("\u0085\u2028", "\n")
)
_CLEAN[ord("\u2029")] = "\n\n"
_FOLD = str.maketrans({"đ": "d", "Đ": "d", "Ð": "d", "ð": "d", "\u00ad": None} | dict.fromkeys(ZERO_WIDTH, " "))
_TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
_OPEN_CLUSTER = re.compile(
    rf"(?<!q)(?P<first>o(?=[{TONES}]?[ae])|u(?=[{TONES}]?y))(?P<early>[{TONES}]?)"
    rf"(?P<second>[aey])(?P<late>[{TONES}]?)(?P<next>(?![{QUALITIES}{TONES}])[^\W\d_]?)"
)


def clean(text: str) -> str:
    """Return `text` fit for storage: NFC, LF line ends, nothing invisible, no trailing blanks; letters stay as typed.

    Dropped: control characters but newline and tab, lone surrogates, zero-width and direction marks, soft hyphens.
    No-break and other wide blanks become a plain space. Cleaning twice changes nothing more.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", _TRAILING.sub("", kept).rstrip())


def fold(text: str) -> str:
    """Return the search key: without marks, đ as d, caseless, blanks collapsed; `Hoà`, `HÒA`, `hoa` are one.

    Where the tone stands in a syllable plays no part, as all marks go.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().translate(_FOLD))
    plain = plain.translate(_FOLD)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def fold_exact(text: str) -> str:
    """Return the key for hits with the same marks: NFC, caseless, blanks collapsed, tone placed one way (hoà → hòa).

    Marks are kept: `má` and `mà` stay apart.
    """
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold().replace("ð", "đ"))
    plain = _OPEN_CLUSTER.sub(_place_tone, plain.translate({0xAD: None}).translate(_CLEAN))
    return " ".join(unicodedata.normalize("NFC", plain).split())


def has_marks(text: str) -> bool:
    """Return whether `text` is written with Vietnamese marks, beyond a stray one: at least one word in eight."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    marked = sum(1 for word in words if not word.isascii())
    return bool(words) and marked * 8 >= len(words)


def _place_tone(match: re.Match) -> str:
    tone = match["early"] or match["late"]
    if not tone or (match["early"] and match["late"]):
        return match[0]
    if match["next"]:
        return match["first"] + match["second"] + tone + match["next"]
    return match["first"] + tone + match["second"]
