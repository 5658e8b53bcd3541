"""By which rows of other registers are known again: marks under the house's key, no word and no name."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.denunciations.models.denunciation import Denunciation


class ImportedRow(models.Model):
    """A row that came as a denunciation. `mark`: of its source and id; `text_mark`: of its words, as they came.

    `denunciation`: none where the row was a case first: nothing here then leads from the one to the other.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denunciation = models.ForeignKey(Denunciation, null=True, on_delete=models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=32, unique=True)
    text_mark = models.BinaryField(max_length=32)

    def __str__(self):
        return str(self.id)
