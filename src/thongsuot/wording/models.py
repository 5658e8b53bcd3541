"""The office's own words, version by version."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.ledger.models import APPEND_ONLY, Entry


class Wording(models.Model):
    """One version of the office's own words for a message or a paper; the last one holds, all of them stay readable.

    `kind`, `code`, `language`: whose words (`kinds.Worded`). `texts`: {part: words}, empty where the words that ship
    hold again. `shipped`: the words that shipped on that day, so that an upgrade which changes them is noticed.
    `name`: what it was called then. `compared`: the office held a paper's words against the official form.
    `key`: of the entry's commitment.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    texts = models.JSONField(default=dict)
    shipped = models.JSONField()
    compared = models.BooleanField(default=False)
    at = models.DateTimeField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    key = models.BinaryField(max_length=32)

    class Meta:
        triggers = APPEND_ONLY
        constraints = [
            models.UniqueConstraint(fields=["kind", "code", "language", "number"], name="one_wording_a_number"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="wordings_count_from_one"),
        ]

    def __str__(self):
        return f"{self.name} {self.number}"
