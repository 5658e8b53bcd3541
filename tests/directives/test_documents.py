"""Documents of other shapes, each as plain text, as Word and as PDF, compared with what a reader finds in them."""

import io
import json
from pathlib import Path

import docx
import pytest
import typst

from thongsuot.config.bench import documents
from thongsuot.directives.files import read
from thongsuot.directives.rules.parsing import parse

FOLDER = Path(__file__).parent / "documents"
NAMES = sorted(path.name.removesuffix(".key.json") for path in FOLDER.glob("*.key.json"))
LEAST = {"items": 0.95, "citations": 0.9, "figures": 0.9, "shortcomings": 0.85, "models": 0.85}


def _as_text(text: str) -> bytes:
    return text.encode()


def _as_word(text: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


def _as_pdf(text: str) -> bytes:
    """Return a PDF whose lines break where the page is full, as anybody's do."""
    body = "\n\n".join(f"#par({json.dumps(line, ensure_ascii=False)})" for line in text.splitlines() if line.strip())
    page = '#set page(margin: 2cm, numbering: "1")\n#set text(size: 13pt, lang: "vi")\n#set par(justify: true)\n'
    return typst.compile((page + body).encode())


SHAPES = {"text": _as_text, "word": _as_word, "pdf": _as_pdf}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", NAMES)
def test_a_document_reads_alike_in_every_shape(name, shape):
    key = json.loads((FOLDER / f"{name}.key.json").read_text("utf-8"))
    given = (FOLDER / f"{name}.txt").read_text("utf-8")
    text = read(SHAPES[shape](given), name)
    draft = parse(text)
    for part, match in documents.compared(text, draft, key).items():
        assert match.recall >= LEAST[part], (part, match.missed)
        assert match.precision >= 0.85, (part, match.extra)
    about = draft.metadata
    assert (about.date.isoformat() if about.date else None) == key["date"]
    assert (about.number, about.title, about.place) == (key.get("number"), key["title"], key["place"])
    assert [one.number for one in draft.replaces] == key.get("replaces", [])
    assert sorted({one.code for one in draft.doubts}) == sorted(key.get("doubts", []))


@pytest.mark.parametrize("name", [name for name in NAMES if '"dropped"' in (FOLDER / f"{name}.key.json").read_text()])
def test_furniture_is_dropped_line_by_line(name):
    key = json.loads((FOLDER / f"{name}.key.json").read_text("utf-8"))
    draft = parse((FOLDER / f"{name}.txt").read_text("utf-8"))
    assert {" ".join(line.split()) for line in key["dropped"]} <= {one.text for one in draft.dropped}


def test_there_are_fifteen_of_them():
    assert len(NAMES) == 15


def test_the_bench_measures_each_of_them():
    figures = {figure.name: figure.value for figure in documents.documents(Path(__file__).parents[2])}
    assert figures["documents.ke_hoach_so.items.recall"] == 100
    assert len(figures) == 15 * len(documents.PARTS) * 2 + 1
