"""Verbs on absence: while the head is away a deputy acts."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.ledger import actions as ledger
from thongsuot.people.actions.officers import locked
from thongsuot.people.models import Absence
from thongsuot.people.permissions import OnDay


@transaction.atomic
def record_absence(
    *, officer_id: UUID, first_day: date, last_day: date, actor: Actor, on: date, at: datetime
) -> Absence:
    """Record that an officer is away from `first_day` to `last_day`, both included.

    Raises: NotFound, Refused (people.record_absence), Invalid (days the wrong way round, already recorded).
    """
    officer = locked(officer_id)
    require(actor, "people.record_absence", OnDay(officer, on))
    if last_day < first_day:
        raise Invalid(_("Ngày trở lại phải từ ngày bắt đầu vắng trở đi."), field="last_day")
    if officer.absences.filter(first_day__lte=last_day, last_day__gte=first_day).exists():
        raise Invalid(_("Những ngày này đã ghi vắng mặt. Xóa lần ghi trước rồi ghi lại."), field="first_day")
    absence = Absence.objects.create(officer=officer, first_day=first_day, last_day=last_day)
    act = {"absence": absence.pk, "first_day": first_day, "last_day": last_day}
    ledger.record(actor=actor, verb="people.record_absence", subject=Ref("officer", officer.pk), act=act, at=at)
    return absence


@transaction.atomic
def cancel_absence(*, absence_id: UUID, actor: Actor, on: date, at: datetime) -> None:
    """End an absence from day `on`: an absence still to come is void, a running one ends the day before.

    Raises: NotFound, Refused (people.record_absence), NotAllowedNow (it is over).
    """
    absence = Absence.objects.select_for_update(of=("self",)).select_related("officer").filter(pk=absence_id).first()
    if absence is None:
        raise NotFound(_("Không tìm thấy lần vắng mặt này."))
    require(actor, "people.record_absence", OnDay(absence.officer, on))
    if absence.last_day < on:
        raise NotAllowedNow(_("Lần vắng mặt này đã qua."))
    act = {"absence": absence.pk, "first_day": absence.first_day, "last_day": absence.last_day, "on": on}
    _shorten(absence, on)
    subject = Ref("officer", absence.officer_id)
    ledger.record(actor=actor, verb="people.cancel_absence", subject=subject, act=act, at=at)


def _shorten(absence: Absence, on: date) -> None:
    if absence.first_day >= on:
        absence.delete()
        return
    absence.last_day = date.fromordinal(on.toordinal() - 1)
    absence.save(update_fields=["last_day"])
