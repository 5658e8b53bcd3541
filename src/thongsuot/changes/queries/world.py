"""The units as a plan of reorganisation sees them: by code, all in one query."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from thongsuot.changes.models import Reorganisation
from thongsuot.changes.plan import Plan, Problem, read_plan
from thongsuot.changes.plan_checks import Known, expanded, problems
from thongsuot.units.actions.succession import Ending
from thongsuot.units.models import Installation, Place, Unit, valid_on

_READ = (
    "pk", "code", "parent__code", "valid_from", "valid_until", "heir__code", "kind", "short_name", "outside",
    "practice", "place_id",
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """Every unit by its code, with its id and place."""

    units: dict[str, Known]
    ids: dict[str, UUID]
    places: dict[UUID, UUID | None]

    @classmethod
    def read(cls) -> "World":
        rows = list(Unit.objects.values_list(*_READ))
        units = {row[1]: Known(row[1], *row[2:10]) for row in rows}
        return cls(units, {row[1]: row[0] for row in rows}, {row[0]: row[10] for row in rows})

    def with_created(self, made: list[Unit]) -> "World":
        """Return the world with units just created in it."""
        return World(
            self.units | {unit.code: Known(unit.code) for unit in made},
            self.ids | {unit.code: unit.pk for unit in made},
            self.places | {unit.pk: unit.place_id for unit in made},
        )


@dataclass(frozen=True)
class Reading:
    """A plan read against the world: the plan with its pairs below, or what is wrong with it."""

    plan: Plan | None
    world: World
    problems: tuple[Problem, ...]

    @cached_property
    def endings(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Return (heir, successors), as codes, of every unit that ends."""
        return {code: (step.heir, step.successors) for step in self.plan.steps for code in step.ended}

    @cached_property
    def former_ids(self) -> list[UUID]:
        return [self.world.ids[code] for code in self.endings]

    @cached_property
    def changed_ids(self) -> list[UUID]:
        """Return the units that end, move or get another name."""
        codes = [step.text("unit") for kind in ("move", "rename") for step in self.plan.of(kind)]
        return sorted({*self.former_ids, *(self.world.ids[code] for code in codes)})

    def ending_rows(self, world: World) -> list[Ending]:
        """Return the endings by ids; `world` knows what the plan creates."""
        ids = world.ids
        return [
            Ending(ids[code], ids.get(heir), tuple(ids[one] for one in successors))
            for code, (heir, successors) in self.endings.items()
        ]


def read_against(text: str, *, today: date, but: Reorganisation | None = None) -> Reading:
    """Read a plan and check it against the units as they stand. `but`: the plan itself, where it is planned already."""
    world = World.read()
    plan, wrong = read_plan(text)
    if plan is None:
        return Reading(None, world, tuple(wrong))
    plan = expanded(plan, world.units)
    root = Installation.objects.values_list("root_unit__code", flat=True).first()
    found = problems(
        plan, world.units, today=today, planned=_planned(but, world), root=root, places=frozenset(places_of(plan))
    )
    return Reading(plan, world, tuple(found))


def places_of(plan: Plan) -> dict[str, UUID]:
    """Return the places the plan names, in being on its day, by code; a commune's before a province's."""
    codes = {step.text("place") for step in plan.of("create")} - {""}
    rows = Place.objects.filter(valid_on(plan.on), code__in=codes).exclude(level="hamlet").order_by("-level")
    return dict(rows.values_list("code", "pk"))


def _planned(but: Reorganisation | None, world: World) -> dict[str, str]:
    rows = Reorganisation.objects.filter(state=Reorganisation.State.PLANNED)
    found = {}
    for row in rows.exclude(pk=but.pk) if but else rows:
        plan, _wrong = read_plan(row.text)
        plan = expanded(plan, world.units) if plan else None
        found |= {code: str(row) for code in (plan.codes | plan.created if plan else ())}
    return found
