"""Messages out: an outbox that survives. Never content, only "something new" and where."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id


class Message(models.Model):
    """One message to one address by one channel. `template` and `params` hold no personal data and no content.

    `address` is the mail address or telephone; it is blanked once delivery has ended and the retention has passed. Of a
    person whose matter was sealed it lies sealed (`actions.addresses`) and goes when delivery has ended.
    Lettered messages (`letter`) wait in a list to be printed. `urgent` ones go at any hour. `sealed`: a path that is
    good once, sealed while the message waits, gone when it has ended.
    """

    class Channel(models.TextChoices):
        EMAIL = "email"
        SMS = "sms"
        WEBHOOK = "webhook"
        LETTER = "letter"
        DESK = "desk"

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        STOPPED = "stopped"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    address = models.CharField(max_length=500, blank=True)
    officer_id = models.UUIDField(null=True)
    unit_id = models.UUIDField(null=True, db_index=True)
    about_ref = models.CharField(max_length=80, blank=True)
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=2, default="vi")
    params = models.JSONField(default=dict)
    sealed = models.BinaryField(null=True)
    urgent = models.BooleanField(default=False)
    practice = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=Q(state="waiting"), name="message_waiting"),
            models.Index(fields=["officer_id", "read_at"]),
            models.Index(fields=["officer_id", "-created_at"], condition=Q(channel="desk"), name="message_desk"),
            models.Index(
                fields=["unit_id", "created_at"], condition=Q(channel="letter", state="waiting"), name="message_letters"
            ),
            models.Index(fields=["ended_at"], condition=~Q(address=""), name="message_address"),
            models.Index(fields=["about_ref"]),
        ]

    def __str__(self):
        return f"{self.channel} {self.template}"


class Gateway(models.Model):
    """The one way out by a channel: a host that an administrator named. No other host is ever called.

    `url` for SMS and webhook; `host`, `port`, `user`, `security` for mail. The secret (password, HMAC key) is not in
    the database: `secret_name` names a file in `<data_dir>/keys/gateways/`.
    """

    class Security(models.TextChoices):
        NONE = "none"
        STARTTLS = "starttls"
        TLS = "tls"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel = models.CharField(max_length=10, choices=[(c, c) for c in ("email", "sms", "webhook")], unique=True)
    url = models.URLField(max_length=300, blank=True)
    host = models.CharField(max_length=200, blank=True)
    port = models.PositiveIntegerField(null=True, blank=True)
    security = models.CharField(max_length=10, choices=Security.choices, default=Security.STARTTLS)
    user = models.CharField(max_length=120, blank=True)
    secret_name = models.CharField(max_length=60, blank=True)
    from_address = models.EmailField(blank=True)
    active = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    def __str__(self):
        return self.channel


class Thread(models.Model):
    """The letter that our mail about a thing answers: whose, its ids, subject, where answers go; sealed.

    So that the whole is one conversation in the person's mail program. It goes to nobody but who wrote that letter.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    about_ref = models.CharField(max_length=80, unique=True)
    sealed = models.BinaryField()

    def __str__(self):
        return self.about_ref


class DeadAddress(models.Model):
    """A mail address that a mail server said never to reach, as a keyed mark; gone when a letter comes from it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mark = models.BinaryField(max_length=32, unique=True)
    since = models.DateTimeField()

    def __str__(self):
        return str(self.pk)
