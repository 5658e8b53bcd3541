"""Reminders: at 80 % of the time, on the day, and up the tree when late."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from thongsuot.core.refs import Ref
from thongsuot.duties import rules
from thongsuot.duties.models import ClimbPace, Duty, Reminder
from thongsuot.law.queries import book
from thongsuot.law.rules import Calendar
from thongsuot.notices.actions import notify_officers
from thongsuot.people.models import Officer
from thongsuot.people.queries import heads_of, officers_of, present
from thongsuot.units.models import Lineage, Unit

BATCH = 200


@dataclass
class Tree:
    """What one batch has learnt of units: the way up, who is told there, the pace. Forgotten with the batch."""

    on: date
    calendar: Calendar
    ways: dict[UUID, list[Unit]] = field(default_factory=dict)
    told: dict[tuple[UUID, bool], list[Officer]] = field(default_factory=dict)
    paces: dict[UUID, int] = field(default_factory=dict)

    def way_up(self, unit_id: UUID) -> list[Unit]:
        """Return the unit itself and those above it, nearest first."""
        if unit_id not in self.ways:
            rows = Lineage.objects.filter(descendant_id=unit_id).order_by("depth").select_related("ancestor")
            self.ways[unit_id] = [row.ancestor for row in rows] or [Unit.objects.get(pk=unit_id)]
        return self.ways[unit_id]

    def pace(self, unit_id: UUID) -> int:
        """Return the working days between two steps: of the unit, else of the nearest above, else the default."""
        if unit_id not in self.paces:
            nearest = ClimbPace.objects.filter(
                unit__lineage_down__descendant_id=unit_id,
            ).order_by("unit__lineage_down__depth")
            found = nearest.values_list("working_days", flat=True).first()
            self.paces[unit_id] = found or rules.DEFAULT_PACE
        return self.paces[unit_id]

    def responsible(self, unit: Unit, *, handlers: bool) -> list[Officer]:
        """Return who answers for the unit: its handlers (if asked for), else who heads it, else its administrators."""
        if (unit.pk, handlers) not in self.told:
            working = list(officers_of(unit.pk, "handler", self.on)) if handlers else []
            found = working or heads_of(unit.pk, self.on) or list(officers_of(unit.pk, "administrator", self.on))
            self.told[unit.pk, handlers] = found
        return self.told[unit.pk, handlers]


def remind_batch(*, on: date, at: datetime, limit: int = BATCH) -> int:
    """Send what is due on day `on` for up to `limit` open duties; return how many duties were looked at.

    One transaction: reminders, messages and the next day to look commit together, so a killed run sends nothing
    twice; rows that another worker holds are skipped, and `one_reminder` is the last guard. 0 means all is done.
    """
    with transaction.atomic():
        waiting = Duty.objects.filter(state=Duty.State.OPEN, look_on__lte=on).order_by("look_on", "pk")
        duties = list(waiting.select_for_update(skip_locked=True, of=("self",))[:limit])
        tree = Tree(on, book().calendar)
        sent = _sent(duties)
        for duty in duties:
            _remind(duty, tree, sent.get(duty.pk, set()), at)
        Duty.objects.bulk_update(duties, ["look_on"])
    return len(duties)


def _sent(duties: list[Duty]) -> dict[UUID, set[tuple[str, int]]]:
    """Return the reminders already sent of each duty for its present due day."""
    due = {duty.pk: duty.due_on for duty in duties}
    sent: dict[UUID, set[tuple[str, int]]] = {}
    for row in Reminder.objects.filter(duty__in=due):
        if row.due_on == due[row.duty_id]:
            sent.setdefault(row.duty_id, set()).add((row.kind, row.step))
    return sent


def _remind(duty: Duty, tree: Tree, sent: set[tuple[str, int]], at: datetime) -> None:
    way = tree.way_up(duty.holder_unit_id)
    pace = tree.pace(duty.holder_unit_id)
    plan = rules.schedule(duty.due_on, duty.remind_on, len(way) - 1, tree.calendar, pace)
    for reminding in rules.due_reminders(plan, sent, tree.on):
        unit, officers = _recipients(duty, way, reminding, tree)
        Reminder.objects.create(
            duty=duty, kind=reminding.kind, step=reminding.step, due_on=duty.due_on, unit=unit, at=at
        )
        _tell(duty, officers, reminding, at)
    duty.look_on = rules.next_look(plan, tree.on)


def _recipients(duty: Duty, way: list[Unit], reminding: rules.Reminding, tree: Tree) -> tuple[Unit, list[Officer]]:
    """Return whom the reminder reaches and in which unit: where nobody answers for a unit, the next above is told."""
    late = reminding.kind == "late"
    if not late and duty.holder_officer_id:
        here = present(tree.on).filter(pk=duty.holder_officer_id).first()
        if here:
            return way[0], [here]
    for unit in way[reminding.step :]:
        officers = tree.responsible(unit, handlers=not late and unit == way[0])
        if officers:
            return unit, officers
    return way[-1], []


def _tell(duty: Duty, officers: list[Officer], reminding: rules.Reminding, at: datetime) -> None:
    # Of one matter several things can be owed by one day: the name of each tells them apart.
    label = f"{rules.task_name(duty.task)} ({duty.label})"
    params = {"label": label, "due": f"{duty.due_on.day}/{duty.due_on.month}/{duty.due_on.year}"}
    params["path"] = f"/ban-lam-viec/viec/{duty.pk}/"
    if reminding.kind == "late":
        params["unit"] = duty.holder_unit.name
    notify_officers(
        officers=officers,
        template=f"reminder-{reminding.kind}",
        params=params,
        about=Ref("duty", duty.pk),
        practice=duty.practice,
        at=at,
    )
