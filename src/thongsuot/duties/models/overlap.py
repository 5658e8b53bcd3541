"""Overlaps: the same matter in the same place with two units, as far as neutral keys can tell."""

from django.db import models
from django.db.models import F, Q

from thongsuot.core.ids import new_id
from thongsuot.duties.models.duty import Duty
from thongsuot.ledger.models import Entry
from thongsuot.units.models import Place


class MatterKey(models.Model):
    """What a matter is about, by neutral keys its room gives: topic, place, day. Never words, never persons.

    `checked`: the overlap job has compared it since it last changed or changed hands.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    about_ref = models.CharField(max_length=80, unique=True)
    topic = models.CharField(max_length=60)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    practice = models.BooleanField(default=False)
    checked = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["place", "topic", "day"], name="matter_same"),
            models.Index(fields=["id"], condition=Q(checked=False), name="matter_unchecked"),
        ]

    def __str__(self):
        return self.about_ref


class Overlap(models.Model):
    """Two matters with the same keys and two holders; an officer decides whether they are one.

    `first` and `second`: the lead duties that ran when it was found, in the order of their references.
    """

    class State(models.TextChoices):
        OPEN = "open"
        DIFFERENT = "different"
        SAME = "same"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first_ref = models.CharField(max_length=80)
    second_ref = models.CharField(max_length=80)
    first = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=60)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    days_apart = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    decided_on = models.DateField(null=True)
    decided_by_ref = models.CharField(max_length=80, blank=True)
    entry = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="+")
    key = models.BinaryField(max_length=32, null=True)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(state="open"), name="overlap_open")]
        constraints = [
            models.UniqueConstraint(fields=["first_ref", "second_ref"], name="one_overlap"),
            models.CheckConstraint(condition=Q(first_ref__lt=F("second_ref")), name="overlap_order"),
        ]

    def __str__(self):
        return self.state
