"""Mailboxes that letters come from, and what is kept of a message: marks and counts, never its words in clear."""

from django.db import models

from thongsuot.cases.models import Case
from thongsuot.core.ids import new_id
from thongsuot.units.models import Unit


class Mailbox(models.Model):
    """A folder at a mail server whose letters a unit receives. `password` lies sealed under the house's key.

    `last_uid`: the last message that was dealt with, by the server's own numbers, good for `uid_validity`.
    `trying_uid`, `tries`: the message under way, and how often it was begun. `since_at`: what came before is left.
    """

    class Security(models.TextChoices):
        TLS = "tls"
        STARTTLS = "starttls"
        NONE = "none"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.EmailField(unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="mailboxes")
    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=10, choices=Security.choices, default=Security.TLS)
    certificate = models.TextField(blank=True)
    user = models.CharField(max_length=200)
    password = models.BinaryField()
    folder = models.CharField(max_length=200, default="INBOX")
    delete_taken = models.BooleanField(default=False)
    active = models.BooleanField(default=False)
    since_at = models.DateTimeField(null=True)
    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    trying_uid = models.BigIntegerField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    reached_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField()

    def __str__(self):
        return self.address

    @property
    def receiver(self) -> Unit:
        """Return the unit whose desk gets the letters: the mailbox's own, or who keeps the matters of an ended one."""
        return self.unit.heir or self.unit


class Arrival(models.Model):
    """A message known again by a keyed mark, whatever became of it. `token`: sealed, until it has been dealt with.

    `place`: a keyed mark of where it lies at the mail server. `to_delete`: its original must not stay there.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mark = models.BinaryField(max_length=32, unique=True)
    at = models.DateTimeField(db_index=True)
    token = models.BinaryField(null=True)
    place = models.BinaryField(max_length=32, null=True, db_index=True)
    to_delete = models.BooleanField(default=False)

    def __str__(self):
        return str(self.pk)


class Leftover(models.Model):
    """A message still to be deleted at its mail server."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="leftovers")
    uid_validity = models.BigIntegerField()
    uid = models.BigIntegerField()

    def __str__(self):
        return str(self.uid)


class SetAside(models.Model):
    """A message that nobody has decided on, for fourteen days: whole and sealed, with its outline sealed apart.

    `case`: the matter whose code it names, from an address that is not that matter's, or at a step that takes nothing.
    `warned_at`: when the desk was told that it goes soon, of one that may accuse somebody.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="set_aside")
    arrival = models.OneToOneField(Arrival, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=20)
    at = models.DateTimeField()
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="+")
    uid_validity = models.BigIntegerField()
    uid = models.BigIntegerField()
    outline = models.BinaryField()
    sealed = models.BinaryField(null=True)
    warned_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["at"])]

    def __str__(self):
        return self.reason


class RefusedCount(models.Model):
    """How many messages of a day were refused, and why; nothing else is kept of them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="refused", db_index=False)
    on = models.DateField()
    reason = models.CharField(max_length=20)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailbox", "on", "reason"], name="one_count_a_reason")]

    def __str__(self):
        return f"{self.reason} {self.count}"


class SenderHour(models.Model):
    """How many messages came from one address within an hour, by a keyed mark; gone a day later."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mark = models.BinaryField(max_length=32)
    hour_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mark", "hour_at"], name="one_count_an_hour")]

    def __str__(self):
        return str(self.count)


class MailReceipt(models.Model):
    """A receipt that waits behind a path good once: the path's mark, and the files not taken, sealed by the path."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mark = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField(db_index=True)
    opened_at = models.DateTimeField(null=True)
    untaken = models.BinaryField(null=True)

    def __str__(self):
        return str(self.pk)
