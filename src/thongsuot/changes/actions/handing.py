"""Hand matters on: everything an officer carries in a unit, or one duty with the case it belongs to."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import handing as cases
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.transitions import WORK
from thongsuot.changes.actions.record import check_day, write_change
from thongsuot.changes.models import Change
from thongsuot.changes.queries.held import cases_of, duties_of
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.permissions import visible_to
from thongsuot.people.actions.officers import hold
from thongsuot.people.queries import officers_of
from thongsuot.units.models import Unit


@transaction.atomic
def hand_over_officer(
    *,
    from_officer_id: UUID,
    to_officer_id: UUID | None,
    unit_id: UUID,
    reason: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Change:
    """Pass every open case and running duty that an officer carries in a unit to another; None: back to the unit.

    For one who leaves or is away. One act, one entry: each case and duty gets its own act under it.
    Raises: NotFound, Refused (changes.hand_over_officer), Invalid (to_officer_id, reason, on), NotAllowedNow (nothing
    is left to hand over).
    """
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise NotFound(_("Không tìm thấy đơn vị này."))
    require(actor, "changes.hand_over_officer", unit)
    check_day(on, at)
    reason = cleaned(reason, "reason", needed=_("Chưa ghi lý do bàn giao. Ví dụ: chuyển công tác từ ngày 1/8."))
    matters = _locked_cases(from_officer_id, unit_id)
    _check_successor(unit_id, from_officer_id, to_officer_id, bool(matters), on)
    who = {"actor": actor, "on": on, "at": at}
    handed = [(case, _handed(case, to_officer_id, who)) for case in matters]
    alone = [duties.assign(duty=duty, officer_id=to_officer_id, **who) for duty in _left(from_officer_id, unit_id)]
    if not handed and not alone:
        raise NotAllowedNow(_("Cán bộ này không còn giữ vụ việc hay việc nào ở đơn vị. Tải lại trang để xem."))
    details = {"from": str(from_officer_id), "to": str(to_officer_id or ""), "unit": str(unit_id)}
    return write_change(
        "hand_over_officer",
        subject=Ref("officer", from_officer_id),
        cases=handed,
        duties=alone,
        details=details,
        texts={"reason": reason},
        **who,
    )


def _locked_cases(officer_id: UUID, unit_id: UUID) -> list[Case]:
    """Return the officer's cases at this desk, locked in the order of their ids: always cases before duties."""
    ids = cases_of(officer_id).filter(desk=unit_id).values("pk")
    rows = Case.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    return [case for case in rows if case.officer_id == officer_id and cases.desk_of(case) == unit_id]


def _handed(case: Case, officer_id: UUID | None, who: dict) -> Act:
    return cases.prepared_hand_over(case, officer_id=officer_id, **who)


def _left(officer_id: UUID, unit_id: UUID) -> list[Duty]:
    """Return the running duties that did not go along with a case: reports, coordination, screening."""
    rows = duties_of(officer_id).filter(holder_unit_id=unit_id)
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _check_successor(unit_id: UUID, leaving: UUID, officer_id: UUID | None, with_cases: bool, on: date) -> None:
    if officer_id is None:
        return
    hold(officer_id)
    roles = WORK if with_cases else (None,)
    fits = any(officers_of(unit_id, role, on).filter(pk=officer_id).exists() for role in roles)
    if officer_id == leaving or not fits:
        raise Invalid(
            _("Người nhận phải là người khác, giữ vị trí xử lý ở đơn vị này. Chọn lại."), field="to_officer_id"
        )


def give_duty(*, duty_id: UUID, officer_id: UUID | None, actor: Actor, on: date, at: datetime) -> Case | DutyAct:
    """Name who keeps a duty; where it is the lead duty of a case in work, the case goes to the same officer.

    One entry either way. Raises: as `cases.actions.handing.hand_over` and `duties.actions.give`.
    """
    duty = visible_to(actor).filter(pk=duty_id).first()
    if duty is not None and (case_id := _case_in_work(duty)):
        return cases.hand_over(case_id=case_id, officer_id=officer_id, actor=actor, on=on, at=at)
    return duties.give(duty_id=duty_id, officer_id=officer_id, actor=actor, on=on, at=at)


def _case_in_work(duty: Duty) -> UUID | None:
    """Return the case a lead duty belongs to, once it is with an officer's desk; before that only the duty moves."""
    about = Ref.parse(duty.about_ref)
    if about.kind != "case" or duty.part != Duty.Part.LEAD:
        return None
    return Case.objects.filter(pk=about.id, state__in=cases.HANDED_STATES).values_list("pk", flat=True).first()
