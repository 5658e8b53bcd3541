"""How a complaint is verified: the team, minutes, the list of evidence with its folios, the dialogue."""

from django.db import models

from thongsuot.cases.models import Act, Case
from thongsuot.core.ids import new_id
from thongsuot.files.models import Attachment
from thongsuot.people.models import Officer


class Member(models.Model):
    """An officer of the team that verifies; `ended`: the act that made another team."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="team")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return str(self.officer)


class Minute(models.Model):
    """Minutes of a working session: day, place, who was there, what was said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="minutes")
    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    place = models.CharField(max_length=300)
    present = models.TextField()
    text = models.TextField()

    class Meta:
        ordering = ["held_on", "id"]

    def __str__(self):
        return f"{self.held_on}"


class Evidence(models.Model):
    """One paper of the list of evidence, numbered, with its folios; `given_by`: a code of rules.GIVERS."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence", db_index=False)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    folio_from = models.PositiveSmallIntegerField()
    folio_to = models.PositiveSmallIntegerField()
    given_by = models.CharField(max_length=20)
    received_on = models.DateField()
    attachment = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_evidence_a_number")]
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}"


class Dialogue(models.Model):
    """A dialogue: called with notice, then held or not. `head_attends`: the head comes in person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="dialogues")
    called = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="+")
    noticed_on = models.DateField()
    session_on = models.DateField()
    place = models.CharField(max_length=300)
    invited = models.TextField()
    head_attends = models.BooleanField(default=False)
    held = models.OneToOneField(Act, null=True, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True)
    present = models.TextField(blank=True)
    minutes = models.TextField(blank=True)

    class Meta:
        ordering = ["session_on", "id"]

    def __str__(self):
        return f"{self.session_on}"
