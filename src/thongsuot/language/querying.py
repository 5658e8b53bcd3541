"""What a person typed into the search box, taken apart: words, phrases, parts of numbers, filters. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from thongsuot.language.folding import fold, fold_exact

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True)
class Query:
    """A question to the index; empty parts ask nothing.

    `words`, `excluded` and each word of `phrases` are folded, `exact_words` folded exactly, in the order of `words`.
    `code_part`: digits of a case's code, at least three in a row. `number_part`: part of a document number, folded.
    `place_codes`: codes of present places, one of which (or a place within it) the case has.
    `date_from` and `date_to`: days of receipt, both included.
    """

    words: tuple[str, ...] = ()
    exact_words: tuple[str, ...] = ()
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


def parse(typed: str) -> Query:
    """Return the question that `typed` asks; never an error."""
    return Query(words=tuple(WORD.findall(fold(typed))), exact_words=tuple(WORD.findall(fold_exact(typed))))
