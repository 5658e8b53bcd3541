"""Labels of work, ways an officer keeps to look at a list, and acts on many cases at once."""

from django.db import models
from django.db.models import Q

from thongsuot.cases.models.case import Case
from thongsuot.core.ids import new_id
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


class Label(models.Model):
    """A unit's word for a state of the work: "chờ bản đồ". Never about a person (`language.labels`).

    `key`: the name folded, so that no unit has one label twice. `retired_on`: given to no case any more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=40)
    key = models.CharField(max_length=60)
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "key"], name="one_label_a_name")]

    def __str__(self):
        return self.name


class CaseLabel(models.Model):
    """A label that a case bears now: follows from the acts `label`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="labels", db_index=False)
    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="borne")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "label"], name="one_label_a_case")]

    def __str__(self):
        return str(self.label_id)


class SavedView(models.Model):
    """Filters and order of the list of cases under a name: an officer's own, or shared with one of their units.

    `query`: the address's parameters without any searched word. `first`: what the officer's list opens with.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    first = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer"], condition=Q(first=True), name="one_first_view")]

    def __str__(self):
        return self.name


class Bulk(models.Model):
    """One act asked for on many cases, and how far it is. `arguments`: ids and days; `texts` go once it is finished."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    practice = models.BooleanField(default=False)
    verb = models.CharField(max_length=30)
    arguments = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["started_at"], condition=Q(finished_at=None), name="bulk_open")]

    def __str__(self):
        return self.verb


class BulkItem(models.Model):
    """One case of many. `revision`: as the officer saw it. `outcome`: "" (waits), done, or left, and then `why`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bulk = models.ForeignKey(Bulk, on_delete=models.CASCADE, related_name="items", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    outcome = models.CharField(max_length=5, blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bulk", "case"], name="one_item_a_case")]

    def __str__(self):
        return self.outcome
