"""What is odd in the tree of units: loops, orphans, work that nobody heads or receives, competence. Pure.

Each check takes plain rows and yields findings; words and links are the pages' matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from thongsuot.units.rules import topic_line

# In the order of the page: what stops work first. `grave`: a matter can lie where nobody sees it.
GRAVE = (
    "loop",
    "lineage",
    "under-ended",
    "mixed",
    "stranded",
    "nobody",
    "no-receiver",
    "no-head",
    "hole",
    "place-gone",
    "competence-lost",
)
LIGHT = ("no-deputy", "overlap", "unit-on-former-place")
KINDS = (*GRAVE, *LIGHT)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit and what stands right above it. `lines`: how many rows of lineage lead up from it, itself counted.

    `sealed_off`: neither a real unit of this installation (practice) nor inside it (outside): others look after it.
    """

    id: UUID
    parent: UUID | None
    standing: bool
    heir: UUID | None = None
    practice: bool = False
    outside: bool = False
    place: UUID | None = None
    place_standing: bool = True
    lines: int = 1
    parent_standing: bool = True
    parent_practice: bool = False
    parent_lines: int = 0
    covers: bool = False  # a committee of this installation: its place has to be provided for

    @property
    def real(self) -> bool:
        return not (self.practice or self.outside)


@dataclass(frozen=True, slots=True)
class Work:
    """What is open in a unit: cases it must answer, of those the ones that wait to be screened, duties."""

    unit: UUID
    cases: bool = False
    waiting: bool = False
    duties: bool = False

    @property
    def any(self) -> bool:
        return self.cases or self.duties


@dataclass(frozen=True, slots=True)
class Staff:
    """Who is in post in a unit today, active accounts only; `head_until`: when its last head's post ended, if none."""

    anyone: bool = False
    heads: int = 0
    deputies: int = 0
    receivers: int = 0
    head_until: date | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A running row of competence, and whether what it names still stands."""

    id: UUID
    unit: UUID
    topic: str
    kind: str
    place: UUID | None
    unit_standing: bool = True
    unit_practice: bool = False
    place_standing: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One odd thing: its kind, the unit or place it is seen at, and what else its sentence names."""

    kind: str
    unit: UUID | None = None
    place: UUID | None = None
    topics: tuple[str, ...] = ()
    others: tuple[UUID, ...] = ()
    on: date | None = None
    case_kind: str = ""
    rows: tuple[UUID, ...] = field(default=())

    @property
    def grave(self) -> bool:
        return self.kind in GRAVE


def looped(parents: dict[UUID, UUID | None]) -> set[UUID]:
    """Return the units that stand under themselves. The database refuses loops; this looks all the same."""
    state: dict[UUID, int] = {}
    found: set[UUID] = set()
    for start in parents:
        path, at = [], start
        while at is not None and at in parents and at not in state:
            state[at] = 1
            path.append(at)
            at = parents[at]
        if at is not None and state.get(at) == 1:
            found.update(path[path.index(at) :])
        for each in path:
            state[each] = 2
    return found


def tree(units: Sequence[UnitRow]) -> Iterator[Finding]:
    """Yield what is wrong in the shape of the tree: loops, missing lineage, orphans, practice mixed with real."""
    loops = looped({unit.id: unit.parent for unit in units})
    for unit in units:
        if unit.id in loops:
            yield Finding("loop", unit.id)
        elif unit.lines != (unit.parent_lines + 1 if unit.parent else 1):
            yield Finding("lineage", unit.id)
        if unit.standing and unit.parent and not unit.parent_standing:
            yield Finding("under-ended", unit.id, others=(unit.parent,))
        if unit.parent and unit.practice != unit.parent_practice:
            yield Finding("mixed", unit.id, others=(unit.parent,))
        if unit.standing and unit.real and unit.place and not unit.place_standing:
            yield Finding("unit-on-former-place", unit.id, place=unit.place)


def staffing(units: Iterable[UnitRow], work: dict[UUID, Work], staff: dict[UUID, Staff]) -> Iterator[Finding]:
    """Yield the units that hold open matters without those who must act on them.

    A unit that ended with an heir is looked after by the heir's officers; without one its matters are stranded.
    """
    for unit in units:
        open_work = work.get(unit.id)
        if open_work is None or not open_work.any or not unit.real:
            continue
        if unit.standing:
            yield from _staffed(unit, open_work, staff.get(unit.id, Staff()))
        elif unit.heir is None:
            yield Finding("stranded", unit.id)


def _staffed(unit: UnitRow, work: Work, staff: Staff) -> Iterator[Finding]:
    if not staff.anyone:
        yield Finding("nobody", unit.id)
        return
    if work.waiting and not (staff.receivers or staff.heads or staff.deputies):
        yield Finding("no-receiver", unit.id)
    if work.cases and not staff.heads:
        yield Finding("no-head", unit.id, on=staff.head_until)
    elif work.cases and not staff.deputies and staff.heads == 1:
        yield Finding("no-deputy", unit.id)


def competence(rows: Sequence[Held]) -> Iterator[Finding]:
    """Yield rows of competence that lead nowhere, and those that two units hold alike."""
    alike: dict[tuple, list[Held]] = defaultdict(list)
    for row in rows:
        if not row.unit_standing:
            yield Finding("competence-lost", row.unit, topics=(row.topic,), case_kind=row.kind, rows=(row.id,))
        elif not row.place_standing:
            yield Finding("place-gone", row.unit, row.place, (row.topic,), case_kind=row.kind, rows=(row.id,))
        elif not row.unit_practice:
            alike[row.topic, row.kind, row.place].append(row)
    for (topic, kind, place), found in alike.items():
        units = tuple(dict.fromkeys(row.unit for row in found))
        if len(units) > 1:
            yield Finding(
                "overlap", units[0], place, (topic,), units[1:], case_kind=kind, rows=tuple(row.id for row in found)
            )


def holes(
    units: Iterable[UnitRow], rows: Iterable[Held], above: dict[UUID, UUID | None], topics: Sequence[str]
) -> Iterator[Finding]:
    """Yield, for the place of each unit that covers one, the topics for which nobody is competent there.

    `above`: each place with the one it lies in. A sub-topic is named only where its whole topic is not missing.
    """
    given: dict[UUID | None, set[str]] = defaultdict(set)
    for row in rows:
        if row.unit_standing and not row.unit_practice and not row.kind:
            given[row.place].add(row.topic)
    known: dict[frozenset[str], tuple[str, ...]] = {}
    for unit in units:
        if not (unit.covers and unit.standing and unit.real and unit.place and unit.place_standing):
            continue
        covered = frozenset().union(*(given.get(place, ()) for place in [*_line(unit.place, above), None]))
        if covered not in known:
            known[covered] = missing(covered, topics)
        if known[covered]:
            yield Finding("hole", unit.id, unit.place, known[covered])


def missing(covered: Iterable[str], topics: Sequence[str]) -> tuple[str, ...]:
    """Return those of `topics` that none of `covered` reaches, without those whose whole topic is missing too."""
    has = set(covered)
    left = [topic for topic in topics if not has.intersection(topic_line(topic))]
    lost = {topic for topic in left if not any(each.startswith(f"{topic}.") for each in has)}
    return tuple(topic for topic in left if topic.rpartition(".")[0] not in lost)


def _line(place: UUID, above: dict[UUID, UUID | None]) -> Iterator[UUID]:
    at: UUID | None = place
    for _step in range(5):
        if at is None:
            return
        yield at
        at = above.get(at)
