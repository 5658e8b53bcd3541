"""What a document says of itself: title, number, kind, issuer, day, place; nothing that it does not say. Pure.

A day printed without its year, and a place that is only spoken of, are proposed and named as inferred.
"""

import datetime
import re
from collections import Counter
from dataclasses import dataclass, replace

from thongsuot.directives.rules.parsing.draft import Doubt, Metadata
from thongsuot.directives.rules.parsing.furniture import DAY_ALONE, Sorted
from thongsuot.directives.rules.parsing.letters import UPPER
from thongsuot.directives.rules.parsing.numbering import marker_at
from thongsuot.directives.rules.parsing.provinces import place_spoken_of
from thongsuot.directives.rules.parsing.sentences import Stretch
from thongsuot.directives.rules.parsing.source import Source
from thongsuot.language.dates import Day, dates
from thongsuot.language.folding import fold
from thongsuot.language.instrument_words import KIND_NAMES, KIND_WORDS

HEAD_LINES = 25
_NUMBER = re.compile(r"(?i)(?:^|\s{3,}|\|)\W*số\s*[:.]?\s*(?P<it>\d{1,5}[a-zđ]?\s?[-/][\w/.&-]*[A-Za-zĐđ][\w/.&-]*)")
_PLACE = re.compile(
    rf"(?<![\w/.-])(?P<place>[{UPPER}][\w.]*(?:[ -][\w.]+){{0,4}}?)\s*,?\s+ngày\s*(?P<d>\d{{1,2}}|[.…_\s]*)\s*tháng\s*"
    r"(?P<m>\d{1,2}|[.…_\s]*)\s*năm\s*(?P<y>(?:19|20)\d\d)?"
)
_KINDS = {KIND_NAMES[code].casefold(): code for code in KIND_NAMES} | {
    "thông báo kết luận": "notice",
    "kết luận giám sát": "conclusion",
    "kết luận kiểm tra": "conclusion",
    "biên bản": "",
}
_KIND = re.compile(
    rf"(?i)^\W*(?P<kind>{'|'.join(sorted(map(re.escape, _KINDS), key=len, reverse=True))})\b(?P<rest>.*)$"
)
_MOTTO = re.compile(
    r"(?i)cộng\s+h[oò][aà]\s+xã\s+hội\s+chủ\s+nghĩa|^\W*đảng\s+cộng\s+sản\s+việt\s+nam\W*$|độc\s+lập\s*[-–]\s*tự\s+do"
)
_BODY = re.compile(
    r"(?i)^\W*(?:(?:tỉnh|thành|huyện|quận|thị|đảng)\s+[uủ][ỷyỳ]?[uủ]?y?\b|tỉnh\s+ủy|ban\s|đảng\s+(?:ủy|uỷ|bộ)|"
    r"ủy\s+ban|uỷ\s+ban|ubnd|hđnd|"
    r"hội\s+đồng|sở\s|bộ\s|chính\s+phủ|thủ\s+tướng|mặt\s+trận|công\s+an|văn\s+phòng|thanh\s+tra|hội\s|liên\s+đoàn|"
    r"đoàn\s|chi\s+bộ|trường\s|bch\b|btv\b|trung\s+tâm|phòng\s|xã\s|phường\s|tổ\s+công\s+tác|quốc\s+hội)"
)
_SUBJECT = re.compile(r"(?i)^\W*(?:v/v|về\s+việc|về)\b")
_SIGNED = re.compile(r"(?i)^\W*(?:t/m|tm\.?|kt\.?|tl\.?|q\.?)\s")
_YEAR_NEXT = re.compile(r"(?i)(?:nhiệm\s+vụ|phương\s+hướng|triển\s+khai|chương\s+trình)[^.;]{0,60}?năm\s+(?P<y>20\d\d)")
_YEAR_PAST = re.compile(r"(?i)(?:tổng\s+kết|kết\s+quả)[^.;]{0,70}?năm\s+(?P<y>20\d\d)")
_YEAR = re.compile(r"(?i)năm\s+(?P<y>20\d\d)\b")
_HYPHEN = re.compile(r"(?i)(?<=\w\s)(\d{1,2})-(\d{1,2})(?=\s*[,.()]|\s+\D)")
_SPELT = re.compile(r"(?i)(\d{1,2})\s+tháng\s+(\d{1,2})\s*,?\s*(?:năm\s*)?((?:19|20)\d\d)")
_CITED_BEFORE = re.compile(
    r"(?:\d[-/][a-zđ]+|số\s+\d+|nghị\s+quyết|quyết\s+định|quy\s+định|kết\s+luận|chỉ\s+thị|kế\s+hoạch|công\s+văn|trước|đến|từ)\b[^.]*$"
)
_HAPPENS = re.compile(
    r"\b(?:tổ\s+chức|diễn\s+ra|khai\s+mạc|chủ\s+tr[ìi]|dự|làm\s+việc|thăm|công\s+bố|phát\s+động|họp|hội\s+nghị|"
    r"đại\s+hội|lễ|buổi|"
    r"đối\s+thoại|tiếp|kiểm\s+tra|giám\s+sát|ra\s+mắt|khánh\s+thành|ra\s+quân)\b|^\s*[.,)]"
)
_LONG_AGO = re.compile(r"\b(?:đã\s+ra|ban\s+hành|viết|bác\s+hồ|chủ\s+tịch\s+hồ\s+chí\s+minh|thành\s+lập)\b")
_ANY_YEAR = re.compile(r"(?:\bnăm\s+|[/-])(?P<y>20\d\d)\b")
_MONTH_STAMP = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d))?")


