"""Where a text names a person: after a form of address, a word such as "tên là", or by a family's name. Pure."""

import re
import unicodedata
from collections.abc import Iterator

from thongsuot.language import people_words as words
from thongsuot.language.folding import fold, fold_exact, has_marks
from thongsuot.language.plain import Plain

_FAMILIES = frozenset(words.FAMILIES.split("|")) | {"lo", "giang", "sung", "be", "to", "tu"}
_MARKED_FAMILIES = frozenset(map(fold_exact, words.MARKED_FAMILIES))
_STREETS = frozenset(map(fold, (*words.STREETS, *words.TOWNS)))
_MIDDLE, _CALLED, _NO_NAMES = frozenset(words.MIDDLE), frozenset(words.CALLED), frozenset(words.NO_NAMES)
_CAPITAL = r"(?-i:[A-Z][\w'’\-]*)"
_AFTER = re.compile(
    rf"(?i:\b(?P<call>{words.CALLS}|(?P<doubtful>{words.DOUBTFUL_CALLS})|{words.SELF}|(?:{words.SIGNED})(?: la)?)\b"
    rf"[ ]?:?[ ][_|]?[ ]?)(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL}){{0,4}})"
)
_OFFICE = re.compile(
    rf"(?i:\b(?:{words.OFFICES})\b(?:[ ](?:toi|tui|em|chung toi))?(?:[ ](?:la|ten|ten la))?[ ])"
    rf"(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL}){{1,4}})"
)
_LOWER = re.compile(
    rf"\b(?:{words.SELF}|em la|minh la|ten la|to cao|ong|ba|anh|chi) "
    rf"(?P<name>(?:{words.FAMILIES})(?: (?:van|thi|huu|duc|ngoc|minh|thanh))?(?: [a-z]+))"
)
_ALONE = re.compile(
    rf"(?:\A|(?<=[\n.,;:(]))[ ]*(?P<name>(?i:(?:{words.FAMILIES})\b)(?:[ ]{_CAPITAL}){{2,4}})"
    r"(?=[ ]*(?:\n|\.?\s*\Z|,|cung ))"
)
_RUN = re.compile(rf"(?<![\w'’\-]){_CAPITAL}(?:[ ]{_CAPITAL}){{2,4}}")
_SIGNATURE = re.compile(rf"(?:\n|[.!?:][ ])[ ]*(?P<name>{_CAPITAL}(?:[ ]{_CAPITAL}){{1,3}})[ ]*\.?\s*\Z")
_OF_PLACE = re.compile(rf"(?i)(?:\b(?:{words.PLACES})\.?|\d[\w/]*)[ ]*\Z")


def people(read: Plain) -> Iterator[tuple[int, int]]:
    """Yield where a name may stand in a plain text, the surer ways first; they may overlap."""
    marked = has_marks(read.given)
    for match in _AFTER.finditer(read.text):
        if _is_called(match, read, marked):
            yield match.span("name")
    for match in _OFFICE.finditer(read.text):
        if _is_family(read, match.start("name"), marked) and not _is_place(read, match):
            yield match.span("name")
    for match in _ALONE.finditer(read.text):
        if _is_name(match["name"]) and fold(match["name"]) not in _STREETS:
            yield match.span("name")
    for match in _SIGNATURE.finditer(read.text):
        if _is_family(read, match.start("name"), marked) and not _is_place(read, match):
            yield match.span("name")
    if not read.text.isupper():
        yield from _runs(read, marked)
    if read.text.islower() or not any(c.isupper() for c in read.text[1:]):
        yield from (match.span("name") for match in _LOWER.finditer(read.text.lower()))


def _runs(read: Plain, marked: bool) -> Iterator[tuple[int, int]]:
    """Yield the words in capitals that begin with a family's name and go on with a middle name."""
    for match in _RUN.finditer(read.text):
        middle = match[0].split()[1].lower()
        if middle not in _MIDDLE or fold(match[0]) in _STREETS or not _is_family(read, match.start(), marked):
            continue
        if not _OF_PLACE.search(read.text[max(0, match.start() - 25) : match.start()]):
            yield match.span()


def _is_called(match: re.Match, read: Plain, marked: bool) -> bool:
    """Return whether a form of address stands before a name: in a text with marks `bà`, not the `ba` of a place."""
    before = read.given[read.places[match.start()] : read.places[match.start("name")]]
    call = unicodedata.normalize("NFC", before).lower().split()[0]
    if not marked:
        doubtful = match["doubtful"] and (
            match["name"].count(" ") < 2 or not _is_family(read, match.start("name"), False)
        )
        return _is_name(match["name"]) and not doubtful
    return _is_name(match["name"]) and call.rstrip(":") in _CALLED


def _is_place(read: Plain, match: re.Match) -> bool:
    start = match.start("name")
    name = fold(match["name"])
    return name in _STREETS or bool(_OF_PLACE.search(read.text[max(0, start - 25) : start]))


def _is_family(read: Plain, start: int, marked: bool) -> bool:
    """Return whether a family's name begins at `start`, with its own marks in a text that has some."""
    end = start
    while end < len(read.text) and (read.text[end].isalpha() or read.text[end] in "'’"):
        end += 1
    written = read.written(start, end)
    return fold_exact(written) in _MARKED_FAMILIES if marked else fold(written) in _FAMILIES


def _is_name(name: str) -> bool:
    return name.split()[0].lower() not in _NO_NAMES
