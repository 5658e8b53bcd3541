"""Acts that cross rooms: a row that is never changed, and its erasable words and key beside it."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


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
    subject_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["subject_ref"])]
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


class Recount(models.Model):
    """The running duties counted afresh after a change of the book: how far the batches are. `scope` as in duties.

    `change`: what it follows; None for the nightly look at all. `cursor`: the last duty looked at.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    change = models.ForeignKey(Change, null=True, on_delete=models.PROTECT, related_name="recounts")
    scope = models.JSONField(default=dict)
    cursor = models.UUIDField(null=True)
    looked = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["started_at"], condition=models.Q(told_at=None), name="recount_open")]

    def __str__(self):
        return str(self.id)


class MovedDay(models.Model):
    """One duty whose last day a change of the book moved; `told`: its holder has heard of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recount = models.ForeignKey(Recount, on_delete=models.CASCADE, related_name="days", db_index=False)
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    told = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recount", "duty"], name="one_move_a_duty")]
        indexes = [models.Index(fields=["recount", "unit", "officer"], condition=models.Q(told=False), name="untold")]

    def __str__(self):
        return f"{self.duty_id} {self.from_on} {self.to_on}"
