"""The sealed room of the demonstration: two custodians and the investigators, printed with their passphrase."""

from dataclasses import dataclass
from random import Random

from django.db import connections

from thongsuot.config.demo import houses, kept
from thongsuot.config.demo.days import Days
from thongsuot.config.demo.staff import Staff
from thongsuot.config.demo.walk import World
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.denunciations.actions.founding import Holder, found_room
from thongsuot.denunciations.actions.holding import unlock
from thongsuot.denunciations.rules.ring import Unlocked
from thongsuot.people.models import Officer
from thongsuot.people.queries import actor_for
from thongsuot.units.models import Unit

SEED = 20250702  # of its own: the cases are told the same with and without this room
CUSTODIANS = ("giukhoa.thanhtra", "giukhoa.tinh")
COMMUNE, PROVINCE, INSPECTORATE = "tocao", "tocao.tinh", "thanhtra.tinh"
TITLES = {
    CUSTODIANS[0]: "Người giữ khóa danh tính",
    CUSTODIANS[1]: "Người giữ khóa danh tính",
    COMMUNE: "Người giải quyết tố cáo",
    PROVINCE: "Người giải quyết tố cáo",
    INSPECTORATE: "Thanh tra viên",
}
USERNAMES = (COMMUNE, PROVINCE, INSPECTORATE, *CUSTODIANS)


@dataclass(frozen=True)
class Seat:
    """An officer of this room with the key unlocked once for the whole telling: unlocking is dear by design."""

    officer: Officer
    actor: Actor
    unlocked: Unlocked


@dataclass(frozen=True)
class Sealed:
    """The room as the telling needs it. `seats`: by the unit read for; `custodian`: who releases names."""

    world: World
    rng: Random
    days: Days
    seats: dict
    custodian: Seat
    names: frozenset[str]


def found(world: World) -> Sealed:
    """Appoint the officers of the room, give them keys, and let the custodians admit each other and the others."""
    with connections["sealed"].cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    rng = Random(SEED)
    days = Days(world.days.calendar, rng)
    places = _places(world)
    officers = _appoint(world, rng, places)
    at = days.office(days.next_day(houses.SINCE))
    on = at.date()
    holders = {name: Holder(officers[name], places[name], kept.passphrase()) for name in USERNAMES}
    first, second = (holders[name] for name in CUSTODIANS)
    readers = tuple(holders[name] for name in (COMMUNE, PROVINCE, INSPECTORATE))
    found_room(custodians=(first, second), investigators=readers, on=on, at=at)
    seats = {holder.unit.pk: _seat(holder, on) for holder in readers}
    names = frozenset(officer.full_name for officer in officers.values())
    return Sealed(world, rng, days, seats, _seat(second, on), names)


def _places(world: World) -> dict[str, Unit]:
    root = world.houses.roots[houses.PROVINCE].unit
    inspectorate = Unit.objects.get(kind=Unit.Kind.INSPECTORATE, code=f"{houses.PROVINCE}-tt")
    return {
        CUSTODIANS[0]: inspectorate,
        CUSTODIANS[1]: root,
        COMMUNE: world.houses.shown.unit,
        PROVINCE: root,
        INSPECTORATE: inspectorate,
    }


def _appoint(world: World, rng: Random, places: dict[str, Unit]) -> dict[str, Officer]:
    """Make the officers; each has a post in the body they work for, which by itself opens nothing of this room."""
    staff = Staff(rng, houses.SINCE, kept.password())
    officers = {name: staff.appoint(name, places[name], "handler") for name in USERNAMES}
    for name, officer in officers.items():
        officer.title = TITLES[name]
    root = Ref("unit", world.houses.roots[houses.PROVINCE].unit.pk)
    staff.save(actor=houses.DEMO, subject=root, at=world.now)
    return officers


def _seat(holder: Holder, on) -> Seat:
    actor = actor_for(holder.officer, on=on)
    return Seat(holder.officer, actor, unlock(passphrase=holder.passphrase, actor=actor, on=on))
