"""The rules by which a task goes to units, as data that a page can say and a query can answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

CHILDREN = "children"  # the units directly below
COMMUNES = "communes"  # every People's Committee of a commune below
KINDS = "kinds"  # every unit below of the kinds named
UNITS = "units"  # the units named
RULES = (CHILDREN, COMMUNES, KINDS, UNITS)
MOST_NAMED = 500


class WrongRule(Exception):
    """A rule that says nothing, or too much. `why`: rule, units, kinds, many."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Addressed:
    """To whom a task goes: `rule` below `below`, of `kinds` or the `units` named, all but `leaving_out`.

    `coordinating`: units that help; they are in no rule and do not lead.
    """

    rule: str
    below: UUID | None = None
    kinds: tuple[str, ...] = ()
    units: tuple[UUID, ...] = ()
    leaving_out: tuple[UUID, ...] = ()
    coordinating: tuple[UUID, ...] = ()

    def __post_init__(self):
        if self.rule not in RULES:
            raise WrongRule("rule")
        if self.rule == UNITS and not self.units:
            raise WrongRule("units")
        if self.rule == KINDS and not self.kinds:
            raise WrongRule("kinds")
        if max(len(self.units), len(self.leaving_out), len(self.coordinating)) > MOST_NAMED:
            raise WrongRule("many")

    def as_json(self) -> dict:
        """Return the rule as it is stored with the task and committed to."""
        return {
            "rule": self.rule,
            "below": str(self.below) if self.below else None,
            "kinds": sorted(self.kinds),
            "units": sorted(map(str, self.units)),
            "leaving_out": sorted(map(str, self.leaving_out)),
            "coordinating": sorted(map(str, self.coordinating)),
        }

    @classmethod
    def of(cls, stored: Mapping) -> "Addressed":
        """Return the rule that `as_json` wrote. Raises: WrongRule for one that was never written."""
        below = stored.get("below")
        return cls(
            stored.get("rule", ""),
            UUID(below) if below else None,
            tuple(stored.get("kinds", ())),
            *(tuple(map(UUID, stored.get(name, ()))) for name in ("units", "leaving_out", "coordinating")),
        )
