"""What a unit plans and what it reports upward with its evidence."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.directives.models.task import Assignment
from thongsuot.people.models import Officer


class Plan(models.Model):
    """How a unit means to do its part: a new version stands beside the old ones. Files: `Ref("plan", id)`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="plans", db_index=False)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "number"], name="one_plan_a_number")]
        ordering = ["number"]

    def __str__(self):
        return f"{self.assignment_id} {self.number}"


class Report(models.Model):
    """Progress on an assignment with its evidence; the unit above accepts or returns it. Files: `Ref("report", id)`.

    `final`: the unit says that all is done; a later report that was not returned stands in its place. `answer`: why it
    was returned, or what was said when it was accepted. `taken`: what the program knew and the unit took over instead
    of writing it again (`queries.known`): `parts`, `events`, `files`.
    """

    class State(models.TextChoices):
        SENT = "sent"
        ACCEPTED = "accepted"
        RETURNED = "returned"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reports", db_index=False)
    number = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField()
    final = models.BooleanField(default=False)
    text = models.TextField()
    taken = models.JSONField(default=dict)
    on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.SENT)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "number"], name="one_report_a_number"),
            models.CheckConstraint(condition=Q(percent__range=(0, 100)), name="report_percent"),
        ]
        ordering = ["number"]

    def __str__(self):
        return f"{self.assignment_id} {self.number}"
