"""What a search for sessions and visits looks in: words of what a visit was about, and nothing of who came. Pure."""

import re
from collections.abc import Iterable

from thongsuot.language.folding import fold
from thongsuot.language.index import words_of
from thongsuot.language.tokens import tokens
from thongsuot.units.rules import search_text

LONGEST = 20_000
# As people call each kind, in both languages.
KINDS = {
    "leader": "tiếp công dân định kỳ lãnh đạo người đứng đầu tiếp; periodic reception by the head",
    "regular": "tiếp công dân thường xuyên cán bộ tiếp dân trực; regular reception by the officers on duty",
    "adhoc": "tiếp công dân đột xuất; reception out of turn",
}
TITLES = frozenset("ong ba anh chi em co chu bac cu chau di cau vo chong con".split())
_SIGN = re.compile(r"[^\w\s'’]|\d+|_")
_AND = re.compile(r"(?i)\bvà\b")
_NUMBER = re.compile(r"\w*\d[\d. -]{4,}\d")
_MANY_FIGURES = re.compile(r"\d{6,}")
MODES = {"direct": "trực tiếp", "online": "trực tuyến online"}


def session_words(*, unit: str, place: str, kind: str, mode: str, leader: str, post: str) -> str:
    """Return the folded words of who receives, with the office held, where and in which way."""
    return search_text(unit, place, post, leader, KINDS[kind], MODES[mode], limit=2_000)


def visit_words(about: str, summary: str, *, names: Iterable[str], address: str, numbers: Iterable[str]) -> str:
    """Return the folded words of what a visit was about, each once: no personal data, and nothing of who came.

    Left out is the same as of a case (names, numbers and addresses that are read as such), and what was given: `names`,
    each of one person or a line of several, with titles and numbers among them; the `address`; and every word of the
    `numbers`, of papers, telephones and mails, wherever it stands. A name of one word says too little to go.
    """
    lines = [line for line in names if line]
    hidden = [*lines, *(_untitled(part) for line in lines for part in _parts(line)), address]
    given = [*numbers, *(number for line in lines for number in _NUMBER.findall(line))]
    gone = {word for number in given for word in _spelt(number)}
    plain, _exact = words_of((about, summary), hidden)
    return search_text(" ".join(dict.fromkeys(word for word in plain if word not in gone)), limit=LONGEST)


def _parts(line: str) -> list[str]:
    """Return what stands between the figures and signs of a line, and between its words for "and" too."""
    return [each for part in _SIGN.split(line) for each in (part, *_AND.split(part))]


def _untitled(part: str) -> str:
    """Return the name without titles before it: `Ông Trần Văn B` → `Trần Văn B`."""
    said = part.split()
    while said and fold(said[0]) in TITLES:
        said = said[1:]
    return " ".join(said)


def _spelt(number: str) -> set[str]:
    """Return the words of a number: as it is given, without its blanks, and its figures alone where they are many."""
    found = [token.plain for token in tokens(number)]
    together = "".join(found)
    return {*found, together, *_MANY_FIGURES.findall(together)}
