"""A document as a tree: what stands under which number or heading, paragraph by paragraph. Pure."""

import re
from collections import Counter
from dataclasses import dataclass, field

from thongsuot.directives.rules.parsing.letters import UPPER
from thongsuot.directives.rules.parsing.numbering import DEPTHS, Marker, marker_at, markers_inside
from thongsuot.directives.rules.parsing.sentences import Stretch, trimmed

_STOP = re.compile(r"[.!?;,…][\"”’)\]]*\s*$|/\.\s*$")
_INNER_STOP = re.compile(rf"[^\W\d_]{{3}}[.!?…]\s+[{UPPER}]")  # of a paragraph with more than one sentence
_LONGEST_HEADING = 45
_AHEAD = 12  # paragraphs in which a count goes on
_STRUCTURE = frozenset(("part", "capital", "roman", "article"))


@dataclass
class Node:
    """A paragraph, or what is said under one ordinal; `own`: its paragraphs but those of its children.

    `is_heading`: a line that names what stands below it. Built up while a document is read, then only read.
    """

    own: list[Stretch]
    marker: Marker | None = None
    is_heading: bool = False
    inline: bool = False
    children: list["Node"] = field(default_factory=list)
    quotes: Counter[str] = field(default_factory=Counter)
    counted: int = 0

    @property
    def signature(self) -> str:
        """Return what makes two ordinals of one run: the kind, and how it is written (1. or 1/)."""
        if self.marker is None:
            return ""
        sign = self.marker.text[-1:] if self.marker.kind in ("number", "letter") else ""
        return self.marker.kind + ("" if sign == "." else sign)

    def is_quoting(self, text: str) -> bool:
        """Return whether a quotation begun in its own paragraphs is still open; each paragraph is counted once."""
        for one in self.own[self.counted :]:
            for mark in '“”"':
                self.quotes[mark] += text.count(mark, one.start, one.end)
        self.counted = len(self.own)
        return self.quotes["“"] > self.quotes["”"] or self.quotes['"'] % 2 == 1

    @property
    def end(self) -> int:
        """Return where the last of it, its children too, ends."""
        return max(self.own[-1].end, self.children[-1].end if self.children else 0)


def tree(text: str, paragraphs: list[Stretch]) -> Node:
    """Return the root of a document; its children are headings, numbered parts and paragraphs, in order."""
    pieces = [piece for one in paragraphs for piece in _pieces(text, one)]
    root = Node(own=[Stretch(0, 0)])
    stack = [root]
    for at, piece in enumerate(pieces):
        _place(text, stack, piece, pieces[at + 1 : at + 1 + _AHEAD])
    return root


def _pieces(text: str, one: Stretch) -> list[Node]:
    """Return a paragraph cut where a spoken ordinal begins inside it."""
    marker = marker_at(text, one.start, one.end)
    inside = [
        found for found in markers_inside(text, one.start, one.end) if not marker or found.start > marker.start + 1
    ]
    edges = [one.start, *(found.start for found in inside), one.end]
    found = []
    for number, (start, end) in enumerate(zip(edges, edges[1:], strict=False)):
        if text[start:end].strip(' \n“"'):
            own = marker if number == 0 else inside[number - 1]
            found.append(Node([trimmed(text, start, end)], own, inline=number > 0))
    if len(found) == 1:
        found[0].is_heading = _is_heading(text, found[0])
    return found


def _is_heading(text: str, node: Node) -> bool:
    wording = node.own[0].of(text)
    if _INNER_STOP.search(wording):
        return False
    if _STOP.search(wording) or len(wording.split()) > _LONGEST_HEADING:
        return False
    return not wording[:1].islower() or bool(node.marker and node.marker.kind != "dash")


def _place(text: str, stack: list[Node], piece: Node, later: list[Node]) -> None:
    """Put a piece where it belongs, and make it what the next ones may stand under."""
    if piece.marker is not None:
        _place_marked(stack, piece)
    elif _goes_on(text, stack, piece, later):
        stack[-1].own.append(piece.own[0])
    elif piece.is_heading and _closes(stack, piece, later):
        del stack[1:]
        stack[0].children.append(piece)
        stack.append(piece)
    else:
        _container(stack).children.append(piece)


def _place_marked(stack: list[Node], piece: Node) -> None:
    same = next((at for at in range(len(stack) - 1, 0, -1) if stack[at].signature == piece.signature), None)
    if same is None and not piece.inline:
        depth = DEPTHS.index(piece.marker.kind)
        while len(stack) > 1 and stack[-1].marker and DEPTHS.index(stack[-1].marker.kind) > depth:
            stack.pop()
    elif same is not None:
        del stack[same:]
    stack[-1].children.append(piece)
    stack.append(piece)


def _container(stack: list[Node]) -> Node:
    """Return what an unmarked paragraph stands under: the nearest heading; a run that has ended is left."""
    while len(stack) > 1 and not (stack[-1].is_heading or stack[-1].marker.kind in _STRUCTURE):
        stack.pop()
    return stack[-1]


def _goes_on(text: str, stack: list[Node], piece: Node, later: list[Node]) -> bool:
    """Return whether an unmarked paragraph goes on with the ordinal before it: the count goes on behind it, or a
    quotation begun there is still open.
    """
    top = stack[-1]
    if top.marker is None or top.marker.kind in _STRUCTURE or (piece.is_heading and not _last_rank(top, later)):
        return False
    if top.is_quoting(text):
        return True
    if top.is_heading and top.marker.kind in ("number", "deep", "letter"):
        return False
    return _last_rank(top, later)


def _last_rank(top: Node, later: list[Node]) -> bool:
    """Return whether the next ordinal of the same run counts on, so that what lies between belongs to this one."""
    for one in later:
        if one.marker and one.marker.kind in _STRUCTURE:
            return False
        if one.signature == top.signature:
            return one.marker.rank is not None and top.marker.rank is not None and one.marker.rank > top.marker.rank
    return False


def _closes(stack: list[Node], piece: Node, later: list[Node]) -> bool:
    """Return whether a heading without a number ends the parts before it; not inside a numbered part that goes on."""
    return not any(_last_rank(one, later) for one in stack[1:] if one.marker and one.marker.kind in _STRUCTURE)
