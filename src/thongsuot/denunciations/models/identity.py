"""Who denounced: sealed apart from what was said, opened only on a request that a custodian granted, for a time."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.denunciations.models.denunciation import Denunciation
from thongsuot.denunciations.models.keyholder import Keyholder


class Identity(models.Model):
    """Name, address and the like under a key of their own, which lies nowhere but in the wraps below."""

    denunciation = models.OneToOneField(
        Denunciation, primary_key=True, on_delete=models.CASCADE, related_name="identity"
    )
    sealed = models.BinaryField()

    def __str__(self):
        return str(self.denunciation_id)


class IdentityWrap(models.Model):
    """The identity's key: under the content's key and, inside, in an envelope to one custodian."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(
        Denunciation, on_delete=models.CASCADE, related_name="identity_wraps", db_index=False
    )
    custodian = models.ForeignKey(Keyholder, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(max_length=600)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["denunciation", "custodian"], name="one_identity_wrap")]

    def __str__(self):
        return str(self.custodian_id)


class IdentityRequest(models.Model):
    """An investigator asks in writing to see the identity; one custodian grants or refuses, in writing."""

    class State(models.TextChoices):
        WAITING = "waiting"
        GRANTED = "granted"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(Denunciation, on_delete=models.CASCADE, related_name="identity_requests")
    asked_by = models.ForeignKey(Keyholder, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    days = models.PositiveSmallIntegerField()
    words = models.BinaryField(null=True)  # {"reason", "answer"} under the request's own key
    key_box = models.BinaryField(max_length=400, null=True)  # that key under the content's: told to the denouncer
    decided_by = models.ForeignKey(Keyholder, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["denunciation", "asked_by"], condition=Q(state="waiting"), name="one_request_waits"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("asked_by")), name="decided_by_another"
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="identity_waiting")]

    def __str__(self):
        return self.state


class RequestEnvelope(models.Model):
    """A request to one custodian: the key of its words, and what the investigator peeled off the identity's wrap."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(IdentityRequest, on_delete=models.CASCADE, related_name="envelopes", db_index=False)
    custodian = models.ForeignKey(Keyholder, on_delete=models.PROTECT, related_name="+")
    words_key = models.BinaryField(max_length=200)
    peeled = models.BinaryField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "custodian"], name="one_request_envelope")]

    def __str__(self):
        return str(self.custodian_id)


class IdentityGrant(models.Model):
    """The identity's key in an envelope to the one who asked; the row is deleted when `until` has come (UTC)."""

    request = models.OneToOneField(IdentityRequest, primary_key=True, on_delete=models.CASCADE, related_name="grant")
    sealed = models.BinaryField(max_length=200)
    until = models.DateTimeField(db_index=True)

    def __str__(self):
        return str(self.request_id)
