"""Who stands in: while an officer is away, or has no post in the unit any more, the unit keeps what they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from thongsuot.duties.models import Duty
from thongsuot.people.models import Absence, Officer, Post
from thongsuot.people.queries import present
from thongsuot.units.models import Unit, valid_on

RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)


def away_from(unit_ids: Iterable[UUID], on: date) -> Q:
    """Return the duties of these units whose officer is not there on day `on`: absent, left, or closed."""
    unit_ids = list(unit_ids)
    there: dict[UUID, list[UUID]] = {unit_id: [] for unit_id in unit_ids}
    heirs = _heirs(unit_ids)
    posts = Post.objects.filter(valid_on(on), unit_id__in=unit_ids, officer__in=present(on)) if unit_ids else ()
    for post in posts:
        there[post.unit_id].append(post.officer_id)
    away = Q(pk__in=[])
    for unit_id in unit_ids:
        officers = there.get(heirs.get(unit_id, unit_id), [])
        away |= Q(holder_unit_id=unit_id, holder_officer__isnull=False) & ~Q(holder_officer_id__in=officers)
    return away


def _heirs(unit_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return, of those of these units that have ended, the unit that keeps their matters."""
    return dict(Unit.objects.filter(pk__in=unit_ids, heir__isnull=False).values_list("pk", "heir_id"))


@dataclass(frozen=True)
class Gone:
    """Why the officer who keeps a duty is not there. `until`: the last day away, None where they have left."""

    until: date | None


def gone_officers(duties: Iterable[Duty], on: date) -> dict[UUID, Gone]:
    """Return by duty the officer's absence on day `on`, for those whose officer is not there; two queries for all.

    `duties` with their `holder_unit` read: of one that has ended, who sits in its heir is there.
    """
    held = [duty for duty in duties if duty.holder_officer_id and not duty.practice]
    officers = {duty.holder_officer_id for duty in held}
    if not officers:
        return {}
    posts = Post.objects.filter(valid_on(on), officer_id__in=officers, officer__is_active=True)
    in_post = set(posts.values_list("officer_id", "unit_id"))
    absences = Absence.objects.filter(officer_id__in=officers, first_day__lte=on, last_day__gte=on)
    away = dict(absences.order_by("last_day").values_list("officer_id", "last_day"))
    found = {}
    for duty in held:
        if (duty.holder_officer_id, duty.holder_unit.heir_id or duty.holder_unit_id) not in in_post:
            found[duty.pk] = Gone(None)
        elif duty.holder_officer_id in away:
            found[duty.pk] = Gone(away[duty.holder_officer_id])
    return found


@dataclass(frozen=True)
class Load:
    """What an officer carries already, told where work is given. Nobody is ranked or scored by it.

    `open`: running duties in all units; `away_until`: the last day of an absence that covers the day.
    """

    officer: Officer
    open: int
    part_time: bool
    away_until: date | None


def loads_of(unit_id: UUID, on: date) -> list[Load]:
    """Return the officers in post in the unit on day `on` with what they carry, by given name and by nothing else."""
    posts = Post.objects.filter(valid_on(on), unit_id=unit_id, officer__is_active=True).select_related("officer")
    held: dict[UUID, list[Post]] = {}
    for post in posts.order_by("officer__sort_key", "officer_id"):
        held.setdefault(post.officer_id, []).append(post)
    running = Duty.objects.filter(holder_officer_id__in=held, state__in=RUNNING, practice=False)
    counted = dict(running.values_list("holder_officer_id").annotate(Count("pk")).order_by())
    absences = Absence.objects.filter(officer_id__in=held, first_day__lte=on, last_day__gte=on).order_by("last_day")
    away = dict(absences.values_list("officer_id", "last_day"))
    return [
        Load(rows[0].officer, counted.get(pk, 0), any(post.part_time for post in rows), away.get(pk))
        for pk, rows in held.items()
    ]
