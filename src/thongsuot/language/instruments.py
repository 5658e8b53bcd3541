"""Where a text names an instrument of law or of the Party: by its number, its bare number, or its name. Pure.

A number may be written with scanner's noise: other dashes, blanks around the slash, the letters l and O for 1 and 0.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from thongsuot.language import instrument_words as words
from thongsuot.language.dates import FULL, full_day
from thongsuot.language.folding import fold
from thongsuot.language.plain import Plain

_FIGURES = r"(?=[OolI]{0,2}\d)[\dOolI]{1,5}[a-z]?"
_YEAR = r"(?:19|2[0Oo])[\dOolI]{2}"
_SLASH, _DASH = r"\s{0,2}/\s{0,2}", r"\s{0,2}[-_]\s{0,2}"
_KINDS = "|".join(kind.replace(" ", r"\s+") for kind in sorted(words.KIND_WORDS, key=len, reverse=True))
_TYPES = "|".join(sorted(words.TYPES, key=len, reverse=True)).replace("ND|", r"N\s?D|").replace("QD|", r"Q\s?D|")
_BODY = r"(?:T\s?\.\s?[UW]\b|T\s[UW]\b|[A-Z][A-Z&]{0,11}(?:-[A-Z&]{2,10}){0,2})"
_ASSEMBLY = r"(?:Q\s?H|(?:(?:PL|NQ)\s?-\s?)?U\s?B\s?T\s?V\s?Q\s?H)\s?[\dlI]{1,2}"
_NUMBER = re.compile(
    rf"(?i)(?<![\w/.\-])(?P<no>{_FIGURES})(?:"
    rf"{_SLASH}(?:(?P<year>{_YEAR}){_SLASH})?(?:(?P<house>{_ASSEMBLY})|(?P<type>{_TYPES}){_DASH}(?P<body>{_BODY}))"
    rf"|{_DASH}(?P<ptype>{_TYPES}){_SLASH}(?P<pbody>{_BODY})"
    r"|/(?-i:(?P<letter>[A-Z]{2,8}-[A-Z&]{2,10}))"
    r")(?![\w])"
)
_BEFORE = re.compile(rf"(?i)\b(?P<kind>{_KINDS})(?:\s+(?:ca biet|hanh chinh|chung))?\s*(?:so)?\s*[:.]?\s*\Z")
_BARE = re.compile(
    rf"(?i)\b(?P<kind>{_KINDS})\s+(?P<said>so\s*[:.]?\s*)?(?P<no>{_FIGURES})(?:{_SLASH}(?P<year>{_YEAR}))?"
    r"(?!\w|\s{0,2}/|[.,]\d|\s{0,2}[-_]\s?[A-Z])"
)
_BARE_ENDS = re.compile(
    r"(?i)\s*(?:\Z|[.,;:()\-–\"”]|(?:cua|ve|ngay|nam|va|hoac|do|theo|quy dinh|nay|tren|noi tren)\b)"
)


def _named(kinds: str, names: list[str]) -> str:
    longest_first = sorted((fold(name) for name in names), key=len, reverse=True)
    listed = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace(",", r"\s*,") for name in longest_first)
    return rf"(?P<{kinds}>{listed})"


_BY_NAME = {
    "code": {fold(name): name for name in words.CODES},
    "law": {fold(name): name for name in words.LAWS},
    "ordinance": {fold(name): name for name in words.ORDINANCES},
    "constitution": {},
}
_NAME = re.compile(
    rf"(?i)\b(?:bo\s+luat\s+(?:ve\s+)?{_named('code', words.CODES)}|luat\s+(?:ve\s+)?{_named('law', words.LAWS)}"
    rf"|phap\s+lenh\s+(?:ve\s+)?{_named('ordinance', words.ORDINANCES)}"
    rf"|(?P<constitution>hien\s+phap)(?=\s*,?\s*(?:nam\s+)?\d))"
    rf"(?!\w)(?:\s*[,(]?\s*(?:nam\s+)?(?P<year>{_YEAR})(?![\w/]|[.,\-]\d)\)?)?"
)
_CONGRESS = re.compile(
    r"(?i)\bnghi\s+quyet\s+(?:so\s+\d+\s+)?(?:cua\s+)?(?:dai\s+hoi|dang\s+bo|hoi\s+nghi|trung\s+uong)\b[^.,;:()\n\"“”]{0,70}?"
    r"\b(?-i:[IVXL]{1,6})\b(?:\s+cua\s+dang\b)?"
)
_LAW_NUMBER = re.compile(r"(?i)\s*[,(]?\s*(?:bo\s+luat|luat|phap\s+lenh)?\s*(?:so)?\s*[:.]?\s*")
_DATED = re.compile(rf"(?i)\s*[,(]?\s*(?:{FULL})|\s*,?\s+nam\s+(?P<only>{_YEAR})(?![\w/])")
_DAY_BEHIND = re.compile(rf"(?i)\s*,?\s+{FULL}")
_SPOKEN = "|".join(name.replace(" ", r"\s+") for name in sorted(words.SPOKEN, key=len, reverse=True))
_PLACE = (
    r"(?:\s+(?:tinh|thanh pho|tp\.?|huyen|quan|xa|phuong|thi tran|thi xa|dac khu|khoi))?"
    r"(?:\s+(?-i:[A-Z])\w*(?:\.\w+)*){0,5}"
)
_ISSUER = re.compile(rf"(?i)[\s,(]*cua\s+(?:(?P<spoken>{_SPOKEN})\b|(?P<local>(?:{words.LOCAL})\b{_PLACE}))")


@dataclass(frozen=True)
class Mention:
    """An instrument named at `start` up to `end` of a plain text; `number` in its normal form, None where none is."""

    start: int
    end: int
    kind: str
    number: str | None = None
    issuer: str = ""
    date: datetime.date | None = None
    year: int | None = None
    name: str = ""


def mentions(read: Plain) -> list[Mention]:
    """Return the instruments named in a text, in order, never overlapping; the surer ways of naming first."""
    found = [_numbered(read, match) for match in _NUMBER.finditer(read.text)]
    found = _with_names(read, found)
    taken = covered(found)
    for pattern, made in ((_BARE, _bare), (_CONGRESS, _congress)):
        for match in pattern.finditer(read.text):
            one = made(read, match)
            if one and taken.isdisjoint(range(one.start, one.end)):
                found.append(one)
                taken.update(range(one.start, one.end))
    return sorted(found, key=lambda one: one.start)


def covered(found: Iterable) -> set[int]:
    """Return every place of the plain text that one of `found` covers."""
    return {at for one in found for at in range(one.start, one.end)}


def _numbered(read: Plain, match: re.Match) -> Mention:
    number, kind, issuer = _normal(read, match)
    before = _BEFORE.search(read.text[max(0, match.start() - 60) : match.start()])
    start = match.start() - (len(before[0]) if before else 0)
    said = words.KIND_WORDS[" ".join(before["kind"].lower().split())] if before else ""
    year = int(_digits(match["year"])) if match["year"] else None
    return _dated(read, Mention(start, match.end(), said or kind, number, issuer, year=year))


def _normal(read: Plain, match: re.Match) -> tuple[str, str, str]:
    """Return the number in its normal form, with the kind and the issuer that it tells by itself."""
    first = _digits(match["no"])
    year = f"/{_digits(match['year'])}" if match["year"] else ""
    if match["house"]:
        return f"{first}{year}/{_house(match['house'])}", *_of_house(match["house"])
    if match["letter"]:
        body = _letter(read, match)
        return f"{first}/{body}", "letter", _name(body.split("-")[0])
    group = "type" if match["type"] else "ptype"
    code, kind = words.TYPES[re.sub(r"\s", "", match[group]).upper()]
    body, issuer = _issuer(read, *match.span("body" if match["type"] else "pbody"))
    return (f"{first}{year}/{code}-{body}" if match["type"] else f"{first}-{code}/{body}"), kind, issuer


def _digits(written: str) -> str:
    """Return figures as figures: `2O23` is 2023, `l0` is 10; a letter behind them stays."""
    head, tail = (written[:-1], written[-1:]) if written[-1:].isalpha() and written[-1] not in "OolI" else (written, "")
    return head.translate(str.maketrans("OolI", "0011")) + tail.lower()


def _house(written: str) -> str:
    joined = re.sub(r"\s", "", written).upper()
    cut = joined.index("QH") + 2
    return joined[:cut] + joined[cut:].replace("L", "1").replace("I", "1")


def _of_house(written: str) -> tuple[str, str]:
    joined = re.sub(r"\s", "", written).upper()
    if "UBTVQH" not in joined:
        return "law", "Quốc hội"
    return ("ordinance" if joined.startswith("PL") else "resolution"), "Ủy ban Thường vụ Quốc hội"


def _letter(read: Plain, match: re.Match) -> str:
    written = unicodedata.normalize("NFC", read.written(*match.span("letter")))
    first, _dash, rest = written.partition("-")
    return f"{words.ISSUERS.get(fold(first).upper(), (first,))[0]}-{rest}"


def _issuer(read: Plain, start: int, end: int) -> tuple[str, str]:
    """Return the issuer's code as printed officially, and its name where the code tells it."""
    written = unicodedata.normalize("NFC", read.written(start, end))
    joined = re.sub(r"[\s.]", "", read.text[start:end]).upper()
    if joined == "TU" and ("." in written or "ư" in written.lower()):
        joined = "TW"
    first, dash, rest = joined.partition("-")
    known = words.ISSUERS.get(first)
    if known is None:
        return re.sub(r"\s", "", written).upper(), ""
    return f"{known[0]}{dash}{rest}", known[1]


