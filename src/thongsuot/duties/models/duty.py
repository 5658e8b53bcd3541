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

    Derived from its acts: `state`, `due_on`, `until_on`, `done_times`, `holder_unit`, `holder_officer`, `remind_on`.
    Days are legal days. While a duty is suspended `due_on` stays as it was before; it moves when the duty resumes.
    `look_on` is the next day on which the reminding job has to look: it follows from the acts and the reminders sent.

    By kind: *once by* `due_on` · *not before* `until_on`, nothing is due · *continuous* until the end of `until_on`,
    `due_on` only while interrupted · *n times a period* `times` until `due_on`, the last day of the `period`; the next
    one, of the same `series`, is opened on `follow_on`.
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
        MISSED = "missed"

    class Part(models.TextChoices):
        LEAD = "lead"
        COORDINATING = "coordinating"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ONCE_BY)
    task = models.CharField(max_length=40)  # answer, screen, transfer, reply, coordinate…: a key of rules.TASKS
    about_ref = models.CharField(max_length=80)
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
    until_on = models.DateField(null=True)
    times = models.PositiveSmallIntegerField(default=0)
    done_times = models.PositiveSmallIntegerField(default=0)
    period = models.CharField(max_length=10, blank=True)
    series = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later", db_index=False)
    follow_on = models.DateField(null=True)
    holder_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="duties", db_index=False)
    holder_officer = models.ForeignKey(
        Officer, null=True, on_delete=models.PROTECT, related_name="duties", db_index=False
    )
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.LEAD)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts", db_index=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    ended_on = models.DateField(null=True)
    practice = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["about_ref"]),
            # All that the overview of a province counts, read without the rows; few, since what is done leaves it.
            models.Index(
                fields=["holder_unit", "due_on"],
                include=["state", "part", "holder_officer", "practice", "id"],
                condition=Q(state__in=("open", "suspended")),
                name="duty_running",
            ),
            # The day alone: a list of all cases of a province sorted by it reads a tenth of the table.
            models.Index(fields=["id"], include=["due_on"], name="duty_due_of"),
            models.Index(fields=["holder_officer", "state", "due_on"]),
            models.Index(fields=["due_on"], condition=Q(state="open"), name="duty_open_due"),
            models.Index(fields=["look_on", "id"], condition=Q(state="open"), name="duty_open_look"),
            models.Index(fields=["holder_unit", "ended_on"], name="duty_ended"),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="duty_parts"),
            models.Index(fields=["until_on"], condition=Q(kind="continuous", state="open"), name="duty_standing"),
            models.Index(fields=["follow_on"], condition=Q(follow_on__isnull=False), name="duty_follow"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "starts_on"], condition=Q(series__isnull=False), name="one_duty_a_period"
            ),
            models.CheckConstraint(condition=~Q(kind="per-period") | Q(times__gt=0, period__gt=""), name="how_often"),
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
    """One act on a duty, never changed: opened, extended, suspended, resumed, met, waived, handed, recomputed, moved…

    `details` by verb: extended {days, ground}; suspended {from, ground}; resumed {on}; handed {unit, officer};
    recomputed {rule_in_force_from, due_on}; moved {fixed_due_on, ground}; waived, missed, interrupted {ground};
    occurred, struck {occurrence}; met of what has stood {proof}; urged {unit, due_on}; urge_answered {urging}. Every
    act that sets the due day holds it (`due_on`, `remind_on`, `rule_in_force_from`, `until_on`). A case's act and its
    duty acts share one ledger entry, kept with the case's act; an act of this room alone has an entry of its own,
    `key` beside it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="acts", db_index=False)
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
