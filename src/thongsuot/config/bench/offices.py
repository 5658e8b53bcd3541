"""The communes' offices, alike in their units and posts: a case of one can be copied into every other."""

from dataclasses import dataclass

from thongsuot.config.demo.houses import Houses
from thongsuot.config.demo.staff import Desk


@dataclass(frozen=True)
class Office:
    """What names one commune's office in the rows of a case: keys of its units, officers and place, and its names.

    The same word stands at the same place in every office; the first is the key of its committee.
    """

    words: tuple[str, ...]


def offices(houses: Houses) -> list[Office]:
    """Return the office of every commune that has all the desks; the shown commune's first."""
    communes = sorted(houses.communes, key=lambda desk: desk is not houses.shown)
    every = [_office(desk) for desk in communes]
    return [office for office in every if len(office.words) == len(every[0].words)]


def _office(desk: Desk) -> Office:
    inside = {unit.code.rpartition("-")[2]: (unit, officer) for unit, officer in desk.workers.values()}
    desks = [inside[name] for name in sorted(inside)]
    units = [desk.unit, desk.place, *(unit for unit, _officer in desks)]
    people = [desk.head, desk.deputy, desk.publisher, desk.receptionist, *(officer for _unit, officer in desks)]
    return Office((*(str(each.pk) for each in [*units, *people]), desk.unit.name, str(desk.place)))
