"""Files of denunciations: ciphertext on disk under a random name, everything about them sealed."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.denunciations.models.act import Act
from thongsuot.denunciations.models.denunciation import Denunciation


class SealedFile(models.Model):
    """One file that came with an act. `sealed`: its key, name and form under the key of `part`; `size`: plain bytes.

    `place`: how `denunciations.files` finds the ciphertext; blank once it is destroyed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(Denunciation, on_delete=models.CASCADE, related_name="files")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="files")
    part = models.CharField(max_length=8)
    sealed = models.BinaryField(null=True)
    size = models.PositiveBigIntegerField()
    place = models.CharField(max_length=80, blank=True)

    def __str__(self):
        return str(self.id)
