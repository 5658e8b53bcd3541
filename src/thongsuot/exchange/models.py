"""Other installations whose keys an administrator compared, packages that went and came, keys of secrets that came."""

from django.db import models

from thongsuot.cases.models import Case
from thongsuot.core.ids import new_id
from thongsuot.people.models import Officer


class Partner(models.Model):
    """Another installation: what it says of itself, admitted once its mark was compared by another way.

    `prefix`: the first four digits of its codes. `signing_key`: Ed25519, `sealing_key`: X25519, 32 bytes each.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    prefix = models.CharField(max_length=4)
    address = models.CharField(max_length=200, blank=True)
    signing_key = models.BinaryField(max_length=32)
    sealing_key = models.BinaryField(max_length=32)
    admitted_at = models.DateTimeField()
    admitted_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["signing_key"], condition=models.Q(ended_at=None), name="one_partner_a_key")
        ]

    def __str__(self):
        return self.name


class Package(models.Model):
    """A case as it went out or came in, once for each content. `digest`: SHA-256 of what was signed."""

    class Way(models.TextChoices):
        OUT = "out"
        IN = "in"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    way = models.CharField(max_length=3, choices=Way.choices)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="packages", db_index=False)
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    digest = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["way", "digest"], name="one_package_a_digest")]
        indexes = [models.Index(fields=["case", "way"])]

    def __str__(self):
        return self.way


class BroughtKey(models.Model):
    """The key under which the secret of a code was hashed where it was given out, sealed under this house's key.

    With it the person opens the case here with the secret of the old receipt; it is of no use for any other code.
    """

    code = models.CharField(primary_key=True, max_length=13)
    sealed = models.BinaryField(max_length=100)

    def __str__(self):
        return self.code
