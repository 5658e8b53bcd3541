"""A whole register taken back while nobody has worked on its cases: they end, count nowhere, and their words go.

Acts and entries stay, as always. The cases become practice cases of no practice unit: no list, figure, public page or
job sees them any more. What somebody worked on, and what lies in the sealed room, stays.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from thongsuot.cases.actions.erasing import NO_SECRET, forget
from thongsuot.cases.actions.record import case_ref, commit_with, prepared_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import ActContent, Case, Content, Item, Party, Response
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.changes.actions.record import check_day, write_change
from thongsuot.changes.actions.registers.uploading import locked, start
from thongsuot.changes.models import OddRow, Register, TakenRow
from thongsuot.core.actors import Actor, service
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.documents.models import Document
from thongsuot.duties.actions.undoing import drop_matters
from thongsuot.duties.models import DutyAct
from thongsuot.units.queries import living_id

AT_ONCE = 200
VERB = "undo_import"
SYSTEM = service("import")
State = Register.State


@transaction.atomic
def undo(*, register_id: UUID, reason: str, actor: Actor, on: date, at: datetime) -> Register:
    """Take a register back: one act with its reason; the worker then does the cases, some hundreds a transaction.

    Raises: NotFound, NotAllowedNow (somebody worked on every case), Invalid (reason).
    """
    register = locked(register_id, actor, State.TAKEN)
    check_day(on, at)
    reason = cleaned(
        reason, "reason", needed=_("Chưa ghi vì sao hoàn tác. Ghi một câu, không ghi tên người."), limit=300
    )
    if register.taken_rows.exists() and not untouched(register).exists():
        raise NotAllowedNow(_("Mọi vụ việc của sổ này đã có người xử lý nên không hoàn tác được."))
    subject = Ref("register", register.pk)
    write_change("undo_register", subject=subject, cases=[], texts={"reason": reason}, actor=actor, on=on, at=at)
    accepted, unchanged, sealed = register.accepted, register.unchanged, register.sealed
    start(register, State.UNDOING, at)
    register.accepted, register.unchanged, register.sealed = accepted, unchanged, sealed
    register.rows = register.taken_rows.count()
    register.save(update_fields=["accepted", "unchanged", "sealed", "rows"])
    OddRow.objects.filter(register=register, state=OddRow.State.OPEN).update(state=OddRow.State.ASIDE, sealed=b"")
    return register


def untouched(register: Register) -> QuerySet[TakenRow]:
    """Return the rows whose cases the register's desk still holds and on which nobody has acted since they came in."""
    own = {register.unit_id, living_id(register.unit_id)}
    return register.taken_rows.filter(
        case__revision=F("revision"), case__practice=False, case__holder_unit__in=own
    ).exclude(Q(case__joined__isnull=False) | Q(case__split_into__isnull=False) | Q(case__followers__isnull=False))


def touched(register: Register) -> QuerySet[TakenRow]:
    """Return the rows whose cases stay, as somebody has worked on them."""
    return register.taken_rows.exclude(pk__in=untouched(register).values("pk"))


def undo_piece(register: Register, at: datetime) -> bool:
    """Undo the next cases of a register under way; return whether there are more. `cursor` counts those that stay."""
    rows = list(register.taken_rows.order_by("number", "pk")[register.cursor : register.cursor + AT_ONCE])
    cases = _free(register, rows)
    if cases:
        _undo_cases(register, cases, at)
    TakenRow.objects.filter(case__in=cases).delete()
    register.done += len(rows)
    register.cursor += len(rows) - len(cases)
    register.accepted -= len(cases)
    if len(rows) < AT_ONCE:
        register.state, register.finished_at, register.odd = State.UNDONE, at, 0
        return False
    return True


def _free(register: Register, rows: list[TakenRow]) -> list[Case]:
    """Return the cases to undo, locked first and judged then: what somebody did until the lock was ours counts."""
    revisions = {row.case_id: row.revision for row in rows}
    cases = list(Case.objects.select_for_update(of=("self",)).filter(pk__in=revisions).order_by("pk"))
    free = set(untouched(register).filter(pk__in=[row.pk for row in rows]).values_list("case_id", flat=True))
    free -= _worked_elsewhere(cases)
    return [case for case in cases if case.pk in free and case.revision == revisions[case.pk] and not case.practice]


def _worked_elsewhere(cases: list[Case]) -> set[UUID]:
    """Return the cases with papers, or with duties that an officer has moved on their own."""
    refs = {str(case_ref(case)): case.pk for case in cases}
    about = set(Document.objects.filter(subject_ref__in=refs).values_list("subject_ref", flat=True))
    about |= set(
        DutyAct.objects.filter(duty__about_ref__in=refs).exclude(entry=None).values_list("duty__about_ref", flat=True)
    )
    return {refs[ref] for ref in about}


def _undo_cases(register: Register, cases: list[Case], at: datetime) -> None:
    """End the cases by one act with one entry, which commits to the act on each, and let their words go."""
    on, moment = legal_day(at), {"actor": SYSTEM, "on": legal_day(at), "at": at}
    acts = drop_matters(about=[case_ref(case) for case in cases], **moment)
    for case in cases:
        case.title = ""
        for act in acts.get(str(case_ref(case)), ()):
            commit_with(case, act)
    ended = [(case, prepared_act(case, VERB, **moment)) for case in cases]
    write_change("undo_rows", subject=Ref("register", register.pk), cases=ended, actor=SYSTEM, on=on, at=at)
    for case, act in ended:
        if case.kind == COMPLAINT:
            forget(case, act, at)
    _forget([case.pk for case in cases])


def _forget(cases: list[UUID]) -> None:
    """Empty the words of many cases at once and free the numbers by which their register knew them."""
    ActContent.objects.filter(act__case__in=cases).update(texts={}, key=b"")
    Content.objects.filter(case__in=cases).update(text="", place_text="")
    Party.objects.filter(case__in=cases).delete()
    Item.objects.filter(case__in=cases).update(text="")
    Response.objects.filter(item__case__in=cases).update(text="")
    Case.objects.filter(pk__in=cases).update(
        practice=True, title="", secret_hash=NO_SECRET, source="", source_id="", source_digest=None
    )
