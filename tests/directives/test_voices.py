"""Documents in other voices (a hearing, an inspection, minutes, a reportage, a broadcast): found over all of them.

Not each of them is read as well as those of `documents`: tales without a word of lack are left. What was found at first
look is told in docs/directives.md.
"""

import json
from pathlib import Path

import pytest

from thongsuot.config.bench.documents import PARTS, compared
from thongsuot.directives.rules.parsing import parse

FOLDER = Path(__file__).parent / "voices"
NAMES = sorted(path.name.removesuffix(".key.json") for path in FOLDER.glob("*.key.json"))
LEAST = {"items": 0.95, "citations": 0.9, "figures": 0.9, "shortcomings": 0.85, "models": 0.85}


def _read(name: str):
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    return text, json.loads((FOLDER / f"{name}.key.json").read_text("utf-8")), parse(text)


@pytest.mark.parametrize("part", PARTS)
def test_over_all_of_them_what_a_reader_finds_is_found_and_little_else(part):
    matches = [compared(text, draft, key)[part] for text, key, draft in map(_read, NAMES)]
    wanted, found, same = (sum(getattr(one, name) for one in matches) for name in ("wanted", "found", "same"))
    assert len(matches) == 10 and wanted
    assert same >= LEAST[part] * wanted, [one.missed for one in matches]
    assert same >= 0.85 * found, [one.extra for one in matches]


@pytest.mark.parametrize("name", NAMES)
def test_head_and_furniture_are_read_and_every_span_is_of_the_source(name):
    text, key, draft = _read(name)
    about = draft.metadata
    assert (about.date.isoformat() if about.date else None) == key["date"]
    assert (about.number, about.title, about.place) == (key.get("number"), key["title"], key["place"])
    assert {" ".join(line.split()) for line in key.get("dropped", [])} <= {one.text for one in draft.dropped}
    for one in (*draft.shortcomings, *draft.models):
        assert " ".join(text[one.start : one.end].split()) == one.text