def _name(code: str) -> str:
    return words.ISSUERS.get(fold(code).upper(), ("", ""))[1]


def _with_names(read: Plain, numbered: list[Mention]) -> list[Mention]:
    """Return the mentions with the laws called by name; one followed by its number is one mention with it."""
    named, by_start = [], {one.start: one for one in numbered}
    for match in _NAME.finditer(read.text):
        kind = next(name for name in _BY_NAME if match[name])
        year = int(_digits(match["year"])) if match["year"] else None
        one = Mention(match.start(), _shut(match), kind, year=year, name=_written(match, kind))
        last = _LAW_NUMBER.match(read.text, match.end()).end()
        own = next((by_start[at] for at in range(match.end(), last + 1) if at in by_start), None)
        if own and own.kind in _BY_NAME:
            del by_start[own.start]
            one = Mention(one.start, own.end, kind, own.number, own.issuer, own.date, own.year or year, one.name)
        named.append(one if own else _dated(read, one))
    taken = covered(by_start.values())
    return [*by_start.values(), *(one for one in named if taken.isdisjoint(range(one.start, one.end)))]


def _shut(match: re.Match) -> int:
    """Return the end of a named law; a bracket that closes is its own only where it opened inside."""
    return match.end() - (match[0].endswith(")") and "(" not in match[0])


