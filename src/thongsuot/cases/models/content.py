"""What a person wrote and who they are: projections of the acts' words, erasable with them."""

from django.db import models

from thongsuot.cases.models.case import Case
from thongsuot.core.ids import new_id


class Content(models.Model):
    """The matter in the person's own words, as last corrected."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="content")
    text = models.TextField()
    place_text = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return self.text[:60]


class Party(models.Model):
    """A person of the case. Looked up only inside the intake and register screens, with a reason, logged."""

    class Part(models.TextChoices):
        SUBMITTER = "submitter"
        REPRESENTATIVE = "representative"
        GUARDIAN = "guardian"

    class NotifyBy(models.TextChoices):
        NONE = "none"
        SMS = "sms"
        EMAIL = "email"
        LETTER = "letter"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    part = models.CharField(max_length=20, choices=Part.choices, default=Part.SUBMITTER)
    name = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    id_number = models.CharField(max_length=20, blank=True)
    minor = models.BooleanField(default=False)
    interpreter = models.CharField(max_length=60, blank=True)
    paper = models.BooleanField(default=False)  # the representative's paper was shown and scanned
    notify_by = models.CharField(max_length=10, choices=NotifyBy.choices, default=NotifyBy.NONE)
    language = models.CharField(max_length=2, default="vi")

    def __str__(self):
        return self.get_part_display()


class Signatories(models.Model):
    """The list of those who signed a collective matter, sealed: opened only by a logged act, never searched."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="signatories")
    sealed = models.BinaryField()
    count = models.PositiveIntegerField()

    def __str__(self):
        return str(self.count)


class SecretTry(models.Model):
    """Secrets tried on a code since the last right one: each failure lengthens the wait.

    By code, not by case, so that a code that nobody has is slowed by the same rows and queries as a real one.
    """

    code = models.CharField(primary_key=True, max_length=13)
    failures = models.PositiveIntegerField(default=0)
    wait_until = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return str(self.failures)
