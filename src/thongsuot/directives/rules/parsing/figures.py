"""The figures of a document: shares, per cents, sums, counts, ranges; what is planned and what was reached. Pure."""

import re
from collections.abc import Iterator

from thongsuot.directives.rules.parsing import figure_words as words
from thongsuot.directives.rules.parsing.draft import Figure
from thongsuot.directives.rules.parsing.numbering import marker_at
from thongsuot.directives.rules.parsing.source import Source
from thongsuot.language.folding import fold
from thongsuot.language.numerals import value

_NUMBER = r"\d{1,3}(?:[.]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[,.]\d+)?"
_SCALE = r"vạn|triệu\s+tỷ|nghìn\s+tỷ|ngàn\s+tỷ|trăm\s+tỷ|tỷ|tỉ|triệu|nghìn|ngàn|trăm|chục"
_FIGURE = re.compile(
    rf"(?i)(?<![\w/.,–-])(?P<qualifier>(?:{words.QUALIFIERS})\s+)?"
    rf"(?P<first>{_NUMBER})(?:\s*(?P<share>/)\s*(?P<whole>{_NUMBER})|\s*(?:[-–]|đến|tới)\s*(?P<upper>{_NUMBER}))?"
    rf"(?P<percent>\s*(?:%|phần\s+trăm))?(?P<scale>\s+(?:{_SCALE})\b)?(?P<tail>\s*(?:{words.GLUED})(?!\w))?"
)
_WORD = re.compile(r"\s+(?P<it>[^\W\d_]+(?:/[^\W\d_]+)?)")
_NOT_BEFORE = re.compile(words.NOT_BEFORE)
_NOT_BEHIND = re.compile(words.NOT_BEHIND)
_UNITS = re.compile(rf"(?i)\s+(?P<unit>{words.UNITS})(?!\w)")
_NO_UNIT = re.compile(rf"(?i){words.NO_UNIT}")
_SPELT = re.compile(
    rf"(?i)(?<!\w)(?P<qualifier>(?:{words.QUALIFIERS})\s+)?(?P<count>{words.COUNTED_WORDS})(?=\s)"
    r"(?!\s+(?:số|trong|vài|là)\b)(?<!,\s)"
)
_DECIDES = re.compile(r"(?i)\bquyết\s+định\s+$")  # "bàn và quyết định 12 công trình": a verb
_CLOCK = re.compile(r"\s*(?:giờ|h)\b")
_AT_TIME = re.compile(r"(?i)(?:lúc|hồi|vào|từ|trước|đến)\s+$")
_HOW_OFTEN = re.compile(r"(?i)\b(?:ngày|tuần|tháng|quý|năm|kỳ|trong\s+đó)\s+$")
_OF_ALL = re.compile(r"(?i)\btrong\s+số\s+$")
_VAGUE_BEFORE = re.compile(r"(?i)\bthứ\s+$|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|dăm),\s+$")
_STRUCTURE = re.compile(rf"(?i)\s+{words.STRUCTURE}")
_MOST_DIGITS = 24  # as printed; a longer one counts nothing
_MANY = 12
_FEW = 3
_SCALES = {"vạn": 10_000, "chục": 10}
_PLANNED = re.compile(words.PLANNED)
_REACHED = re.compile(words.REACHED)


def figures(read: Source, start: int, end: int, taken: set[int]) -> Iterator[Figure]:
    """Yield the quantities of a stretch, in order; what lies on a place of `taken` (an instrument's number) is none."""
    marker = marker_at(read.text, start, end)
    start = marker.end if marker else start
    found = [*_in_figures(read, start, end, taken), *_in_words(read, start, end)]
    yield from sorted(found, key=lambda one: one.start)


def _in_figures(read: Source, start: int, end: int, taken: set[int]) -> Iterator[Figure]:
    for match in _FIGURE.finditer(read.text, start, end):
        if match.start("first") in taken or _is_no_quantity(read.text, match, start):
            continue
        unit, last = _unit(read.text, match, end)
        if not unit and not (match["qualifier"] and match["share"]):
            continue
        low, upper = _values(match)
        first = match.start("qualifier") if match["qualifier"] else match.start("first")
        yield _figure(read, (first, last), (start, end), low, unit, match["qualifier"], upper)


def _in_words(read: Source, start: int, end: int) -> Iterator[Figure]:
    """Yield counts written in words: two or more of what is surely counted, one only with a qualifier."""
    for match in _SPELT.finditer(read.text, start, end):
        count, known = value(fold(match["count"]).split()), _UNITS.match(read.text, match.end("count"), end)
        unit = " ".join(known["unit"].lower().split()) if known else ""
        if not match["qualifier"] and ((count == 1 and unit not in ("buổi", "lượt")) or _only_names(count, unit)):
            continue
        if known and known["unit"].lower() in words.SPANS:
            continue
        if not match["qualifier"] and (
            unit in ("giờ", "ngày", "ca")
            or _is_rhythm(read.text[max(start, match.start() - 12) : match.start()], count)
        ):
            continue
        if count == 1 and (match["qualifier"] or "").lower().strip() == "từ":
            continue
        if _VAGUE_BEFORE.search(read.text, max(start, match.start() - 12), match.start()):
            continue
        word = known or (_WORD.match(read.text, match.end("count"), end) if match["qualifier"] else None)
        if word is not None and (known or not _NO_UNIT.match(word["it"])):
            unit = " ".join((word["unit"] if known else word["it"]).split())
            yield _figure(read, (match.start(), word.end()), (start, end), count, unit, match["qualifier"])