@dataclass(frozen=True)
class Head:
    """What the sheet of a formal document prints at its top; `last`: the end of what belongs to the top."""

    metadata: Metadata
    last: int
    doubts: tuple[Doubt, ...] = ()


def is_formal(text: str, every: list[Stretch]) -> bool:
    """Return whether the first lines are those of an official document: the national or the Party's head, a number."""
    head = [line.of(text) for line in every[:HEAD_LINES]]
    motto = any(_MOTTO.search(line) for line in head)
    numbered = any(re.match(r"(?i)\W*số\s*[:.]", line) or _NUMBER.match(line) for line in head)
    kind = any(_is_kind_alone(line) for line in head)
    return motto + numbered + kind >= 2


def _is_kind_alone(line: str) -> bool:
    match = _KIND.match(line)
    return bool(match) and not match["rest"].strip(" .:*-") and line.strip() == line.strip().upper()


def formal_head(read: Source, kept: list[Stretch]) -> Head:
    """Return what stands at the top of a formal document, and where its text begins."""
    head = kept[:HEAD_LINES]
    number = _number(read.text, head)
    day, place, doubts = _dated(read, head)
    kind, title, last = _titled(read, head)
    issuer = _issuer(read.text, head)
    if number is None:
        doubts += (read.span(head[0].start, head[0].end, Doubt, code="no_number"),) if head else ()
    return Head(Metadata(title, number, kind, issuer, day, place), last, doubts)


def _number(text: str, head: list[Stretch]) -> str | None:
    for line in head:
        wording = line.of(text)
        match = _NUMBER.search(wording)
        if match and match.start() < 60 and not re.search(r"(?i)căn\s+cứ|theo|thực\s+hiện", wording[: match.start()]):
            return re.sub(r"\s", "", match["it"]).rstrip("./-")
    return None


def _dated(read: Source, head: list[Stretch]) -> tuple[datetime.date | None, str, tuple[Doubt, ...]]:
    """Return the day and the place of the line "Đà Lạt, ngày 12 tháng 3 năm 2026"; two such lines are a doubt."""
    found, place, doubts = [], "", []
    for line in head:
        match = _PLACE.search(line.of(read.text)) or DAY_ALONE.match(line.of(read.text))
        if not match or re.search(r"(?i)căn\s+cứ|\bsố\b.*\bngày\b.*\bcủa\b", line.of(read.text)):
            continue
        place = place or (match.groupdict().get("place") or "").strip(" .,")
        day = next((one.on() for one in dates(match[0])), None)
        if day is None:
            doubts.append(read.span(line.start, line.end, Doubt, code="no_day"))
        elif day not in found:
            found.append(day)
            if len(found) == 2:
                doubts.append(read.span(line.start, line.end, Doubt, code="two_days"))
    return (found[0] if found else None), place, tuple(doubts)


def _titled(read: Source, head: list[Stretch]) -> tuple[str, str, int]:
    """Return the code of the kind, the title (the kind with what it is about), and where the head ends."""
    for at, line in enumerate(head):
        if not _is_kind_alone(line.of(read.text)):
            continue
        kind, words, last = _KINDS[_KIND.match(line.of(read.text))["kind"].casefold()], [line], line
        for following in head[at + 1 : at + 6]:
            said = following.of(read.text)
            over = said.isupper() and not all(one.of(read.text).isupper() for one in words)
            if over or not _is_subject(read.text, following, first=len(words) == 1):
                break
            words.append(following)
            last = following
        title = " ".join(read.span(one.start, one.end).text for one in words).strip(" *-_")
        return kind, title, last.end
    return _letter_title(read, head)


def _is_subject(text: str, line: Stretch, first: bool) -> bool:
    wording = line.of(text)
    if marker_at(text, line.start, line.end) or re.match(
        r"\W*$|(?i:\W*(?:căn\s+cứ|kính\s+gửi))|\W*Thực\s+hiện\s", wording
    ):
        return False
    begins = bool(_SUBJECT.match(wording)) or wording.isupper()
    return len(wording) < 200 and (begins or first or wording[:1].islower()) and not re.search(r"[.;:]$", wording)


