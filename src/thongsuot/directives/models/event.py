"""What is held for a directive: study sessions, preliminary and final reviews, inspection visits."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.directives.models.instrument import Instrument
from thongsuot.directives.models.task import Task
from thongsuot.duties.models import Duty
from thongsuot.units.models import Unit


class Event(models.Model):
    """One study session (quán triệt), review (sơ kết, tổng kết) or visit (kiểm tra) that a unit owes by a day.

    `visited`: the unit inspected. `expected`, `reached`: how many were to be reached and were, by count, never by
    name. `findings`: what a visit found, one a line. `why`: of one called off. One that a task asks of each unit shares
    the duty of the unit's part of that task. Files: `Ref("event", id)`.
    """

    class Kind(models.TextChoices):
        STUDY = "study"
        PRELIMINARY = "preliminary"
        FINAL = "final"
        INSPECTION = "inspection"

    class State(models.TextChoices):
        PLANNED = "planned"
        HELD = "held"
        CALLED_OFF = "called-off"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    visited = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey(Instrument, null=True, on_delete=models.PROTECT, related_name="events")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="events")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    held_on = models.DateField(null=True)
    expected = models.PositiveIntegerField(null=True)
    reached = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    why = models.TextField(blank=True)
    practice = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["unit", "state", "due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(instrument__isnull=False) | Q(task__isnull=False), name="event_is_about_something"
            ),
            models.CheckConstraint(condition=~Q(state="held") | Q(held_on__isnull=False), name="event_held_on_a_day"),
        ]

    def __str__(self):
        return self.title
