"""A unit and those below it: what is owed, late, due soon and stopped, and who carries it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case as Choice
from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery, UUIDField, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from thongsuot.core.actors import Actor
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.permissions import OVERSEERS
from thongsuot.duties.queries.owed import RUNNING, soon_until
from thongsuot.law.rules import Calendar
from thongsuot.ledger.planning import planned_anew
from thongsuot.people.models import Post
from thongsuot.units.models import Unit, valid_on
from thongsuot.units.queries import descendants, successors

FEW = 500
SORTS = ("late", "late_parts", "open", "soon", "suspended", "oldest", "name")


@dataclass(frozen=True)
class UnitRow:
    """One unit's duties today. `oldest`: the earliest day that has passed.

    All but `suspended` are among the `open` ones; `late_parts`: of the late ones, what this unit owes to others as
    the coordinating one, which is its own lateness and never the lead's; `part_time_load`: those that the part-timers
    carry together.
    """

    unit: Unit
    open: int
    late: int
    late_parts: int
    soon: int
    suspended: int
    unassigned: int
    oldest: date | None
    part_timers: int
    part_time_load: int


@planned_anew()
def overview(actor: Actor, today: date, calendar: Calendar, *, sort: str = "late", then: bool = False) -> list[UnitRow]:
    """Return a row for each unit with running duties that `actor` heads or supervises, itself or from above.

    `then`: the same duties by the unit that an act of people gave them to, whoever took over from it since.
    """
    overseen = actor.units_as(*OVERSEERS)
    if not overseen:
        return []
    duties = Duty.objects.filter(state__in=RUNNING, practice=actor.practice, holder_unit_id__in=below(overseen))
    duties = duties.annotate(with_unit=_then() if then else F("holder_unit_id"))
    counted = {row["with_unit"]: row for row in _counted(duties, today, soon_until(today, calendar))}
    loads = _part_time(counted, duties, today)
    units = Unit.objects.filter(pk__in=counted)
    return _sorted([_row(unit, counted[unit.pk], loads.get(unit.pk, (0, 0))) for unit in units], sort)


def below(unit_ids: Iterable[UUID]) -> list[UUID] | QuerySet:
    """Return the units overseen: as ids while they are few, so that the index is used, else as a subquery."""
    ids = list(descendants(unit_ids)[: FEW + 1].values_list("descendant_id", flat=True))
    return ids if len(ids) <= FEW else descendants(unit_ids)


def _counted(duties: QuerySet[Duty], today: date, soon: date) -> Iterable[dict]:
    is_open = Q(state=Duty.State.OPEN)
    return (
        duties.order_by()
        .values("with_unit")
        .annotate(
            open=Count("pk", filter=is_open),
            late=Count("pk", filter=is_open & Q(due_on__lt=today)),
            late_parts=Count("pk", filter=is_open & Q(due_on__lt=today, part=Duty.Part.COORDINATING)),
            soon=Count("pk", filter=is_open & Q(due_on__gte=today, due_on__lte=soon)),
            suspended=Count("pk", filter=Q(state=Duty.State.SUSPENDED)),
            unassigned=Count("pk", filter=is_open & Q(holder_officer=None)),
            oldest=Min("due_on", filter=is_open & Q(due_on__lt=today)),
        )
    )


def _then() -> Choice:
    """Return the unit that the last act of people gave a duty to; a succession says `because` of what."""
    given = DutyAct.objects.filter(duty=OuterRef("pk"), verb__in=("opened", "handed"), details__has_key="unit")
    given = given.exclude(details__has_key="because").order_by("-number")
    last = Subquery(given.values(given_to=Cast(KT("details__unit"), UUIDField()))[:1])
    came = When(Q(holder_unit__in=successors()), then=Coalesce(last, F("holder_unit_id")))
    return Choice(came, default=F("holder_unit_id"), output_field=UUIDField())


def _part_time(unit_ids: Iterable[UUID], duties: QuerySet[Duty], today: date) -> dict[UUID, tuple[int, int]]:
    """Return by unit how many hold a post there part-time today, and how many open duties they carry together."""
    posts = Post.objects.filter(valid_on(today), unit_id__in=list(unit_ids), part_time=True, officer__is_active=True)
    pairs = set(posts.values_list("unit_id", "officer_id"))
    held = duties.filter(state=Duty.State.OPEN, holder_officer_id__in={officer for _unit, officer in pairs})
    loads: dict[UUID, tuple[int, int]] = {unit: (0, 0) for unit, _officer in pairs}
    for unit, _officer in pairs:
        loads[unit] = (loads[unit][0] + 1, loads[unit][1])
    for row in held.values("with_unit", "holder_officer_id").annotate(count=Count("pk")).order_by():
        unit = row["with_unit"]
        if (unit, row["holder_officer_id"]) in pairs:
            loads[unit] = (loads[unit][0], loads[unit][1] + row["count"])
    return loads


def _row(unit: Unit, counted: dict, load: tuple[int, int]) -> UnitRow:
    values = {name: value for name, value in counted.items() if name != "with_unit"}
    return UnitRow(unit=unit, part_timers=load[0], part_time_load=load[1], **values)


def _sorted(rows: list[UnitRow], sort: str) -> list[UnitRow]:
    by_name = sorted(rows, key=lambda row: bytes(row.unit.sort_key))
    if sort == "name":
        return by_name
    if sort == "oldest":
        return sorted(by_name, key=lambda row: row.oldest or date.max)
    return sorted(by_name, key=lambda row: -getattr(row, sort))