def _letter_title(read: Source, head: list[Stretch]) -> tuple[str, str, int]:
    """Return the subject of an official letter, "V/v …", which names no kind."""
    for at, line in enumerate(head):
        wording = line.of(read.text)
        if match := re.match(r"(?i)\W*(v/v\b.*)", wording):
            words = [match[1]]
            for following in head[at + 1 : at + 3]:
                if not following.of(read.text)[:1].islower():
                    break
                words.append(following.of(read.text))
                line = following
            return "letter", " ".join(" ".join(words).split()), line.end
    return "", "", 0


def _issuer(text: str, head: list[Stretch]) -> str:
    """Return who issues it: the last body in capitals above the number; a body over it stands above it."""
    found = []
    for line in head[:12]:
        wording = re.split(r"\s{3,}|\t|\|", line.of(text).strip())[0].strip(" *-–_")
        if _MOTTO.search(wording) and not _BODY.match(wording):
            continue
        if _NUMBER.search(wording) or _is_kind_alone(wording):
            break
        if wording.isupper() and _BODY.match(wording):
            found.append(wording)
        elif found and wording.isupper() and len(wording.split()) <= 6:
            found[-1] += " " + wording
    return " ".join(found[-1].split()) if found else ""


def of_news(read: Source, sorted_out: Sorted, paragraphs: list[Stretch]) -> Metadata:
    """Return what a piece of news tells of itself: its headline, the day it was put out or speaks of, its place."""
    title = _headline(read, paragraphs)
    day, inferred = _day_of_news(read.text, sorted_out, paragraphs)
    place = place_spoken_of(read.text, title, paragraphs, sorted_out.dropped)
    guessed = {name for name, one in (("date", inferred and day), ("place", place)) if one}
    return Metadata(title=title, date=day, place=place, inferred=frozenset(guessed))


def _headline(read: Source, paragraphs: list[Stretch]) -> str:
    """Return the first line, where it is a headline: short, without a full stop, with text below it."""
    for one in paragraphs[:2]:
        wording = one.of(read.text)
        if marker_at(read.text, one.start, one.end) or len(wording) > 300:
            return ""
        if not re.search(r"[.:;…]\W*$", wording) and len(wording.split()) >= 4 and len(paragraphs) > 1:
            return read.span(one.start, one.end).text
        return ""
    return ""


def _day_of_news(text: str, sorted_out: Sorted, paragraphs: list[Stretch]) -> tuple[datetime.date | None, bool]:
    """Return the day that the page prints as its own, else that of what it tells of first, which is then inferred."""
    for stamp in sorted_out.stamps:
        wording = _SPELT.sub(r"\1/\2/\3", stamp.of(text))
        if full := [one.on() for one in dates(wording) if one.year]:
            return full[0], False
    opening = text[paragraphs[0].start : paragraphs[min(3, len(paragraphs) - 1)].end] if paragraphs else ""
    opening = _HYPHEN.sub(r"\1/\2", opening)
    spoken = next((one for one in dates(opening) if _is_event(opening, one)), None)
    if spoken is None or (spoken.year and _is_passed(text, spoken.year)):
        return None, False
    return spoken.on(spoken.year or _year(text, sorted_out, spoken.month)), True


def _is_passed(text: str, year: int) -> bool:
    """Return whether a text speaks of years well after one: what it tells of that year is history."""
    return any(int(match["y"]) > year + 1 for match in _ANY_YEAR.finditer(text))


def _is_event(text: str, day: Day) -> bool:
    """Return whether a day is that of what is told, not of an instrument that is cited or of something long ago."""
    before, behind = text[max(0, day.start - 45) : day.start].casefold(), text[day.end : day.end + 160].casefold()
    return not _CITED_BEFORE.search(before) and bool(_HAPPENS.search(behind)) and not _LONG_AGO.search(behind[:70])


def _year(text: str, sorted_out: Sorted, month: int) -> int | None:
    """Return the year that the text is of: as a stamp, its plans, what it looks back on, or the one most named."""
    for stamp in sorted_out.stamps:
        if match := _MONTH_STAMP.search(stamp.of(text)):
            return int(match["y"])
    opening = text[:3000]
    if ahead := _YEAR_NEXT.search(opening):
        return int(ahead["y"]) - (month >= 11 and not re.search(r"6\s+tháng|quý", ahead[0]))
    if past := _YEAR_PAST.search(opening):
        return int(past["y"]) + (month <= 3)
    years = Counter(int(match["y"]) for match in _YEAR.finditer(text))
    return years.most_common(1)[0][0] if years else None


def with_signer(about: Metadata, read: Source, kept: list[Stretch]) -> Metadata:
    """Return the metadata with the name under "T/M BAN THƯỜNG VỤ", where it is printed."""
    for at in range(len(kept) - 1, max(-1, len(kept) - 20), -1):
        if _SIGNED.match(kept[at].of(read.text)):
            names = [read.span(one.start, one.end).text for one in kept[at + 1 :]]
            name = next((one for one in reversed(names) if _is_name(one)), "")
            return replace(about, signer=name)
    return about


def _is_name(wording: str) -> bool:
    return 2 <= len(wording.split()) <= 5 and wording.istitle() and fold(wording) not in KIND_WORDS
