"""Where the things of units that end go by a plan: the units it creates, the posts, what each destination is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from thongsuot.changes.plan import Plan
from thongsuot.changes.plan_checks import above_ended
from thongsuot.changes.queries.world import Reading, World, places_of
from thongsuot.core.ids import new_id
from thongsuot.language.folding import clean
from thongsuot.people.actions.succession import headed_by_their_own
from thongsuot.people.models import Officer, Post
from thongsuot.units import rules
from thongsuot.units.actions.succession import takers
from thongsuot.units.actions.tree import search_key_of
from thongsuot.units.models import Unit

Seats = Mapping[UUID, UUID | None]


def units_to_create(plan: Plan, world: World) -> list[Unit]:
    """Return the units the plan creates, unsaved, with keys of their own; the parent of one may be another."""
    places = places_of(plan)
    ids = world.ids | {step.text("code"): new_id() for step in plan.of("create")}
    made = []
    for step in plan.of("create"):
        parent = ids.get(step.text("under"))
        name, short = clean(step.text("name")), clean(step.text("short_name"))
        unit = Unit(
            id=ids[step.text("code")],
            code=step.text("code"),
            name=name,
            short_name=short,
            kind=step.text("kind"),
            parent_id=parent,
            place_id=places.get(step.text("place")) or world.places.get(parent),
            valid_from=plan.on,
            search_key=search_key_of(name, short, step.text("code"), None),
            sort_key=rules.order_bytes(name, 600),
        )
        made.append(unit)
    return made


def seats_of(reading: Reading, world: World) -> tuple[Seats, Mapping[tuple[UUID, UUID], UUID | None]]:
    """Return where posts go on: by unit that ends, and by (unit, officer) where a split names the officer; None: not.

    `world` knows what the plan creates. Of an abolished unit, and into a unit above, none goes on: nobody becomes head
    or administrator of more by it.
    """
    above = above_ended(reading.plan, reading.world.units)
    found: dict[UUID, UUID | None] = {}
    for step in reading.plan.steps:
        taker = step.successors[0] if step.kind in ("merge", "split") else None
        for code in step.ended:
            found[world.ids[code]] = None if taker in above[code] else world.ids.get(taker)
    return found, _named(reading.plan, world, above)


def _named(plan: Plan, world: World, above: Mapping[str, set[str]]) -> dict[tuple[UUID, UUID], UUID | None]:
    named = {
        (step.text("unit"), username): code
        for step in plan.of("split")
        for username, code in step.says.get("officers", {}).items()
    }
    wanted = {username for _unit, username in named}
    officers = dict(Officer.objects.filter(username__in=wanted).values_list("username", "pk"))
    return {
        (world.ids[unit], officers[username]): None if code in above[unit] else world.ids[code]
        for (unit, username), code in named.items()
        if username in officers
    }


@dataclass(frozen=True)
class Destinations:
    """What a plan would do, for the lists of its dry run; ids of units it creates are good for this list alone."""

    reading: Reading

    @cached_property
    def created(self) -> list[Unit]:
        return units_to_create(self.reading.plan, self.reading.world)

    @cached_property
    def world(self) -> World:
        return self.reading.world.with_created(self.created)

    @cached_property
    def names(self) -> dict[UUID, str]:
        """Return the names of all units that end or take over, by id."""
        codes = {code for ended, (_heir, into) in self.reading.endings.items() for code in (ended, *into)}
        codes |= {heir for heir, _into in self.reading.endings.values()}
        rows = dict(Unit.objects.filter(code__in=codes).values_list("pk", "name"))
        return rows | {unit.pk: unit.name for unit in self.created}

    @cached_property
    def heirs(self) -> dict[UUID, UUID | None]:
        ids = self.world.ids
        return {ids[code]: ids.get(heir) for code, (heir, _into) in self.reading.endings.items()}

    @cached_property
    def seats(self):
        return seats_of(self.reading, self.world)

    @cached_property
    def headed(self) -> set[UUID]:
        """Return the units that take officers over and keep a head of their own."""
        units, named = self.seats
        return headed_by_their_own({*units.values(), *named.values()} - {None, *units}, self.reading.plan.on)

    @cached_property
    def takers(self) -> dict[UUID, tuple[UUID, ...]]:
        """Return who takes over the competences of each unit that ends."""
        world = self.world
        return {one.former: takers(one, world.places) for one in self.reading.ending_rows(world)}

    @cached_property
    def _held(self) -> set[tuple[UUID, UUID, str]]:
        """Return (officer, unit, role) of posts held for good in the units that take officers over."""
        units, named = self.seats
        rows = Post.objects.filter(
            unit__in={*units.values(), *named.values()} - {None}, valid_until=None, valid_from__lte=self.reading.plan.on
        )
        return set(rows.values_list("officer_id", "unit_id", "role"))

    def name(self, unit_id: UUID | None) -> str:
        return self.names.get(unit_id, "") if unit_id else ""

    def heir_name(self, unit_id: UUID | None) -> str:
        """Return the name of the unit that keeps the matters of this one; blank where there is none."""
        return self.name(self.heirs.get(unit_id)) if unit_id else ""

    def seat_of(self, unit_id: UUID, officer_id: UUID) -> UUID | None:
        """Return the unit in which this officer's posts of a unit that ends go on, or None."""
        units, named = self.seats
        return named.get((unit_id, officer_id), units.get(unit_id))

    def becomes_deputy(self, post: Mapping) -> bool:
        """Return whether who heads a unit that ends will be a deputy, since the other one keeps its head."""
        seat = self.seat_of(post["unit_id"], post["officer_id"])
        return post["role"] == "head" and not post["deputy"] and seat in self.headed

    def is_held(self, post: Mapping) -> bool:
        """Return whether the officer has the same role in the other unit already, for good."""
        seat = self.seat_of(post["unit_id"], post["officer_id"])
        return (post["officer_id"], seat, post["role"]) in self._held
