"""Who is invited to a gathering, who said they would come, who came: by number and code, the words apart."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.invitations import rules
from thongsuot.invitations.rules import REPLIES
from thongsuot.ledger.models import APPEND_ONLY, Entry


class Roster(models.Model):
    """The list of one gathering of a room above, known by the kind and id of its reference.

    `bring`: what whoever comes should bring. `reminded_for`: the day of the gathering that was reminded of.
    `forgotten_on`: when the words on whoever was invited were deleted; numbers and counts stay.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    about_id = models.UUIDField()
    bring = models.TextField(blank=True)
    reminded_for = models.DateField(null=True)
    forgotten_on = models.DateField(null=True)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "about_id"], name="one_roster_a_gathering")]

    def __str__(self):
        return str(self.about)

    @property
    def ref(self) -> Ref:
        """Return the reference under which the book knows it."""
        return Ref("roster", self.pk)

    @property
    def about(self) -> Ref:
        """Return the reference of the gathering."""
        return Ref(self.kind, self.about_id)


class InvitationAct(models.Model):
    """One act on a roster, or on one `invitation` of it, never changed. `details`: codes, ids, days, counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    roster = models.ForeignKey(Roster, on_delete=models.PROTECT, related_name="acts", db_index=False)
    invitation = models.ForeignKey("Invitation", null=True, on_delete=models.PROTECT, related_name="acts")
    verb = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["roster", "at", "id"], name="invitation_acts")]
        ordering = ["at", "id"]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.verb

    def as_rule(self) -> rules.Act:
        """Return the act as the rules read it."""
        return rules.Act(self.verb, self.details)

    def canonical(self, texts: dict) -> dict:
        """Return the act as its entry commits to it."""
        return {
            "id": str(self.pk),
            "roster": str(self.roster_id),
            "invitation": str(self.invitation_id) if self.invitation_id else None,
            "verb": self.verb,
            "on": self.on.isoformat(),
            "actor": self.actor_ref,
            "details": self.details,
            "texts": texts,
        }


class InvitationActContent(models.Model):
    """The words of an act and the key of its commitment in the book: erased together."""

    act = models.OneToOneField(InvitationAct, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.act_id)


class Invitation(models.Model):
    """One invited person or office, without a word on who it is. `code`: on the sheet and in its QR code.

    `begun`: the act that invited it. `number`: its line in the list. Derived from its acts: `reply`, `replied_for`,
    `late`, `present`, `delegated`, `withdrawn`. `walked_in`: came without an invitation.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    roster = models.ForeignKey(Roster, on_delete=models.PROTECT, related_name="invitations", db_index=False)
    begun = models.ForeignKey(InvitationAct, on_delete=models.PROTECT, related_name="made")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=11, unique=True)
    unit_id = models.UUIDField(null=True)
    walked_in = models.BooleanField(default=False)
    reply = models.CharField(max_length=10, choices=[(one, one) for one in REPLIES], blank=True)
    replied_for = models.DateField(null=True)
    late = models.BooleanField(default=False)
    present = models.BooleanField(default=False)
    delegated = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    admitted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["roster", "number"], name="one_invitation_a_number")]

    def __str__(self):
        return str(self.number)

    def standing(self) -> rules.Standing:
        """Return what the stored acts make of this invitation."""
        return rules.fold((act.as_rule() for act in self.acts.all()), walked_in=self.walked_in)


class InvitationContent(models.Model):
    """Who is invited: deleted some time after the gathering. `delegate`: who came in their place."""

    invitation = models.OneToOneField(Invitation, primary_key=True, on_delete=models.CASCADE, related_name="content")
    name = models.CharField(max_length=120, blank=True)
    office = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=254, blank=True)
    delegate = models.CharField(max_length=120, blank=True)
    mark = models.CharField(max_length=400)
    search_key = models.CharField(max_length=500)
    sort_key = models.BinaryField(max_length=600)
    office_key = models.BinaryField(max_length=600)

    def __str__(self):
        return self.name or self.office
