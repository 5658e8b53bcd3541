"""An item made of its stretch of text: the tasks that it falls into, the days that it names. Pure."""

from dataclasses import dataclass

from thongsuot.directives.rules.parsing import directions
from thongsuot.directives.rules.parsing.deadlines import deadlines
from thongsuot.directives.rules.parsing.draft import Item, Span
from thongsuot.directives.rules.parsing.sentences import Stretch, clauses, sentences
from thongsuot.directives.rules.parsing.source import Source
from thongsuot.directives.rules.parsing.tree import Node


@dataclass
class Found:
    """An item while the document is read on: `end` moves with the sentences that only go on with it."""

    start: int
    end: int
    group: str
    node: Node | None = None


def is_bullet(node: Node) -> bool:
    """Return whether a point is marked by a sign that does not count."""
    return node.marker is not None and node.marker.kind in ("dash", "plus")


def start_of(node: Node) -> int:
    """Return where the wording of a point begins: with its ordinal, but behind the mark of a bullet."""
    if node.marker is None:
        return node.own[0].start
    return node.marker.end if is_bullet(node) else node.marker.start


def item_of(read: Source, one: Found) -> Item:
    """Return what was found as an item of the draft."""
    ordinal = one.node.marker.text.strip(" ,:") if one.node and not is_bullet(one.node) else ""
    tasks, days = _tasks(read, one), deadlines(read, one.start, one.end)
    return read.span(one.start, one.end, Item, group=one.group, ordinal=ordinal, tasks=tasks, deadlines=days)


def _tasks(read: Source, one: Found) -> tuple[Span, ...]:
    """Return the parts of an item that each say what to do: what is numbered below it, else its clauses."""
    if one.node and one.node.children:
        return tuple(read.span(start_of(child), child.end) for child in one.node.children)
    start = one.node.marker.end if one.node else one.start
    while start < one.end and read.text[start] in " ,:.)\n":
        start += 1
    said = [list(clauses(read.text, at.start, at.end)) for at in sentences(read.text, start, one.end)]
    directing = [part for parts in said for part in _directing(read.text, parts)]
    return tuple(read.span(at.start, at.end) for at in directing or [part for parts in said for part in parts])


def _directing(text: str, parts: list[Stretch]) -> list[Stretch]:
    """Return the clauses of a sentence that direct: all of them where its first words say who orders."""
    readings = [directions.read(part.of(text)) for part in parts]
    if readings and readings[0].ordered:
        return parts
    return [part for part, reading in zip(parts, readings, strict=True) if reading.directs]
