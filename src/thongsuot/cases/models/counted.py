"""The public figures as they were counted last, so that nobody who opens the page waits for a count."""

from django.db import models

from thongsuot.core.ids import new_id


class CountedFigures(models.Model):
    """One count of all public figures, cells under five hidden already; `counted` as `queries.figures.as_json` writes.

    A job counts anew every ten minutes and drops the count before.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    counted_at = models.DateTimeField(db_index=True)
    counted = models.JSONField()

    def __str__(self):
        return f"{self.counted_at:%Y-%m-%d %H:%M}"
