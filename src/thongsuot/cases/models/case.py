"""A case: one matter, from the first word to its end. Everything but its identity is derived from its acts."""

from django.db import models

from thongsuot.core.ids import new_id, show_code
from thongsuot.duties.models import Duty
from thongsuot.people.models import Officer
from thongsuot.units.models import Place, Unit


class CaseQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_on=None)

    def real(self):
        return self.filter(practice=False)


class Case(models.Model):
    """Derived from acts (`rules.fold`): every column of the second block. Days are legal days in Vietnam.

    `holder_unit` is the body that must answer; `working_unit` the desk inside it that works on the case.
    `secret_code`: the code whose secret opens this case too, where a split made it; empty: a secret of its own.
    `follows`: the complaint of first level that this one takes further.
    `received_on` is the day of the first receipt, or of the stamp on paper; a transfer never changes it.
    `revision` counts the acts: a form that carries an older one is stale.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=13, unique=True)
    secret_hash = models.BinaryField(max_length=64)
    secret_code = models.CharField(max_length=13, blank=True)
    form_token = models.CharField(max_length=64, null=True)
    source = models.CharField(max_length=60, blank=True)
    source_id = models.CharField(max_length=200, blank=True)
    source_digest = models.BinaryField(max_length=32, null=True)
    practice = models.BooleanField(default=False)
    received_at = models.DateTimeField()

    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    topic = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200, blank=True)
    received_on = models.DateField()
    received_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    holder_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases", db_index=False)
    working_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    urgent = models.BooleanField(default=False)
    alarm = models.CharField(max_length=12, blank=True)  # "", raised, acknowledged
    suspended = models.BooleanField(default=False)
    persons = models.PositiveIntegerField(default=1)
    households = models.PositiveIntegerField(default=0)
    joined_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="joined", db_index=False)
    split_from = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="split_into", db_index=False
    )
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followers", db_index=False)
    answered_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    duty = models.ForeignKey(Duty, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~models.Q(source=""), name="one_case_a_source_id"
            ),
            models.UniqueConstraint(
                fields=["form_token"], condition=models.Q(form_token__isnull=False), name="one_case_a_form"
            ),
        ]
        indexes = [
            models.Index(fields=["holder_unit", "state", "-received_at"]),
            models.Index(fields=["officer", "state"]),
            models.Index(fields=["-received_at"]),
            models.Index(fields=["received_on"]),
            models.Index(fields=["place", "topic"]),
            models.Index(fields=["joined_into"], condition=models.Q(joined_into__isnull=False), name="case_joined"),
            models.Index(fields=["split_from"], condition=models.Q(split_from__isnull=False), name="case_split"),
            models.Index(fields=["follows"], condition=models.Q(follows__isnull=False), name="case_follows"),
            models.Index(fields=["received_at"], condition=models.Q(alarm="raised"), name="case_alarm"),
        ]

    def __str__(self):
        return show_code(self.code)

    @property
    def secret_salt(self) -> str:
        """The code that salts `secret_hash`: the case's own, or that of the case it was split from."""
        return self.secret_code or self.code


class Sight(models.Model):
    """A unit that sees a case, and why: holder, working, coordinating, past (once held it), or first-level: it has the
    second complaint, and reads the file of the first."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sights", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    why = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "unit", "why"], name="one_sight")]
        indexes = [models.Index(fields=["unit", "case"])]

    def __str__(self):
        return self.why