def _is_rhythm(before: str, count: int) -> bool:
    """Return whether a count in words is how often a thing is done, or all of which some were counted."""
    return bool(_OF_ALL.search(before) or (count <= _FEW and _HOW_OFTEN.search(before)))


def _only_names(count: int, unit: str) -> bool:
    """Return whether a few places or times in words are spoken of rather than counted: "hai huyện", "ba lần"."""
    return count <= _FEW and unit in words.PLACES


def _figure(
    read: Source, at: tuple[int, int], within: tuple[int, int], low, unit: str, qualifier: str | None, upper=None
) -> Figure:
    said = " ".join((qualifier or "").split())
    role = _role(read.text, at[0], at[1], *within)
    return read.span(*at, Figure, value=low, upper=upper, unit=unit, qualifier=said, role=role)


def _is_no_quantity(text: str, match: re.Match, start: int) -> bool:
    """Return whether a number is a day, a year, an ordinal, or part of a name."""
    before = text[max(start, match.start() - 24) : match.start()]
    behind = text[match.end() : match.end() + 24]
    if max(len(match[part] or "") for part in ("first", "whole", "upper")) > _MOST_DIGITS:
        return True
    if match["percent"]:
        return False
    if match["first"] == "0":  # "Gian hàng 0 đồng": a name
        return True
    if _CLOCK.match(behind) and _AT_TIME.search(before):
        return True
    decided = "." in match["first"] or _UNITS.match(text, match.end("first"))
    named = not match["qualifier"] and not (decided and _DECIDES.search(before)) and _NOT_BEFORE.search(before)
    if named or _NOT_BEHIND.match(behind):
        return True
    return bool(match["share"]) and bool(re.match(r"\s*/\s*\d", behind))


def _unit(text: str, match: re.Match, end: int) -> tuple[str, int]:
    """Return the unit as printed and where the figure ends; "" where the number counts nothing that is known."""
    parts, last = [], match.end("upper") if match["upper"] else match.end("first")
    last = match.end("whole") if match["whole"] else last
    if match["percent"]:
        return "%", match.end("percent")
    scale = " ".join((match["scale"] or "").lower().split())
    if scale:
        last = match.end("scale")
        if scale not in _SCALES:
            parts.append(scale)
    if match["tail"]:
        parts.append(match["tail"].strip())
        return " ".join(parts), match.end("tail")
    named = _UNITS.match(text, last, min(end, last + 60))
    other = None if named or parts else _WORD.match(text, last, min(end, last + 60))
    if named:
        if named["unit"].lower() in words.SPANS:
            return "", last
        parts.append(" ".join(named["unit"].split()))
        last = named.end()
    elif (
        other
        and not _is_structure(text, match, last)
        and other["it"].islower()
        and not _NO_UNIT.match(text, other.start("it"))
        and _is_counted(match)
    ):
        whole = _STRUCTURE.match(text, last) or other
        parts.append(" ".join(whole[0].split()))
        last = whole.end()
    return " ".join(parts), last


def _is_structure(text: str, match: re.Match, last: int) -> bool:
    """Return whether a few of a document's own parts are counted: "3 yêu cầu, 5 nhiệm vụ"."""
    few = not match["share"] and not match["qualifier"] and number(match["first"]) <= _MANY
    return few and bool(_STRUCTURE.match(text, last))


def _is_counted(match: re.Match) -> bool:
    """Return whether a number surely counts the noun behind it: it has a qualifier, a share, or two figures."""
    return bool(match["qualifier"] or match["share"]) or len(match["first"]) > 1


def _values(match: re.Match) -> tuple[int | float, int | float | None]:
    times = _SCALES.get(" ".join((match["scale"] or "").lower().split()), 1)
    first = number(match["first"])
    other = number(match["whole"] or match["upper"] or "") if match["whole"] or match["upper"] else None
    return first * times, other * times if other is not None else None


def number(printed: str) -> int | float:
    """Return what is printed the Vietnamese way: 23.770 is 23770, 5,04 is 5.04, 1,271,915 is 1271915."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", printed):
        return int(printed.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", printed):
        return int(printed.replace(".", ""))
    if "," in printed:
        return float(printed.replace(".", "").replace(",", "."))
    return float(printed) if "." in printed else int(printed)


def _role(text: str, start: int, last: int, low: int, high: int) -> str:
    """Return whether a figure is planned or reached, by the nearest word before it in its clause."""
    clause = re.split(r"[;.]\s", text[max(low, start - 110) : start])[-1]
    planned = max((one.end() for one in _PLANNED.finditer(clause)), default=-1)
    reached = max((one.end() for one in _REACHED.finditer(clause)), default=-1)
    if planned == reached:
        behind = text[last : min(high, last + 40)]
        return "reached" if re.match(r"(?i)\s*(?:,\s*)?(?:đạt|vượt|so\s+với|đã)", behind) else ""
    return "planned" if planned > reached else "reached"
