"""How the words of a form become the lines of a paper: values in their places, empty lines away, nothing left over."""

import re
from datetime import date

from thongsuot.documents.rules.forms import CONDITION, PLACE, WHOLE, Field, Form
from thongsuot.documents.rules.names import BLANK, dotted, official_day
from thongsuot.documents.rules.sheet import Line, Run, Table

STYLES = {"= ": "strong", "> ": "centre", "- ": "item"}
ALONE = re.compile(r"^\{(\w+)\}$")
DOTS = BLANK * 4
BLANK_ROWS = 4


class Values:
    """The values of one paper, shown as its words want them.

    `blank`: a form to fill in by hand, dots everywhere; `dots`: a draft, dots where something needed is not given yet.
    """

    def __init__(self, form: Form, given: dict, *, blank: bool = False, dots: bool = False):
        self.fields = {one.name: one for one in form.fields}
        self.given, self.blank, self.dots = given, blank, blank or dots

    def has(self, name: str) -> bool:
        return self.blank or not is_empty(self.given.get(name))

    def shown(self, name: str) -> str:
        """Return the value as it stands in running text; a day in words, lines joined by semicolons."""
        value = self.given.get(name)
        if is_empty(value):
            return DOTS if self.dots else ""
        if self.fields[name].kind == "day":
            return official_day(date.fromisoformat(value))
        if self.fields[name].kind == "number":
            return dotted(int(value))
        return "; ".join(value) if isinstance(value, list | tuple) else " ".join(str(value).split())

    def lines(self, name: str) -> list[str]:
        """Return the value line by line: a long text by its paragraphs, a list by its entries."""
        value = self.given.get(name)
        if is_empty(value):
            return [DOTS] * (BLANK_ROWS if self.blank else 1) if self.dots else []
        lines = value if isinstance(value, list | tuple) else str(value).splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the rows of a table, each numbered in front and as long as its headings."""
        width = len(self.fields[name].columns)
        rows = self.given.get(name) or ([[]] * BLANK_ROWS if self.dots else [])
        filled = [[*map(str, row), *[""] * width][:width] for row in rows]
        return tuple((str(number), *row) for number, row in enumerate(filled, 1))


def is_empty(value) -> bool:
    return value is None or value == "" or (isinstance(value, list | tuple) and not any(value))


def missing(form: Form, given: dict) -> list[Field]:
    """Return the fields that must be given and are not."""
    return [one for one in form.fields if one.name not in form.optional and is_empty(given.get(one.name))]


def filled(text: str, values: Values) -> str:
    """Return one line of a form with its values; empty where its condition is not met."""
    condition = CONDITION.match(text)
    if condition:
        if not values.has(condition[1]):
            return ""
        text = text[condition.end() :]
    return PLACE.sub(lambda found: values.shown(found[1]), text)


def blocks(form: Form, values: Values) -> tuple[Line | Table, ...]:
    """Return the body of a paper, block by block."""
    made = []
    for text in form.body.splitlines():
        if text.strip():
            made += _block(text.strip(), values)
    return tuple(made)


def _block(text: str, values: Values) -> list[Line | Table]:
    condition = CONDITION.match(text)
    if condition:
        if not values.has(condition[1]):
            return []
        text = text[condition.end() :]
    whole = WHOLE.match(text)
    if whole:
        return _many(text[0], whole[1], values)
    style = STYLES.get(text[:2], "body")
    text = text[2:] if text[:2] in STYLES else text
    alone = ALONE.match(text)
    if alone:
        return [Line((Run(each),), style) for each in values.lines(alone[1])]
    return [Line(_runs(text, values), style)]


def _many(mark: str, name: str, values: Values) -> list[Line | Table]:
    """Return a table (|), dashes (+) or numbers (#) for a value of many lines."""
    if mark == "|":
        headings, widths = zip(("STT", 8), *values.fields[name].columns, strict=True)
        return [Table(headings, widths, values.rows(name))] if values.has(name) or values.dots else []
    lines = values.lines(name)
    if mark == "+":
        return [Line((Run(each),), "item") for each in lines]
    return [Line((Run(f"{number}. {each}"),)) for number, each in enumerate(lines, 1)]


def _runs(text: str, values: Values) -> tuple[Run, ...]:
    """Return the words of a line, those between two stars in bold; a star inside a value stays a star."""
    opens_with_day = (found := PLACE.match(text)) and values.fields[found[1]].kind == "day"
    parts = text.split("**")
    runs = [Run(filled(part, values), bold=bool(place % 2)) for place, part in enumerate(parts) if part]
    if opens_with_day:
        runs[0] = Run(runs[0].text[:1].upper() + runs[0].text[1:], runs[0].bold)
    return tuple(run for run in runs if run.text)
