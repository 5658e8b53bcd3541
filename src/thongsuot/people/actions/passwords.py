"""Giving an officer a new one-time password."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.people import rules
from thongsuot.people.actions.officers import locked, record
from thongsuot.people.actions.renewing import renew
from thongsuot.people.models import Renewal
from thongsuot.people.permissions import OnDay


@transaction.atomic
def reset_password(*, officer_id: UUID, actor: Actor, on: date, at: datetime) -> str:
    """Give an officer a new one-time password and return it; every running session of the officer ends.

    Raises: NotFound, Refused (people.reset_password; one's own is changed on the profile page), NotAllowedNow (the
    second factor was given anew lately and nobody else stands behind this: `renewing.renew`).
    """
    officer = locked(officer_id)
    require(actor, "people.reset_password", OnDay(officer, on))
    renew(officer, Renewal.Way.PASSWORD, actor=actor, at=at)
    password = rules.one_time_password()
    officer.set_password(password)
    officer.must_change_password = True
    officer.save(update_fields=["password", "must_change_password"])
    record("people.reset_password", officer, actor, at)
    return password
