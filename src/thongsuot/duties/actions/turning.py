"""What happens by itself as days pass: what has stood long enough ends with its proof, the next period opens.

Each batch is one transaction over locked rows, so that a killed run leaves nothing half done and a second run, or
a second worker, does nothing twice.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from thongsuot.core.actors import Actor, service
from thongsuot.duties import rules
from thongsuot.duties.actions.alone import entered
from thongsuot.duties.actions.opening import store
from thongsuot.duties.actions.writing import prepare
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.people.queries import officers_of
from thongsuot.units.models import Unit, UnitSuccession

BATCH = 200
ONE_DAY = timedelta(days=1)
CLOCK = service("clock")


@transaction.atomic
def close_stood_batch(*, on: date, at: datetime, limit: int = BATCH) -> int:
    """End continuous duties whose last day has passed unbroken, each with the proof of its days; return how many."""
    rows = Duty.objects.filter(kind=Duty.Kind.CONTINUOUS, state=Duty.State.OPEN, until_on__lt=on, due_on=None)
    duties = list(rows.select_for_update(skip_locked=True, of=("self",)).order_by("until_on", "pk")[:limit])
    for duty in duties:
        proof = rules.standing_proof(duty.clock())
        act = prepare(duty, "met", {"proof": proof}, on=duty.until_on + ONE_DAY, actor=CLOCK, at=at)
        entered(act, actor=CLOCK, at=at)
    return len(duties)


@transaction.atomic
def open_next_batch(*, on: date, at: datetime, limit: int = BATCH) -> int:
    """Open the next period of duties whose period is over, met or not; return how many were opened.

    After a long standstill each period that passed meanwhile is opened in its turn, so that none is missing.
    """
    rows = Duty.objects.filter(follow_on__lte=on).order_by("follow_on", "pk")
    duties = list(rows.select_for_update(skip_locked=True, of=("self",))[:limit])
    for duty in duties:
        _open_next(duty, actor=CLOCK, on=on, at=at)
    return len(duties)


def _open_next(duty: Duty, *, actor: Actor, on: date, at: datetime) -> Duty:
    """Open the duty of the next period for the present holder and return it, with an entry of its own."""
    first, last = rules.period_around(duty.follow_on, duty.period)
    unit_id = _standing(duty.holder_unit_id, on)
    details = {
        "unit": str(unit_id),
        "officer": _officer(duty, unit_id, on),
        "starts_on": first.isoformat(),
        "rule": "",
        "variant": "",
        "fixed_due_on": last.isoformat(),
        "kind": duty.kind,
        "times": duty.times,
        "period": duty.period,
    }
    names = ("task", "about_ref", "label", "part", "parent_id", "practice", "kind", "times", "period")
    following = Duty(**{name: getattr(duty, name) for name in names}, series_id=duty.series_id or duty.pk)
    following.follow_on = last + ONE_DAY
    act = DutyAct(verb="opened", on=first, at=at, actor_ref=actor.ref, details=details)
    entered(store(following, act, duty.basis, at), actor=actor, at=at)
    Duty.objects.filter(pk=duty.pk).update(follow_on=None)
    return following


def _standing(unit_id: UUID, on: date) -> UUID:
    """Return the unit, or where it has ended the one that took its matters over; where nobody did, the one above it.

    The unit itself only where nothing stands above: what is wanted every period is lost with no unit.
    """
    seen = set()
    while unit_id not in seen:
        unit = Unit.objects.filter(pk=unit_id, valid_until__lte=on).first()
        if unit is None:
            break
        seen.add(unit_id)
        unit_id = unit.heir_id or _successor(unit_id, on) or unit.parent_id or unit_id
    return unit_id


def _successor(unit_id: UUID, on: date) -> UUID | None:
    rows = UnitSuccession.objects.filter(former=unit_id, on__lte=on).order_by("on", "pk")
    return rows.values_list("successor", flat=True).last()


def _officer(duty: Duty, unit_id, on: date) -> str | None:
    """Return the officer who kept the last period, where they still have a post in the unit; else the unit keeps it."""
    stays = duty.holder_officer_id and officers_of(unit_id, None, on).filter(pk=duty.holder_officer_id).exists()
    return str(duty.holder_officer_id) if stays else None
