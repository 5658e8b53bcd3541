"""The units of one task and their reports, as the actor sees them."""

from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from thongsuot.core.actors import Actor
from thongsuot.directives.models import Assignment, Report, Task
from thongsuot.directives.permissions import assignments_seen_by
from thongsuot.directives.queries.matrix import stands_on
from thongsuot.directives.rules.standing import STANDINGS
from thongsuot.units.models import Unit
from thongsuot.units.queries import matching


def parts_of(actor: Actor, task: Task, today: date, *, stands: str = "", words: str = "") -> QuerySet[Assignment]:
    """Return the parts of a task that the actor sees, each with how it `stands`; who is missing comes first."""
    rows = assignments_seen_by(actor).filter(task=task).annotate(stands=stands_on(today))
    rows = rows.filter(stands=stands) if stands else rows
    if words:
        rows = rows.filter(unit__in=matching(Unit.objects.all(), words).values("pk"))
    places = [When(stands=one, then=Value(place)) for place, one in enumerate(STANDINGS)]
    urgency = Case(*places, output_field=IntegerField())
    rows = rows.select_related("task", "unit__heir", "duty", "officer")
    return rows.order_by(urgency, "unit__sort_key", "pk")


def waiting_reports(actor: Actor, task: Task) -> QuerySet[Report]:
    """Return the final reports of a task that wait for an answer, by unit, each once."""
    rows = assignments_seen_by(actor).filter(task=task, state=Assignment.State.REPORTED)
    found = Report.objects.filter(assignment__in=rows, final=True, state=Report.State.SENT)
    found = found.order_by("assignment_id", "-number").distinct("assignment_id")
    return (
        Report.objects.filter(pk__in=found.values("pk"))
        .select_related("assignment__unit")
        .order_by("assignment__unit__sort_key", "pk")
    )
