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


# What numbers a line or stands before it as a dot or dash; no figure: "3.000 hộ", "12 xã", "30/6", "2026".
_MARK = re.compile(
    r"(?:(?:[•●▪◦‣·*]+|[-–—+]+(?!\d)|[(\[]\d{1,2}[)\]]|[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|\d{1,2}[/:–-](?!\s*\d))\s*)+"
)


def without_mark(line: str) -> str:
    """Return a line of a typed list without the number, dash or dot before its words."""
    line = line.strip()
    return line[found.end() :] if (found := _MARK.match(line)) else line


@dataclass(frozen=True)
class Line:
    """One site. `line`: counted from 1; `expected`: None where no number was given."""

    line: int
    name: str
    place: str = ""
    expected: int | None = None


@dataclass(frozen=True)
class Wrong:
    """A line that cannot be read. `why`: name, long or people; line 0: none, or too many lines."""

    line: int
    why: str


class WrongLines(ValueError):
    """Some lines cannot be read: `wrong`, all of them; `read`: the others."""

    def __init__(self, wrong: list[Wrong], read: list[Line]):
        self.wrong, self.read = wrong, read
        super().__init__(f"lines {[each.line for each in wrong]}")


def parse(text: str) -> list[Line]:
    """Return the sites of a pasted list; empty lines are left out. Raises: WrongLines."""
    lines = [(place, line.strip()) for place, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines or len(lines) > MOST_LINES:
        raise WrongLines([Wrong(0, "long" if lines else "name")], [])
    found = [_line(place, line) for place, line in lines]
    read = [each for each in found if isinstance(each, Line)]
    if wrong := [each for each in found if isinstance(each, Wrong)]:
        raise WrongLines(wrong, read)
    return read


def _line(place: int, line: str) -> Line | Wrong:
    name, where, people = ([part.strip() for part in line.split(";", 2)] + ["", ""])[:3]
    if not name:
        return Wrong(place, "name")
    if len(name) > LONGEST or len(where) > LONGEST_PLACE:
        return Wrong(place, "long")
    number = people.removesuffix("người").strip().replace(".", "")
    if not number:
        return Line(place, name, where)
    if not (number.isascii() and number.isdecimal() and len(number) <= 6 and int(number) <= MOST_PEOPLE):
        return Wrong(place, "people")
    return Line(place, name, where, int(number))
