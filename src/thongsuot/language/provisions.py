"""Points, clauses and articles as people cite them, lists and ranges too: "điểm a khoản 1 và 2 Điều 5"; pure."""

import re
import unicodedata
from dataclasses import dataclass

from thongsuot.language.plain import Plain

LONGEST_RANGE = 50
_SEP = r"\s*(?:,|;|va|hoac|den|-)\s*"
# A further number of a list belongs to it only where what follows cannot be what it counts ("khoản 2, 15 hộ dân").
_GOES_ON = (
    r"(?=\s*(?:\Z|[.,;:()\-]|(?:va|hoac|den|dieu|khoan|diem|cua|luat|bo luat|nghi|thong|quy|quyet|phap|hien|ket|chi|"
    r"nay|noi|trong|tai|theo|thi|la|co|duoc)\b))"
)
_FIGURE = r"(?=[lIO]?\d)[\dlIO]{1,3}[a-e]?(?![\w/]|[.,]\d)"
_LETTER = r"[a-z]\d?(?!\w)"
_COUNTED = r"(?!\s*(?:trieu|nghin|ngan|dong|ty|m2|ha|%|nguoi|cay)\b)"


def _list(word: str, one: str, goes_on: str) -> str:
    return rf"(?:cac\s+)?\b{word}\s+(?:so\s+)?{one}{_COUNTED}(?:{_SEP}(?:{word}\s+)?{one}{goes_on})*"


_POINT, _CLAUSE, _ARTICLE = (
    _list("diem", _LETTER, ""),
    _list("khoan", _FIGURE, _GOES_ON),
    _list("dieu", _FIGURE, _GOES_ON),
)
_JOIN = r"\s*,?\s*(?:cua\s+)?"
_AFTER = rf"(?:{_JOIN}(?P<clause2>{_CLAUSE})(?:{_JOIN}(?P<point2>{_POINT}))?(?!{_SEP}?{_ARTICLE}))?"
_PROVISION = re.compile(
    rf"(?i)(?:(?P<point>{_POINT}){_JOIN})?"
    rf"(?:(?:(?P<clause>{_CLAUSE}){_JOIN})?(?P<article>{_ARTICLE}){_AFTER}|(?P<alone>{_CLAUSE}))"
)
_ONE = re.compile(
    r"(?i)(?P<to>\bden\s+|-\s*)?(?:\b(?:cac|dieu|khoan|diem|so|va|hoac)\b\s*)*(?P<it>\b[\dlIO]*[a-z]?\d?\b)"
)
_WORDS = frozenset("cac dieu khoan diem so va hoac den".split())


@dataclass(frozen=True, order=True)
class Provision:
    """Points, clauses and articles named together, at `start` up to `end` of a plain text."""

    start: int
    end: int
    article: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    point: tuple[str, ...] = ()


def provisions(read: Plain) -> list[Provision]:
    """Return what is cited of some instrument, in order; whose it is says `citations`."""
    return [_provision(read, match) for match in _PROVISION.finditer(read.text)]


def _provision(read: Plain, match: re.Match) -> Provision:
    def listed(*names: str) -> tuple[str, ...]:
        name = next((name for name in names if match[name]), None)
        return _members(read, *match.span(name)) if name else ()

    return Provision(
        *match.span(),
        article=listed("article"),
        clause=listed("clause", "clause2", "alone"),
        point=listed("point", "point2"),
    )


def _members(read: Plain, start: int, end: int) -> tuple[str, ...]:
    """Return each member of a list, ranges filled: "5 đến 8" are 5, 6, 7, 8; a letter is the one written (đ, not d)."""
    found: list[str] = []
    for match in _ONE.finditer(read.text, start, end):
        if not match["it"] or match["it"].lower() in _WORDS:
            continue
        one = _spelt(read.written(*match.span("it")))
        if match["to"] and found:
            found += _between(found[-1], one)
        found.append(one)
    return tuple(dict.fromkeys(found))


def _spelt(written: str) -> str:
    letters = unicodedata.normalize("NFC", written).lower()
    if any(c.isdecimal() for c in letters[1:]) or letters[:1].isdecimal():
        letters = re.sub(r"(?<![\d])[lio]|(?<=\d)[lio](?=\d)", lambda m: {"l": "1", "i": "1", "o": "0"}[m[0]], letters)
    return letters.lstrip("0") or letters


def _between(first: str, last: str) -> list[str]:
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= LONGEST_RANGE:
        return [str(n) for n in range(int(first) + 1, int(last))]
    return _letters_between(first, last)


_ALPHABET = "abcdđeghiklmnopqrstuvxy"


def _letters_between(first: str, last: str) -> list[str]:
    if first in _ALPHABET and last in _ALPHABET and len(first) == len(last) == 1:
        return list(_ALPHABET[_ALPHABET.index(first) + 1 : _ALPHABET.index(last)])
    return []
