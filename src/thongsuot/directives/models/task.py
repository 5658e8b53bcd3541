"""A task (nhiệm vụ) and the units it is given to; a unit breaks its own part down into further tasks."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from thongsuot.core.ids import new_id
from thongsuot.directives.models.instrument import Instrument, Passage
from thongsuot.duties.models import Duty
from thongsuot.people.models import Officer
from thongsuot.units.models import Place, Unit


class Task(models.Model):
    """What is to be done by a day, with the evidence that is wanted; it goes to units by a rule.

    `unit`: who gives it. `parent`: the assignment it concretises (cụ thể hóa); never due later than any task above.
    `label`: neutral, goes into duties. `addressed`: the rule by which units were chosen (rules.addressing). `plan_by`:
    the day by which each unit must have a plan; None where none is asked. `weight`: of the roll-up, 1 to 100.
    `topic`, `place`: what it is about, so that two directives about one matter are seen before they are sent.
    `event_kind`: each unit is to hold one event of that kind; blank for any other task. `report_every`: a period of
    duties.rules.PERIODS in which each unit owes one report; blank where none is asked. `search_key`: folded words,
    without what is personal in them.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        SENT = "sent"
        ENDED = "ended"
        DROPPED = "dropped"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    instrument = models.ForeignKey(Instrument, null=True, on_delete=models.PROTECT, related_name="tasks")
    passage = models.ForeignKey(Passage, null=True, on_delete=models.PROTECT, related_name="tasks")
    parent = models.ForeignKey("Assignment", null=True, on_delete=models.PROTECT, related_name="parts")
    label = models.CharField(max_length=200)
    text = models.TextField()
    evidence = models.TextField(blank=True)
    starts_on = models.DateField()
    due_on = models.DateField()
    plan_by = models.DateField(null=True)
    weight = models.PositiveSmallIntegerField(default=1)
    addressed = models.JSONField(default=dict)
    topic = models.CharField(max_length=60, blank=True)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    event_kind = models.CharField(max_length=12, blank=True)
    report_every = models.CharField(max_length=10, blank=True)
    search_key = models.TextField(blank=True)
    # Stored: making it anew would cost most where a word stands in very many rows, or in none.
    words = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"), output_field=SearchVectorField(), db_persist=True
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    sent_on = models.DateField(null=True)
    units = models.PositiveIntegerField(default=0)
    practice = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "state", "due_on"]),
            models.Index(fields=["topic", "due_on"]),
            GinIndex(fields=["words"], name="task_words"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="task_due_after_start"),
            models.CheckConstraint(
                condition=Q(plan_by=None) | Q(plan_by__lte=F("due_on")), name="task_plan_before_due"
            ),
            models.CheckConstraint(condition=Q(weight__range=(1, 100)), name="task_weight"),
        ]

    def __str__(self):
        return self.label


class Assignment(models.Model):
    """A task given to one unit. Derived from its acts and reports: `state`, `percent`, `planned_on`, `accepted_on`.

    queued until its own queued act has opened `duty` (and `plan_duty`), then open; accepted ends it. `officer`: the
    one named person. `percent`: of the last report that was not returned; None before the first. `report_duty`: the
    first of the series of periodic reports, where the task asks for them.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        OPEN = "open"
        REPORTED = "reported"
        ACCEPTED = "accepted"
        RELEASED = "released"

    class Part(models.TextChoices):
        LEAD = "lead"
        COORDINATING = "coordinating"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="assignments", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.LEAD)
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="+")
    plan_duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="+")
    report_duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField(null=True)
    planned_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "state"], name="assignment_unit"),
            models.Index(fields=["task"], condition=Q(state="queued"), name="assignment_queued"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="one_assignment_a_unit"),
            models.CheckConstraint(condition=Q(percent=None) | Q(percent__range=(0, 100)), name="assignment_percent"),
        ]

    def __str__(self):
        return f"{self.task_id} → {self.unit_id}"
