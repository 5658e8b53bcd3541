"""What is read from a document: a draft that an officer confirms sentence by sentence. Frozen; pure."""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Span:
    """A stretch of the document's text, `start` up to `end` in code points of the text as given.

    `text`: its wording, blanks and broken lines made one blank.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Deadline(Span):
    """A day or a period by which something is wanted; `date` None where the words name no day of a known year."""

    date: datetime.date | None = None


@dataclass(frozen=True)
class Item(Span):
    """A requirement or a task: `ordinal` as printed, "" where it has none; `group`: the set that it is one of."""

    group: str = ""
    ordinal: str = ""
    tasks: tuple[Span, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True)
class Figure(Span):
    """A quantity: `value` in the printed `unit`; `upper`: the end of a range or the whole of a share (16/20: 20).

    `qualifier`: hơn, trên, gần, khoảng and the like, as printed. `role`: "planned", "reached" or "" where not said.
    """

    value: int | float = 0
    unit: str = ""
    qualifier: str = ""
    upper: int | float | None = None
    role: str = ""


@dataclass(frozen=True)
class Cited(Span):
    """An instrument that the document names; fields as in `language.citations`, `kind` "book" for a book."""

    kind: str = ""
    number: str | None = None
    issuer: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True)
class Doubt(Span):
    """What an officer should look at: `code` is a key of `sentences.DOUBTS`; the span is where it stands."""

    code: str = ""


@dataclass(frozen=True)
class Metadata:
    """What the document says of itself; a field that it does not say is empty. `inferred`: names of fields guessed."""

    title: str = ""
    number: str | None = None
    kind: str = ""
    issuer: str = ""
    date: datetime.date | None = None
    place: str = ""
    signer: str = ""
    inferred: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Draft:
    """A whole document as read. `secret`: it is marked Mật, Tối mật or Tuyệt mật and may not be kept."""

    metadata: Metadata = field(default_factory=Metadata)
    items: tuple[Item, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Cited, ...] = ()
    shortcomings: tuple[Span, ...] = ()
    models: tuple[Span, ...] = ()
    replaces: tuple[Cited, ...] = ()
    dropped: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    secret: bool = False


def as_json(draft: Draft) -> dict:
    """Return the draft as the contract of `import document` has it; `inferred` names what the text does not print."""
    about = draft.metadata
    return {
        "title": about.title or None,
        "date": _day(about.date),
        "place": about.place or None,
        "citations": _cited(draft.citations),
        "items": [_item(one) for one in draft.items],
        "figures": [
            {"text": one.text, "value": one.value, "unit": one.unit, "qualifier": one.qualifier}
            for one in draft.figures
        ],
        "shortcomings": [{"text": one.text} for one in draft.shortcomings],
        "models": [{"text": one.text} for one in draft.models],
        "dropped": [one.text for one in draft.dropped],
        "inferred": sorted(about.inferred),
    }


def _item(one: Item) -> dict:
    return {"group": one.group, "ordinal": one.ordinal, "text": one.text, "tasks": [task.text for task in one.tasks]}


def _cited(citations: tuple[Cited, ...]) -> list[dict]:
    """Return each instrument once for each way it is written: the contract has no place to tell twins apart."""
    rows = {}
    for one in citations:
        row = {"text": one.text, "kind": one.kind, "number": one.number, "issuer": one.issuer, "date": _day(one.date)}
        rows.setdefault((one.text.casefold(), one.number, row["date"]), row)
    return list(rows.values())


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
