"""A case opened at a visit with what is known there, or one that is there already: tied to the visit."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.receptions import rules
from thongsuot.receptions.actions.cases import case_with, hold_case
from thongsuot.receptions.actions.visits import keep_visit, locked_visit
from thongsuot.receptions.models import Session, Visit
from thongsuot.units.models import Unit

WITH_THEM = ("called", "inside", rules.DONE)


@transaction.atomic
def open_case(
    *, visit_id: UUID, given: Submission, unit: Unit, actor: Actor, on: date, at: datetime, secret: str, origin: Origin
) -> Case:
    """Receive a case from what was said at a visit and tie it there, both or neither.

    `on`: the legal day of receipt. The same form sent twice is one case. Raises: NotFound, Refused (receptions.receive,
    cases.receive), NotAllowedNow (another case is tied; nobody was received), Invalid as `cases.actions.receive`.
    """
    session, visit = locked_visit(visit_id, actor, None)
    case = receive(given=given, unit=unit, actor=actor, on=on, at=at, secret=secret, origin=origin)
    ref = Ref("case", case.pk)
    if visit.case_ref != str(ref):
        _tie(session, visit, ref, actor, legal_day(at), at, opened=True)
    return case


@transaction.atomic
def join_case(
    *, visit_id: UUID, case_code: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Visit:
    """Tie a case that is there already to a visit. Raises: NotFound, Refused (receptions.receive), Stale,
    NotAllowedNow (another case is tied; nobody was received), Invalid (case_code: none that the actor sees, or one that
    was passed on or erased). The case is held first: sealing takes the visit along, or comes first and it is refused.
    """
    hold_case(case_code, actor)
    session, visit = locked_visit(visit_id, actor, revision)
    _tie(session, visit, case_with(case_code, actor), actor, on, at, opened=False)
    return visit


def _tie(session: Session, visit: Visit, ref: Ref, actor: Actor, on: date, at: datetime, *, opened: bool) -> None:
    check_ties(visit)
    visit.case_ref = str(ref)
    keep_visit(session, visit, "tie", {"case": visit.case_ref, "opened": opened}, {}, actor, on, at)


def check_ties(visit: Visit) -> None:
    """Raise NotAllowedNow where no case is tied to this visit: it has one, or nobody was received."""
    if visit.case_ref:
        raise NotAllowedNow(_("Lượt này đã gắn một vụ việc. Mở vụ việc đó từ trang của lượt tiếp."))
    if visit.state not in WITH_THEM:
        raise NotAllowedNow(_("Gọi hoặc mời vào tiếp trước, rồi mới lập hoặc gắn vụ việc cho lượt này."))
