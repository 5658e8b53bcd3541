"""Acts that cross rooms: a row that is never changed, and its erasable words and key beside it."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.ledger.models import APPEND_ONLY, Entry


class Change(models.Model):
    """One act on things of several rooms, with its one entry. `on`: the legal day; `at`: the instant, UTC.

    `details` holds ids, days, codes and digests only: {"cases": {id of the case's act: digest}, "duties": {…}, …}, so
    that the entry commits to every act in other rooms that was done with it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    verb = models.CharField(max_length=30)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    subject_ref = models.CharField(max_length=80, db_index=True)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = APPEND_ONLY

    def __str__(self):
        return f"{self.verb} {self.subject_ref}"

    def canonical(self, texts: dict) -> dict:
        """Return the act as its entry commits to it."""
        return {
            "id": str(self.pk),
            "verb": self.verb,
            "on": self.on.isoformat(),
            "actor": self.actor_ref,
            "subject": self.subject_ref,
            "details": self.details,
            "texts": texts,
        }


class ChangeContent(models.Model):
    """The words of a change and the key of its commitment."""

    change = models.OneToOneField(Change, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.change_id)
