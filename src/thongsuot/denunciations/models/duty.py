"""Clocks of denunciations, apart from the duties of the house; and who is to hear that something is new."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.denunciations.models.denunciation import Denunciation
from thongsuot.people.models import Officer


class SealedDuty(models.Model):
    """What is owed on a denunciation, by a rule of law: derived from its acts (`rules.clocks`), as `duties.Duty` is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(Denunciation, on_delete=models.CASCADE, related_name="duties", db_index=False)
    task = models.CharField(max_length=20)
    turn = models.PositiveSmallIntegerField(default=1)
    rule_code = models.CharField(max_length=40)
    rule_variant = models.CharField(max_length=40, blank=True)
    rule_in_force_from = models.DateField(null=True)
    basis = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    due_on = models.DateField(null=True)
    remind_on = models.DateField(null=True)
    look_on = models.DateField(null=True)
    suspended_since = models.DateField(null=True)
    state = models.CharField(max_length=10)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["denunciation", "task", "turn"], name="one_sealed_duty")]
        indexes = [models.Index(fields=["look_on"], condition=Q(state="open"), name="sealed_duty_look")]

    def __str__(self):
        return self.task

    def is_late(self, today) -> bool:
        """Return whether it is still owed and its last day is past; a suspended one is never late."""
        return self.state == "open" and self.due_on is not None and self.due_on < today


class News(models.Model):
    """Something is new for an officer: one row a person until told, so that it counts nothing."""

    officer = models.OneToOneField(Officer, primary_key=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    def __str__(self):
        return str(self.officer_id)
