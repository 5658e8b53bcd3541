"""The decision in its versions, what it says of each thing asked for, and what must be done by it."""

from django.db import models

from thongsuot.cases.models import Act, Case, Item
from thongsuot.core.ids import new_id
from thongsuot.duties.models import Duty


class Decision(models.Model):
    """One version of the decision; the last one is the draft, and once signed it stands."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions", db_index=False)
    version = models.PositiveSmallIntegerField()
    drafted = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    signed = models.OneToOneField(Act, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="one_decision_a_version")]
        ordering = ["version"]

    def __str__(self):
        return self.number or f"{self.version}"


class Outcome(models.Model):
    """What a version says of one thing asked for: true, partly or false, with the reasons."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="outcomes", db_index=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "item"], name="one_outcome_an_item")]
        ordering = ["item__number"]

    def __str__(self):
        return self.outcome


class Obligation(models.Model):
    """What the decision obliges somebody to: money in đồng, land in m², persons; due and done."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="obligations")
    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    amount = models.PositiveBigIntegerField(null=True)
    text = models.CharField(max_length=500)
    due_on = models.DateField()
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="+")
    done = models.OneToOneField(Act, null=True, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self):
        return self.kind
