"""What may be the same matter with two units, for those who oversee both."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.core.naming import names_of
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Duty, Overlap
from thongsuot.duties.permissions import overlaps_seen_by
from thongsuot.language.topics import is_topic, topic
from thongsuot.ledger.planning import planned_anew

RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)
PAGE = 20


@dataclass(frozen=True)
class Pair:
    """Two matters that look alike. `titles` are empty where a matter has no name or the reader may not see it."""

    overlap: Overlap
    titles: tuple[str, str]
    topic: str


def overlaps(actor: Actor) -> QuerySet[Overlap]:
    """Return the undecided pairs, both still running and held by two units, that `actor` may decide; nearest first."""
    rows = overlaps_seen_by(actor).filter(state=Overlap.State.OPEN)
    rows = rows.filter(first__state__in=RUNNING, second__state__in=RUNNING)
    rows = rows.exclude(first__holder_unit=F("second__holder_unit"))
    # Two joins are enough to plan: units, officers and places are few and read once each.
    shown = ("first__holder_unit", "second__holder_unit", "first__holder_officer", "second__holder_officer", "place")
    return rows.select_related("first", "second").prefetch_related(*shown).order_by("days_apart", "pk")


def same_matters(actor: Actor) -> QuerySet[Overlap]:
    """Return the pairs found to be one that `actor` oversees, while both still run: they are yet to be joined."""
    rows = overlaps_seen_by(actor).filter(state=Overlap.State.SAME, first__state__in=RUNNING, second__state__in=RUNNING)
    return rows.select_related("first", "second", "place").order_by("-decided_on", "pk")


def joined_at(overlap: Overlap) -> str:
    """Return the page that joins the two, where the room of both has one (`REF_JOINED_AT`); else ""."""
    kinds = {Ref.parse(ref).kind for ref in (overlap.first_ref, overlap.second_ref)}
    pattern = settings.REF_JOINED_AT.get(kinds.pop(), "") if len(kinds) == 1 else ""
    return pattern.format(overlap.pk)


@planned_anew()
def overlap_count(actor: Actor, cap: int = 100) -> int:
    """Return how many pairs wait for `actor`, counted no further than `cap`."""
    return overlaps(actor).order_by()[:cap].count()


def pairs(actor: Actor, rows: list[Overlap], language: str) -> list[Pair]:
    """Return `rows` with the names of their matters, one query a kind of matter."""
    refs = {ref: Ref.parse(ref) for row in rows for ref in (row.first_ref, row.second_ref)}
    names = names_of(actor, refs.values())
    return [
        Pair(
            row,
            (names.get(refs[row.first_ref], ""), names.get(refs[row.second_ref], "")),
            topic(row.topic).name(language) if is_topic(row.topic) else row.topic,
        )
        for row in rows
    ]
