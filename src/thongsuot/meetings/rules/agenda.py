"""An agenda as an officer types it, one item a line: what, how many minutes, who speaks, parted by semicolons."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_ITEMS, LONGEST, LONGEST_SPEAKER, MOST_MINUTES = 50, 300, 200, 600


@dataclass(frozen=True)
class Item:
    """One item. `minutes`: None where none were given; `speaker`: an office."""

    title: str
    minutes: int | None = None
    speaker: str = ""


class WrongLine(ValueError):
    """A line that cannot be read. `line` counts from 1; `why`: minutes, title or long; line 0: too many lines."""

    def __init__(self, line: int, why: str):
        self.line, self.why = line, why
        super().__init__(f"line {line}: {why}")


def parse(text: str) -> list[Item]:
    """Return the items of an agenda; empty lines are left out. Raises: WrongLine."""
    lines = [(place, line.strip()) for place, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > MOST_ITEMS:
        raise WrongLine(0, "long")
    return [_item(place, line) for place, line in lines]


def _item(place: int, line: str) -> Item:
    title, minutes, speaker = ([part.strip() for part in line.split(";", 2)] + ["", ""])[:3]
    if not title:
        raise WrongLine(place, "title")
    if len(title) > LONGEST or len(speaker) > LONGEST_SPEAKER:
        raise WrongLine(place, "long")
    number = minutes.removesuffix("phút").strip()
    if not number:
        return Item(title, None, speaker)
    if not (number.isascii() and number.isdecimal() and len(number) <= 3 and 0 < int(number) <= MOST_MINUTES):
        raise WrongLine(place, "minutes")
    return Item(title, int(number), speaker)


def written(items: Iterable[Item]) -> str:
    """Return the items as they are typed: `parse(written(items)) == items`."""
    return "\n".join(_line(item) for item in items)


def _line(item: Item) -> str:
    minutes = f"{item.minutes} phút" if item.minutes else ""
    return "; ".join([item.title, minutes, item.speaker]).rstrip("; ")
