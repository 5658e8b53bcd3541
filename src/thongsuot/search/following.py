"""The indexes follow the book of acts: leaf by leaf, each batch committed together with the place it has reached."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from uuid import UUID

import structlog
from django.db import DatabaseError, connection

from thongsuot.core.clock import now
from thongsuot.core.memory import give_back
from thongsuot.language.index import TextIndex
from thongsuot.ledger.models import Leaf
from thongsuot.search import contents
from thongsuot.search.shelf import (
    REMOVED,
    RENEW,
    SEALED,
    Shelf,
    WriterLock,
    clear_wishes,
    is_noted,
    is_wanted_anew,
    note_wish,
)
from thongsuot.search.sources import SOURCES, Source

log = structlog.get_logger(__name__)
BATCH = 500  # leaves read at once
EVERY = 0.25  # seconds between looks at the book
QUIET = 20.0  # seconds without acts until what writing takes is given back
NOTHING = "-1 -"
SEALING = "cases.pass_on"  # a case was sealed as a denunciation: no word of it may stay, in no file
# After indexes were made anew for a sealing, the next such time waits: a minute, and for large ones ten times as long
# as they took, so that however many cases are sealed, a tenth of the time goes into it.
REST, SHARE = timedelta(minutes=1), 10
NEW_PLACES = "units.load_places"  # with an upgrade: what a former place became may differ from then on


def place_in_book(number: int, entry_id: UUID) -> str:
    """Return a position: a leaf's number and entry, by which another book (a restored one) is told from this."""
    return f"{number} {entry_id}"


def end_of_book() -> str:
    """Return the position of the last leaf."""
    last = Leaf.objects.order_by("-number").values_list("number", "entry_id").first()
    return place_in_book(*last) if last else NOTHING


def number_of(position: str | None) -> int:
    """Return the number of the leaf that a position has reached, -1 before the first."""
    return int((position or NOTHING).partition(" ")[0])


def is_of_this_book(position: str | None) -> bool:
    """Return whether a position is one of this book, so that it can be followed from there."""
    if position is None:
        return False
    entry = position.partition(" ")[2]
    return position == NOTHING or Leaf.objects.filter(number=number_of(position), entry=entry).exists()


def apply_next(index: TextIndex, source: Source, note: Callable[[str], None] = lambda wish: None) -> bool:
    """Bring one batch of acts into `index` and commit it with its position; return whether there was any.

    `note` is called with REMOVED before words are removed, with SEALED where they are a denunciation's, with RENEW
    where every thing must be told anew.
    """
    number = number_of(index.position())
    leaves = list(
        Leaf.objects.filter(number__gt=number)
        .order_by("number")
        .values_list("number", "entry_id", "entry__subject_ref", "entry__verb", "entry__recorded_at")[:BATCH]
    )
    if not leaves:
        return False
    verbs = {verb for *_leaf, verb, _at in leaves}
    if NEW_PLACES in verbs:
        contents.forget_places()
        note(RENEW)
    if SEALING in verbs:
        note(SEALED)
    put_all(index, source, source.touched(leaves), note)
    index.commit(place_in_book(*leaves[-1][:2]))
    return True


def put_all(
    index: TextIndex, source: Source, ids: Collection[UUID], note: Callable[[str], None] = lambda wish: None
) -> None:
    """Put what stands of each thing, remove what does not."""
    ids = list(ids)
    for at in range(0, len(ids), contents.CHUNK):
        for key, entry in source.entries(ids[at : at + contents.CHUNK]).items():
            if entry is None:
                note(REMOVED)
                index.remove(key.hex)
            else:
                index.put(entry)


class Renewal:
    """An index made anew beside the one in use, a little at a time, and put in its place when it is whole."""

    def __init__(self, shelf: Shelf, source: Source, note: Callable[[str], None]):
        self._shelf, self._source, self._note = shelf, source, note
        contents.forget_places()
        self._from = end_of_book()
        self.name, self.index = shelf.begin(now())
        self._ids = contents.all_ids(source.model)
        self._scanned = False

    def step(self) -> bool:
        """Take the next rows in, then what was done meanwhile; return whether the index is whole and in use."""
        if not self._scanned:
            ids = next(self._ids, None)
            if ids is not None:
                put_all(self.index, self._source, ids)
                return False
            self.index.commit(self._from)
            self._scanned = True
        if apply_next(self.index, self._source, self._note):
            return False
        self._shelf.use(self.name)
        return True


