"""The files of a dialogue: papers for its agenda, handouts, the signed minutes as scanned."""

from django.db import models
from django.db.models import QuerySet

from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.meetings import rules
from thongsuot.meetings.models.meeting import Meeting, MeetingAct
from thongsuot.meetings.rules.fold import FILE_STATES, KEPT


class MeetingFile(models.Model):
    """One file of a dialogue under a short `name`; its content lies under its reference until it is taken out.

    `caption`, `boxes`: what everyone reads of it, and what is black in the pictures drawn of it for the public, as rows
    of page, left, top, width, height in percent; the pictures lie under `drawn_ref`. Derived from its acts: `state`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="files", db_index=False)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150, blank=True)
    state = models.CharField(max_length=9, choices=[(one, one) for one in FILE_STATES], default=KEPT)
    caption = models.CharField(max_length=200, blank=True)
    boxes = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_meeting_file_a_number")]
        ordering = ["number"]

    def __str__(self):
        return self.name

    @property
    def ref(self) -> Ref:
        """Return the reference under which its content is kept."""
        return Ref("meeting_file", self.pk)

    @property
    def drawn_ref(self) -> Ref:
        """Return the reference under which the pictures drawn of it are kept."""
        return Ref("meeting_file_drawn", self.pk)

    @property
    def acts(self) -> QuerySet[MeetingAct]:
        """Return the acts on this file, in order."""
        return MeetingAct.objects.filter(meeting_id=self.meeting_id, details__file=str(self.pk))

    def standing(self) -> str:
        """Return the state that the stored acts make of this file."""
        return rules.fold_file(act.as_rule() for act in self.acts)