def _written(match: re.Match, kind: str) -> str:
    """Return the law's own name, as the table prints it."""
    return _BY_NAME[kind].get(fold(re.sub(r"\s*,", ",", match[kind])), "Hiến pháp")


def _bare(read: Plain, match: re.Match) -> Mention | None:
    """Return "Kết luận 21", "Nghị định 59/2023", "Quyết định số 123"; not "quy định 3 nội dung"."""
    kind = " ".join(match["kind"].lower().split())
    start = read.written(match.start(), match.start() + 1)
    sure = match["year"] or match["said"] or _DAY_BEHIND.match(read.text, match.end())
    if not sure and (kind not in words.BARE or not _BARE_ENDS.match(read.text, match.end())):
        return None
    if not sure and start.islower() and not read.text.islower():
        return None
    year = _digits(match["year"]) if match["year"] else ""
    number = _digits(match["no"]) + (f"/{year}" if year else "")
    one = Mention(*match.span(), words.KIND_WORDS[kind], number, year=int(year) if year else None)
    return _dated(read, one)


def _congress(read: Plain, match: re.Match) -> Mention:
    """Return a resolution of a congress, which bears no number: "Nghị quyết Đại hội lần thứ XIII của Đảng"."""
    name = " ".join(unicodedata.normalize("NFC", read.written(*match.span())).split())
    return Mention(*match.span(), "resolution", name=name)


def _dated(read: Plain, one: Mention) -> Mention:
    """Return the mention with the day or year and the issuer that stand right behind it."""
    match, end, day, year = _DATED.match(read.text, one.end), one.end, None, one.year
    if match:
        end = match.end()
        day = None if match["only"] else full_day(match)
        year = year or (day.year if day else None) or (int(_digits(match["only"])) if match["only"] else None)
    issuer = _ISSUER.match(read.text, end)
    spoken = _said(read, issuer) if issuer else ""
    return Mention(one.start, end, one.kind, one.number, spoken or one.issuer, day, year, one.name)


def _said(read: Plain, match: re.Match) -> str:
    if match["spoken"]:
        return words.SPOKEN[" ".join(match["spoken"].lower().split())]
    return " ".join(unicodedata.normalize("NFC", read.written(*match.span("local"))).split())
