"""Where a text calls a law, a code, an ordinance or the Constitution by name or by its letters. Pure.

Names that people write are a table (`law_words`), read in capitals, without marks or scanned; any other law is known by
its capital: "Luật Phòng thủ dân sự năm 2023".
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from thongsuot.language import law_words as words
from thongsuot.language.folding import fold, fold_exact
from thongsuot.language.plain import Plain

YEAR = r"(?:19|2[0Oo])[\dOolI]{2}"
MOST_WORDS = 9  # of the name of a law that is in no table
_AMENDED = r"(?:\s*,?\s*\(?sua\s+doi(?:\s*,?\s*bo\s+sung)?\)?)?"
_IN_YEAR = rf"(?:{_AMENDED}\s*[,(]?\s*(?:nam\s+)?(?P<year>{YEAR})(?![\w/]|[.,\-]\d)\)?)?"
_NOT_NAMES = frozenset("su sư gia khoa phap pháp le lệ so số cua của moi mới nay này".split())
_WORD = re.compile(r"[^\W\d]+")
_EXACT_ENDS = frozenset(map(fold_exact, words.NAME_ENDS))
_ENDS = _EXACT_ENDS | frozenset(map(fold, words.NAME_ENDS))


def _listed(kind: str, names: list[str]) -> str:
    longest_first = sorted((fold(name) for name in names), key=len, reverse=True)
    listed = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace(",", r"\s*,?") for name in longest_first)
    return rf"(?P<{kind}>{listed})"


def _key(name: str) -> str:
    return " ".join(fold(name).replace(",", " ").split())


_BY_NAME = {
    "code": {_key(name): name for name in words.CODES},
    "law": {_key(name): name for name in words.LAWS},
    "ordinance": {_key(name): name for name in words.ORDINANCES},
}
_NAME = re.compile(
    rf"(?i)\b(?:bo\s+luat\s+(?:ve\s+)?{_listed('code', words.CODES)}|luat\s+(?:ve\s+)?{_listed('law', words.LAWS)}"
    rf"|phap\s+lenh\s+(?:ve\s+)?{_listed('ordinance', words.ORDINANCES)})(?!\w){_IN_YEAR}"
)
_LETTERS = re.compile(
    rf"(?i)\b(?:(?:bo\s+)?luat\s+(?P<law>{'|'.join(words.LAW_LETTERS)})|(?P<code>{'|'.join(words.CODE_LETTERS)}))"
    rf"(?![^\W\d]){_IN_YEAR}"
)
_CONSTITUTION = re.compile(rf"(?i)\b(?P<constitution>hien\s+phap)(?!\w){_IN_YEAR}")
_OF_IT = re.compile(r"(?i)\b(?:dieu|khoan)\s+\d{1,3}\s*,?\s*(?:cua\s+|trong\s+)?(?:ban\s+)?\Z")
_CAPITAL = re.compile(r"\bLuat\s+(?:ve\s+)?(?P<name>[A-Z][a-z]+(?:[ ][^\W\d]+)*)")
_YEAR_BEHIND = re.compile(rf"(?i){_IN_YEAR}")


@dataclass(frozen=True)
class Named:
    """A law called by its name at `start` up to `end` of a plain text; `name` as the table prints it, else as written.

    `kind`: code, law, ordinance or constitution. `year`: the one that stands with the name.
    """

    start: int
    end: int
    kind: str
    year: int | None
    name: str


def figures(written: str) -> str:
    """Return figures as figures: `2O23` is 2023, `l0` is 10; a letter behind them stays."""
    head, tail = (written[:-1], written[-1:]) if written[-1:].isalpha() and written[-1] not in "OolI" else (written, "")
    return head.translate(str.maketrans("OolI", "0011")) + tail.lower()


def named_laws(read: Plain) -> list[Named]:
    """Return the laws that a text calls by name, never overlapping; those of the table first."""
    found: list[Named] = []
    for one in (*_of_table(read), *_of_letters(read), *_constitutions(read), *_of_capitals(read)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return found


def _of_table(read: Plain) -> Iterator[Named]:
    for match in _NAME.finditer(read.text):
        kind = next(kind for kind in _BY_NAME if match[kind])
        name = _BY_NAME[kind][_key(match[kind])]
        if " " in name or match["year"] or _as_printed(read, *match.span(kind), name):
            yield _made(match, kind, name)


def _as_printed(read: Plain, start: int, end: int, name: str) -> bool:
    """Return whether a name of one syllable bears its marks: "Luật Giá" is a law, "luật gia" a lawyer."""
    return fold_exact(read.written(start, end)) == fold_exact(name)


def _of_letters(read: Plain) -> Iterator[Named]:
    for match in _LETTERS.finditer(read.text):
        if match["law"]:
            yield _made(match, "law", words.LAW_LETTERS[match["law"].upper()])
        else:
            yield _made(match, "code", words.CODE_LETTERS[match["code"].upper()])


def _constitutions(read: Plain) -> Iterator[Named]:
    for match in _CONSTITUTION.finditer(read.text):
        capital = match[0][0].isupper() and not read.text.isupper()
        if match["year"] or capital or _OF_IT.search(read.text[max(0, match.start() - 40) : match.start()]):
            yield _made(match, "constitution", "Hiến pháp")


def _of_capitals(read: Plain) -> Iterator[Named]:
    for match in _CAPITAL.finditer(read.text):
        length = _length(read, match)
        end = match.start("name") + length
        behind = _YEAR_BEHIND.match(read.text, end)
        if not length or (" " not in match["name"][:length] and not behind["year"]):
            continue
        name = unicodedata.normalize("NFC", read.written(match.start("name"), end))
        yield Named(match.start(), _end(behind) if behind["year"] else end, "law", _year(behind), name)


def _length(read: Plain, match: re.Match) -> int:
    """Return how long the name is with which the words behind "Luật" begin; 0 where they begin with none."""
    kept: list[str] = []
    for word in _WORD.finditer(read.text, *match.span("name")):
        written = read.written(*word.span())
        ends = _ENDS if written.isascii() else _EXACT_ENDS
        if len(kept) == MOST_WORDS or fold_exact(written) in (ends if kept else _NOT_NAMES):
            break
        kept.append(word[0])
    return len(" ".join(kept))


def _made(match: re.Match, kind: str, name: str) -> Named:
    return Named(match.start(), _end(match), kind, _year(match), name)


def _year(match: re.Match) -> int | None:
    return int(figures(match["year"])) if match["year"] else None


def _end(match: re.Match) -> int:
    """Return the end of a named law; a bracket that closes is its own only where it opened inside."""
    return match.end() - (match[0].endswith(")") and "(" not in match[0])
