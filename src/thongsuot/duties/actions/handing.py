"""Acts of officers on duties themselves: give, take, set the pace of climbing."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.duties.actions.alone import entered, seen
from thongsuot.duties.actions.writing import prepare
from thongsuot.duties.models import ClimbPace, DutyAct
from thongsuot.ledger import actions as ledger
from thongsuot.people.actions.officers import hold
from thongsuot.people.queries import officers_of
from thongsuot.units.models import Unit


@transaction.atomic
def give(*, duty_id: UUID, officer_id: UUID | None, actor: Actor, on: date, at: datetime) -> DutyAct:
    """Name the officer of the holding unit who keeps the duty; None gives it back to the unit. Writes an entry.

    Raises: NotFound, Refused (duties.give), Invalid (not an officer of that unit), NotAllowedNow (ended).
    """
    duty = seen(duty_id, actor)
    require(actor, "duties.give", duty)
    if officer_id:
        hold(officer_id)
    if officer_id and not officers_of(duty.holder_unit_id, None, on).filter(pk=officer_id).exists():
        raise Invalid(
            _("Người được giao không giữ vị trí nào ở đơn vị đang giữ việc. Chọn người khác."), field="officer"
        )
    details = {"officer": str(officer_id) if officer_id else None}
    return entered(prepare(duty, "assigned", details, actor=actor, on=on, at=at), actor=actor, at=at)


@transaction.atomic
def set_pace(*, unit_id: UUID, working_days: int, actor: Actor, at: datetime) -> ClimbPace:
    """Say how many working days a late duty waits at each step up, in this unit and below. Writes an entry."""
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    require(actor, "duties.set_pace", unit)
    if not 1 <= working_days <= 60:
        raise Invalid(_("Nhập số ngày làm việc từ 1 đến 60."), field="working_days")
    pace, _made = ClimbPace.objects.update_or_create(unit=unit, defaults={"working_days": working_days})
    act = {"unit": str(unit_id), "working_days": working_days}
    ledger.record(actor=actor, verb="duties.set_pace", subject=Ref("unit", unit_id), act=act, at=at)
    return pace
