"""What administrators add to the shipped book: calendar years, days that differ, rules; each with two times.

A row is an act: never changed or deleted. `known_since` says from which day the program knew of it (it may be earlier
than the entry, with a ground); `recorded_at` when it was entered.
"""

from django.db import models
from django.db.models import F, Q

from thongsuot.core.ids import new_id
from thongsuot.law.rules.calendar import KINDS
from thongsuot.law.rules.terms import CONFIDENCES, COUNTINGS, UNITS
from thongsuot.ledger.models import APPEND_ONLY


def _choices(values) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


class Change(models.Model):
    """What every change of the book says about itself: since when known, why, and who entered it when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    known_since = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    ground = models.TextField()
    confidence = models.CharField(max_length=8, choices=_choices(CONFIDENCES))

    class Meta:
        abstract = True


class CalendarYear(Change):
    """A further year is covered: its days off that follow from the weekday alone are known, others are entries.

    `withdrawn`: the year is covered no longer. Of one year the row known last holds.
    """

    year = models.PositiveSmallIntegerField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        triggers = APPEND_ONLY

    def __str__(self):
        return str(self.year)


class CalendarChange(Change):
    """One day becomes a day off, a worked Saturday, or ordinary again; of one day the change known last holds."""

    on = models.DateField()
    kind = models.CharField(max_length=8, choices=_choices(KINDS))
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        triggers = APPEND_ONLY
        indexes = [models.Index(fields=["on"])]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="calendar_change_kind"),
            models.CheckConstraint(condition=Q(confidence__in=CONFIDENCES), name="calendar_change_confidence"),
        ]

    def __str__(self):
        return f"{self.on} {self.kind}"


class RuleChange(Change):
    """A further version of a rule: of the same code, variant and first day the one known last holds."""

    code = models.CharField(max_length=60)
    variant = models.CharField(max_length=40, blank=True, default="")
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=12, choices=_choices(UNITS))
    counting = models.CharField(max_length=11, choices=_choices(COUNTINGS))
    rolls = models.BooleanField()
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True, blank=True)
    until_known_since = models.DateField(null=True, blank=True)
    counts_worked_saturday = models.BooleanField(default=True)
    counts_saturday = models.BooleanField(default=False)
    instrument = models.CharField(max_length=300)
    instrument_en = models.CharField(max_length=300)
    article = models.CharField(max_length=200)
    article_en = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    transition = models.TextField(blank=True, default="")
    transition_en = models.TextField(blank=True, default="")
    note = models.TextField(blank=True, default="")
    note_en = models.TextField(blank=True, default="")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        triggers = APPEND_ONLY
        indexes = [models.Index(fields=["code", "variant"])]
        constraints = [
            models.CheckConstraint(condition=Q(length__gte=1), name="rule_change_length"),
            models.CheckConstraint(condition=Q(unit__in=UNITS), name="rule_change_unit"),
            models.CheckConstraint(condition=Q(counting__in=COUNTINGS), name="rule_change_counting"),
            models.CheckConstraint(condition=Q(confidence__in=CONFIDENCES), name="rule_change_confidence"),
            models.CheckConstraint(
                condition=Q(rolls=False) | (~Q(counting="consecutive") & ~Q(unit="working-day")),
                name="rule_change_rolls",
            ),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gte=F("in_force_from")), name="rule_change_period"
            ),
            models.CheckConstraint(
                condition=~Q(instrument="") & ~Q(article="") & ~Q(title=""), name="rule_change_source"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.variant} {self.in_force_from}"
