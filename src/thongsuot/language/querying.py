"""What a person typed into the search box, taken apart: words, phrases, parts of numbers, filters. Pure.

Anything typed is a question and none is an error: a field or a value that is not known is looked for as words.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from thongsuot.language.abbreviations import Reading, readings
from thongsuot.language.dates import dates
from thongsuot.language.folding import clean, fold
from thongsuot.language.people_words import FAMILIES
from thongsuot.language.personal import personal
from thongsuot.language.tokens import Token, tokens
from thongsuot.language.topics import topics

LONGEST = 1000  # characters that are read; a question goes no further
MOST_WORDS = 32
CODE_DIGITS = 13

# Every way to name a field, as `fold` gives it: the first Vietnamese and the first English one are what buttons write.
FIELDS = {
    "place": ("noi", "place", "dia ban", "o"),
    "topic": ("chu de", "topic", "linh vuc"),
    "kind": ("loai", "kind", "loai don"),
    "status": ("buoc", "step", "trang thai", "status", "state", "tinh trang"),
    "from": ("tu", "from", "tu ngay", "since"),
    "to": ("den", "to", "den ngay", "until"),
    "on": ("ngay", "on", "date"),
    "code": ("ma", "code", "ma vu viec"),
    "number": ("so", "number", "so van ban", "van ban"),
}
KINDS = {
    "feedback": ("phan anh", "feedback"),
    "petition": ("kien nghi", "petition"),
    "complaint": ("khieu nai", "complaint"),
}
DAYS = {"from": ("date_from",), "to": ("date_to",), "on": ("date_from", "date_to")}
SEVERAL_WORDS = {"place": 4, "topic": 8, "kind": 2, "status": 6}  # that a name may have without quotes
LONGEST_NAME = 80  # characters
_BY_FIELD = {name: field for field, names in FIELDS.items() for name in names}
_BY_KIND = {name: kind for kind, names in KINDS.items() for name in (*names, kind)}
_NAME = r"[^\W\d_]+(?:[ ][^\W\d_]+){0,2}"
_FIELD = re.compile(rf"(?<![\w/.-])(?P<name>{_NAME})\s?[:=]\s?(?:[\"“”„«](?P<quoted>[^\"“”»]*)[\"“”»]?|(?P<bare>\S+))")
_PHRASE = re.compile(r"[\"“”„«](?P<words>[^\"“”»]*)[\"“”»]?")
_MINUS = re.compile(r"(?<!\S)[-−](?P<word>[^\W\d_]\S*)")
_ALONE = r"(?<![\w/.,-])"
_CODE = re.compile(rf"{_ALONE}(?:\d{{4}}[-–]\d{{1,4}}(?:[-–]\d{{1,4}}){{0,2}}(?![,.]\w)|\d{{7,13}})(?![\w/])")
_SPACED_CODE = re.compile(r"\s*\d{4}(?:[ .-]+\d{4}){1,2}(?:[ .-]+\d)?\s*|\s*\d{4,13}\s*")
_NUMBER = re.compile(
    rf"{_ALONE}(?<!tháng )(?<!thang )\d{{1,6}}\s?/\s?"
    r"(?:(?:19|20)\d\d(?:/[^\W\d_][\w&-]*)?|[^\W\d_]{1,8}-[\w&-]+)(?![\w/])"
    rf"|{_ALONE}\d{{1,6}}-[^\W\d_]{{2,4}}/[^\W\d_]{{2,6}}(?![\w/])"
)
_PLAIN_WORD = re.compile(r"(?:(?<=\s)|(?<=[:=]))[^\s:=\"“”„«»]+(?!\S)")
_DAY_HERE = re.compile(
    r"\s*(?:ngày\s+|ngay\s+)?\d{1,2}\s+(?:tháng|thang)\s+\d{1,2}(?:\s*,?\s+(?:năm|nam)\s+\d{4})?", re.I
)
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d\d))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")

# A person's name and nothing else, as far as one can tell: Trần Phú may be a street, Trần Thị Phú is none.
_MORE_FAMILIES = "lu|bach|dam|hua|luc|khuc|mac|nghiem|to|tu|giang|hau|kim|la|ma|vi|quang|trang|thieu|tieu|chu"
_FULL_NAME = re.compile(
    rf"(?:(?:ong|ba|anh|chi|co|thay) )?(?:{FAMILIES}|{_MORE_FAMILIES}) (?:van|thi|huu|dinh|ba) [a-z]+(?: [a-z]+)?"
)

Names = Callable[[str], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class Query:
    """A question to the index; empty parts ask nothing.

    `words`, `excluded` and each word of `phrases` are folded, `exact_words` folded exactly, in the order of `words`.
    `readings`: what stretches of `words` may stand for as well. `code_part`: digits of a case's code, at least three
    in a row. `number_part`: part of a document number, folded.
    `place_codes`: codes of present places, one of which (or a place within it) the case has.
    `date_from` and `date_to`: days of receipt, both included.
    `withheld`: kinds of personal data that were typed, as `personal.KINDS`. No index holds any: a question with a
    number of a person finds nothing, and one that is a name only what has all its words otherwise.
    """

    words: tuple[str, ...] = ()
    exact_words: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    code_part: str = ""
    number_part: str = ""
    place_codes: tuple[str, ...] = ()
    topic: str = ""
    kind: str = ""
    status: str = ""
    date_from: date | None = None
    date_to: date | None = None
    withheld: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked at all."""
        return self == Query()


