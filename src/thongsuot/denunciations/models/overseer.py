"""Who of the body above may hear that something is late, and read why: no key, no word, no name of the matter."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.denunciations.models.denunciation import Denunciation
from thongsuot.denunciations.models.keyholder import Keyholder


class Overseer(models.Model):
    """A keyholder of the next-higher body who may know that this denunciation is late, and nothing else of it.

    Chosen when somebody who holds the content's key acts, since only then is it known who is accused: whoever has no
    row learns nothing. `report`: why it is late, under `report_key`, sealed to this keyholder.
    Source: Luật Tố cáo 25/2018/QH14, Điều 38.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(Denunciation, on_delete=models.CASCADE, related_name="overseers", db_index=False)
    keyholder = models.ForeignKey(Keyholder, on_delete=models.PROTECT, related_name="+", db_index=False)
    report_key = models.BinaryField(max_length=200, null=True)
    report = models.BinaryField(null=True)
    reported_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["denunciation", "keyholder"], name="one_overseer")]
        indexes = [models.Index(fields=["keyholder"], name="overseer_reader")]

    def __str__(self):
        return str(self.id)
