"""A duty: a unit owes something to someone, on a basis, by a day. Acts on it are rows; state and day follow."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.duties import rules
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


class Duty(models.Model):
    """What a unit owes. `about_ref` and `label` are all this room knows of the matter: opaque and neutral.

    Derived from its acts: `state`, `due_on`, `holder_unit`, `holder_officer`, `remind_on`. Days are legal days.
    While a duty is suspended `due_on` stays as it was before; it moves when the duty resumes. `look_on` is the next
    day on which the reminding job has to look: it follows from the acts and the reminders sent.
    """

    class Kind(models.TextChoices):
        ONCE_BY = "once-by"
        NOT_BEFORE = "not-before"
        CONTINUOUS = "continuous"
        PER_PERIOD = "per-period"

    class State(models.TextChoices):
        OPEN = "open"
        SUSPENDED = "suspended"
        MET = "met"
        WAIVED = "waived"

    class Part(models.TextChoices):
        LEAD = "lead"
        COORDINATING = "coordinating"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ONCE_BY)
    task = models.CharField(max_length=40)  # answer, screen, transfer, reply, coordinate…: a key of rules.TASKS
    about_ref = models.CharField(max_length=80, db_index=True)
    label = models.CharField(max_length=200)
    rule_code = models.CharField(max_length=40, blank=True)
    rule_variant = models.CharField(max_length=40, blank=True)
    rule_in_force_from = models.DateField(null=True)
    basis = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    fixed_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    remind_on = models.DateField(null=True)
    look_on = models.DateField(null=True)
    holder_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="duties")
    holder_officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="duties")
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.LEAD)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    ended_on = models.DateField(null=True)
    practice = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["holder_unit", "state", "due_on"]),
            models.Index(fields=["holder_officer", "state", "due_on"]),
            models.Index(fields=["due_on"], condition=Q(state="open"), name="duty_open_due"),
            models.Index(fields=["look_on", "id"], condition=Q(state="open"), name="duty_open_look"),
            models.Index(fields=["holder_unit", "ended_on"], name="duty_ended"),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="duty_parts"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(rule_code="") | Q(basis__gt=""), name="duty_has_a_basis"),
        ]

    def __str__(self):
        return self.label

    @cached_property
    def opening(self) -> "DutyAct":
        """Return the act that opened this duty, for the canonical act of the room that opened it."""
        return self.acts.get(number=1)

    def clock(self) -> rules.Clock:
        """Return what the stored acts make of this duty."""
        acts = [self.opening] if self.revision == 1 else self.acts.all()
        return rules.fold(act.as_rule() for act in acts)

    def is_late(self, today) -> bool:
        """Return whether the duty is still owed and its last day is past; a suspended one is never late."""
        return self.state == self.State.OPEN and self.due_on is not None and self.due_on < today


class DutyAct(models.Model):
    """One act on a duty, never changed: opened, extended, suspended, resumed, met, waived, handed, recomputed…

    `details` by verb: extended {days, ground}; suspended {from, ground}; resumed {on}; handed {unit, officer};
    recomputed {rule_in_force_from, due_on}; waived {ground}. Every act that sets the due day holds it (`due_on`,
    `remind_on`, `rule_in_force_from`). A case's act and its duty acts share one ledger entry, kept with the case's
    act; an act of this room alone has an entry of its own, `key` beside it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="acts")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="+")
    key = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "number"], name="one_number_a_duty")]
        ordering = ["number"]
        triggers = APPEND_ONLY

    def as_rule(self) -> rules.Act:
        """Return the act as the rules read it."""
        return rules.Act(self.verb, self.on, self.details)

    def canonical(self) -> dict:
        """Return the act's own values as they go into a canonical act: JSON types only."""
        return {
            "id": str(self.id),
            "duty": str(self.duty_id),
            "number": self.number,
            "verb": self.verb,
            "on": self.on.isoformat(),
            "details": self.details,
        }

    def __str__(self):
        return self.verb


class Reminder(models.Model):
    """A reminder that went out once: at 80 % of the time, on the day, or up the tree when late (`step` counts)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=12, choices=[(k, k) for k in ("early", "today", "late")])
    step = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "kind", "step", "due_on"], name="one_reminder"),
        ]

    def __str__(self):
        return f"{self.kind} {self.step}"


class ClimbPace(models.Model):
    """How many working days a late duty waits at each step up the tree, in a unit and below; without a row: 2."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="climb_pace")
    working_days = models.PositiveSmallIntegerField(default=2)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(working_days__range=(1, 60)), name="climb_pace_days")]

    def __str__(self):
        return f"{self.unit}: {self.working_days}"
