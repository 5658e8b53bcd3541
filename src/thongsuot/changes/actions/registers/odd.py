"""Odd rows of a register: what was wrong with each, kept to be worked off; taken once mended, or set aside."""

import json
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.importing.reading import Row
from thongsuot.cases.importing.rows import is_guarded
from thongsuot.cases.importing.taking import Batch, Intake
from thongsuot.changes import registers as keeping
from thongsuot.changes.actions.letters import SealedRoom
from thongsuot.changes.actions.record import write_change
from thongsuot.changes.actions.registers.uploading import locked
from thongsuot.changes.models import OddRow, Register, TakenRow
from thongsuot.changes.permissions import reads_rows
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.core.refs import Ref
from thongsuot.units.queries import living

State = OddRow.State


def odd_rows(register: Register, batch: Batch) -> None:
    """Keep the rows of a batch that were not taken; the words of one that may accuse somebody are kept nowhere."""
    rows = [
        OddRow(register=register, number=row.number, reason=turned.reason, sealed=_sealed(register, row))
        for row, turned in batch.turned
    ]
    OddRow.objects.bulk_create(rows, ignore_conflicts=True)


def _sealed(register: Register, row: Row) -> bytes:
    if is_guarded(row.values):
        return b""
    values = {field: keeping.plain(value) for field, value in row.values.items()}
    return keeping.seal(register, json.dumps(values).encode(), f"row {row.number}")


@transaction.atomic
def mend(*, register_id: UUID, row_id: UUID, values: dict, actor: Actor, on: date, at: datetime) -> OddRow:
    """Take an odd row as it was mended, by the same way as all rows. What was typed replaces what the file said.

    Raises: NotFound, NotAllowedNow, Invalid (why it still cannot be taken).
    """
    register = locked(register_id, actor, Register.State.TAKEN)
    odd = _open(register, row_id, actor)
    given = {field: value for field, value in values.items() if str(value).strip()}
    found: list[Batch] = []
    intake = Intake(keeping.source_of(register), at, living(register.unit), door=SealedRoom(at), keep=found.append)
    tally = intake.take([Row(odd.number, given)], lambda done: None)
    if tally.turned:
        raise Invalid(tally.turned[0].reason)
    TakenRow.objects.bulk_create(
        [TakenRow(register=register, case_id=one.case_id, number=one.number, revision=one.revision)
         for batch in found for one in batch.taken]
    )  # fmt: skip
    register.accepted += tally.accepted
    register.unchanged += tally.unchanged
    register.sealed += tally.sealed
    _settle(register, odd, State.TAKEN)
    _note("mend_row", register, odd, {}, actor, on, at)
    return odd


@transaction.atomic
def set_aside(*, register_id: UUID, row_id: UUID, reason: str, actor: Actor, on: date, at: datetime) -> OddRow:
    """Leave an odd row out for good; its words go, the reason stays with the act.

    Raises: NotFound, NotAllowedNow, Invalid (reason).
    """
    register = locked(register_id, actor, Register.State.TAKEN)
    odd = _open(register, row_id, actor)
    reason = cleaned(
        reason, "reason", needed=_("Chưa ghi vì sao bỏ dòng này. Ghi một câu, không ghi tên người."), limit=300
    )
    _settle(register, odd, State.ASIDE)
    _note("set_row_aside", register, odd, {"reason": reason}, actor, on, at)
    return odd


@transaction.atomic
def export(*, register_id: UUID, actor: Actor, on: date, at: datetime) -> Register:
    """Note that the odd rows are taken out as a table, and how many they are; return their register.

    Raises: NotFound (also for who may not read rows), NotAllowedNow.
    """
    register = locked(register_id, actor, Register.State.TAKEN, Register.State.UNDONE)
    if not reads_rows(actor, register):
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    details = {"rows": register.odd_rows.filter(state=State.OPEN).count()}
    subject = Ref("register", register.pk)
    write_change("export_odd_rows", subject=subject, cases=[], details=details, actor=actor, on=on, at=at)
    return register


def _open(register: Register, row_id: UUID, actor: Actor) -> OddRow:
    odd = OddRow.objects.select_for_update().filter(register=register, pk=row_id, state=State.OPEN).first()
    if odd is None or not reads_rows(actor, register):
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return odd


def _settle(register: Register, odd: OddRow, state: str) -> None:
    odd.state, odd.sealed = state, b""
    odd.save(update_fields=["state", "sealed"])
    register.odd -= 1
    register.save(update_fields=["accepted", "unchanged", "sealed", "odd"])


def _note(verb: str, register: Register, odd: OddRow, texts: dict, actor: Actor, on: date, at: datetime) -> None:
    details = {"row": odd.number}
    write_change(
        verb, subject=Ref("register", register.pk), cases=[], details=details, texts=texts, actor=actor, on=on, at=at
    )
