"""Where a text names an instrument of law or of the Party: by its number, its bare number, or its name. Pure.

A number may be written with scanner's noise: other dashes, blanks around the slash, the letters l and O for 1 and 0.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from thongsuot.language import instrument_words as words
from thongsuot.language.dates import FULL, full_day
from thongsuot.language.folding import fold
from thongsuot.language.named_laws import YEAR as _YEAR
from thongsuot.language.named_laws import figures, named_laws
from thongsuot.language.plain import Plain

_FIGURES = r"(?=[OolI]{0,2}\d)[\dOolI]{1,5}[a-z]?"
_SLASH, _DASH = r"\s{0,2}/\s{0,2}", r"\s{0,2}[-_]\s{0,2}"
_KINDS = "|".join(kind.replace(" ", r"\s+") for kind in sorted(words.KIND_WORDS, key=len, reverse=True))
_TYPES = "|".join(sorted(words.TYPES, key=len, reverse=True)).replace("ND|", r"N\s?D|").replace("QD|", r"Q\s?D|")
_KNOWN = "|".join(sorted(words.ISSUERS, key=len, reverse=True))
_LOOSE = r"\s{0,2}[-._ ]\s{0,2}"  # where no slash was typed: 59-2023-ND-CP
_BODY = r"(?:T\s?\.\s?[UW]\b|T\s[UW]\b|[A-Z][A-Z&]{0,12}\d{0,2}(?:-[A-Z&]{2,16}){0,3})"
_ASSEMBLY = r"(?:Q\s?H|(?:(?:PL|NQ)\s?-\s?)?U\s?B\s?T\s?V\s?Q\s?H)\s?[\dlI]{1,2}"
_NUMBER = re.compile(
    rf"(?i)(?<![\w/.\-])(?P<no>{_FIGURES})(?:"
    rf"{_SLASH}(?:(?P<year>{_YEAR}){_SLASH})?(?:(?P<house>{_ASSEMBLY})|(?P<type>{_TYPES}){_DASH}(?P<body>{_BODY}))"
    rf"|{_DASH}(?P<ptype>{_TYPES}){_SLASH}(?P<pbody>{_BODY})"
    r"|/(?-i:(?P<letter>[A-Z]{2,8}-[A-Z&]{2,10}))"
    rf"|{_LOOSE}(?P<lyear>{_YEAR}){_LOOSE}(?P<ltype>{_TYPES}){_LOOSE}(?P<lbody>{_KNOWN})"
    r")(?![\w])"
)
_CODED = (("type", "body"), ("ptype", "pbody"), ("ltype", "lbody"))
_SHORT_BEFORE = re.compile(rf"(?i)\b(?P<short>{'|'.join(words.SHORT_KINDS)})\s*(?:so)?\s*[:.]?\s*\Z")
_BEFORE = re.compile(rf"(?i)\b(?P<kind>{_KINDS})(?:\s+(?:ca biet|hanh chinh|chung))?\s*(?:so)?\s*[:.]?\s*\Z")
_SHORT = "|".join(sorted(words.SHORT_KINDS, key=len, reverse=True))
_BARE = re.compile(
    rf"(?i)\b(?:(?P<kind>{_KINDS})\s+|(?P<short>{_SHORT})\s{{0,2}})(?P<said>so\s*[:.]?\s*)?(?P<no>{_FIGURES})"
    rf"(?:{_SLASH}(?:(?P<year>{_YEAR})|(?P<old>CP|TTG)\b))?(?!\w|\s{{0,2}}/|[.,]\d|\s{{0,2}}[-_]\s?[A-Z])"
)
# With which a sentence goes on behind a bare number; a word that could be counted is none of these.
_BARE_ENDS = re.compile(
    r"(?i)\s*(?:\Z|[.,;:()\[\]\-–\"”!?/]|(?:cua|ve|ngay|va|hoac|do|theo|quy dinh|nay|tren|noi tren|thi|la|co|da|duoc|"
    r"de|cho|nhu|tai|khong|can|thuoc|voi|cung|ma|bi|vua|moi|dang|cap|khoa|sua|so|phat|ban hanh|"
    rf"o (?:dau|xa|phuong|tinh)|vao (?:cuoc|thuc)|nam\s+{_YEAR})\b)"
)
_CONGRESS = re.compile(
    r"(?i)\b(?:nghi\s+quyet|NQ)\s+(?:so\s+\d+\s+)?(?:cua\s+)?(?:dai\s+hoi|dang\s+bo|hoi\s+nghi|trung\s+uong|tw|bch)\b"
    r"[^.,;:()\n\"“”]{0,70}?(?:\b|\((?=khoa))(?:khoa\s+)?(?-i:[IVXL]{1,6})\b(?:\s+cua\s+dang\b)?"
)
_CALLED = frozenset(("code", "law", "ordinance", "constitution"))
_LAW_NUMBER = re.compile(r"(?i)\s*[,(]?\s*(?:bo\s+luat|luat|phap\s+lenh)?\s*(?:so)?\s*[:.]?\s*")
_LEAD = r"(?:(?:cung|ky|de|ban\s+hanh|hom)\s+)?"
_DATED = re.compile(rf"(?i)\s*[,(]?\s*(?:{_LEAD}{FULL})|\s*,?\s+nam\s+(?P<only>{_YEAR})(?![\w/])")
_DAY_BEHIND = re.compile(rf"(?i)\s*,?\s+{_LEAD}{FULL}")
_SAME_DAY = re.compile(r"(?i)\s*(?:,|va|va\s+ca)\s*")
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
    found = [one for match in _NUMBER.finditer(read.text) if (one := _numbered(read, match))]
    found = _with_names(read, found)
    taken = covered(found)
    for pattern, made in ((_BARE, _bare), (_CONGRESS, _congress)):
        for match in pattern.finditer(read.text):
            one = made(read, match)
            if one and taken.isdisjoint(range(one.start, one.end)):
                found.append(one)
                taken.update(range(one.start, one.end))
    return _same_day(read, sorted(found, key=lambda one: one.start))


def _same_day(read: Plain, found: list[Mention]) -> list[Mention]:
    """Return the mentions with the day that the next one says they share: "12-QĐ/TW và 13-QĐ/TW cùng ngày 3/4/2024"."""
    for at in range(len(found) - 1, 0, -1):
        one, other = found[at - 1], found[at]
        shared = other.date and re.search(r"(?i)\bcung\s+ngay\b", read.text[other.start : other.end])
        if shared and not one.date and _SAME_DAY.fullmatch(read.text, one.end, other.start):
            found[at - 1] = replace(one, date=other.date, year=one.year or other.year)
    return found


def covered(found: Iterable) -> set[int]:
    """Return every place of the plain text that one of `found` covers."""
    return {at for one in found for at in range(one.start, one.end)}


def _numbered(read: Plain, match: re.Match) -> Mention | None:
    """Return the instrument of a number; None of a contract, a record or a licence, whose numbers look alike."""
    if _is_paper(read, match):
        return None
    number, kind, issuer = _normal(read, match)
    text = read.text[max(0, match.start() - 60) : match.start()]
    before, short = _BEFORE.search(text), _SHORT_BEFORE.search(text)
    start = match.start() - (len(before[0]) if before else 0)
    said = words.KIND_WORDS[" ".join(before["kind"].lower().split())] if before else ""
    if short and match["house"]:
        said = words.SHORT_KINDS[short["short"].upper()]
    year = next((int(figures(match[name])) for name in ("year", "lyear") if match[name]), None)
    return _dated(read, Mention(start, match.end(), said or kind, number, issuer, year=year))


def _is_paper(read: Plain, match: re.Match) -> bool:
    if match["letter"]:
        return match["letter"].partition("-")[0] in words.PAPERS
    group = next((name for name in ("type", "ptype", "ltype") if match[name]), "")
    if not group or match[group].upper() != "HD":
        return False
    body = match[{"type": "body", "ptype": "pbody", "ltype": "lbody"}[group]].upper().partition("-")[0]
    if read.written(*match.span(group))[-1] in "Đđ":
        return True
    return read.given.isascii() and re.sub(r"[\s.]", "", body) not in words.ISSUERS


def _normal(read: Plain, match: re.Match) -> tuple[str, str, str]:
    """Return the number in its normal form, with the kind and the issuer that it tells by itself."""
    first = figures(match["no"])
    year = next((f"/{figures(match[name])}" for name in ("year", "lyear") if match[name]), "")
    if match["house"]:
        return f"{first}{year}/{_house(match['house'])}", *_of_house(match["house"])
    if match["letter"]:
        body = _letter(read, match)
        return f"{first}/{body}", "letter", _name(body.split("-")[0])
    group, behind = next(pair for pair in _CODED if match[pair[0]])
    code, kind = words.TYPES[re.sub(r"\s", "", match[group]).upper()]
    body, issuer = _issuer(read, *match.span(behind))
    return (f"{first}-{code}/{body}" if group == "ptype" else f"{first}{year}/{code}-{body}"), kind, issuer


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
    codes, spelt = joined.split("-"), re.sub(r"\s", "", written).split("-")
    if len(codes) != len(spelt):
        spelt = codes
    printed = [_printed(code, each) for code, each in zip(codes, spelt, strict=True)]
    return "-".join(printed), words.ISSUERS.get(codes[0], ("", ""))[1]


def _printed(code: str, written: str) -> str:
    """Return a code as it is printed officially; an unknown one as written, in capitals where it has none."""
    if code in words.ISSUERS:
        return words.ISSUERS[code][0]
    return written if any(map(str.isupper, written)) else written.upper()


def _name(code: str) -> str:
    return words.ISSUERS.get(fold(code).upper(), ("", ""))[1]


def _with_names(read: Plain, numbered: list[Mention]) -> list[Mention]:
    """Return the mentions with the laws called by name; one followed by its number is one mention with it."""
    named, by_start = [], {one.start: one for one in numbered}
    for law in named_laws(read):
        one = Mention(law.start, law.end, law.kind, year=law.year, name=law.name)
        last = _LAW_NUMBER.match(read.text, law.end).end()
        own = next((by_start[at] for at in range(law.end, last + 1) if at in by_start), None)
        if own and own.kind in _CALLED:
            del by_start[own.start]
            one = Mention(
                one.start, own.end, law.kind, own.number, own.issuer, own.date, own.year or law.year, law.name
            )
        named.append(one if own else _dated(read, one))
    taken = covered(by_start.values())
    return [*by_start.values(), *(one for one in named if taken.isdisjoint(range(one.start, one.end)))]


def _bare(read: Plain, match: re.Match) -> Mention | None:
    """Return "Kết luận 21", "Nghị định 59/2023", "Quyết định số 123", "NĐ 168"; not "quy định 3 nội dung"."""
    if not _is_sure(read, match) and not _is_likely(read, match):
        return None
    kind = words.KIND_WORDS[" ".join(match["kind"].lower().split())] if match["kind"] else None
    year, old = figures(match["year"]) if match["year"] else "", match["old"]
    behind = f"/{year or words.ISSUERS[old.upper()][0]}" if year or old else ""
    issuer = words.ISSUERS[old.upper()][1] if old else ""
    one = Mention(
        *match.span(), kind or words.SHORT_KINDS[match["short"].upper()], figures(match["no"]) + behind, issuer
    )
    return _dated(read, replace(one, year=int(year) if year else None))


def _is_sure(read: Plain, match: re.Match) -> bool:
    """Return whether something beside the number says that it is one of an instrument."""
    if match["year"] or match["old"] or _DAY_BEHIND.match(read.text, match.end()):
        return True
    if match["short"]:
        return bool(match["said"]) and match["short"].isupper()
    return bool(match["said"] or _ISSUER.match(read.text, match.end()))


def _is_likely(read: Plain, match: re.Match) -> bool:
    """Return whether a bare number stands where one of an instrument does: a capital before, no counted word behind."""
    if not _BARE_ENDS.match(read.text, match.end()):
        return False
    if match["short"]:
        return match["short"] in words.SHORT_BARE
    long = len(match["no"]) > 2 or match["no"].startswith("0")
    kind = " ".join(match["kind"].lower().split())
    if kind not in words.BARE and not (kind in words.BARE_LONG and long):
        return False
    return long or read.text.islower() or not read.written(match.start(), match.start() + 1).islower()


def _congress(read: Plain, match: re.Match) -> Mention:
    """Return a resolution of a congress, which bears no number: "Nghị quyết Đại hội lần thứ XIII của Đảng"."""
    start, end = match.span()
    end += "(" in match[0] and read.text[end : end + 1] == ")"
    name = " ".join(unicodedata.normalize("NFC", read.written(start, end)).split())
    return Mention(start, end, "resolution", name=name)


def _dated(read: Plain, one: Mention) -> Mention:
    """Return the mention with the day or year and the issuer that stand right behind it."""
    match, end, day, year = _DATED.match(read.text, one.end), one.end, None, one.year
    if match:
        end = match.end()
        day = None if match["only"] else full_day(match)
        year = year or (day.year if day else None) or (int(figures(match["only"])) if match["only"] else None)
    issuer = _ISSUER.match(read.text, end)
    spoken = _said(read, issuer) if issuer else ""
    late = _DAY_BEHIND.match(read.text, issuer.end()) if issuer and not match else None
    if late:
        day = full_day(late)
        year, end = year or (day.year if day else None), late.end()
    return Mention(one.start, end, one.kind, one.number, spoken or one.issuer, day, year, one.name)


def _said(read: Plain, match: re.Match) -> str:
    if match["spoken"]:
        return words.SPOKEN[" ".join(match["spoken"].lower().split())]
    return " ".join(unicodedata.normalize("NFC", read.written(*match.span("local"))).split())
