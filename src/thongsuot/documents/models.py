"""Papers drawn from forms, the registers that number them, and how they reached people."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.documents.rules.names import symbol
from thongsuot.documents.rules.states import DRAFT, STATES, WAYS_TO_SEND, WAYS_TO_SIGN
from thongsuot.files.models import Attachment
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.units.models import Unit


class Register(models.Model):
    """The numbers of one kind of paper of one unit in one year; `last` is the last one taken: 1, 2, 3 … without gaps.

    `kind`: letters of the kind (QĐ, TB, CV …), `Form.register`. `practice`: numbers of the sandbox.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    practice = models.BooleanField(default=False)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year", "kind", "practice"], name="one_register")]

    def __str__(self):
        return f"{self.kind} {self.year}"


class Document(models.Model):
    """One paper on one matter. Its values lie with its acts; what follows from the acts stands here.

    `subject_ref`: the matter (`core.refs.Ref` as text), known to the room above alone. `number` is taken at signing and
    kept when cancelled. `letters`: the unit's letters in its number. `corrects`: the signed paper this one puts right.
    `original`: the numbered PDF, once signed the signed one or the scan. `receipt_on`: the first proven day on which
    the person of the matter had it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject_ref = models.CharField(max_length=80)
    form = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    practice = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=[(each, each) for each in STATES], default=DRAFT)
    version = models.PositiveSmallIntegerField(default=1)
    revision = models.PositiveIntegerField(default=0)
    drawn_on = models.DateField()
    letters = models.CharField(max_length=40, blank=True)
    register = models.ForeignKey(
        Register, null=True, on_delete=models.PROTECT, related_name="documents", db_index=False
    )
    number = models.PositiveIntegerField(null=True)
    signed_on = models.DateField(null=True)
    signed_by = models.CharField(max_length=10, blank=True, choices=[(way, way) for way in WAYS_TO_SIGN])
    cancelled_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    receipt_on = models.DateField(null=True)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    original = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["subject_ref"])]
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="one_document_a_number"),
            models.CheckConstraint(
                condition=Q(number=None, register=None)
                | Q(number__gt=0, register__isnull=False, signed_on__isnull=False),
                name="a_number_is_of_a_register",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(original__isnull=False), name="signed_has_original"
            ),
        ]

    def __str__(self):
        return self.symbol or self.form

    @property
    def symbol(self) -> str:
        """The number as it stands on the paper, 07/TB-UBND; empty without one."""
        return symbol(self.number, self.register.kind, self.letters) if self.number else ""


class Delivery(models.Model):
    """One way a signed paper went out to one addressee. To whom and where lies with the act that sent it (`sent`).

    `to_person`: to the person of the matter, whose receipt starts clocks.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="deliveries")
    way = models.CharField(max_length=12, choices=[(way, way) for way in WAYS_TO_SEND])
    tracking = models.CharField(max_length=40, blank=True)
    to_person = models.BooleanField(default=True)
    sent = models.OneToOneField("DocumentAct", on_delete=models.PROTECT, related_name="delivery")
    sent_on = models.DateField()
    receipt_on = models.DateField(null=True)
    proof = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sent_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(receipt_on=None) | Q(receipt_on__gte=models.F("sent_on")), name="received_after_sending"
            ),
            models.CheckConstraint(condition=~Q(way="post") | ~Q(tracking=""), name="post_has_tracking"),
        ]

    def __str__(self):
        return self.way


class DocumentAct(models.Model):
    """One act on a paper. `details`: codes, days, numbers and digests only. `entry` is empty where an act of the room
    above commits to this one in its own entry, by the digest of `canonical`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="acts", db_index=False)
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        triggers = APPEND_ONLY
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_act_a_number")]

    def __str__(self):
        return self.verb

    def canonical(self, texts: dict) -> dict:
        """Return the act as its entry commits to it."""
        return {
            "id": str(self.pk),
            "document": str(self.document_id),
            "number": self.number,
            "verb": self.verb,
            "on": self.on.isoformat(),
            "actor": self.actor_ref,
            "details": self.details,
            "texts": texts,
        }


class DocumentContent(models.Model):
    """The words of an act (the values of a version, who signed, to whom it went) and the key of its commitment."""

    act = models.OneToOneField(DocumentAct, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.act_id)
