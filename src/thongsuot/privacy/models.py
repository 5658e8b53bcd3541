"""Requests of people about their own data, breaches of data, and the steps taken on both."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.privacy.rules import ASKED, HAPPENED, OUTCOMES
from thongsuot.units.models import Unit


def _choices(table: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    return [(code, names[0]) for code, names in table.items()]


class DataRequest(models.Model):
    """What somebody asks about their own data; who and in which words stand with the first step.

    `state` and `outcome` follow from the steps. `duty`: to acknowledge within the term of the law.
    """

    class State(models.TextChoices):
        OPEN = "open"
        ACKNOWLEDGED = "acknowledged"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    asked = models.CharField(max_length=12, choices=_choices(ASKED))
    came_on = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    outcome = models.CharField(max_length=12, choices=_choices(OUTCOMES), blank=True)
    closed_on = models.DateField(null=True)
    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.asked} {self.came_on}"


class Breach(models.Model):
    """Data that was seen, lost or changed without right. `tell_by`: the instant by which the authority is told."""

    class State(models.TextChoices):
        OPEN = "open"
        TOLD = "told"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    happened = models.CharField(max_length=12, choices=_choices(HAPPENED))
    noticed_at = models.DateTimeField()
    tell_by = models.DateTimeField()
    persons = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    told_at = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)
    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.happened} {self.noticed_at}"


class Step(models.Model):
    """One act on a request or a breach, with its one entry. `details`: codes, days and digests only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(DataRequest, null=True, on_delete=models.PROTECT, related_name="steps")
    breach = models.ForeignKey(Breach, null=True, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        triggers = APPEND_ONLY
        constraints = [
            models.CheckConstraint(
                condition=models.Q(request__isnull=True) ^ models.Q(breach__isnull=True),
                name="step_is_on_one_thing",
            )
        ]

    def __str__(self):
        return self.verb

    def canonical(self, texts: dict) -> dict:
        """Return the step as its entry commits to it."""
        return {
            "id": str(self.pk),
            "thing": str(self.request_id or self.breach_id),
            "verb": self.verb,
            "on": self.on.isoformat(),
            "actor": self.actor_ref,
            "details": self.details,
            "texts": texts,
        }


class StepContent(models.Model):
    """The words of a step and the key of its commitment; apart, so that they can be erased."""

    step = models.OneToOneField(Step, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.step_id)