class Follower:
    """Writes the indexes of this node; only with the right to, which `start` takes.

    `forgets`: makes them anew where words are to leave the files, which takes long; else leaves that to the next.
    """

    def __init__(self, root: Path, *, forgets: bool = True):
        self._root, self._lock = root, WriterLock(root)
        self._open: dict[str, TextIndex] = {}
        self._renewals: dict[str, Renewal] = {}
        self._begun: datetime | None = None  # when the indexes that are being made anew were begun
        self._forgets, self._rested = forgets, None  # when indexes may be made anew for a sealing again

    def start(self) -> bool:
        """Return whether this process writes now. Indexes that cannot be followed on are made anew."""
        if not self._lock.take():
            return False
        for source in SOURCES:
            if source.name not in self._open and source.name not in self._renewals:
                self._begin(source)
        return True

    def step(self) -> bool:
        """Do a little of what there is to do; return whether there may be more."""
        busy = False
        if not self._renewals and self._is_wanted_anew(now()):
            self._begin_anew()
        for source in SOURCES:
            if source.name in self._open and apply_next(self._open[source.name], source, self._note):
                busy = True
            if source.name in self._renewals:
                self._renew(source)
                busy = True
        if self._begun is not None and not self._renewals:
            self._rested = now() + max(REST, SHARE * (now() - self._begun))
            clear_wishes(self._root, self._begun)
            self._begun = None
        return busy

    def _is_wanted_anew(self, at: datetime) -> bool:
        if not self._forgets:
            return is_noted(self._root, RENEW)
        rested = self._rested is None or at >= self._rested
        return is_wanted_anew(self._root, at) or (rested and is_noted(self._root, SEALED))

    def catch_up(self) -> None:
        """Work until all that is in the book is in the indexes."""
        while self.step():
            pass

    def rest(self) -> None:
        """Give back what writing took, some 10 MB an index; the next act takes it again."""
        for index in self._open.values():
            index.close()
        give_back()

    def stop(self) -> None:
        """End writing; what is not committed is done again by the next."""
        for index in [*self._open.values(), *(renewal.index for renewal in self._renewals.values())]:
            index.close()
        self._open, self._renewals, self._begun = {}, {}, None
        self._lock.leave()

    def _note(self, wish: str) -> None:
        note_wish(self._root, wish, anew=bool(self._renewals))

    def _begin_anew(self) -> None:
        self._begun = now()
        self._renewals = {source.name: self._renewal(source) for source in SOURCES}

    def _shelf(self, source: Source) -> Shelf:
        return Shelf(self._root / source.name)

    def _renewal(self, source: Source) -> Renewal:
        return Renewal(self._shelf(source), source, self._note)

    def _begin(self, source: Source) -> None:
        shelf = self._shelf(source)
        name = shelf.current()
        shelf.tidy(keep=(name,))
        index = _opened(shelf, name) if name else None
        if index is not None and is_of_this_book(index.position()):
            self._open[source.name] = index
        else:
            self._renewals[source.name] = self._renewal(source)

    def _renew(self, source: Source) -> None:
        renewal = self._renewals[source.name]
        if not renewal.step():
            return
        del self._renewals[source.name]
        if source.name in self._open:
            self._open.pop(source.name).close()
        self._open[source.name] = renewal.index
        self._shelf(source).tidy(keep=(renewal.name,))


def _opened(shelf: Shelf, name: str) -> TextIndex | None:
    """Return the index, None where what lies there is damaged."""
    try:
        return shelf.open(name)
    except ValueError as error:
        log.warning("index_damaged", name=shelf.folder.name, error=str(error)[:200])
        return None


def loop(stop: Event, root: Path) -> None:
    """Follow until `stop` is set; a lost database is tried again, and so is the right to write that another has."""
    follower, quiet = Follower(root), 0.0
    while not stop.is_set():
        try:
            busy = follower.start() and follower.step()
        except (DatabaseError, OSError, ValueError) as error:  # ValueError: the engine's, as of a full disk
            log.warning("index_waits", error=type(error).__name__)
            follower.stop()
            connection.close()
            busy = False
            stop.wait(1)
        quiet = 0.0 if busy else quiet + EVERY
        if quiet == QUIET:
            follower.rest()
        if not busy:
            stop.wait(EVERY)
    follower.stop()
    connection.close()
