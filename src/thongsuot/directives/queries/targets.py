"""Targets of units by year: planned, reached, the year before, and the same target elsewhere."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from thongsuot.core.actors import Actor
from thongsuot.directives.models import Target, TargetFigure
from thongsuot.directives.permissions import targets_seen_by
from thongsuot.directives.rules.targets import SHARE, is_reached, share_of_plan
from thongsuot.language.folding import fold


@dataclass(frozen=True)
class Row:
    """A target with its last figure; `before`: the last figure of the same target of the unit the year before."""

    target: Target
    figure: TargetFigure | None
    before: TargetFigure | None

    @property
    def is_reached(self) -> bool | None:
        """Return whether it is reached; None while there is no figure."""
        if self.figure is None:
            return None
        return is_reached(self.target.planned, self.figure.reached, least=self.target.least)

    @property
    def of_plan(self) -> Decimal | None:
        """Return how many per cent of the plan were reached.

        None without a figure, of a share, which says it itself, and of a bound that is not to be passed.
        """
        if self.figure is None or self.target.measure == SHARE or not self.target.least:
            return None
        return share_of_plan(self.target.planned, self.figure.reached)

    @property
    def change(self) -> Decimal | None:
        """Return by how much the figure differs from the year before; None where either is missing."""
        return self.figure.reached - self.before.reached if self.figure and self.before else None


def targets(actor: Actor, *, unit_id=None, year: int, text: str = "") -> QuerySet[Target]:
    """Return the targets of a year that `actor` may see, unit by unit. `text`: words of their names, marks or not."""
    rows = targets_seen_by(actor).filter(year=year, dropped=False).select_related("unit", "instrument")
    rows = rows.filter(unit_id=unit_id) if unit_id else rows
    if words := fold(text).split()[:8]:
        known = [pk for pk, name in rows.values_list("pk", "name") if all(word in fold(name) for word in words)]
        rows = rows.filter(pk__in=known)
    return rows.order_by("unit__sort_key", "name", "pk")


def with_figures(shown: list[Target]) -> list[Row]:
    """Return each target with its last figure and that of the year before: two queries, however many they are."""
    figures = _last(Target.objects.filter(pk__in=[target.pk for target in shown]))
    years = {target.year - 1 for target in shown}
    earlier = Target.objects.filter(unit__in={target.unit_id for target in shown}, year__in=years, dropped=False)
    before = _last(earlier)
    same = {(target.unit_id, target.year + 1, target.name, target.measure): target.pk for target in earlier}
    return [
        Row(
            target,
            figures.get(target.pk),
            before.get(same.get((target.unit_id, target.year, target.name, target.measure))),
        )
        for target in shown
    ]


def _last(rows: QuerySet[Target]) -> dict:
    """Return by target its last figure."""
    figures = TargetFigure.objects.filter(target__in=rows).order_by("target", "-number").distinct("target")
    return {figure.target_id: figure for figure in figures}


def elsewhere(target: Target, actor: Actor) -> list[Row]:
    """Return the same target (name, measure, year) of other units that the actor may see, for comparison."""
    rows = targets_seen_by(actor).filter(year=target.year, name=target.name, measure=target.measure, dropped=False)
    return with_figures(list(rows.exclude(pk=target.pk).select_related("unit").order_by("unit__sort_key")[:200]))
