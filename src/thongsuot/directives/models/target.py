"""Targets (chỉ tiêu) of a unit and year, the figures reached, the yearly theme, and what proves an effect."""

from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.directives.models.instrument import Instrument, Passage
from thongsuot.units.models import Unit


class Target(models.Model):
    """What a unit means to reach in a year: `planned` in `measure`; a share always with what it is `of`.

    `least`: the figure is to be reached or passed; False: not to be passed. `of_what`: what a percentage is taken of.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    instrument = models.ForeignKey(Instrument, null=True, on_delete=models.PROTECT, related_name="targets")
    passage = models.ForeignKey(Passage, null=True, on_delete=models.PROTECT, related_name="targets")
    name = models.CharField(max_length=300)
    measure = models.CharField(max_length=60)
    of_what = models.CharField(max_length=200, blank=True)
    planned = models.DecimalField(max_digits=18, decimal_places=3)
    planned_of = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    least = models.BooleanField(default=True)
    dropped = models.BooleanField(default=False)
    practice = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["unit", "year"])]
        constraints = [
            models.CheckConstraint(condition=Q(year__range=(1990, 2100)), name="target_year"),
            models.CheckConstraint(condition=~Q(measure="%") | Q(of_what__gt=""), name="share_of_something"),
        ]

    def __str__(self):
        return f"{self.name} {self.year}"


class TargetFigure(models.Model):
    """What was reached by a day, and where the figure comes from; a later one stands beside it, the last one holds.

    For a percentage `part` and `whole` are what it was counted from.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="figures", db_index=False)
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    reached = models.DecimalField(max_digits=18, decimal_places=3)
    part = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    whole = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "number"], name="one_figure_a_number"),
            models.CheckConstraint(condition=Q(source__gt=""), name="figure_has_a_source"),
            models.CheckConstraint(condition=Q(whole=None) | Q(whole__gt=0), name="figure_of_something"),
        ]
        ordering = ["number"]

    def __str__(self):
        return f"{self.reached}"


class Theme(models.Model):
    """What a unit's work of a year is about, as its leaders chose it (chủ đề năm)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    instrument = models.ForeignKey(Instrument, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_theme_a_year")]

    def __str__(self):
        return f"{self.year}: {self.title}"


class Link(models.Model):
    """A task tied to something that proves its effect: a case, a meeting, a commitment, a target. Taken back, not cut.

    `from_ref`: `task:` or `assignment:`; `to_ref`: of any room. `why`: one sentence without personal data.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    from_ref = models.CharField(max_length=80)
    to_ref = models.CharField(max_length=80)
    why = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    cut = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["from_ref"]), models.Index(fields=["to_ref"])]
        constraints = [
            models.UniqueConstraint(fields=["from_ref", "to_ref"], condition=Q(cut=False), name="one_link"),
        ]

    def __str__(self):
        return f"{self.from_ref} → {self.to_ref}"
