"""Acts of the sealed room, never changed; their words beside them, sealed; and every reading."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.denunciations.models.denunciation import Denunciation
from thongsuot.denunciations.models.keyholder import Keyholder
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


class Act(models.Model):
    """One act on a denunciation or on a key. `on`: the legal day it happened; `at`: the instant recorded (UTC).

    `officer`: who did it; None for the denouncer and for jobs of ours. `details`: codes, ids, days and numbers only.
    Its entry in the book names neither verb nor actor nor the denunciation: only this act's own random id.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(
        Denunciation, null=True, on_delete=models.PROTECT, related_name="acts", db_index=False
    )
    keyholder = models.ForeignKey(Keyholder, null=True, on_delete=models.PROTECT, related_name="acts")
    number = models.PositiveIntegerField(null=True)
    verb = models.CharField(max_length=24)
    on = models.DateField()
    at = models.DateTimeField()
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["denunciation", "number"], name="one_number_a_denunciation"),
            models.CheckConstraint(
                condition=Q(denunciation=None, keyholder__isnull=False) | Q(denunciation__isnull=False, keyholder=None),
                name="act_on_one_thing",
            ),
        ]
        ordering = ["number"]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.verb


class ActContent(models.Model):
    """An act's words and the key of its commitment, sealed together; destroyed by an erasing act alone.

    `part` says under which key: `content` (the denouncer reads it too), `work` (investigators), `redacted`
    (verifiers too), `request` (custodians), or `open` where there are no words and `sealed` is the key itself.
    """

    act = models.OneToOneField(Act, primary_key=True, on_delete=models.PROTECT, related_name="content")
    part = models.CharField(max_length=8)
    sealed = models.BinaryField()

    def __str__(self):
        return self.part


class Reading(models.Model):
    """An officer opened something: what kind, when. Nothing is opened without such a row. `key`: of its commitment."""

    class What(models.TextChoices):
        CONTENT = "content"
        FILE = "file"
        IDENTITY = "identity"
        REDACTED = "redacted"
        REPORT = "report"  # an overseer, why it is late
        KEYS = "keys"  # a custodian, while its keys passed to a successor

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(Denunciation, on_delete=models.PROTECT, related_name="readings", db_index=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=8, choices=What.choices)
    at = models.DateTimeField()
    key = models.BinaryField(max_length=32)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["denunciation", "-at"], name="reading_newest")]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.what
