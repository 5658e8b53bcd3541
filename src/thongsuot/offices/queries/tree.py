"""The rows that the checks of the tree read, a few statements for any number of units, and their findings."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import Case as Choice
from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from thongsuot.cases.models import Case
from thongsuot.cases.rules.transitions import BEFORE_ANSWER, BEFORE_SCREENING
from thongsuot.duties.models import Duty
from thongsuot.language.topics import topics
from thongsuot.offices.rules import tree as rules
from thongsuot.people.models import Post
from thongsuot.units.models import Competence, Lineage, Place, Unit, valid_on

RUNNING = ("open", "suspended")


def findings(scope: QuerySet[Unit] | None, on: date, kind: str = "") -> list[rules.Finding]:
    """Return what is odd on day `on`, gravest first, in the units of `scope` (None: all). `kind`: only these."""
    units = unit_rows(scope, on)
    work = _work(scope, units)
    held = _competences(scope, on)
    above = dict(Place.objects.filter(valid_on(on)).exclude(level="hamlet").values_list("pk", "parent_id"))
    codes = [topic.code for topic in topics()]
    found = [
        *rules.tree(units),
        *rules.staffing(units, work, _staff(list(work), on)),
        *rules.competence([row for row in held if scope is None or row.unit in {unit.id for unit in units}]),
        *rules.holes(units, held, above, codes),
    ]
    order = {name: rank for rank, name in enumerate(rules.KINDS)}
    return sorted((one for one in found if kind in ("", one.kind)), key=lambda one: order[one.kind])


def unit_rows(scope: QuerySet[Unit] | None, on: date) -> list[rules.UnitRow]:
    """Return every unit of `scope` with what stands right above it, in Vietnamese order."""
    lines = dict(Lineage.objects.values_list("descendant").annotate(n=Count("id")).order_by())
    rows = (Unit.objects.all() if scope is None else scope).annotate(
        standing=_is(valid_on(on)),
        place_standing=_is(Q(place=None) | valid_on(on, "place__")),
        parent_standing=_is(Q(parent=None) | valid_on(on, "parent__")),
        parent_practice=Coalesce(F("parent__practice"), False),
        covers=_is(Q(kind=Unit.Kind.COMMITTEE, place__level="commune")),
    )
    wanted = (
        "pk parent_id standing heir_id practice outside place_id place_standing parent_standing parent_practice covers"
    )
    names = wanted.split()
    return [
        _unit_row(dict(zip(names, row, strict=True)), lines)
        for row in rows.order_by("sort_key", "id").values_list(*names)
    ]


def _unit_row(row: dict, lines: dict[UUID, int]) -> rules.UnitRow:
    flags = ("standing", "place_standing", "parent_standing", "covers")
    return rules.UnitRow(
        id=row["pk"],
        parent=row["parent_id"],
        heir=row["heir_id"],
        place=row["place_id"],
        practice=row["practice"],
        outside=row["outside"],
        parent_practice=row["parent_practice"],
        lines=lines.get(row["pk"], 0),
        parent_lines=lines.get(row["parent_id"], 0),
        **{name: bool(row[name]) for name in flags},
    )


def _is(test: Q):
    return Choice(When(test, then=Value(1)), default=Value(0), output_field=IntegerField())


def _work(scope: QuerySet[Unit] | None, units: list[rules.UnitRow]) -> dict[UUID, rules.Work]:
    """Return what is open in each unit: by one look into an index a unit, so that ended matters cost nothing."""
    cases = Case.objects.real().filter(holder_unit=OuterRef("pk"))
    duties = Duty.objects.filter(holder_unit=OuterRef("pk"), state__in=RUNNING, practice=False)
    rows = (Unit.objects.all() if scope is None else scope).filter(practice=False, outside=False)
    found = rows.annotate(
        cases_open=Exists(cases.filter(state__in=BEFORE_ANSWER)),
        waiting=Exists(cases.filter(state__in=BEFORE_SCREENING)),
        duties_open=Exists(duties),
    ).filter(Q(cases_open=True) | Q(duties_open=True))
    rows = found.order_by().values_list("pk", "cases_open", "waiting", "duties_open")
    return {row[0]: rules.Work(*row) for row in rows}


def _staff(unit_ids: list[UUID], on: date) -> dict[UUID, rules.Staff]:
    """Return who is in post in each of these units on day `on`."""
    now = valid_on(on) & Q(officer__is_active=True)
    rows = Post.objects.filter(unit_id__in=unit_ids).values("unit_id")
    counted = rows.annotate(
        anyone=Count("pk", filter=now),
        heads=Count("pk", filter=now & Q(role="head", deputy=False)),
        deputies=Count("pk", filter=now & Q(role="head", deputy=True)),
        receivers=Count("pk", filter=now & Q(role="receptionist")),
        head_until=Max("valid_until", filter=Q(role="head", deputy=False, valid_until__lte=on)),
    ).order_by()
    found = {}
    for row in counted:
        unit_id, anyone = row.pop("unit_id"), row.pop("anyone")
        found[unit_id] = rules.Staff(anyone=anyone > 0, **row)
    return found


def _competences(scope: QuerySet[Unit] | None, on: date) -> list[rules.Held]:
    """Return the running rows: all, or those that bear on the places of `scope` or belong to its units."""
    rows = Competence.objects.filter(valid_on(on))
    if scope is not None:
        places = set(scope.exclude(place=None).values_list("place_id", flat=True))
        wider = Place.objects.filter(pk__in=places).values_list("parent_id", "parent__parent_id")
        places |= {place for line in wider for place in line}
        rows = rows.filter(Q(place=None) | Q(place_id__in=places - {None}) | Q(unit__in=scope))
    marked = rows.annotate(
        unit_standing=_is(valid_on(on, "unit__")), place_standing=_is(Q(place=None) | valid_on(on, "place__"))
    )
    names = ("pk", "unit_id", "topic", "kind", "place_id", "unit_standing", "unit__practice", "place_standing")
    return [
        rules.Held(pk, unit, topic, kind, place, bool(standing), practice, bool(place_standing))
        for pk, unit, topic, kind, place, standing, practice, place_standing in marked.order_by("id").values_list(
            *names
        )
    ]


def counts(found: list[rules.Finding]) -> dict[str, int]:
    """Return how many findings there are of each kind, in the order of the page."""
    numbers: dict[str, int] = defaultdict(int)
    for one in found:
        numbers[one.kind] += 1
    return {kind: numbers[kind] for kind in rules.KINDS if numbers[kind]}
