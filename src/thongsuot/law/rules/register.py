"""The register of instruments: which one a citation means, where that is certain, and how long it is in force."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thongsuot.language.citations import Citation
from thongsuot.language.folding import fold
from thongsuot.language.instrument_words import KIND_NAMES
from thongsuot.law.rules.terms import CONFIDENCES

_NAMED = ("law", "code", "ordinance", "constitution")


@dataclass(frozen=True, kw_only=True, slots=True)
class Instrument:
    """One instrument. `in_force_from` to `in_force_until` (both included; None: open); `replaced_by` and `amended_by`
    are numbers of other rows; `year`: of issue, where neither number nor day tells it; `only`: of a law, no other ever
    bore its name."""

    number: str
    kind: str
    title: str
    title_en: str
    issuer: str
    in_force_from: date
    confidence: str
    issued_on: date | None = None
    year: int | None = None
    in_force_until: date | None = None
    replaced_by: str = ""
    amended_by: tuple[str, ...] = ()
    only: bool = False

    def __post_init__(self):
        if self.kind not in KIND_NAMES or self.confidence not in CONFIDENCES:
            raise ValueError(f"{self.number}: kind {self.kind!r}, confidence {self.confidence!r}")
        if not (self.title and self.title_en and self.issuer):
            raise ValueError(f"{self.number}: needs a title in both languages and an issuer")
        if self.in_force_until and self.in_force_until < self.in_force_from:
            raise ValueError(f"{self.number}: ends before it begins")

    @property
    def slug(self) -> str:
        """Return the number as it stands in an address: 59-2023-nd-cp."""
        return re.sub(r"[^a-z0-9]+", "-", fold(self.number))

    @property
    def issued_in(self) -> int | None:
        """Return the year of issue, as far as it is known."""
        printed = re.match(r"\d+\w?/(\d{4})/", self.number)
        return int(printed[1]) if printed else self.issued_on.year if self.issued_on else self.year

    @property
    def name(self) -> str:
        """Return a law's own name without its kind, folded; empty for what is called by number."""
        return fold(self.title).removeprefix(fold(KIND_NAMES[self.kind])).strip() if self.kind in _NAMED else ""

    def in_force(self, on: date) -> bool:
        """Return whether the instrument holds on `on`."""
        return self.in_force_from <= on and (self.in_force_until is None or on <= self.in_force_until)


class Register:
    """All instruments, by number. Raises ValueError where a number stands twice or a row names one that is missing."""

    def __init__(self, instruments: Iterable[Instrument]):
        self.instruments = tuple(instruments)
        self.by_number = {one.number: one for one in self.instruments}
        self.by_slug = {one.slug: one for one in self.instruments}
        if not len(self.by_number) == len(self.by_slug) == len(self.instruments):
            raise ValueError("instruments: a number stands twice")
        named = {number for one in self.instruments for number in (*one.amended_by, one.replaced_by) if number}
        if named - self.by_number.keys():
            raise ValueError(f"instruments: {sorted(named - self.by_number.keys())} are named and missing")

    def find(self, cited: Citation) -> Instrument | None:
        """Return the instrument that is meant, None where that is not certain: another may be called the same.

        A whole number names one by its year, in it or behind it, unless kind or day beside it say another. A bare
        number names a decree or law with its year, anything else with issuer and day. A law's name names one with its
        year, or where only one law ever bore it.
        """
        meant = [one for one in self.instruments if _fits(one, cited)]
        return meant[0] if len(meant) == 1 and _enough(meant[0], cited) else None


def _fits(one: Instrument, cited: Citation) -> bool:
    """Return whether nothing that is printed speaks against `one`, and number or name speak for it."""
    if cited.kind != one.kind or (cited.date and one.issued_on and cited.date != one.issued_on):
        return False
    if cited.year and one.issued_in and cited.year != one.issued_in:
        return False
    if cited.number:
        return cited.number == one.number or (_short(cited) and _begins(one.number, cited.number))
    return bool(cited.name) and fold(cited.name) == one.name


def _short(cited: Citation) -> bool:
    return re.fullmatch(r"\d+[a-z]?(/\d{4})?", cited.number) is not None


def _begins(number: str, short: str) -> bool:
    return re.match(rf"0*{re.escape(short.lstrip('0'))}[/-]", number) is not None


def _enough(one: Instrument, cited: Citation) -> bool:
    """Return whether what is printed could mean no other instrument, also none that the register does not hold.

    Numbers without a year begin anew every year, and every term of a Party committee; "01/2021" may be of any ministry.
    """
    if not cited.number:
        return one.only or bool(cited.year)
    if not _short(cited):
        return cited.year is not None
    if "/" in cited.number:
        return one.kind in ("decree", "law", "ordinance")
    return cited.date is not None and cited.issuer == one.issuer
