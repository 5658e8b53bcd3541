"""What was typed for a paper becomes its values: each of its kind, clean, and not longer than a paper bears. Pure."""

from datetime import date

from thongsuot.documents.rules.forms import Field, Form
from thongsuot.language.folding import clean

LINE, TEXT, LINES, NUMBER = 500, 20_000, 200, 1_000_000
CELL = LINE * 4
CUT = "[…]"


class Wrong(ValueError):
    """A value that does not fit its field; `reason`: day, number, choice, long, many."""

    def __init__(self, field: Field, reason: str):
        super().__init__(f"{field.name}: {reason}")
        self.field, self.reason = field, reason


def cleaned(form: Form, given: dict) -> dict:
    """Return the values of `form` in their stored shape, plain JSON; what is empty is left out.

    Raises: Wrong, and KeyError for a value that the form does not know: a mistake of the caller.
    """
    known = {one.name: one for one in form.fields}
    values = {name: _one(known[name], value) for name, value in given.items()}
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _one(field: Field, value):
    if value is None or value == "":
        return None
    return {"day": _day, "number": _number, "choice": _choice, "lines": _lines, "rows": _rows}.get(field.kind, _words)(
        field, value
    )


def _words(field: Field, value) -> str:
    text = clean(str(value)).strip()
    if len(text) > (TEXT if field.kind == "text" else LINE):
        raise Wrong(field, "long")
    return text


def _day(field: Field, value) -> str:
    try:
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()
    except ValueError as error:
        raise Wrong(field, "day") from error


def _number(field: Field, value) -> str:
    text = str(value).strip()
    if not text.isdecimal() or len(text) > 9 or int(text) > NUMBER:
        raise Wrong(field, "number")
    return str(int(text))


def _choice(field: Field, value) -> str:
    if value not in field.choices:
        raise Wrong(field, "choice")
    return value


def _lines(field: Field, value) -> list[str]:
    """A list, or text with one entry a line."""
    lines = value.splitlines() if isinstance(value, str) else value
    kept = [text for line in lines if (text := " ".join(clean(str(line)).split()))]
    if len(kept) > LINES:
        raise Wrong(field, "many")
    if any(len(text) > TEXT for text in kept):
        raise Wrong(field, "long")
    return kept


def _rows(field: Field, value) -> list[list[str]]:
    """A list of rows, or text with one row a line and its columns between bars."""
    rows = [line.split("|") for line in value.splitlines()] if isinstance(value, str) else value
    kept = [[" ".join(clean(str(cell)).split()) for cell in row][: len(field.columns)] for row in rows]
    kept = [row for row in kept if any(row)]
    if len(kept) > LINES:
        raise Wrong(field, "many")
    if any(len(cell) > CELL for row in kept for cell in row):
        raise Wrong(field, "long")
    return kept


def fitted(form: Form, given: dict) -> tuple[dict, list[Field]]:
    """Return what a matter knows, cut to what a paper bears, and the fields that were: `CUT` stands where words went.

    So a matter of many words still has its draft, and whoever draws it sees what to take into an annex. What the form
    does not ask for is left out; a bar in a cell becomes a stroke, since bars part the columns of what is typed.
    """
    kept, short = {}, []
    for field in form.fields:
        if field.name in given:
            kept[field.name] = FITTED.get(field.kind, lambda value: value)(given[field.name])
            short += [field] if _is_cut(kept[field.name]) and not _is_cut(given[field.name]) else []
    return kept, short


def _cut(text, most: int):
    text = clean(str(text or "")).strip()
    return text if len(text) <= most else f"{text[: most - len(CUT) - 1]} {CUT}"


def _few(entries, last):
    entries = list(entries or [])
    return entries if len(entries) <= LINES else [*entries[: LINES - 1], last]


def _fitted_rows(rows):
    return _few([[_cut(str(cell).replace("|", "/"), CELL) for cell in row] for row in rows or []], [CUT])


FITTED = {
    "line": lambda value: _cut(value, LINE),
    "text": lambda value: _cut(value, TEXT),
    "lines": lambda value: (
        _cut(value, TEXT) if isinstance(value, str) else _few([_cut(each, TEXT) for each in value or []], CUT)
    ),
    "rows": _fitted_rows,
}


def _is_cut(value) -> bool:
    if isinstance(value, list | tuple):
        return any(_is_cut(each) for each in value)
    return isinstance(value, str) and value.endswith(CUT)


def typed(field: Field, value) -> str:
    """Return a stored value as it is typed in a box: the other way round of `cleaned`."""
    if field.kind == "rows":
        return "\n".join(" | ".join(row) for row in value or [])
    if field.kind == "lines":
        return "\n".join(value or [])
    return value or ""
