"""Rows of a file taken into the database, many at a time; the same source and id again changes nothing."""

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Protocol
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.receive import Origin, receive, source_digest
from thongsuot.cases.importing.lived import is_plain, live
from thongsuot.cases.importing.past import UnitNames, relive
from thongsuot.cases.importing.reading import Row
from thongsuot.cases.importing.rows import Refused, Rejected, Wanted, id_of, judge, no_denunciations
from thongsuot.cases.importing.sheaf import Sheaf
from thongsuot.cases.importing.where import Where
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor, service
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import DomainError, Invalid
from thongsuot.units.models import Unit

BATCH = 500
IMPORT: Actor = service("import")


class SealedDoor(Protocol):
    """Where what accuses somebody goes: `changes` brings it, as this room must not know the sealed one."""

    def is_open(self) -> bool:
        """Return whether somebody is there who may receive it."""

    def known(self, source: str, ids: list[str]) -> dict[str, bytes]:
        """Return, for rows sealed before, the mark of the text of each."""

    def mark(self, source: str, source_id: str, digest: bytes) -> bytes:
        """Return the mark by which the text of a row is known again."""

    def seal(self, source: str, wanted: Wanted, digest: bytes) -> None:
        """Seal what the row says. Raises: DomainError, and then nothing of it is kept."""


@dataclass(frozen=True)
class Kept:
    """What is there of a row from before: the digest of its case, the mark of what was sealed; either may be None."""

    case: bytes | None = None
    sealed: bytes | None = None


@dataclass(frozen=True)
class Turned:
    """A row that was not taken: `outcome` is refused or rejected; nothing of its words is in here."""

    number: int
    id: str | None
    outcome: str
    reason: str


@dataclass(frozen=True)
class Taken:
    """A row that became a case: the acts it has now, so that work on it shows later."""

    number: int
    case_id: UUID
    revision: int


@dataclass
class Tally:
    """What became of the rows. `sealed`: how many of the accepted went, whole or in part, to the sealed room."""

    accepted: int = 0
    unchanged: int = 0
    sealed: int = 0
    turned: list[Turned] = field(default_factory=list)

    def of(self, outcome: str) -> list[Turned]:
        return [one for one in self.turned if one.outcome == outcome]


@dataclass
class Batch:
    """What became of the rows of one transaction."""

    rows: list[Row]
    tally: Tally = field(default_factory=Tally)
    taken: list[Taken] = field(default_factory=list)

    @property
    def turned(self) -> list[tuple[Row, Turned]]:
        """Return the rows that were not taken, each with why."""
        by_number = {row.number: row for row in self.rows}
        return [(by_number[one.number], one) for one in self.tally.turned]


@dataclass
class Intake:
    """One run: where rows go. `unit` None: each to the unit competent for it, else to the installation's root.

    `door` None: what accuses somebody is refused, as while the sealed room is not ready. `keep`: told of each batch
    within its transaction, so that what it notes is there exactly if the rows are. `singly`: each case by the actions
    alone, as the yardstick of taking a batch together. `tried`: what a dry run has seen so far, by id, where it wrote
    nothing; a dry run in slices hands it on.
    """

    source: str
    at: datetime
    unit: Unit | None = None
    dry_run: bool = False
    door: SealedDoor | None = None
    keep: Callable[[Batch], None] | None = None
    singly: bool = False
    tally: Tally = field(default_factory=Tally)
    tried: dict[str, Kept] = field(default_factory=dict)

    def __post_init__(self):
        self._where = Where(self.unit, self.at)
        self._names = UnitNames()

    def take(self, rows: Iterable[Row], progress: Callable[[int], None]) -> Tally:
        """Take all rows, some hundreds a transaction; what was committed stays whatever happens later."""
        done = 0
        rows = iter(rows)
        while batch := list(islice(rows, BATCH)):
            self._take(batch)
            done += len(batch)
            progress(done)
        return self.tally

    def _take(self, rows: list[Row]) -> None:
        """Take rows in one transaction; where another run is writing the same ones, one by one."""
        try:
            batch = self._take_batch(rows)
        except IntegrityError:
            if len(rows) > 1:
                for row in rows:
                    self._take([row])
                return
            batch = self._clash(rows[0])
        self.tally.accepted += batch.tally.accepted
        self.tally.unchanged += batch.tally.unchanged
        self.tally.sealed += batch.tally.sealed
        self.tally.turned += batch.tally.turned

    @transaction.atomic
    def _clash(self, row: Row) -> Batch:
        reason = _("Một lần nhập khác đang đưa vào cùng mã này. Nhập lại sau.")
        batch = Batch([row], Tally(turned=[Turned(row.number, id_of(row.values), "rejected", reason)]))
        if self.keep:
            self.keep(batch)
        return batch

    @transaction.atomic
    def _take_batch(self, rows: list[Row]) -> Batch:
        run = _Run(self, Batch(rows), Sheaf(self.source, self.at), self._where, self._names)
        known = self._known(rows)
        for row in rows:
            run.take_row(row, known)
        if self.dry_run:
            self.tried |= known
            transaction.set_rollback(True)
        else:
            run.sheaf.store()
        if self.keep:
            self.keep(run.batch)
        return run.batch

    def _known(self, rows: list[Row]) -> dict[str, Kept]:
        ids = [found for row in rows if (found := id_of(row.values))]
        stored = Case.objects.filter(source=self.source, source_id__in=ids).values_list("source_id", "source_digest")
        cases = {source_id: bytes(digest) for source_id, digest in stored}
        sealed = self.door.known(self.source, ids) if self.door else {}
        there = {one: Kept(cases.get(one), sealed.get(one)) for one in cases.keys() | sealed.keys()}
        return {one: kept for one in ids if (kept := self.tried.get(one))} | there


