"""Sites as an officer pastes them, one a line: the unit or place, where it sits, how many come, by semicolons."""

import re
from dataclasses import dataclass

from thongsuot.language.folding import fold_exact

MOST_LINES, LONGEST, LONGEST_PLACE, MOST_PEOPLE = 5_000, 200, 300, 100_000


_SHORT = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}
_SHORT_WORD = re.compile(rf"\b({'|'.join(_SHORT)})\b")


def key_of(name: str) -> str:
    """Return what spellings of one name share: capitals, blanks, Uỷ and Ủy, UBND. Tones are kept: Đông is not Đồng."""
    return _SHORT_WORD.sub(lambda found: _SHORT[found[0]], fold_exact(name))


@dataclass(frozen=True)
class Line:
    """One site. `line`: counted from 1; `expected`: None where no number was given."""

    line: int
    name: str
    place: str = ""
    expected: int | None = None


class WrongLine(ValueError):
    """A line that cannot be read. `why`: name, long or people; line 0: none, or too many lines."""

    def __init__(self, line: int, why: str):
        self.line, self.why = line, why
        super().__init__(f"line {line}: {why}")


def parse(text: str) -> list[Line]:
    """Return the sites of a pasted list; empty lines are left out. Raises: WrongLine."""
    lines = [(place, line.strip()) for place, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines or len(lines) > MOST_LINES:
        raise WrongLine(0, "long" if lines else "name")
    return [_line(place, line) for place, line in lines]


def _line(place: int, line: str) -> Line:
    name, where, people = ([part.strip() for part in line.split(";", 2)] + ["", ""])[:3]
    if not name:
        raise WrongLine(place, "name")
    if len(name) > LONGEST or len(where) > LONGEST_PLACE:
        raise WrongLine(place, "long")
    number = people.removesuffix("người").strip().replace(".", "")
    if not number:
        return Line(place, name, where)
    if not (number.isascii() and number.isdecimal() and len(number) <= 6 and int(number) <= MOST_PEOPLE):
        raise WrongLine(place, "people")
    return Line(place, name, where, int(number))
