"""Sites of a conference: the units that lines of a list mean, those below in the tree, the list with its filters."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from thongsuot.conferences.models import Conference, Site
from thongsuot.conferences.rules import Line, key_of
from thongsuot.conferences.rules.fold import DROPPED, WAITING
from thongsuot.documents.models import Document
from thongsuot.language.redaction import Piece, proposals
from thongsuot.units.models import Unit
from thongsuot.units.queries import descendants

SORTS = {"so": "number", "ten": "name", "den": "joined_at", "co-mat": "present"}
FIRST = "so"
COUNTED = ("HN-BB", "HN-KL")  # official papers that tell how many sites came: minutes, notice of the conclusions


@dataclass(frozen=True)
class Named:
    """A line of a list with what its name is told from others by, and the units that are called so."""

    line: Line
    key: str
    units: list[Unit]

    @property
    def unit(self) -> Unit | None:
        return self.units[0] if self.units else None

    def pieces(self) -> list[Piece]:
        """Return what looks personal in the name of a line that is no unit's."""
        return [] if self.unit else proposals([self.line.name])


def named(lines: Iterable[Line], *, practice: bool) -> list[Named]:
    """Return the lines with the units of their names or codes (`key_of`): standing ones, else those that have ended."""
    keys = {line: key_of(line.name) for line in lines}
    wanted = set(keys.values())
    standing: dict[str, set[UUID]] = {}
    ended: dict[str, set[UUID]] = {}
    rows = Unit.objects.filter(practice=practice, outside=False)
    for pk, name, code, until in rows.values_list("pk", "name", "code", "valid_until"):
        for key in wanted & {key_of(name), key_of(code)}:
            (ended if until else standing).setdefault(key, set()).add(pk)
    meant = ended | standing
    units = rows.select_related("heir").in_bulk({pk for found in meant.values() for pk in found})
    return [
        Named(line, key, sorted((units[pk] for pk in meant.get(key, ())), key=lambda unit: unit.code))
        for line, key in keys.items()
    ]


def counting_papers(conference: Conference) -> QuerySet[Document]:
    """Return the official papers of a conference that tell how many sites came. The caller has asked for permission."""
    return Document.objects.filter(subject_ref=str(conference.ref), form__in=COUNTED)


def heir_of(unit: Unit) -> str:
    return unit.heir.name if unit.heir else ""


def communes_below(conference: Conference) -> list[Unit]:
    """Return the standing commune committees below the unit that have no site of the conference yet, in order.

    The site of a unit that has ended is that of its heir.
    """
    sites = Site.objects.filter(conference=conference).exclude(state=DROPPED)
    there = sites.filter(unit__isnull=False).values("unit_id")
    inherited = sites.filter(unit__heir__isnull=False).values("unit__heir_id")
    rows = Unit.objects.filter(
        pk__in=descendants([conference.unit_id]), kind="committee", place__level="commune", valid_until=None,
        outside=False, practice=conference.practice,
    )  # fmt: skip
    rows = rows.exclude(pk=conference.unit_id).exclude(pk__in=there).exclude(pk__in=inherited)
    return list(rows.order_by("sort_key", "id"))


def listed(conference: Conference, *, stands: str = "", words: str = "", sort: str = FIRST) -> QuerySet[Site]:
    """Return the sites of a conference in order.

    `stands`: one state, `counted`: never joined, but people were counted there; empty: all but those dropped.
    `words`: a part of the name.
    """
    rows = Site.objects.filter(conference=conference).select_related("unit__heir")
    if stands in (WAITING, "counted"):
        rows = rows.filter(state=WAITING, attended=stands == "counted")
    else:
        rows = rows.filter(state=stands) if stands else rows.exclude(state=DROPPED)
    if words:
        rows = rows.filter(name__icontains=words)
    back = "-" if sort.startswith("-") else ""
    return rows.order_by(f"{back}{SORTS[sort.lstrip('-')]}", f"{back}number")


def without_unit(conference: Conference) -> int:
    """Return how many sites are tied to no unit: no officer but who runs the conference acts for them."""
    return Site.objects.filter(conference=conference, unit=None).exclude(state=DROPPED).count()


def doubled(conference: Conference) -> list[tuple[Site, str]]:
    """Return the sites whose unit has ended, each with the unit that keeps its matters now (empty: none does)."""
    rows = Site.objects.filter(conference=conference, unit__valid_until__isnull=False).exclude(state=DROPPED)
    return [(site, heir_of(site.unit)) for site in rows.select_related("unit__heir").order_by("number")[:20]]