@dataclass
class _Run:
    """The rows of one transaction on their way in."""

    intake: Intake
    batch: Batch
    sheaf: Sheaf
    where: Where
    names: UnitNames

    def take_row(self, row: Row, known: dict[str, Kept]) -> None:
        try:
            if row.problem:
                raise Rejected(row.problem)
            wanted = judge(row.values)
            digest = source_digest(wanted.whole)
            if wanted.id in known:
                self._again(row, wanted, digest, known)
                return
            known[wanted.id] = self._write(row, wanted, digest)
            self.batch.tally.accepted += 1
            self.batch.tally.sealed += bool(wanted.secret)
        except Refused as turned:
            outcome = "rejected" if isinstance(turned, Rejected) else "refused"
            self.batch.tally.turned.append(Turned(row.number, id_of(row.values), outcome, turned.reason))

    def _again(self, row: Row, wanted: Wanted, digest: bytes, known: dict[str, Kept]) -> None:
        """Compare a row with what is there of it; a case that a broken run left behind its sealed part is made up."""
        kept, door = known[wanted.id], self.intake.door
        if kept.sealed is not None:
            same = hmac.compare_digest(kept.sealed, door.mark(self.intake.source, wanted.id, digest))
        else:
            same = hmac.compare_digest(kept.case, digest)
        if not same:
            raise Rejected(_("Mã này đã nhập trước với nội dung khác. Sửa bằng việc đính chính trên vụ việc đã có."))
        if kept.case is None and wanted.given is not None:
            self._write_case(row, wanted)
            known[wanted.id] = Kept(source_digest(wanted.given.text), kept.sealed)
        self.batch.tally.unchanged += 1

    def _write(self, row: Row, wanted: Wanted, digest: bytes) -> Kept:
        """Write one row, all of it or nothing. Raises: Refused, Rejected, with the sentence of whatever forbids it.

        The sealed part goes first, over its own connection: what is lost in between is the case, which the next run
        makes up, never the other way round.
        """
        door = self.intake.door
        if wanted.guarded and not (door and door.is_open()):
            raise no_denunciations()
        if wanted.given is not None:
            self.where.place(wanted)
        sealed = self._seal(wanted, digest) if wanted.secret else None
        if wanted.given is not None:
            self._write_case(row, wanted)
        return Kept(source_digest(wanted.given.text) if wanted.given else None, sealed)

    def _seal(self, wanted: Wanted, digest: bytes) -> bytes:
        source, door = self.intake.source, self.intake.door
        if not self.intake.dry_run:
            try:
                door.seal(source, wanted, digest)
            except Invalid as wrong:
                raise Rejected(str(wrong)) from wrong
            except DomainError as wrong:
                raise Refused(str(wrong)) from wrong
        return door.mark(source, wanted.id, digest)

    def _write_case(self, row: Row, wanted: Wanted) -> None:
        given = replace(wanted.given, place_id=self.where.place(wanted))
        on = wanted.received_on or legal_day(self.intake.at)
        together = not self.intake.singly and is_plain(given.kind, wanted.past, self.names, on)
        try:
            case = (self._hold_case if together else self._make_case)(wanted, given, on)
        except DomainError as wrong:
            raise Rejected(str(wrong)) from wrong
        self.batch.taken.append(Taken(row.number, case.pk, case.revision))

    def _hold_case(self, wanted: Wanted, given, on) -> Case:
        """Make the case in memory, to be stored with its batch."""
        held = self.sheaf.receive(given, self.where.unit_for(given), wanted.id, actor=IMPORT, on=on)
        live(self.sheaf, held, wanted.past, self.names)
        self.sheaf.add(held)
        return held.case

    @transaction.atomic
    def _make_case(self, wanted: Wanted, given, on) -> Case:
        """Make the case by the actions, one after the other, as for a complaint or a matter passed on inside."""
        origin, at = Origin(source=self.intake.source, source_id=wanted.id), self.intake.at
        case = receive(given=given, unit=self.where.unit_for(given), actor=IMPORT, on=on, at=at, origin=origin)
        return relive(case, wanted.past, names=self.names, at=at, own=self.intake.unit is not None)
