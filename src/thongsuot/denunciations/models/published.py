"""What of a conclusion anybody may read: the one table of this room in clear, written by one act alone."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from thongsuot.core.ids import new_id


class PublishedConclusion(models.Model):
    """The reviewed, redacted text of a conclusion on our own page; nothing ties it to its denunciation in clear.

    The act that published it holds this row's id, sealed. `search_key`: body and text, folded.
    Source: Luật Tố cáo 25/2018/QH14, Điều 40.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    text = models.TextField()
    unit_name = models.CharField(max_length=300)
    published_on = models.DateField()
    search_key = models.TextField(default="")
    words = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["-published_on", "-id"], name="conclusion_new"),
            models.Index(fields=["unit_name", "-published_on", "-id"], name="conclusion_unit"),
            GinIndex(fields=["words"], name="conclusion_words"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_name}, {self.published_on:%d/%m/%Y}"
