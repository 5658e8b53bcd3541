"""How the sender of a case that became a denunciation gets to it: by the case's old secret, once."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.denunciations.models.denunciation import Denunciation


class Passage(models.Model):
    """`box`: the content's key under a key that only the old secret gives; `lookup` finds the row, by the secret too.

    No column names the case, and nothing kept in the house leads from the case to this row. Gone when it was used.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(Denunciation, on_delete=models.CASCADE, related_name="+")
    lookup = models.BinaryField(max_length=32, unique=True)
    box = models.BinaryField(max_length=400)

    def __str__(self):
        return str(self.id)
