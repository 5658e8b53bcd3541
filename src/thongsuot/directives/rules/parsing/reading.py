"""A document read from its first line to its last: furniture out, head, tree, items, figures, the rest. Pure."""

from thongsuot.directives.rules.parsing import metadata
from thongsuot.directives.rules.parsing.cited import books, cited, replaced
from thongsuot.directives.rules.parsing.draft import Doubt, Draft, Item
from thongsuot.directives.rules.parsing.figures import figures
from thongsuot.directives.rules.parsing.furniture import Sorted, footnotes, sort_out
from thongsuot.directives.rules.parsing.item_parts import item_of
from thongsuot.directives.rules.parsing.items import Collector
from thongsuot.directives.rules.parsing.models_named import models
from thongsuot.directives.rules.parsing.numbering import jumps
from thongsuot.directives.rules.parsing.secrecy import is_secret
from thongsuot.directives.rules.parsing.sentences import Stretch, lines, paragraphs
from thongsuot.directives.rules.parsing.shortcomings import shortcomings
from thongsuot.directives.rules.parsing.source import Source, source
from thongsuot.directives.rules.parsing.tree import Node, tree

MOST_CHARACTERS = 5_000_000
"""What lies behind is not read: files.read refuses such a document before."""
LONGEST = 20_000
SHOWN = 200
"""Letters of one paragraph beyond which an officer is told, and how many of them the doubt points at."""


def parse(text: str) -> Draft:
    """Return the draft of a document's text; offsets are code points of `text` as given. Never raises.

    A text marked secret is read no further: its draft holds nothing but `secret`.
    """
    read = source(text[:MOST_CHARACTERS])
    if is_secret(read.text):
        return Draft(secret=True)
    formal = metadata.is_formal(read.text, lines(read.text))
    found = sort_out(read.text, formal=formal)
    notes = footnotes(read.text, found.kept)
    beside = set(notes)
    kept = [line for line in found.kept if line not in beside]
    about, body, doubts = _about(read, found, kept, formal)
    root = tree(read.text, body)
    collector = Collector(read, formal)
    collector.walk(root.children, "", "")
    named, taken = cited(read, sorted([*body, *found.captions], key=lambda one: one.start))
    items = tuple(item_of(read, one) for one in collector.found)
    draft = Draft(
        metadata=about,
        items=items,
        figures=tuple(one for part in body for one in figures(read, part.start, part.end, taken)),
        citations=tuple(named + books(read, notes)),
        shortcomings=tuple(shortcomings(read, body, collector.short, (*items, *collector.causes))),
        models=tuple(models(read, body, items)),
        replaces=replaced(read, named),
        dropped=tuple(read.span(one.start, one.end) for one in sorted(found.dropped, key=lambda one: one.start)),
        doubts=(*doubts, *jumps_of(read, root), *_early(about, items), *_overlong(read, body)),
    )
    return read.placed(draft)


def _about(read: Source, found: Sorted, kept: list[Stretch], formal: bool) -> tuple:
    """Return the metadata, the paragraphs of the text below the head, and what was doubtful in the head."""
    if not formal:
        body = paragraphs(read.text, kept)
        about = metadata.of_news(read, found, body)
        return about, _without_title(read, about.title, body), ()
    head = metadata.formal_head(read, kept)
    about = metadata.with_signer(head.metadata, read, kept)
    return about, paragraphs(read.text, [line for line in kept if line.start >= head.last]), head.doubts


def _without_title(read: Source, title: str, body: list[Stretch]) -> list[Stretch]:
    return [one for at, one in enumerate(body) if at > 1 or not title or read.span(one.start, one.end).text != title]


def jumps_of(read: Source, node: Node) -> list[Doubt]:
    """Return a doubt for every place where a count jumps, anywhere in the tree."""
    found = jumps(read, [child.marker for child in node.children if child.marker])
    return found + [doubt for child in node.children for doubt in jumps_of(read, child)]


def _early(about: metadata.Metadata, items: tuple[Item, ...]) -> tuple[Doubt, ...]:
    """Return a doubt for every due day that lies before the day of issue."""
    if about.date is None or "date" in about.inferred:
        return ()
    days = (day for item in items for day in item.deadlines if day.date and day.date < about.date)
    return tuple(Doubt(day.start, day.end, day.text, code="due_before_issue") for day in days)


def _overlong(read: Source, body: list[Stretch]) -> tuple[Doubt, ...]:
    """Return a doubt for the first paragraph that is longer than people write: not every order in it is looked for."""
    found = next((one for one in body if one.end - one.start > LONGEST), None)
    return (read.span(found.start, found.start + SHOWN, Doubt, code="overlong"),) if found else ()
