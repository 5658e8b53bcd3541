"""A form: what it is called, which values it wants and where they come from, on which law it stands, its words."""

import re
from dataclasses import dataclass, field
from datetime import date

from thongsuot.documents.rules.sheet import LAYOUTS

KINDS = ("line", "text", "day", "number", "lines", "rows", "choice")
SOURCES = ("matter", "officer")
CONFIDENCE = ("verified", "general", "unsure")
PLACE = re.compile(r"\{(\w+)\}")
CONDITION = re.compile(r"^\?(\w+) ")
WHOLE = re.compile(r"^[|+#] (\w+)$")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One value. `source`: given by the matter, or typed by the officer. `columns`: (heading, share) of `rows`."""

    name: str
    label: str
    kind: str = "line"
    source: str = "officer"
    hint: str = ""
    columns: tuple[tuple[str, int], ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BasisVersion:
    """One wording of a legal basis, in force from `since` to `until` (both days included; None: still)."""

    text: str
    since: date
    until: date | None = None
    confidence: str = "general"

    def holds_on(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, kw_only=True)
class Basis:
    """A legal basis under one key, in the wordings it has had."""

    key: str
    versions: tuple[BasisVersion, ...]

    def on(self, day: date) -> BasisVersion:
        """Return the wording in force on `day`; where none is, the last one, which `is_outdated` tells."""
        return next((one for one in self.versions if one.holds_on(day)), self.versions[-1])

    def is_outdated(self, day: date) -> bool:
        return not any(one.holds_on(day) for one in self.versions)


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form as data. `register`: letters of its number and its register, empty where it bears none.

    `optional`: fields that may stay empty; their lines then fall away. `sealed`: about a denunciation, so that its
    words are never stored here. `capacity`: capital lines above the signature where the signing act gives none.
    `fixed`: how lines of the body begin that law wants said in so many words, so that no office changes them.
    """

    code: str
    name: str
    layout: str
    title: str
    about: str = ""
    official: str = ""
    register: str = ""
    basis: tuple[Basis, ...] = ()
    fields: tuple[Field, ...] = ()
    optional: frozenset[str] = frozenset()
    addressees: str = ""
    body: str = ""
    recipients: tuple[str, ...] = ()
    also_sign: tuple[str, ...] = ()
    confidence: str = "unsure"
    source: str = ""
    sealed: bool = False
    fixed: tuple[str, ...] = ()
    group: str = ""
    wants_basis: bool = field(default=True)

    def field(self, name: str) -> Field:
        return next(one for one in self.fields if one.name == name)

    def outdated(self, on: date) -> list[str]:
        """Return the wordings of this form's bases that are not in force on `on`."""
        return [one.on(on).text for one in self.basis if one.is_outdated(on)]

    def unsure_bases(self, on: date) -> list[str]:
        return [one.on(on).text for one in self.basis if one.on(on).confidence == "unsure"]


def check(form: Form) -> None:
    """Raise ValueError, naming form and trouble, where its words and its fields do not fit each other."""
    names = {one.name for one in form.fields}
    problems = [
        (form.layout in LAYOUTS, "unknown layout"),
        (form.confidence in CONFIDENCE, "unknown confidence"),
        (all(one.kind in KINDS and one.source in SOURCES for one in form.fields), "unknown kind or source of a field"),
        (used(form) == names, f"words and fields differ: {sorted(used(form) ^ names)}"),
        (form.optional <= names, "an optional field that is none"),
        (all(_begin(form, each) == 1 for each in form.fixed), "a fixed line that is none, or several"),
        (not _bare(form), f"optional, but without a condition: {sorted(_bare(form))}"),
    ]
    for holds, trouble in problems:
        if not holds:
            raise ValueError(f"{form.code}: {trouble}")


def _begin(form: Form, words: str) -> int:
    return sum(line.startswith(words) for line in form.body.splitlines())


def _texts(form: Form) -> list[str]:
    return [form.about, form.addressees, *form.recipients, *form.also_sign, *form.body.splitlines()]


def used(form: Form) -> set[str]:
    """Return the fields that the words of a form name."""
    found = {name for text in _texts(form) for name in PLACE.findall(text)}
    for text in _texts(form):
        condition = CONDITION.match(text)
        rest = text[condition.end() :] if condition else text
        found |= {condition[1]} if condition else set()
        found |= {whole[1] for whole in [WHOLE.match(rest)] if whole}
    return found


def _bare(form: Form) -> set[str]:
    """Return the optional fields that stand in a line which would not fall away with them."""
    bare = set()
    for text in _texts(form):
        condition = CONDITION.match(text)
        if not WHOLE.match(text):
            bare |= form.optional.intersection(PLACE.findall(text)) - {condition[1] if condition else ""}
    return bare
