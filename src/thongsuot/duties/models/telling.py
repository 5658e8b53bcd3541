"""What the reminding job sent, how fast lateness climbs, and the weekly digests."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.duties.models.duty import Duty
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


class Reminder(models.Model):
    """A reminder that went out once: at 80 % of the time, on the day, up the tree when late (`step` counts).

    `begin`: a not-before duty may be done from now on; `due_on` is then that day.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="reminders", db_index=False)
    kind = models.CharField(max_length=12, choices=[(k, k) for k in ("early", "today", "late", "begin")])
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


class Digest(models.Model):
    """That an officer's week was looked at: once a week and officer. `told`: a message went out, something was owed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="+", db_index=False)
    monday = models.DateField()
    told = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "monday"], name="one_digest_a_week")]

    def __str__(self):
        return f"{self.monday}"


class DigestRefusal(models.Model):
    """An officer wants no weekly digest; the page of the week stays open to them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.OneToOneField(Officer, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return str(self.officer_id)
