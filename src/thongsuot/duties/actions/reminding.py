"""Reminders: at 80 % of the time, on the day, and up the tree when late. Who is told follows from roles in units."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from thongsuot.core.refs import Ref
from thongsuot.duties import rules
from thongsuot.duties.models import ClimbPace, Duty, Reminder
from thongsuot.law.queries import book
from thongsuot.law.rules import Calendar
from thongsuot.notices.actions import notify_officers
from thongsuot.people.models import Officer
from thongsuot.people.queries import heads_of, heads_of_each, officers_of, present, present_of_each
from thongsuot.units.models import Lineage, Unit

BATCH = 200
ONE_DAY = timedelta(days=1)


@dataclass
class Tree:
    """What one batch has learnt of units: the way up, who is told there, the pace. Forgotten with the batch."""

    on: date
    calendar: Calendar
    ways: dict[UUID, list[Unit]] = field(default_factory=dict)
    told: dict[tuple[UUID, bool], list[Officer]] = field(default_factory=dict)
    paces: dict[UUID, int] = field(default_factory=dict)
    here: dict[UUID, set[UUID]] = field(default_factory=dict)

    def learn(self, unit_ids: Collection[UUID]) -> None:
        """Learn of many units at once what `tell_unit` asks of each: the way up, who heads it, who is there."""
        ways = defaultdict(list)
        lines = Lineage.objects.filter(descendant_id__in=unit_ids).order_by("depth").select_related("ancestor")
        for line in lines:
            ways[line.descendant_id].append(line.ancestor)
        self.ways |= ways
        self.here |= present_of_each(unit_ids, self.on)
        for unit, heads in heads_of_each(unit_ids, self.on).items():
            if working := [head for head in heads if head.pk in self.here[unit]]:
                self.told[unit, False] = working

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
        """Return who answers for the unit today: its handlers (if asked for), else who heads it, else administrators.

        Only those who are there count: a unit whose people are all away is one without anybody.
        """
        if (unit.pk, handlers) not in self.told:
            working = self._here(unit, "handler") if handlers else []
            self.told[unit.pk, handlers] = working or self._heads(unit) or self._here(unit, "administrator")
        return self.told[unit.pk, handlers]

    def anybody(self, way: list[Unit]) -> list[Officer]:
        """Return, where nobody on the way up is there today, who will be back nearest: better told late than never."""
        for unit in way:
            if found := heads_of(unit.pk, self.on) or list(officers_of(unit.pk, None, self.on)):
                return found
        return []

    def _here(self, unit: Unit, role: str | None) -> list[Officer]:
        return list(officers_of(unit.pk, role, self.on).filter(pk__in=present(self.on)))

    def _heads(self, unit: Unit) -> list[Officer]:
        found = heads_of(unit.pk, self.on)
        here = set(present(self.on).filter(pk__in=[head.pk for head in found]).values_list("pk", flat=True))
        return [head for head in found if head.pk in here]

    def keeper(self, duty: Duty) -> Officer | None:
        """Return the officer who keeps the duty, where they are there and still have a post in its unit."""
        if duty.holder_officer_id is None:
            return None
        if duty.practice:  # practice gives all roles and no post
            return duty.holder_officer
        return duty.holder_officer if duty.holder_officer_id in self._there(duty.holder_unit) else None

    def _there(self, unit: Unit) -> set[UUID]:
        """Return the ids of those in post in the unit who are there today."""
        if unit.pk not in self.here:
            self.here |= present_of_each([unit.pk], self.on)
        return self.here[unit.pk]


def remind_batch(*, on: date, at: datetime, limit: int = BATCH) -> int:
    """Send what is due on day `on` for up to `limit` open duties; return how many duties were looked at.

    One transaction: reminders, messages and the next day to look commit together, so a killed run sends nothing
    twice; rows that another worker holds are skipped, and `one_reminder` is the last guard. 0 means all is done.
    """
    with transaction.atomic():
        waiting = Duty.objects.filter(state=Duty.State.OPEN, look_on__lte=on).order_by("look_on", "pk")
        waiting = waiting.select_related("holder_unit", "holder_officer")
        duties = list(waiting.select_for_update(skip_locked=True, of=("self",))[:limit])
        tree = Tree(on, book().calendar)
        sent = _sent(duties)
        for duty in duties:
            _remind(duty, tree, sent.get(duty.pk, set()), at)
        Duty.objects.bulk_update(duties, ["look_on"])
    return len(duties)


def _sent(duties: list[Duty]) -> dict[UUID, set[tuple[str, int]]]:
    """Return the reminders already sent of each duty for its present due day."""
    due = {duty.pk: _day(duty) for duty in duties}
    sent: dict[UUID, set[tuple[str, int]]] = {}
    for row in Reminder.objects.filter(duty__in=due):
        if row.due_on == due[row.duty_id]:
            sent.setdefault(row.duty_id, set()).add((row.kind, row.step))
    return sent


def _day(duty: Duty) -> date | None:
    """Return the day a reminder is about: the due day, or the first on which a not-before duty may be done."""
    return duty.due_on or duty.until_on


def _remind(duty: Duty, tree: Tree, sent: set[tuple[str, int]], at: datetime) -> None:
    way = tree.way_up(duty.holder_unit_id)
    plan = _plan(duty, way, tree)
    duty.look_on = rules.next_look(plan, tree.on)
    for reminding in rules.due_reminders(plan, sent, tree.on):
        unit, officers = _recipients(duty, way, reminding, tree)
        if not officers:
            duty.look_on = tree.on + ONE_DAY  # nobody at all: whoever gets a post tomorrow hears of it
            return
        Reminder.objects.create(
            duty=duty, kind=reminding.kind, step=reminding.step, due_on=_day(duty), unit=unit, at=at
        )
        _tell(duty, officers, reminding, at)


def _plan(duty: Duty, way: list[Unit], tree: Tree) -> list[rules.Reminding]:
    if duty.due_on is None:
        return rules.beginning(duty.until_on) if duty.kind == Duty.Kind.NOT_BEFORE else []
    pace = tree.pace(duty.holder_unit_id)
    return rules.schedule(duty.due_on, duty.remind_on, len(way) - 1, tree.calendar, pace)


def _recipients(duty: Duty, way: list[Unit], reminding: rules.Reminding, tree: Tree) -> tuple[Unit, list[Officer]]:
    """Return whom the reminder reaches and in which unit: where nobody is there for a unit, the next above is told."""
    late = reminding.kind == "late"
    if not late and (keeper := tree.keeper(duty)):
        return way[0], [keeper]
    for unit in way[reminding.step :]:
        officers = tree.responsible(unit, handlers=not late and unit == way[0])
        if officers:
            return unit, officers
    return way[-1], tree.anybody(way)


def label_of(duty: Duty) -> str:
    """Return the neutral name a message gives: of one matter several things can be owed at a time."""
    return f"{rules.task_name(duty.task)} ({duty.label})"


def tell_unit(duty: Duty, on: date, tree: Tree | None = None) -> list[Officer]:
    """Return who hears of something about a duty on day `on`: its keeper and the head of its unit, else who is there.

    As reminders: by role, the nearest unit above where nobody is there. `tree`: what a batch has learnt of that day.
    """
    tree = tree or Tree(on, book().calendar)
    way, keeper = tree.way_up(duty.holder_unit_id), tree.keeper(duty)
    above = next(filter(None, (tree.responsible(unit, handlers=False) for unit in way)), None) or tree.anybody(way)
    return list({one.pk: one for one in [*([keeper] if keeper else []), *above]}.values())


def _tell(duty: Duty, officers: list[Officer], reminding: rules.Reminding, at: datetime) -> None:
    day = _day(duty)
    params = {"label": label_of(duty), "due": f"{day.day}/{day.month}/{day.year}"}
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
