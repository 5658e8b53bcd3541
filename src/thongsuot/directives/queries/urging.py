"""Whose parts of a task are late or without a plan, as a unit above may urge them."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.permissions import assignments_seen_by
from thongsuot.directives.queries.matrix import behind, stands_on
from thongsuot.directives.rules.standing import NO_PLAN
from thongsuot.duties.models import Duty, Urging
from thongsuot.duties.rules import ALLOWED
from thongsuot.ledger.planning import planned_anew
from thongsuot.units.models import Lineage, Unit


@dataclass
class ToUrge:
    """The parts to urge: `fresh` ones, and those that were urged today or have not answered yet, urged `again`.

    `last`: by the duty that is urged, when it was urged last.
    """

    fresh: list[Assignment] = field(default_factory=list)
    again: list[Assignment] = field(default_factory=list)
    last: dict[UUID, Urging] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[int, int]:
        return len(self.fresh), len(self.again)


@planned_anew()
def to_urge(actor: Actor, task: Task, unit: Unit, *, today: date, below: Unit | None = None) -> ToUrge:
    """Return the parts of `task` that stand LATE or at NO_PLAN below `unit`, in whose name `actor` would urge.

    `below`: only those of that unit and below it. What the actor keeps is not urged by the actor.
    """
    parts = _behind(actor, task, unit, today, below)
    found = ToUrge()
    duties = [urged_duty(part) for part in parts]
    urgings = Urging.objects.filter(duty__in=[duty.pk for duty in duties if duty]).select_related("urged")
    found.last = {one.duty_id: one for one in urgings.order_by("urged__number")}
    for part, duty in zip(parts, duties, strict=True):
        if duty is not None:
            last = found.last.get(duty.pk)
            waits = last is not None and (last.answered_id is None or last.urged.on == today)
            (found.again if waits else found.fresh).append(part)
    return found


def _behind(actor: Actor, task: Task, unit: Unit, today: date, below: Unit | None) -> QuerySet[Assignment]:
    held = Lineage.objects.filter(ancestor=unit, depth__gt=0, descendant_id=OuterRef("duty__holder_unit_id"))
    rows = assignments_seen_by(actor).filter(behind(today), Exists(held), task=task)
    rows = rows.filter(Q(duty__holder_officer=None) | ~Q(duty__holder_officer=actor.officer_id))
    if below is not None:
        rows = rows.filter(Exists(Lineage.objects.filter(ancestor=below, descendant_id=OuterRef("unit_id"))))
    rows = rows.annotate(stands=stands_on(today)).select_related("duty", "plan_duty", "unit", "officer")
    return rows.order_by("unit__sort_key", "pk")


def urged_duty(part: Assignment) -> Duty | None:
    """Return what is urged of a part: the plan where that is what lacks, else the task; None once neither runs."""
    owed = (part.plan_duty, part.duty) if part.stands == NO_PLAN else (part.duty,)
    return next((duty for duty in owed if duty is not None and duty.state in ALLOWED["urged"]), None)
