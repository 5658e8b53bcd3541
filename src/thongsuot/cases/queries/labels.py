"""Labels of work as an officer sees them: those of their own units alone, whoever else sees the case."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, QuerySet

from thongsuot.cases.models import Case, CaseLabel, Label
from thongsuot.core.actors import Actor


def labels_of(actor: Actor) -> QuerySet[Label]:
    """Return the labels in use of the actor's units, in the order of their names."""
    return Label.objects.filter(unit__in=actor.unit_ids, retired_on=None).select_related("unit").order_by("key", "id")


def kept_by(actor: Actor) -> QuerySet[Label]:
    """Return the labels in use that the actor may keep, each with how many cases bear it (`count`)."""
    units = actor.units_as("receptionist", "handler", "head")
    return labels_of(actor).filter(unit__in=units).annotate(count=Count("borne"))


def labels_on(actor: Actor, cases: Iterable[Case]) -> dict[UUID, list[Label]]:
    """Return by case the labels that the actor sees on it, in one query."""
    rows = CaseLabel.objects.filter(case__in=[case.pk for case in cases], label__unit__in=actor.unit_ids)
    found: dict[UUID, list[Label]] = {}
    for row in rows.select_related("label").order_by("label__key", "label_id"):
        found.setdefault(row.case_id, []).append(row.label)
    return found


def names_seen(actor: Actor, ids: Iterable[str]) -> dict[str, str]:
    """Return by id the names of those labels of `ids` that belong to the actor's units; retired ones too."""
    rows = Label.objects.filter(pk__in=list(ids), unit__in=actor.unit_ids)
    return {str(pk): name for pk, name in rows.values_list("pk", "name")}
