"""The five articles read and compared, item by item, with a reader's key; their text lies outside the project."""

import hashlib
import json
from pathlib import Path

import pytest

from thongsuot.config.bench.documents import PARTS, compared
from thongsuot.directives.rules.parsing import as_json, parse

PROJECT = Path(__file__).parents[2]
ARTICLES = PROJECT.parent / "shared" / "data" / "articles"
KEYS = sorted((Path(__file__).parent / "keys").glob("*.key.json"))
pytestmark = pytest.mark.skipif(not ARTICLES.exists(), reason="the articles do not lie in ../shared/data")


@pytest.fixture(params=KEYS, ids=lambda path: path.name[:3])
def article(request):
    key = json.loads(request.param.read_text("utf-8"))
    text = (ARTICLES / request.param.name.replace(".key.json", ".txt")).read_text("utf-8")
    assert hashlib.sha256(text.encode()).hexdigest() == key["sha256"], "the article has changed: make its key anew"
    return text, key, parse(text)


def test_what_a_careful_reader_finds_is_found_and_nothing_else(article):
    text, key, draft = article
    for part, match in compared(text, draft, key).items():
        assert (match.missed, match.extra) == ((), ()), part


def test_each_item_has_its_ordinal_its_group_and_its_tasks(article):
    _text, key, draft = article
    wanted = [(row["ordinal"], row["group"], row["tasks"]) for row in key["items"]]
    assert [(one.ordinal, " ".join(one.group.split()[:3]), len(one.tasks)) for one in draft.items] == wanted


def test_furniture_is_listed_and_lies_in_no_item(article):
    _text, key, draft = article
    assert [(one.start, one.end) for one in draft.dropped] == [(row["start"], row["end"]) for row in key["dropped"]]
    taken = [one for part in ("items", "figures", "shortcomings", "models") for one in getattr(draft, part)]
    assert not [one for one in taken for row in key["dropped"] if one.start < row["end"] and row["start"] < one.end]


def test_the_day_and_the_place_are_printed_or_said_to_be_inferred(article):
    text, key, draft = article
    about = draft.metadata
    assert about.date and about.date.isoformat() == key["date"]
    assert sorted(about.inferred) == key["inferred"]
    assert (about.place, " ".join(about.title.split()[:3])) == (key["place"], key["title"])
    assert about.issuer == "" and about.number is None


def test_every_span_points_at_its_own_words(article):
    text, _key, draft = article
    for part in (*PARTS, "dropped"):
        for one in getattr(draft, part):
            assert " ".join(text[one.start : one.end].split()) == one.text


def test_the_contract_holds_its_fields_and_no_others_but_what_is_inferred(article):
    document = as_json(article[2])
    assert list(document) == [
        "title", "date", "place", "citations", "items", "figures", "shortcomings", "models", "dropped", "inferred",
    ]  # fmt: skip
    assert json.loads(json.dumps(document)) == document
    assert {name for row in document["items"] for name in row} == {"group", "ordinal", "text", "tasks"}
