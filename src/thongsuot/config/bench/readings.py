"""How well citations and personal data are read: on sentences made for it, and on labelled texts that lie beside."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from thongsuot.config.bench.figures import Figure
from thongsuot.config.bench.found import rows_of
from thongsuot.language.citations import Citation, citations
from thongsuot.language.personal import personal
from thongsuot.language.redaction import proposals

LABELLED = Path("shared") / "data" / "submissions_dev.jsonl"  # beside the project's folder, where there is one
KINDS = ("name", "phone", "id_number", "bank", "address")
PARTS = ("article", "clause", "point")


def cited(rows: list[dict] | None = None) -> list[Figure]:
    """Return recall and precision of citations in per cent: read whole, and of the instruments alone.

    Whole: kind, number, day, articles, clauses, points and the name of a law are all as labelled.
    """
    rows = rows_of("report/citations") if rows is None else rows
    pairs = [(row["citations"], citations(row["text"])) for row in rows]
    whole = [(Counter(map(_labelled, wanted)), Counter(map(_read, found))) for wanted, found in pairs]
    return [
        *_both("language.citation", whole),
        *_both("language.citation.instrument", [(_instruments(one), _instruments(other)) for one, other in whole]),
    ]


def _labelled(row: dict) -> tuple:
    return row["kind"], row["number"], row["date"], *(tuple(row[part]) for part in PARTS), row["name"]


def _read(one: Citation) -> tuple:
    day = one.date.isoformat() if one.date else None
    return one.kind, one.number, day, *(getattr(one, part) for part in PARTS), one.name


def _instruments(counted: Counter) -> Counter:
    """Return what is cited by kind, number, day and name alone; an article of no instrument is none."""
    found: Counter = Counter()
    for (kind, number, day, *_parts, name), times in counted.items():
        if kind:
            found[kind, number, day, name] += times
    return found


def _both(name: str, pairs: list[tuple[Counter, Counter]]) -> Iterator[Figure]:
    hits = sum((wanted & found).total() for wanted, found in pairs)
    yield _share(f"{name}.recall", hits, sum(wanted.total() for wanted, _found in pairs))
    yield _share(f"{name}.precision", hits, sum(found.total() for _wanted, found in pairs))


def labelled(start: Path | None = None) -> list[dict]:
    """Return the labelled submissions where they lie beside the folder `start`, the project's, else none."""
    path = (start or Path.cwd()).resolve().parent / LABELLED
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


def personal_data(rows: list[dict]) -> list[Figure]:
    """Return for each kind of personal data how many of the texts that hold it have it proposed, and how many pieces
    are proposed for a text, in all and where it holds none; nothing where there are no rows.
    """
    if not rows:
        return []
    seen = [{span.kind for span in personal(row["text"])} for row in rows]
    figures = []
    for kind in KINDS:
        holding = [kinds for row, kinds in zip(rows, seen, strict=True) if kind in row["contains_personal"]]
        figures.append(_share(f"language.personal.{kind}.recall", sum(kind in one for one in holding), len(holding)))
    clean = [row for row in rows if not row["contains_personal"]]
    return [*figures, _pieces("text", rows), _pieces("clean_text", clean)]


def _pieces(name: str, rows: list[dict]) -> Figure:
    total = sum(len(proposals([row["text"]])) for row in rows)
    return Figure(name=f"language.personal.per_{name}", value=total / len(rows) if rows else 0.0, unit=f"/ {len(rows)}")


def _share(name: str, hits: int, number: int) -> Figure:
    return Figure(name=name, value=100 * hits / number if number else 0.0, unit=f"% / {number}")
