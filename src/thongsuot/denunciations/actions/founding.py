"""A room made ready in one go: two custodians and investigators. For the demonstration and a first day on site."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thongsuot.denunciations.actions.holding import admit, enrol, unlock
from thongsuot.denunciations.models import Keyholder
from thongsuot.denunciations.routing import SEALED
from thongsuot.people.models import Officer
from thongsuot.people.queries import actor_for
from thongsuot.units.models import Unit


@dataclass(frozen=True)
class Holder:
    """An officer who shall hold a key for `unit`, with the passphrase they chose."""

    officer: Officer
    unit: Unit
    passphrase: str

    def __repr__(self) -> str:
        return f"Holder({self.officer.pk})"


@transaction.atomic(using=SEALED)
def found_room(
    *, custodians: tuple[Holder, Holder], investigators: tuple[Holder, ...], on: date, at: datetime
) -> list[Keyholder]:
    """Enrol two custodians who admit each other, then investigators whom the first admits; return all keys.

    Each step is the same act as on the pages, by the officer whose step it is. Each must hold a post in their `unit`,
    committed before: this room has a connection of its own, which sees nothing of a transaction under way on another.
    Raises: as `enrol` and `admit`.
    """
    keys = [_enrol(holder, Keyholder.Kind.CUSTODIAN, on, at) for holder in custodians]
    first, second = custodians
    _admit(keys[1], first, on, at)
    _admit(keys[0], second, on, at)
    for holder in investigators:
        keys.append(add_holder(holder=holder, kind=Keyholder.Kind.INVESTIGATOR, by=first, on=on, at=at))
    return [Keyholder.objects.get(pk=key.pk) for key in keys]


@transaction.atomic(using=SEALED)
def add_holder(*, holder: Holder, kind: str, by: Holder, on: date, at: datetime) -> Keyholder:
    """Enrol one more key of `kind` and let the custodian `by` admit it."""
    key = _enrol(holder, kind, on, at)
    return _admit(key, by, on, at)


def _enrol(holder: Holder, kind: str, on: date, at: datetime) -> Keyholder:
    actor = actor_for(holder.officer, on=on)
    return enrol(unit=holder.unit, kind=kind, passphrase=holder.passphrase, actor=actor, on=on, at=at)


def _admit(key: Keyholder, by: Holder, on: date, at: datetime) -> Keyholder:
    actor = actor_for(by.officer, on=on)
    unlocked = unlock(passphrase=by.passphrase, actor=actor, on=on)
    return admit(keyholder_id=key.pk, unlocked=unlocked, actor=actor, on=on, at=at)
