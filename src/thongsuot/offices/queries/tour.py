"""What an officer has tried in practice so far, and the practice case to go on with."""

from datetime import date
from uuid import UUID

from thongsuot.cases.models import Act, Case
from thongsuot.core.actors import Actor
from thongsuot.units.models import Unit, valid_on


def practice_units(on: date) -> list[UUID]:
    """Return the practice units in being, with those below them; none where there is none to try things in."""
    return list(Unit.objects.filter(valid_on(on), practice=True).values_list("pk", flat=True))


def tried(actor: Actor, units: list[UUID]) -> set[str]:
    """Return the verbs `actor` has done on practice cases."""
    acts = Act.objects.filter(case__holder_unit__in=units, case__practice=True, actor_ref=actor.ref)
    return set(acts.values_list("verb", flat=True).distinct())


def case_to_go_on_with(actor: Actor, units: list[UUID]) -> Case | None:
    """Return the latest open practice case that `actor` has worked on."""
    cases = Case.objects.open().filter(holder_unit__in=units, practice=True, acts__actor_ref=actor.ref)
    return cases.order_by("-received_at", "-id").first()
