"""What an office may change in the words of a form: its subject, body, who gets copies; the rest is layout or law."""

from collections.abc import Iterator
from dataclasses import replace

from thongsuot.documents.rules.filling import STYLES
from thongsuot.documents.rules.forms import CONDITION, PLACE, WHOLE, Form
from thongsuot.documents.rules.letters import BOX, drawable
from thongsuot.wording.rules import Limits, Wrong, troubles

ABOUT, BODY, RECIPIENTS = "about", "body", "recipients"
LONGEST = {ABOUT: 300, BODY: 12_000, RECIPIENTS: 1_000}
MOST_LINES = 150
LISTS = ("lines", "rows")


def parts(form: Form) -> dict[str, str]:
    """Return the words of a form that an office may change, {part: words}; a part it has not is left out."""
    words = {ABOUT: form.about, BODY: form.body.strip(), RECIPIENTS: "\n".join(form.recipients)}
    return {name: text for name, text in words.items() if text}


def with_words(form: Form, texts: dict[str, str], *, confidence: str) -> Form:
    """Return the form in other words; in its own where these do not fit it any more, as after an upgrade."""
    form = replace(form, confidence=confidence)
    known = parts(form)
    if not texts or any(name not in known for name in texts) or wrongs(form, known | texts):
        return form
    words = known | texts
    recipients = tuple(line.strip() for line in words.get(RECIPIENTS, "").splitlines() if line.strip())
    return replace(form, about=words.get(ABOUT, ""), body=words[BODY], recipients=recipients)


def kept_lines(form: Form) -> list[str]:
    """Return the lines of the body that stay as they are: what law wants said in so many words, and centred lines."""
    return [line for line in _lines(form.body) if line.startswith("= ") or line.startswith(form.fixed)]


def wrongs(form: Form, texts: dict[str, str]) -> list[Wrong]:
    """Return what does not fit in other words of a form, {part: words} of every part it has."""
    found = [wrong for limits in _limits(form) for wrong in troubles(texts.get(limits.part, ""), limits)]
    for part, text in texts.items():
        found += [Wrong(part, *what) for what in _letters(text)]
        found += [Wrong(part, *what) for line in _lines(text) for what in _line(form, part, line)]
    found += [Wrong(BODY, *what) for what in _kept(form, texts.get(BODY, ""))]
    missing = asked(form, parts(form)) - asked(form, texts)
    found += [Wrong(BODY, "missing", f"{{{name}}}") for name in sorted(missing)]
    hidden = asked(form, parts(form), always=True) - asked(form, texts, always=True) - missing
    found += [Wrong(BODY, "conditional", f"{{{name}}}") for name in sorted(hidden)]
    return list(dict.fromkeys(found))


def _limits(form: Form) -> list[Limits]:
    """Return what each part may hold: a value of many lines only in the body, where it has a line of its own."""
    names = {one.name for one in form.fields}
    short = {one.name for one in form.fields if one.kind not in LISTS}
    return [
        Limits(part=part, may=names if part == BODY else short, longest=LONGEST[part], one_line=part == ABOUT)
        for part in parts(form)
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def asked(form: Form, texts: dict[str, str], *, always: bool = False) -> set[str]:
    """Return the values that words show, whichever way; all that a form shows have to stand in other words too.

    `always`: only those of a line that does not fall away with another value.
    """
    found = set()
    for line in (line for text in texts.values() for line in _lines(text)):
        rest, condition = _after_condition(line), CONDITION.match(line)
        shown = set(PLACE.findall(rest)) | {whole[1] for whole in [WHOLE.match(rest)] if whole}
        if always and condition and condition[1] in form.optional:
            shown &= {condition[1]}
        found |= shown
    return found & {one.name for one in form.fields}


def _after_condition(line: str) -> str:
    condition = CONDITION.match(line)
    return line[condition.end() :].strip() if condition else line


def _line(form: Form, part: str, line: str) -> Iterator[tuple[str, str]]:
    """Yield what one line has wrong: its condition, its mark, a value that needs a line or a condition of its own."""
    fields, condition = {one.name: one for one in form.fields}, CONDITION.match(line)
    if line.startswith("?") and (part == ABOUT or not condition or condition[1] not in fields):
        yield "condition", line[:40]
        return
    rest, free = _after_condition(line), {condition[1]} if condition else set()
    if part == BODY and rest[:2] in ("| ", "+ ", "# "):
        yield from _whole(fields, form.optional - free, rest)
        return
    if rest.count("**") % 2:
        yield "stars", line[:40]
    bare = rest[2:] if rest[:2] in STYLES else rest
    for name in PLACE.findall(rest):
        if name in form.optional - free:
            yield "optional", f"{{{name}}}"
        elif name in fields and fields[name].kind == "rows":
            yield "rows", f"{{{name}}}"
        elif name in fields and fields[name].kind == "lines" and part == BODY and bare != f"{{{name}}}":
            yield "list", f"{{{name}}}"


def _whole(fields: dict, conditional: frozenset[str], line: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a line that stands for a whole list or table."""
    whole = WHOLE.match(line)
    field = fields.get(whole[1]) if whole else None
    if field is None or (field.kind == "rows") != (line[0] == "|") or field.kind not in LISTS:
        yield "mark", line[:40]
    elif field.name in conditional:
        yield "optional", f"{{{field.name}}}"


def _letters(text: str) -> Iterator[tuple[str, str]]:
    """Yield the first letter that the face of printed papers lacks; it would be drawn as a box."""
    strange = next((one for one in text if not one.isspace() and drawable(one) == BOX and one != BOX), "")
    if strange:
        yield "letters", strange


def _kept(form: Form, body: str) -> Iterator[tuple[str, str]]:
    """Yield lines that have to stay and are gone, and centred lines that are not those of the form in their order."""
    lines, centred = _lines(body), [line for line in kept_lines(form) if line.startswith("= ")]
    if [line for line in lines if line.startswith("= ")] != centred:
        yield "centred", "; ".join(centred) or "–"
    for line in kept_lines(form):
        if line not in centred and line not in lines:
            yield "keep", line
    if len(lines) > MOST_LINES:
        yield "long", str(LONGEST[BODY])
