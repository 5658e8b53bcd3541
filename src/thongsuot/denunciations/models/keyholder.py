"""Who holds a key of their own; how two custodians together mend a lost passphrase, or pass on what one left behind."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit

CURRENT = Q(admitted_at__isnull=False, ended_at=None)


class Keyholder(models.Model):
    """An officer's key pair: the public half, and the private half locked by a passphrase (`keys.pairs.Locked.pack`).

    It holds nothing until a custodian, another person, admits it; `mark` (`keys.admissions`) then says which key of
    whom was admitted, so that a row written past the program gets no envelope. `unit`: for which body it reads.
    A verifier gets no new denunciation, only redacted copies where an investigator names them.
    """

    class Kind(models.TextChoices):
        INVESTIGATOR = "investigator"
        VERIFIER = "verifier"
        CUSTODIAN = "custodian"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    public_key = models.BinaryField(max_length=32)
    locked = models.BinaryField(max_length=300)
    made_at = models.DateTimeField()
    admitted_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    admitted_at = models.DateTimeField(null=True)
    mark = models.BinaryField(max_length=32, null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # One person is never both: who may release names does not read what they belong to.
            models.UniqueConstraint(fields=["officer"], condition=Q(ended_at=None), name="one_key_an_officer"),
            models.CheckConstraint(
                condition=Q(admitted_at=None, admitted_by=None)
                | Q(admitted_at__isnull=False, admitted_by__isnull=False),
                name="admitted_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(admitted_by=models.F("id")), name="never_admitted_by_oneself"),
        ]
        indexes = [models.Index(fields=["unit", "kind"], condition=CURRENT, name="keyholder_current")]

    def __str__(self):
        return f"{self.kind} {self.officer_id}"

    @property
    def is_current(self) -> bool:
        """Return whether the key was admitted and has not ended."""
        return self.admitted_at is not None and self.ended_at is None


class RecoveryShare(models.Model):
    """A private key in two nested envelopes: `outer` takes off the first, `inner` opens the rest, neither alone.

    `opened`: what was left after the outer custodian acted on a request, until the request ends.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    keyholder = models.ForeignKey(Keyholder, on_delete=models.CASCADE, related_name="shares", db_index=False)
    outer = models.ForeignKey(Keyholder, on_delete=models.CASCADE, related_name="+")
    inner = models.ForeignKey(Keyholder, on_delete=models.CASCADE, related_name="+")
    blob = models.BinaryField(max_length=300)
    opened = models.BinaryField(max_length=300, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["keyholder", "outer", "inner"], name="one_share_a_pair"),
            models.CheckConstraint(condition=~Q(outer=models.F("inner")), name="two_custodians"),
        ]

    def __str__(self):
        return str(self.keyholder_id)


class RecoveryRequest(models.Model):
    """An officer who lost the passphrase asks with a new pair; two custodians pass the old key into it."""

    class State(models.TextChoices):
        ASKED = "asked"
        HALF = "half"
        READY = "ready"
        DONE = "done"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    keyholder = models.ForeignKey(Keyholder, on_delete=models.CASCADE, related_name="recoveries")
    new_public = models.BinaryField(max_length=32)
    new_locked = models.BinaryField(max_length=300)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    first = models.ForeignKey(Keyholder, null=True, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Keyholder, null=True, on_delete=models.PROTECT, related_name="+")
    result = models.BinaryField(max_length=300, null=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["keyholder"], condition=Q(ended_at=None), name="one_recovery_at_a_time"),
            models.CheckConstraint(
                condition=Q(first=None) | Q(second=None) | ~Q(first=models.F("second")), name="recovery_by_two"
            ),
        ]

    def __str__(self):
        return self.state


class Succession(models.Model):
    """What a departed officer's key alone opens passes to a successor of the same unit, by two custodians.

    The first takes off the outer envelope of the recovery share, the second opens the inner one: each denunciation's
    keys are sealed to the successor at once, and the departed key is kept by nobody. `passed`, `left`: how many.
    """

    class State(models.TextChoices):
        HALF = "half"
        DONE = "done"
        DROPPED = "dropped"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    keyholder = models.ForeignKey(Keyholder, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Keyholder, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.HALF)
    first = models.ForeignKey(Keyholder, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Keyholder, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    passed = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["keyholder"], condition=Q(ended_at=None), name="one_succession_at_a_time"),
            models.CheckConstraint(condition=~Q(keyholder=models.F("successor")), name="succeeded_by_another"),
            models.CheckConstraint(condition=Q(second=None) | ~Q(first=models.F("second")), name="succession_by_two"),
        ]

    def __str__(self):
        return self.state
