"""What was done to an instrument, a task, an assignment, an event or a target: never changed."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.ledger.models import APPEND_ONLY, Entry


class DirectiveAct(models.Model):
    """One act of this room. `about_ref`: what it was done to (`core.refs.Ref`); `key`: of the entry's commitment.

    `details`: JSON values of the act, by verb; what its words are, and what of them, is said by the action. `form_id`:
    of the form that was sent, where it makes something: sent again by the same officer it makes nothing more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    about_ref = models.CharField(max_length=80)
    verb = models.CharField(max_length=30)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    key = models.BinaryField(max_length=32)
    form_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["about_ref", "at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["form_id", "actor_ref", "verb"],
                condition=models.Q(form_id__isnull=False),
                name="one_directive_act_a_form",
            )
        ]
        ordering = ["at", "id"]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.verb
