"""What the public reads of promises: reviewed words, days that follow the acts. The portal's role reads these alone."""

from django.db import models
from django.db.models import Q

from thongsuot.commitments.models.commitment import Commitment
from thongsuot.commitments.rules.fold import RUNNING
from thongsuot.core.ids import new_id
from thongsuot.units.models import by_words

STANDING = Q(withdrawn_on=None)


class PublishedCommitment(models.Model):
    """A reviewed copy of a promise. State and days follow every later act by themselves; words only by a review.

    Nothing in it leads back to the desk: `CommitmentPublishing` does. Names are as on the day of the review;
    `unit_id` is the unit in whose name it was promised. `withdrawn_on`: the copy was taken back.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit_id = models.UUIDField(db_index=True)
    unit_name = models.CharField(max_length=200)
    text = models.TextField()
    wanted = models.TextField()
    said_by = models.CharField(max_length=200)
    source = models.CharField(max_length=12)
    said_on = models.DateField()
    first_due_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, default=RUNNING)
    ended_on = models.DateField(null=True)
    judged_on = models.DateField(null=True)
    renewals = models.PositiveSmallIntegerField(default=0)
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    search_key = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["-said_on", "-id"], condition=STANDING, name="promise_new"),
            models.Index(fields=["unit_id", "-said_on", "-id"], condition=STANDING, name="promise_unit"),
            by_words("promise_words"),
        ]

    def __str__(self):
        return self.text[:60]


class PublishedDay(models.Model):
    """One day that was promised: the first, or one given by renewing. `reason`: empty until its words are reviewed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    promise = models.ForeignKey(PublishedCommitment, on_delete=models.CASCADE, related_name="days")
    number = models.PositiveIntegerField()
    given_on = models.DateField()
    due_on = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return str(self.due_on)


class PublishedEvidence(models.Model):
    """A piece of evidence as reviewed: its day, its words, its files; of one that stands no longer only that it fell.

    `gone`: the verb of the act that took it, evidence_rejected or withdrawn; empty while it stands.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    promise = models.ForeignKey(PublishedCommitment, on_delete=models.CASCADE, related_name="evidence")
    number = models.PositiveIntegerField()
    given_on = models.DateField()
    text = models.TextField(blank=True)
    gone = models.CharField(max_length=20, blank=True)
    gone_on = models.DateField(null=True)

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return self.text[:60]


class PublishedFile(models.Model):
    """A file of a piece of evidence that was let out: its content lies under its hash."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    evidence = models.ForeignKey(PublishedEvidence, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.name


class CommitmentPublishing(models.Model):
    """Which promise a copy is of: for officers only, the portal's role cannot read it."""

    promise = models.OneToOneField(
        PublishedCommitment, primary_key=True, on_delete=models.CASCADE, related_name="publishing"
    )
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="publishings")

    def __str__(self):
        return str(self.commitment_id)
