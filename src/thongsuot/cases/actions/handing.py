"""Hand a case from one officer to another of the same desk, with its running lead duties."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.record import locked_case, prepared_act, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.tables import EVERY_COMPLAINT_VERB, EVERY_VERB
from thongsuot.cases.rules.transitions import WORK
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.people.actions.officers import hold
from thongsuot.people.queries import officers_of

HANDED_STATES = (*EVERY_VERB["hand_over"].states, *EVERY_COMPLAINT_VERB["hand_over"].states)


@transaction.atomic
def hand_over(
    *,
    case_id: UUID,
    revision: int | None = None,
    officer_id: UUID | None,
    note: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Give the case to another officer of the desk that works on it; None: back to the desk. Its lead duties go along.

    Raises: NotFound, Refused, Stale, NotAllowedNow, Invalid (officer_id: no working post in that desk).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="hand_over", revision=revision)
    check_worker(case, officer_id, actor, on)
    clocks.hand_over(case, unit_id=desk_of(case), officer_id=officer_id, actor=actor, on=on, at=at)
    fields = {"unit_id": desk_of(case), "officer_id": officer_id, "texts": {"note": cleaned(note, "note")}}
    write_act(case, "hand_over", actor=actor, on=on, at=at, **fields)
    return case


def prepared_hand_over(case: Case, *, officer_id: UUID | None, actor: Actor, on: date, at: datetime) -> Act:
    """Move the lead duties of a locked case and return its act, for the one entry of an act across rooms.

    The caller has checked who may, and that `officer_id` works in the desk; `record.keep_act` stores the act.
    """
    clocks.hand_over(case, unit_id=desk_of(case), officer_id=officer_id, actor=actor, on=on, at=at)
    return prepared_act(case, "hand_over", actor=actor, on=on, at=at, unit_id=desk_of(case), officer_id=officer_id)


def desk_of(case: Case) -> UUID:
    """Return the unit whose officers work on the case."""
    return case.working_unit_id or case.holder_unit_id


def check_worker(case: Case, officer_id: UUID | None, actor: Actor, on: date) -> None:
    """Raise Invalid for an officer without a working post in the desk; in practice only oneself can be named."""
    if officer_id is None or (case.practice and officer_id == actor.officer_id):
        return
    hold(officer_id)
    if not any(officers_of(desk_of(case), role, on).filter(pk=officer_id).exists() for role in WORK):
        raise Invalid(
            _("Người được giao không giữ vị trí xử lý nào ở đơn vị này. Chọn người khác."), field="officer_id"
        )
