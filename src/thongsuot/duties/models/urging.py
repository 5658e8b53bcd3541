"""Urging: a unit above asks about a duty and says by when it wants an answer."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.duties.models.duty import Duty, DutyAct
from thongsuot.units.models import Unit


class Urging(models.Model):
    """What was asked and what was answered. The words lie here, apart from the acts, which hold ids and days alone.

    `text_key`, `answer_key`: what the entries of the two acts are committed under, where those are entries of their
    own; destroyed with the words.

    `answer_duty`: the answer is itself owed, by a day of its own; None where no day was named. `told`: False until
    the job has told the holder, where many were urged by one act.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="urgings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    urged = models.OneToOneField(DutyAct, on_delete=models.PROTECT, related_name="+")
    answer_duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="urging")
    answered = models.OneToOneField(DutyAct, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    answer = models.TextField(blank=True)
    text_key = models.BinaryField(max_length=32, null=True)
    answer_key = models.BinaryField(max_length=32, null=True)
    told = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(told=False), name="urging_not_told")]
        constraints = [
            models.UniqueConstraint(fields=["duty"], condition=Q(answered=None), name="one_open_urging"),
            models.CheckConstraint(condition=Q(answered=None) | Q(answer__gt=""), name="answer_has_words"),
        ]

    def __str__(self):
        return str(self.urged_id)
