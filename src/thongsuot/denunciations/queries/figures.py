"""Figures of a body and a period, from the clear columns alone, for its investigators: so that erasing loses none."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.denunciations.house import exclusion_mark
from thongsuot.denunciations.models import Act, Envelope, Exclusion, Keyholder, SealedDuty
from thongsuot.denunciations.permissions import held_by
from thongsuot.denunciations.rules.clocks import RESOLVE, WATCHED
from thongsuot.denunciations.rules.figures import Counted, Step, Term, counted, shown
from thongsuot.denunciations.rules.transitions import READERS
from thongsuot.units.models import Unit

VERBS = (
    "receive", "transfer", "again", "transfer_out", "check", "accept", "guide", "withdraw", "terminate", "conclude",
)  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """`cells`: {name: number, or None where it is hidden}, of `rules.figures.CELLS`."""

    unit: Unit
    since: date
    until: date
    cells: dict[str, int | None]

    @property
    def hides_some(self) -> bool:
        return None in self.cells.values()


def figures(actor: Actor, *, since: date, until: date, on: date) -> Figures | None:
    """Return the figures of the body whose investigator `actor` is; None for everybody else.

    A matter that `actor` must not know of counts in no cell. Cells under five are hidden unless `actor` holds keys of
    every one in them. What was erased has no keys any more, so that it counts as one the reader does not handle; nor is
    it known any more who was excluded from it.
    """
    holder = held_by(actor).filter(kind=Keyholder.Kind.INVESTIGATOR).select_related("unit").first()
    if holder is None:
        return None
    found = _counted(holder.unit_id, since, until, on)
    hidden = _excluded(found, actor.officer_id)
    cells = {name: pks - hidden for name, pks in found.cells.items()}
    mine = set(Envelope.objects.filter(keyholder=holder, kind__in=READERS).values_list("denunciation_id", flat=True))
    totals = {name: len(pks) for name, pks in cells.items()}
    handled = {name: len(pks & mine) for name, pks in cells.items()}
    return Figures(holder.unit, since, until, shown(totals, handled))


def _counted(unit_id: UUID, since: date, until: date, on: date) -> Counted:
    here = Act.objects.filter(unit=unit_id, verb__in=VERBS).values("denunciation")
    acts = Act.objects.filter(denunciation__in=here, verb__in=VERBS, on__lte=until).order_by("denunciation", "number")
    steps = [Step(*row) for row in acts.values_list("denunciation_id", "verb", "on", "unit_id", "details")]
    met = SealedDuty.objects.filter(denunciation__in=here, task=RESOLVE, state="met")
    terms = [Term(*row) for row in met.values_list("denunciation_id", "due_on", "ended_on")]
    found = counted(steps, terms, unit_id, since, until)
    late = SealedDuty.objects.filter(denunciation__unit=unit_id, task__in=WATCHED, state="open", due_on__lt=on)
    found.cells["late_now"] |= set(late.values_list("denunciation_id", flat=True))
    return found


def _excluded(found: Counted, officer_id: UUID) -> set[UUID]:
    """Return which of these the officer must not know of."""
    pks = set().union(*found.cells.values())
    marks = {exclusion_mark(pk, officer_id): pk for pk in pks}
    rows = Exclusion.objects.filter(denunciation__in=pks).values_list("mark", flat=True)
    return {marks[bytes(mark)] for mark in rows if bytes(mark) in marks}