def _no_names(_name: str) -> Iterable[str]:
    return ()


def parse(typed: str, *, today: date | None = None, places: Names = _no_names, steps: Names = _no_names) -> Query:
    """Return the question that `typed` asks, in time bounded whatever it is: 1,000 characters and 32 words are read.

    `places` gives the codes of the present places of a name, `steps` the codes of the steps of one. A day without a
    year is the last such day before `today`; without `today` it is looked for as words.
    """
    rest = clean(typed[: 4 * LONGEST])[:LONGEST]
    digits = _digits(rest) if _SPACED_CODE.fullmatch(rest) else ""
    withheld = () if len(digits) == CODE_DIGITS else _withheld(rest)
    if 0 < len(digits) <= CODE_DIGITS:
        return Query(code_part=digits, withheld=withheld)
    asked, rest = _fields(Query(withheld=withheld), rest, _Known(today, places, steps))
    phrases, rest = _taken(_PHRASE, rest)
    minus, rest = _taken(_MINUS, rest)
    numbers, rest = _taken(_NUMBER, rest)
    codes, rest = _taken(_CODE, rest)
    found = list(tokens(rest))[:MOST_WORDS]
    asked = replace(asked, phrases=tuple(filter(None, (_plain(each["words"]) for each in phrases[:MOST_WORDS]))))
    return replace(
        asked,
        words=tuple(token.plain for token in found),
        exact_words=_exact(found),
        readings=readings(found, rest),
        excluded=tuple(word for each in minus for word in _plain(each["word"]))[:MOST_WORDS],
        number_part=asked.number_part or next((fold(each[0]).replace(" ", "") for each in numbers), ""),
        code_part=asked.code_part or next((_digits(each[0]) for each in codes), ""),
    )


def _withheld(text: str) -> tuple[str, ...]:
    kinds = {span.kind for span in personal(text)} & {"phone", "id_number", "bank", "email"}
    return tuple(sorted(kinds | ({"name"} if _FULL_NAME.fullmatch(fold(text)) else set())))


@dataclass(frozen=True)
class _Known:
    """What names and days mean to whoever asks."""

    today: date | None
    places: Names
    steps: Names


def _fields(asked: Query, text: str, known: _Known) -> tuple[Query, str]:
    """Return the filters of `text` and what is left of it; what is not understood is left."""
    at, left = 0, []
    while match := _FIELD.search(text, at):
        name, start = _named(match)
        if not name:
            left.append(text[at : match.end("name") + 1])
            at = match.end("name") + 1
            continue
        left.append(text[at:start])
        at = match.end()
        for value, end in _values(match, name):
            if found := _filtered(asked, name, value, known):
                asked, at = found, end
                break
        else:
            left.append(match["quoted"] or match["bare"] or "")
    return asked, " ".join([*left, text[at:]])


