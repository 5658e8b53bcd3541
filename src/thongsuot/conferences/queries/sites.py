"""Sites of a conference: the units that lines of a list mean, those below in the tree, the list with its filters."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thongsuot.conferences.models import Conference, Site
from thongsuot.conferences.rules.fold import DROPPED
from thongsuot.units.models import Unit
from thongsuot.units.queries import descendants

SORTS = {"so": "number", "ten": "name", "den": "joined_at", "co-mat": "present"}
FIRST = "so"


@dataclass(frozen=True)
class Known:
    """Units by what a line called them, folded to lower case; a standing one before one that has ended."""

    units: dict[str, Unit]

    def of(self, name: str) -> Unit | None:
        return self.units.get(name.casefold())

    @staticmethod
    def heir_of(unit: Unit) -> str:
        return unit.heir.name if unit.heir else ""


def known(names: Iterable[str], *, practice: bool) -> Known:
    """Return the units of these very names or codes; a name that two standing units have names neither."""
    wanted = list({name for name in names} | {name.casefold() for name in names})
    rows = Unit.objects.filter(Q(name__in=wanted) | Q(code__in=wanted), practice=practice).select_related("heir")
    standing: dict[str, list[Unit]] = {}
    ended: dict[str, Unit] = {}
    for unit in rows.filter(outside=False):
        for key in {unit.name.casefold(), unit.code.casefold()}:
            if unit.valid_until:
                ended[key] = unit
            else:
                standing.setdefault(key, []).append(unit)
    return Known(ended | {key: units[0] for key, units in standing.items() if len(units) == 1})


def communes_below(conference: Conference) -> list[Unit]:
    """Return the standing commune committees below the unit that have no site of the conference yet, in order."""
    there = Site.objects.filter(conference=conference, unit__isnull=False).exclude(state=DROPPED).values("unit_id")
    rows = Unit.objects.filter(
        pk__in=descendants([conference.unit_id]), kind="committee", place__level="commune", valid_until=None,
        outside=False, practice=conference.practice,
    )  # fmt: skip
    return list(rows.exclude(pk=conference.unit_id).exclude(pk__in=there).order_by("sort_key", "id"))


def listed(conference: Conference, *, stands: str = "", words: str = "", sort: str = FIRST) -> QuerySet[Site]:
    """Return the sites of a conference in order.

    `stands`: one state; empty: all but those that were dropped. `words`: a part of the name.
    """
    rows = Site.objects.filter(conference=conference).select_related("unit__heir")
    rows = rows.filter(state=stands) if stands else rows.exclude(state=DROPPED)
    if words:
        rows = rows.filter(name__icontains=words)
    back = "-" if sort.startswith("-") else ""
    return rows.order_by(f"{back}{SORTS[sort.lstrip('-')]}", f"{back}number")


def doubled(conference: Conference) -> list[tuple[Site, str]]:
    """Return the sites whose unit has ended, each with the unit that keeps its matters now (empty: none does)."""
    rows = Site.objects.filter(conference=conference, unit__valid_until__isnull=False).exclude(state=DROPPED)
    return [(site, Known.heir_of(site.unit)) for site in rows.select_related("unit__heir").order_by("number")[:20]]
