"""What a text cites: instruments of law and of the Party, with article, clause and point. Pure.

Forms: `25-NQ/TW`, `10/2022/QH15`, `574/QĐ-TTg`, "Kết luận 21", "Luật Khiếu nại 2011", "điểm a khoản 2 Điều 5 Nghị
định 59/2023", lists and ranges; composed, decomposed, without marks, in capitals, scanned. Offsets are code points of
the text as given. A party number has no year: an instrument is known by number, kind, issuer and date together.
"""

import datetime
import re
from dataclasses import dataclass

from thongsuot.language.instruments import Mention, covered, mentions
from thongsuot.language.plain import Plain, plain
from thongsuot.language.provisions import Provision, provisions

_OF = re.compile(r"(?i)\s*,?\s*(?:(?:cua|tai|trong)\s+)?")
_AND = re.compile(r"(?i)\s*(?:,|;|va|hoac|va\s+cac)\s*")
_IN = re.compile(r"(?i)\s*(?:[,(]\s*(?:tai\s+)?|\s(?:quy\s+dinh\s+)?(?:(?:tai|o)\s+)?)")


@dataclass(frozen=True)
class Citation:
    """An instrument, or a place in one, cited at `start` up to `end`.

    `kind`: see `instrument_words.KIND_NAMES`; empty where only an article is named. `number`: in its normal form, None
    where none is printed. `issuer`: as the number or the words tell. `date`: the printed day of issue; `year`: of the
    number, the day or the words. `article`, `clause`, `point`: each one named, ranges filled. `name`: of a law.
    """

    start: int
    end: int
    text: str
    kind: str = ""
    number: str | None = None
    issuer: str = ""
    date: datetime.date | None = None
    article: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    point: tuple[str, ...] = ()
    year: int | None = None
    name: str = ""

    @property
    def key(self) -> tuple[str | None, str, str, datetime.date | None]:
        """Return what tells one instrument from another: number, kind, issuer, date."""
        return self.number, self.kind, self.issuer, self.date


def citations(text: str) -> list[Citation]:
    """Return what `text` cites, in order, never overlapping; an article without its instrument too, as such."""
    read = plain(text)
    named, placed = mentions(read), provisions(read)
    taken = covered(named)
    placed = [one for one in placed if taken.isdisjoint(range(one.start, one.end))]
    owners = _owners(read, named, placed)
    return sorted(_joined(read, named, placed, owners), key=lambda one: one.start)


def _owners(read: Plain, named: list[Mention], placed: list[Provision]) -> dict[Provision, Mention]:
    """Return whose each provision is: of the instrument right behind it, else of the one right before."""
    starts, ends = {one.start: one for one in named}, {one.end: (one, _IN) for one in named}
    owners: dict[Provision, Mention] = {}
    following: dict[int, Mention] = {}
    for one in reversed(placed):
        owner = _reached(read, one.end, _OF, starts) or _reached(read, one.end, _AND, following)
        if owner and not (_listed(read, one.end) and _touches(read, one, ends)):
            owners[one] = following[one.start] = owner
    for one in placed:
        if one not in owners and (owner := _preceded(read, one, ends)):
            owners[one] = owner
            ends[one.end] = (owner, _AND)
    return owners


def _reached(read: Plain, at: int, between: re.Pattern, starts: dict[int, Mention]) -> Mention | None:
    match = between.match(read.text, at)
    return starts.get(match.end()) if match else None


def _listed(read: Plain, at: int) -> bool:
    """Return whether a comma parts a provision from what follows it."""
    return read.text[at : at + 2].lstrip()[:1] == ","


def _touches(read: Plain, one: Provision, ends: dict[int, tuple[Mention, re.Pattern]]) -> bool:
    """Return whether an instrument stands right before, with nothing between: "BLDS 2015 điều 175, Luật Đất đai"."""
    return len(read.text[: one.start].rstrip()) in ends


def _preceded(read: Plain, one: Provision, ends: dict[int, tuple[Mention, re.Pattern]]) -> Mention | None:
    """Return the instrument, or its provision, that ends right before: "Luật Khiếu nại, Điều 28 và Điều 29"."""
    for end in range(one.start, max(0, one.start - 20), -1):
        if end in ends:
            owner, between = ends[end]
            return owner if between.fullmatch(read.text, end, one.start) else None
    return None


def _joined(read: Plain, named: list[Mention], placed: list[Provision], owners: dict) -> list[Citation]:
    """Return one citation for each provision, and for each instrument that none was joined to."""
    found, taken = [], set()
    for one in placed:
        owner = owners.get(one)
        start, end = one.start, one.end
        if owner and _OF.fullmatch(read.text, one.end, owner.start):
            end = owner.end
            taken.add(owner)
        elif owner and owner not in taken and owner.end <= one.start and _IN.fullmatch(read.text, owner.end, one.start):
            start = owner.start
            taken.add(owner)
        found.append(_citation(read, start, end, owner, one))
    return found + [_citation(read, one.start, one.end, one, None) for one in named if one not in taken]


def _citation(read: Plain, start: int, end: int, of: Mention | None, place: Provision | None) -> Citation:
    first, last = read.span(start, end)
    instrument = {}
    if of:
        instrument = {name: getattr(of, name) for name in ("kind", "number", "issuer", "date", "year", "name")}
    provision = {name: getattr(place, name) for name in ("article", "clause", "point")} if place else {}
    return Citation(first, last, read.given[first:last], **instrument, **provision)
