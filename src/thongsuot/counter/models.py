"""Paper at the counter: sheets printed beforehand, books drawn, links by which a telephone sends photographs."""

from django.db import models

from thongsuot.cases.models import Case
from thongsuot.core.ids import new_id, show_code
from thongsuot.files.models import Attachment
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


class Bundle(models.Model):
    """Sheets printed at once for a power cut. `number`: the unit's own, from 1."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="one_bundle_a_number")]

    def __str__(self):
        return str(self.number)


class Sheet(models.Model):
    """One blank form with a code and a secret that no case bears yet; the secret is kept only as its hash.

    open → used (`case`) or void (`reason`); neither turns back.
    """

    class State(models.TextChoices):
        OPEN = "open"
        USED = "used"
        VOID = "void"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="sheets", db_index=False)
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=13, unique=True)
    secret_hash = models.BinaryField(max_length=64)
    state = models.CharField(max_length=4, choices=State.choices, default=State.OPEN)
    case = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="sheet")
    reason = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bundle", "number"], name="one_sheet_a_number"),
            models.CheckConstraint(
                name="sheet_is_used_by_a_case",
                condition=models.Q(state="used", case__isnull=False) | (~models.Q(state="used") & models.Q(case=None)),
            ),
        ]

    def __str__(self):
        return show_code(self.code)


class Book(models.Model):
    """A book of the law drawn for a unit and a period. `kind`: reception or letters.

    A short one is drawn at once and not kept; a long one by a job, its file kept for seven days. Finished without a
    file: its officer had lost the right to it before it was drawn.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10)
    from_on = models.DateField()
    to_on = models.DateField()
    named = models.BooleanField()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)
    practice = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    file = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["officer", "-asked_at"])]

    def __str__(self):
        return f"{self.kind} {self.from_on} {self.to_on}"


class PhoneLink(models.Model):
    """A way for one telephone to send photographs to one case for ten minutes; the token is kept only as its hash.

    What it sends waits under the reference `phone:<id>` until the officer attaches it, an hour at most; `forgotten`:
    looked through after that hour, nothing waits any more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)
    token_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    forgotten = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["case", "officer"]),
            models.Index(fields=["made_at"], condition=models.Q(forgotten=False), name="phone_kept"),
        ]

    def __str__(self):
        return str(self.id)
