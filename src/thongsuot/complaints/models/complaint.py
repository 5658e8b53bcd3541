"""What a case of kind complaint has besides: what is disputed, who complains, and the days of the procedure."""

from django.db import models

from thongsuot.cases.models import Case
from thongsuot.units.models import Unit


class Complaint(models.Model):
    """Derived from the acts on the case (`rules.fold`): every column but the words `number` and `body_name`.

    `about`: decision or act. `body`: who made it, as a unit; `body_name` where that is none of ours. `known_on`: the
    day the person received or learnt of it; `obstacle_days`: days that do not count (Art. 9). `received_back_on`: the
    proven receipt of the decision. `level`: first or second; which case went before is `case.follows`.
    """

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="complaint")
    number = models.CharField(max_length=100, blank=True)
    body_name = models.CharField(max_length=200, blank=True)

    level = models.CharField(max_length=10, default="first")
    about = models.CharField(max_length=10, blank=True)
    discipline = models.BooleanField(default=False)
    dismissal = models.BooleanField(default=False)
    disputed_on = models.DateField(null=True)
    known_on = models.DateField(null=True)
    obstacle_days = models.PositiveSmallIntegerField(default=0)
    body = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=20, blank=True)
    standing_paper = models.BooleanField(default=False)
    signed = models.BooleanField(default=False)
    remote = models.BooleanField(default=False)
    complex = models.BooleanField(default=False)
    accepted_on = models.DateField(null=True)
    differs = models.BooleanField(default=False)
    decided_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    received_back_on = models.DateField(null=True)
    in_effect_on = models.DateField(null=True)
    disputed_suspended = models.BooleanField(default=False)
    sued_on = models.DateField(null=True)
    consented = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["decided_on"], condition=models.Q(in_effect_on=None), name="complaint_waiting")]

    def __str__(self):
        return str(self.case_id)
