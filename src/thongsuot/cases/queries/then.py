"""Cases by the unit they were with at the time, beside the unit that keeps them now: for counts as then and as now.

Then: what was answered counts for the unit that answered it, what is open for the unit it came to by an act of people;
that a unit took over from another is looked through. Now: for the unit that keeps the matters today.
"""

from django.db.models import Case as Choice
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, UUIDField, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from thongsuot.cases.models import Act, Case
from thongsuot.units.queries import successors

KEEPER, THEN = "keeper", "then"
OF_PEOPLE = ("transfer", "publish", "send")  # what was taken over before one of these is over


def with_units(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return the cases, each with `then` and `keeper`: the unit it was with at the time, and the one that keeps it."""
    later = Act.objects.filter(case=OuterRef("case"), verb__in=OF_PEOPLE, number__gt=OuterRef("number"))
    taken_over = Act.objects.filter(
        ~Exists(later),
        case=OuterRef("pk"),
        verb="inherit",
        details__has_key="from",
    )
    first = taken_over.order_by("number").values(came_from=Cast(KT("details__from"), UUIDField()))[:1]
    takers = successors()
    came = When(Q(holder_unit__in=takers), then=Coalesce(Subquery(first), F("holder_unit_id")))
    return cases.annotate(
        keeper=Coalesce("holder_unit__heir", "holder_unit"),
        then=Choice(came, default=F("holder_unit_id"), output_field=UUIDField()),
    )
