"""Which state of a thing that many watch is the newest; what is shown lies with the thing itself."""

from django.db import models

from thongsuot.core.ids import new_id


class Channel(models.Model):
    """What is stirred when a shown thing changes: `version` counts its changes, without gaps, in order of commit."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ref = models.CharField(max_length=80)
    version = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ref"], name="live_channel_ref")]

    def __str__(self):
        return self.ref
