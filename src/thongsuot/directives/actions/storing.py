"""The rows of a draft: the instrument, its passages at their places in the text, what it cites."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from thongsuot.core.ids import new_id
from thongsuot.directives.actions.instruments import LENGTHS, described, searched
from thongsuot.directives.models import CitedInstrument, Importing, Instrument, Passage
from thongsuot.directives.rules.parsing.draft import Cited, Draft, Figure
from thongsuot.directives.rules.reading import Found, passages

LONGEST_GROUP, LONGEST_ORDINAL, LONGEST_DUE = 300, 40, 200
LONGEST_CITED = {"text": 300, "kind": 40, "number": 60, "issuer": 200}


def store_draft(row: Importing, text: str, draft: Draft, at: datetime) -> tuple[Instrument, dict]:
    """Store what was read of a file as a draft; return it, and what the act says of it."""
    made = _instrument(row, text, draft, at)
    made.save(force_insert=True)
    found = _passages(made, passages(text, draft))
    Passage.objects.bulk_create(found, batch_size=500)
    CitedInstrument.objects.bulk_create(_cited(made, draft), batch_size=500)
    details = {"about": described(made), "inferred": made.inferred, "digest": made.digest, "found": len(found)}
    return made, details


def _instrument(row: Importing, text: str, draft: Draft, at: datetime) -> Instrument:
    about = draft.metadata
    made = Instrument(id=new_id(), unit=row.unit, practice=row.unit.practice, registered_at=at, revision=1)
    made.text, made.digest, made.source_name, made.kind = text, row.digest, row.name, about.kind[:20]
    words = {"number": about.number or "", "title": about.title or row.name, "issuer": about.issuer}
    for field, given in (words | {"place": about.place}).items():
        setattr(made, field, " ".join(given.split())[: LENGTHS[field]])
    made.issued_on = about.date
    given = {"date": "issued_on"}
    made.inferred = sorted(given.get(one, one) for one in about.inferred)
    if not about.title:
        made.inferred = sorted({*made.inferred, "title"})
    made.search_key = searched(made)
    made.read = {
        "figures": _figures(draft.figures),
        "dropped": [[one.start, one.end] for one in draft.dropped],
        "doubts": [{"start": one.start, "end": one.end, "code": one.code} for one in draft.doubts],
    }
    return made


def _figures(figures: Iterable[Figure]) -> list[dict]:
    return [asdict(one) for one in figures]


def _passages(made: Instrument, found: list[Found]) -> list[Passage]:
    rows: list[Passage] = []
    for position, one in enumerate(found, 1):
        rows.append(
            Passage(
                id=new_id(),
                instrument=made,
                position=position,
                kind=one.kind,
                parent=rows[one.parent] if one.parent is not None else None,
                group=one.group[:LONGEST_GROUP],
                ordinal=one.ordinal[:LONGEST_ORDINAL],
                start=one.span.start,
                end=one.span.end,
                text=one.span.text,
                figures=_figures(one.figures),
                due_text=one.due_text[:LONGEST_DUE],
                due_on=one.due_on,
            )
        )
    return rows


def _cited(made: Instrument, draft: Draft) -> list[CitedInstrument]:
    """Return each instrument once for what tells it from others; what is replaced is marked so."""
    rows: dict[tuple, CitedInstrument] = {}
    replaced = {(one.start, one.end) for one in draft.replaces}
    for one in (*draft.citations, *draft.replaces):
        told = (one.number or one.text.casefold(), one.kind, one.issuer, one.date)
        row = rows.setdefault(told, _citation(made, one))
        row.replaced = row.replaced or (one.start, one.end) in replaced
    return list(rows.values())


def _citation(made: Instrument, one: Cited) -> CitedInstrument:
    words = {field: (getattr(one, field) or "")[:longest] for field, longest in LONGEST_CITED.items()}
    return CitedInstrument(id=new_id(), instrument=made, issued_on=one.date, start=one.start, end=one.end, **words)
