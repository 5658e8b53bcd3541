"""Whom one invites, and a list of them as it is pasted: one a line, parted by semicolons, or by tabs from a sheet."""

import re
from dataclasses import dataclass
from uuid import UUID

from thongsuot.language.folding import fold_exact

MOST, NAME, OFFICE, MAIL = 3_000, 120, 200, 254
_MAIL = re.compile(r"[^@\s;,]+@[^@\s;,.]+(?:\.[^@\s;,.]+)+")


@dataclass(frozen=True, kw_only=True)
class Person:
    """One who is invited: a person, an office, or both. `unit_id`: a unit of the program, told on its desk."""

    name: str = ""
    office: str = ""
    phone: str = ""
    email: str = ""
    unit_id: UUID | None = None

    @property
    def mark(self) -> str:
        """Return what is equal for one invited twice: the same name of the same office, however it is spelt."""
        return f"unit {self.unit_id}" if self.unit_id else f"{fold_exact(self.name)}; {fold_exact(self.office)}"


@dataclass(frozen=True)
class BadLine:
    """A line that cannot be read. `line` counts from 1; `why`: who, contact, parts, long; line 0: too many lines."""

    line: int
    why: str
    text: str = ""


def parse(text: str) -> tuple[list[Person], list[BadLine]]:
    """Return who stands in a list, and the lines that cannot be read. A line: name; office; telephone or e-mail."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > MOST:
        return [], [BadLine(0, "long")]
    found = [(_read(number, line)) for number, line in lines]
    return [one for one in found if isinstance(one, Person)], [one for one in found if isinstance(one, BadLine)]


def _read(number: int, line: str) -> Person | BadLine:
    parts = [" ".join(part.split()) for part in re.split(r"[;\t]", line)]
    name, office, *contacts = [*parts, ""]
    contacts = [one for one in contacts if one]
    if not (name or office):
        return BadLine(number, "who", line)
    if len(contacts) > 2:
        return BadLine(number, "parts", line)
    if len(name) > NAME or len(office) > OFFICE:
        return BadLine(number, "long", line)
    read = [read_contact(one) for one in contacts]
    kinds = [kind for kind, _value in read]
    if "" in kinds or len(set(kinds)) != len(kinds):
        return BadLine(number, "contact", line)
    return Person(name=name, office=office, **dict(read))


def read_contact(text: str) -> tuple[str, str]:
    """Return ("phone", its digits), ("email", it), or ("", "") for what is neither. Vietnamese numbers, from 0."""
    if _MAIL.fullmatch(text) and len(text) <= MAIL:
        return "email", text
    digits = re.sub(r"[\s.()-]", "", text)
    digits = "0" + digits.removeprefix("+84") if digits.startswith("+84") else digits
    good = digits.isascii() and digits.isdecimal() and digits.startswith("0") and len(digits) in (10, 11)
    return ("phone", digits) if good else ("", "")
