"""Scanned letters read into a draft: what the program made of one file, until an officer has corrected it."""

from django.db import models

from thongsuot.cases.models import Case
from thongsuot.core.ids import new_id
from thongsuot.files.models import Attachment
from thongsuot.people.models import Officer


class Tray(models.Model):
    """Files that an officer laid beside the counter's form before there is a case, under the reference `tray:<id>`.

    Open until they pass to the case that is received, or for the working day. Only that officer sees them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["made_at"], condition=models.Q(closed_at=None), name="tray_open")]

    def __str__(self):
        return str(self.id)


class Reading(models.Model):
    """One reading of one file of a case, or of a tray of which no case came yet.

    waiting → read, failed or accusing; read → kept.
    `draft`: text, doubtful places and proposed fields; emptied once kept, erased with the case. `agreed`: for each
    field whether the officer kept what was proposed, never the words. `trouble`: a code of `sentences.TROUBLES`.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        READ = "read"
        FAILED = "failed"
        ACCUSING = "accusing"
        KEPT = "kept"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    tray = models.ForeignKey(Tray, null=True, on_delete=models.PROTECT, related_name="readings")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, blank=True)
    draft = models.JSONField(default=dict)
    agreed = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["case", "attachment", "-asked_at"])]
        constraints = [
            models.CheckConstraint(
                name="reading_has_a_place", condition=models.Q(case__isnull=False) | models.Q(tray__isnull=False)
            )
        ]

    def __str__(self):
        return self.state
