"""Acts on a case: rows that are never changed, and their erasable words beside them."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


class Act(models.Model):
    """One act. `on`: the legal day it happened; `at`: the instant it was recorded (UTC).

    `details` holds codes, ids and days only, never words of a person: those lie in `ActContent`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="acts", db_index=False)
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=30)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    actor_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    other_case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    details = models.JSONField(default=dict)
    # Shared only by the acts of one act across rooms (`changes`), whose own row commits to each of them.
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_number_a_case")]
        indexes = [models.Index(fields=["verb", "on"])]
        ordering = ["number"]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.verb


class ActContent(models.Model):
    """The words of an act and the key of its commitment: erased together, and only by an erasing act."""

    act = models.OneToOneField(Act, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.act_id)
