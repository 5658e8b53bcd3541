"""A denunciation: ids, a state, days, units and counters; whatever was written lies in the acts, sealed."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.denunciations.models.keyholder import Keyholder
from thongsuot.units.models import Unit


class Denunciation(models.Model):
    """Derived from acts (`rules.fold`): every column of the second block. Days are legal days in Vietnam.

    `title`: a short title under the content's key. `receipt_lookup` finds the row by the denouncer's receipt, and
    `receipt_box` is the content's key under the receipt's; both go when the keys are destroyed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form_mark = models.BinaryField(max_length=32, unique=True, null=True)
    receipt_lookup = models.BinaryField(max_length=32, unique=True, null=True)
    receipt_box = models.BinaryField(max_length=400, null=True)
    title = models.BinaryField(max_length=2000, null=True)
    received_at = models.DateTimeField()

    state = models.CharField(max_length=16)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    received_on = models.DateField()
    channel = models.CharField(max_length=12)
    anonymous = models.BooleanField(default=False)
    suspended = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    protection = models.CharField(max_length=8, blank=True)  # "", asked, granted, refused
    complexity = models.CharField(max_length=18, blank=True)  # "", complex, especially-complex
    outcome = models.CharField(max_length=8, blank=True)  # "", true, partly, false
    extensions = models.PositiveSmallIntegerField(default=0)
    again = models.PositiveSmallIntegerField(default=0)
    accepted_on = models.DateField(null=True)
    concluded_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["-received_at"], name="denunciation_newest"),
            models.Index(fields=["unit", "received_on"], name="denunciation_counts"),
            models.Index(fields=["ended_on"], name="denunciation_ended"),
        ]

    def __str__(self):
        return str(self.id)


class Envelope(models.Model):
    """The keys of one denunciation, sealed to one keyholder: who has no envelope sees nothing, not even that it is.

    `kind`: investigator (content, work, redacted copies), reviewer (content alone, of the next-higher body until the
    file is handed up), verifier (redacted copies alone). `former`: an investigator's whose body had handled it before
    another took it up, kept here when the two merged: one body now, and still no review of what they concluded.
    """

    class Kind(models.TextChoices):
        INVESTIGATOR = "investigator"
        REVIEWER = "reviewer"
        VERIFIER = "verifier"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(Denunciation, on_delete=models.CASCADE, related_name="envelopes", db_index=False)
    keyholder = models.ForeignKey(Keyholder, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    sealed = models.BinaryField(max_length=300)
    given_at = models.DateTimeField()
    former = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["denunciation", "keyholder"], name="one_envelope")]
        indexes = [models.Index(fields=["keyholder", "denunciation"], name="envelope_reader")]

    def __str__(self):
        return self.kind


class Exclusion(models.Model):
    """An officer who must not know, as a keyed mark: the accused, their kin, whoever was found to be either."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(Denunciation, on_delete=models.CASCADE, related_name="exclusions", db_index=False)
    mark = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["denunciation", "mark"], name="one_exclusion")]

    def __str__(self):
        return str(self.id)
