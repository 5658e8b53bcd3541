"""To whom a head can give a case: the desks of the holder and the officers there, with what each has in hand."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case
from thongsuot.cases.rules.transitions import WORK
from thongsuot.core.actors import Actor
from thongsuot.duties.models import Duty
from thongsuot.people.models import Post
from thongsuot.people.queries import present
from thongsuot.units.models import Lineage, Unit, valid_on
from thongsuot.units.queries import competent_unit, search_units, standing

MOST_UNITS = 30


@dataclass(frozen=True)
class Desk:
    """One choice: `key` is `unit` or `unit:officer`, `words` what the head reads."""

    key: str
    words: str


def desks_of(case: Case, actor: Actor, words: str, on: date, chosen: str = "") -> list[Desk]:
    """Return the competent desks, the holder, the units right below it, those that `words` find further down and the
    chosen one, each followed by its officers at work. In practice only oneself can be named.
    """
    units = _units(case, words, on, chosen)
    officers = _officers(units, on) if not case.practice else {}
    if case.practice and actor.officer_id:
        return [desk for unit in units for desk in (_desk(unit), Desk(f"{unit.pk}:{actor.officer_id}", _("Chính tôi")))]
    loads = _loads([officer.pk for each in officers.values() for officer, _notes in each])
    return [
        desk
        for unit in units
        for desk in (_desk(unit), *(_officer(unit, one, notes, loads) for one, notes in officers.get(unit.pk, [])))
    ]


def _units(case: Case, words: str, on: date, chosen: str) -> list[Unit]:
    near = Lineage.objects.filter(ancestor=case.holder_unit_id, depth__lte=1).values("descendant")
    rows = standing(on).filter(pk__in=near, outside=False).order_by("sort_key", "id")[:MOST_UNITS]
    competent = [each.unit.pk for each in competent_unit(case.topic, case.kind, case.place_id, on)]
    ranks = {pk: rank for rank, pk in enumerate(competent)} | {case.holder_unit_id: len(competent)}
    units = sorted(rows, key=lambda unit: ranks.get(unit.pk, len(competent) + 1))
    units += search_units(words, within=[case.holder_unit_id], on=on) if words else []
    units += _chosen(case, chosen, on)
    return list({unit.pk: unit for unit in units}.values())


def _chosen(case: Case, chosen: str, on: date) -> list[Unit]:
    try:
        wanted = UUID(chosen.partition(":")[0])
    except ValueError:
        return []
    below = Lineage.objects.filter(ancestor=case.holder_unit_id).values("descendant")
    return list(standing(on).filter(pk=wanted).filter(pk__in=below))


def _officers(units: list[Unit], on: date) -> dict:
    """Return by unit the officers in a working post, each with what to know of them today, by given name."""
    posts = Post.objects.filter(valid_on(on), unit__in=units, role__in=WORK, officer__is_active=True)
    here = set(present(on).filter(posts__in=posts).values_list("pk", flat=True))
    part_timers = set(posts.filter(part_time=True).values_list("unit_id", "officer_id"))
    found: dict = {}
    for post in posts.select_related("officer").order_by("officer__sort_key", "id"):
        rows = found.setdefault(post.unit_id, [])
        if all(post.officer_id != officer.pk for officer, _notes in rows):
            away, part_time = post.officer_id not in here, (post.unit_id, post.officer_id) in part_timers
            rows.append((post.officer, (_("kiêm nhiệm"),) * part_time + (_("hôm nay vắng"),) * away))
    return found


def _loads(officer_ids: list[UUID]) -> tuple[Counter, Counter]:
    """Return how many cases and how many duties in all each has in hand: shown, never ranked."""
    cases = Case.objects.filter(officer__in=officer_ids, ended_on=None, answered_on=None, practice=False)
    owed = Duty.objects.filter(holder_officer__in=officer_ids, state__in=("open", "suspended"), practice=False)
    by_officer = owed.values_list("holder_officer").annotate(Count("id")).order_by()
    return Counter(dict(cases.values_list("officer").annotate(Count("id")))), Counter(dict(by_officer))


def _desk(unit: Unit) -> Desk:
    return Desk(str(unit.pk), _("%(unit)s, chưa giao người") % {"unit": unit})


def _officer(unit: Unit, officer, notes: tuple[str, ...], loads: tuple[Counter, Counter]) -> Desk:
    known = {"name": officer, "unit": unit, "n": loads[0][officer.pk], "m": loads[1][officer.pk]}
    sentence = _("%(name)s, %(unit)s: đang làm %(n)d vụ việc, giữ %(m)d việc phải làm") % known
    return Desk(f"{unit.pk}:{officer.pk}", ", ".join((sentence, *notes)))