def _values(match: re.Match, field: str) -> Iterator[tuple[str, int]]:
    """Yield what may be meant by the value of a field and where it ends: a bare one of several words, longest first."""
    if match["bare"] is None:
        yield match["quoted"], match.end()
        return
    start = match.start("bare")
    if field in DAYS:
        if day := _DAY_HERE.match(match.string, start):
            yield day[0], day.end()
    elif field in SEVERAL_WORDS:
        ends = [word.end() for word in _PLAIN_WORD.finditer(match.string, start, start + LONGEST_NAME)]
        for end in reversed(ends[: SEVERAL_WORDS[field]]):
            yield match.string[start:end], end
    yield match["bare"].replace("_", " "), match.end()


def _named(match: re.Match) -> tuple[str, int]:
    """Return the field that the words right before a colon name, the longest name first, and where its name begins."""
    words = list(re.finditer(r"\S+", match["name"]))
    for first in words:
        field = _BY_FIELD.get(fold(match["name"][first.start() :]))
        if field:
            return field, match.start("name") + first.start()
    return "", match.start()


def _filtered(asked: Query, field: str, value: str, known: _Known) -> Query | None:
    """Return the question with one filter more; None where the value says nothing."""
    if field in DAYS:
        day = day_of(value, known.today)
        return replace(asked, **dict.fromkeys(DAYS[field], day)) if day else None
    values = {
        "place": lambda: {"place_codes": tuple(known.places(value))},
        "topic": lambda: {"topic": _topic(value)},
        "kind": lambda: {"kind": _BY_KIND.get(fold(value), "")},
        "status": lambda: {"status": next(iter(known.steps(value)), "")},
        "code": lambda: {"code_part": _digits(value)[:CODE_DIGITS]},
        "number": lambda: {"number_part": fold(value).replace(" ", "")},
    }[field]()
    return replace(asked, **values) if any(values.values()) else None


def day_of(text: str, today: date | None = None) -> date | None:
    """Return the day that `text` is: 5/1/2026, 5.1.26, 2026-01-05, "ngày 03 tháng 6 năm 2013"; None for anything else.

    Without a year it is the last such day up to `today`.
    """
    text = text.strip().strip(",;)").removeprefix("ngày ").removeprefix("ngay ")
    if match := _ISO.fullmatch(text):
        return _calendar(*map(int, match.groups()))
    if match := _DAY.fullmatch(text):
        day, month, year = (int(part) if part else None for part in match.groups())
        return _with_year(day, month, year + 2000 if year and year < 100 else year, today)
    printed = dates(text) or dates(f"ngày {text}")
    return _with_year(printed[0].day, printed[0].month, printed[0].year, today) if printed else None


def _with_year(day: int, month: int, year: int | None, today: date | None) -> date | None:
    if year or not today:
        return _calendar(year, month, day)
    found = _calendar(today.year, month, day)
    return _calendar(today.year - 1, month, day) if found and found > today else found


def _calendar(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _topic(value: str) -> str:
    """Return the code of the topic called so, in either language, or by its code."""
    asked = fold(value)
    return next((one.code for one in topics() if asked in (one.code, fold(one.vi), fold(one.en))), "")


def _taken(pattern: re.Pattern, text: str) -> tuple[list[re.Match], str]:
    """Return what `pattern` finds, and the text without it."""
    return list(pattern.finditer(text)), pattern.sub(" ", text)


def _exact(found: list[Token]) -> tuple[str, ...]:
    """Return the keys with marks; none where the typing has no mark at all, since then no mark was meant."""
    return tuple(token.exact for token in found) if any(token.exact != token.plain for token in found) else ()


def _plain(text: str) -> tuple[str, ...]:
    return tuple(token.plain for token in tokens(text))[:MOST_WORDS]


def _digits(text: str) -> str:
    return "".join(str(int(character)) for character in text if character.isdecimal())
