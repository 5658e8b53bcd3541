"""The answer: requested items, a response with evidence for each, what coordinating units said, how it was rated."""

from django.db import models

from thongsuot.cases.models.act import Act
from thongsuot.cases.models.case import Case
from thongsuot.core.ids import new_id
from thongsuot.duties.models import Duty
from thongsuot.files.models import Attachment
from thongsuot.units.models import Unit


class Item(models.Model):
    """One thing the person asks for. `dropped_by`: a later act took it out (correction, split)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    dropped_by = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], condition=models.Q(dropped_by=None), name="one_standing_item_a_number"
            )
        ]
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}"


class Response(models.Model):
    """What is answered to one item in one round; a later row of the same item and round replaces the earlier.

    `legal_reason`: a key of rules.LEGAL_REASONS where the item cannot be met and no evidence can be shown.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="responses", db_index=False)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    legal_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["item", "round", "-id"])]

    def __str__(self):
        return str(self.id)


class Evidence(models.Model):
    """A document or photo that shows what was done for an item. `dropped_by`: a later draft took it out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="evidence")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    dropped_by = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return str(self.attachment_id)


class Coordination(models.Model):
    """A question to a coordinating unit, with a duty of its own, earlier than the case's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="coordinations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    answered = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    answer = models.TextField(blank=True)

    def __str__(self):
        return str(self.unit)


class Rating(models.Model):
    """The resident's word on one item of one round: done, or not done (which reopens)."""

    class Outcome(models.TextChoices):
        DONE = "done"
        NOT_DONE = "not-done"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="ratings")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)

    def __str__(self):
        return self.outcome
