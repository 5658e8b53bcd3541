"""Closed lists of law as dated rows: grounds, criteria, who may speak for whom, shares of votes, how often."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from thongsuot.law.rules.errors import LawError
from thongsuot.law.rules.terms import CONFIDENCES, Source, holds_on

NOTHING = MappingProxyType({})


class ListUnknown(LawError):
    """No list has this code, or no row of this code is in force on the day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One row of a closed list in one version.

    `code` names it within its list and is what cases store. `in_force_from`, `in_force_until` (both included; None:
    open), `known_since` and `until_known_since`: as in `terms.DeadlineRule`. `transition`: what the law says of
    matters begun before. `values`: the numbers of the row, whole ones only, or codes of other rows.
    """

    code: str
    text: str
    text_en: str
    source: Source
    in_force_from: date
    known_since: date
    confidence: str
    in_force_until: date | None = None
    until_known_since: date | None = None
    transition: str = ""
    transition_en: str = ""
    values: Mapping[str, int | str | bool] = field(default_factory=lambda: NOTHING)

    def __post_init__(self):
        if self.confidence not in CONFIDENCES:
            raise ValueError(f"{self.code}: confidence is {self.confidence!r}")
        if not (self.code and self.text and self.text_en and self.source.instrument and self.source.article):
            raise ValueError(f"{self.code}: needs a code, a text in both languages, an instrument and an article")
        if self.in_force_until and self.in_force_until < self.in_force_from:
            raise ValueError(f"{self.code}: ends before it begins")
        if bool(self.transition) != bool(self.transition_en):
            raise ValueError(f"{self.code}: the transitional clause is wanted in both languages")
        if any(isinstance(value, float) for value in self.values.values()):
            raise ValueError(f"{self.code}: numbers of law are whole ones")

    def holds(self, on: date, known_on: date | None = None) -> bool:
        """Return whether the row is in force on `on`, by what was known on `known_on` (None: all that is known)."""
        return (known_on is None or known_on >= self.known_since) and holds_on(self, on, known_on)


@dataclass(frozen=True, slots=True)
class ClosedList:
    """A list of law with its rows in the order of the law. Raises ValueError where two rows of one code overlap."""

    code: str
    title: str
    title_en: str
    items: tuple[Item, ...]

    def __post_init__(self):
        if not (self.title and self.title_en and self.items):
            raise ValueError(f"{self.code}: needs a title in both languages and rows")
        last: dict[str, Item] = {}
        for item in sorted(self.items, key=lambda item: item.in_force_from):
            before = last.get(item.code)
            if before and (before.in_force_until is None or before.in_force_until >= item.in_force_from):
                raise ValueError(f"{self.code} {item.code}: two rows overlap from {item.in_force_from}")
            last[item.code] = item

    def on(self, day: date, known_on: date | None = None) -> tuple[Item, ...]:
        """Return the rows in force on `day`; none where the list was not law yet."""
        return tuple(item for item in self.items if item.holds(day, known_on))


def passes(threshold: Item, yes: int, total: int) -> bool:
    """Return whether `yes` of all `total` reach the share of a threshold row, in whole numbers: no rounding.

    Two thirds: 3 * yes >= 2 * total. More than half: 2 * yes > total. Nobody reaches a share of nothing.
    """
    if not 0 <= yes <= total:
        raise ValueError(f"{yes} of {total} cannot be")
    reached, needed = threshold.values["denominator"] * yes, threshold.values["numerator"] * total
    return total > 0 and (reached > needed if threshold.values["strict"] else reached >= needed)


def representatives(rows: Iterable[Item], people: int) -> Item | None:
    """Return the row that says how many may speak for `people`; None where each speaks for themself."""
    for row in rows:
        if row.values["people_from"] <= people <= row.values.get("people_to", people):
            return row
    return None
