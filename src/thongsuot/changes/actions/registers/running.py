"""What the worker does with a register, piece by piece: each piece one transaction with how far it is.

A killed worker goes on with the piece it was at. Between slices of a few seconds the queue's other work has its turn.
"""

import time
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction

from thongsuot.cases.importing.reading import row_of
from thongsuot.cases.importing.taking import Batch, Intake, Tally
from thongsuot.changes import registers as keeping
from thongsuot.changes.actions.letters import SealedRoom
from thongsuot.changes.actions.registers.odd import odd_rows
from thongsuot.changes.actions.registers.undoing import undo_piece
from thongsuot.changes.actions.registers.uploading import cells_of, no_rows, queue
from thongsuot.changes.models import Register, TakenRow
from thongsuot.core.errors import DomainError
from thongsuot.units.queries import living

SLICE = 4.0  # seconds
REASONS = 12
State = Register.State


def bring_on(*, register_id: UUID, clock: Callable[[], datetime]) -> None:
    """Do the pieces of one slice and queue the next; do nothing where nothing is under way."""
    until = time.monotonic() + SLICE
    run = Run(register_id, clock())
    while run.step(clock()):
        if time.monotonic() > until:
            queue(register_id)
            return


class Run:
    """One slice: what is looked up for one piece serves the next."""

    def __init__(self, register_id: UUID, at: datetime):
        self.register_id, self.at = register_id, at
        self.intake: Intake | None = None

    @transaction.atomic
    def step(self, at: datetime) -> bool:
        """Do one piece and note it, all or nothing; return whether there may be more."""
        row = Register.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=self.register_id).first()
        if row is None or row.state not in (State.LOOKING, State.TAKING, State.UNDOING):
            return False
        row.worked_at = at
        try:
            with transaction.atomic():
                more = undo_piece(row, at) if row.state == State.UNDOING else self._piece(row, at)
        except DomainError as trouble:
            self._stop(row, str(trouble.sentence))
            more = False
        row.save()
        return more

    def _stop(self, row: Register, problem: str) -> None:
        """Go back to where a person can mend it; what was committed stays, to be seen and undone."""
        row.problem = problem
        row.state = State.MAPPING if row.state == State.LOOKING else State.TAKEN

    def _piece(self, row: Register, at: datetime) -> bool:
        if not row.pieces:
            row.pieces, row.rows = keeping.keep_pieces(row, cells_of(row))
            if not row.pieces:
                self._stop(row, no_rows())
                return False
            transaction.on_commit(lambda: keeping.drop(row.pk, keeping.FILE))
            return True
        self._take(row)
        row.cursor += 1
        if row.cursor < row.pieces:
            return True
        self._finish(row, at)
        return False

    def _take(self, row: Register) -> None:
        columns = keeping.layout_of(row).columns
        rows = [row_of(number, columns, cells) for number, cells in keeping.piece(row, row.cursor)]
        intake = self._intake(row)
        before = len(intake.tried)
        intake.take(rows, lambda done: None)
        if row.state == State.LOOKING:
            keeping.keep_tried(row, dict(islice(intake.tried.items(), before, None)))
        row.done += len(rows)

    def _intake(self, row: Register) -> Intake:
        """Return the run of this slice, which counts into the row under way and keeps what is noted with it."""
        if self.intake is None:
            dry = row.state == State.LOOKING
            unit, door = living(row.unit), SealedRoom(self.at)
            tried = keeping.tried_before(row) if dry else {}
            self.intake = Intake(keeping.source_of(row), self.at, unit, dry_run=dry, door=door, tried=tried)
        self.intake.keep = lambda batch: note(row, batch)
        return self.intake

    def _finish(self, row: Register, at: datetime) -> None:
        if row.state == State.LOOKING:
            row.state, row.cursor = State.LOOKED, 0
            transaction.on_commit(lambda: keeping.drop_tried(row))
            return
        row.state, row.finished_at = State.TAKEN, at
        transaction.on_commit(lambda: keeping.drop(row.pk))


def _note_reasons(row: Register, tally: Tally) -> None:
    """Count why rows are odd, some reasons at most: what a person mends first. No reason quotes a row."""
    counts = row.layout.setdefault("reasons", {})
    for turned in tally.turned:
        if turned.reason in counts or len(counts) < REASONS:
            counts[turned.reason] = counts.get(turned.reason, 0) + 1


def note(row: Register, batch: Batch) -> None:
    """Count a batch, and keep which cases it made and which rows are odd, unless nothing was written."""
    tally = batch.tally
    row.accepted += tally.accepted
    row.unchanged += tally.unchanged
    row.sealed += tally.sealed
    row.odd += len(tally.turned)
    _note_reasons(row, tally)
    if row.state == State.TAKING:
        TakenRow.objects.bulk_create(
            [
                TakenRow(register=row, case_id=one.case_id, number=one.number, revision=one.revision)
                for one in batch.taken
            ]
        )
        odd_rows(row, batch)
