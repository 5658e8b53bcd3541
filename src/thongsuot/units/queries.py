"""Reads over units: the installation, the tree by its closure, who is competent, search by words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.cache import caches
from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.language.topics import is_topic, topic
from thongsuot.units import rules
from thongsuot.units.models import (
    Competence,
    FormerName,
    Installation,
    Lineage,
    Place,
    Placement,
    Unit,
    UnitSuccession,
    valid_on,
)

INSTALLATION_KEY = "units.installation"
INSTALLATION_SECONDS = 60
SEARCH_LIMIT = 20


def installation() -> Installation:
    """Return this installation, at most 60 s old; before set-up an unsaved one with prefix 0000 and no root unit."""
    found = caches["here"].get(INSTALLATION_KEY)
    if found is None:
        found = Installation.objects.select_related("root_unit").first()
        if found is None:
            return Installation(code_prefix="0000", name_vi="Thông Suốt", name_en="Thông Suốt")
        caches["here"].set(INSTALLATION_KEY, found, INSTALLATION_SECONDS)
    return found


def forget_installation() -> None:
    """Read the installation afresh next time; its action calls this."""
    caches["here"].delete(INSTALLATION_KEY)


def descendants(unit_ids: Iterable[UUID]) -> QuerySet:
    """Return the ids of these units and all below them, as a subquery: `filter(holder_id__in=descendants(ids))`."""
    return Lineage.objects.filter(ancestor_id__in=list(unit_ids)).values("descendant_id")


def ancestors(unit_id: UUID) -> QuerySet[Unit]:
    """Return the units above `unit_id`, nearest first, without itself."""
    return Unit.objects.filter(lineage_down__descendant_id=unit_id, lineage_down__depth__gt=0).order_by(
        "lineage_down__depth"
    )


def common_parent(unit_a: UUID, unit_b: UUID) -> Unit | None:
    """Return the lowest unit that has both in its subtree (one of them, where it stands above the other), or None."""
    shared = Lineage.objects.filter(descendant_id=unit_a, ancestor__lineage_down__descendant_id=unit_b)
    nearest = shared.order_by("depth").select_related("ancestor").first()
    return nearest.ancestor if nearest else None


def standing(on: date) -> QuerySet[Unit]:
    """Return the units in being on day `on`."""
    return Unit.objects.filter(valid_on(on))


def children(unit: Unit | None, on: date) -> QuerySet[Unit]:
    """Return the units right under `unit` (None: the roots) on day `on`, in order, each with `has_children`."""
    below = Unit.objects.filter(valid_on(on), parent=OuterRef("pk"))
    return standing(on).filter(parent=unit).annotate(has_children=Exists(below)).order_by("sort_key", "id")


def search_units(
    text: str, *, within: Iterable[UUID] | None = None, on: date | None = None, limit: int = SEARCH_LIMIT
) -> list[Unit]:
    """Return up to `limit` units with a word beginning with each word of `text`; names that start so come first.

    `within`: only these units and all below them. `on`: only units in being that day. An empty text finds nothing.
    """
    found = matching(Unit.objects.select_related("parent", "place"), text)
    if within is not None:
        found = found.filter(pk__in=descendants(within))
    if on is not None:
        found = found.filter(valid_on(on))
    return list(starting_first(found, " ".join(rules.words(text)))[:limit])


def matching(rows: QuerySet, text: str) -> QuerySet:
    """Return those of `rows` whose `search_key` has a word beginning with each word of `text` (indexed).

    A table that grows has the words stored, in `words`; of others they are made of the key.
    """
    query = rules.word_query(text)
    if not query:
        return rows.none()
    if not any(field.name == "words" for field in rows.model._meta.fields):
        rows = rows.annotate(words=SearchVector("search_key", config="simple"))
    return rows.filter(words=SearchQuery(query, config="simple", search_type="raw"))


def starting_first(rows: QuerySet, start: str) -> QuerySet:
    """Return `rows`, those whose `search_key` begins with `start` first, then in Vietnamese order."""
    first = Case(When(search_key__startswith=start, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(first=first).order_by("first", "sort_key", "id")


@dataclass(frozen=True)
class Candidate:
    """A unit that may act, the competence that says so, and a sentence for the officer."""

    unit: Unit
    competence: Competence
    reason: str
    rank: tuple[int, int, int]


def competent_unit(topic: str, kind: str, place_id: UUID | None, on: date) -> list[Candidate]:
    """Return the units competent on day `on` for a topic and kind in a place, narrowest first; empty where none is.

    Each unit once, by its narrowest row. Two candidates of one `rank` overlap: an officer decides.
    """
    distances = _distances(place_id)
    rows = Competence.objects.filter(
        valid_on(on), valid_on(on, "unit__"), topic__in=rules.topic_line(topic), kind__in={kind, ""}
    ).filter(Q(place=None) | Q(place_id__in=distances))
    best: dict[UUID, Candidate] = {}
    for row in rows.select_related("unit", "unit__place", "place"):
        rank = rules.narrowness(
            topic=row.topic, kind=row.kind, place_distance=distances.get(row.place_id, len(distances))
        )
        if row.unit_id not in best or rank < best[row.unit_id].rank:
            best[row.unit_id] = Candidate(row.unit, row, _reason(row), rank)
    return sorted(best.values(), key=lambda each: (each.rank, each.unit.name))


def _distances(place_id: UUID | None) -> dict[UUID, int]:
    distances: dict[UUID, int] = {}
    place = next(iter(Place.objects.select_related("parent__parent__parent").filter(pk=place_id)), None)
    while place is not None:
        distances[place.pk] = len(distances)
        place = place.parent
    return distances


def _reason(row: Competence) -> str:
    language = get_language() or "vi"
    field = topic(row.topic).name(language) if is_topic(row.topic) else _("mọi lĩnh vực")
    where = str(row.place) if row.place else _("toàn hệ thống")
    return _("%(unit)s phụ trách %(field)s tại %(place)s.") % {"unit": row.unit, "field": field, "place": where}


def overlaps(place_id: UUID | None, on: date) -> list[tuple[str, str, list[Competence]]]:
    """Return `(topic, kind, rows)` wherever two units hold the very same competence in a place on day `on`."""
    rows = Competence.objects.filter(valid_on(on), place_id=place_id).select_related("unit").order_by("topic", "kind")
    same: dict[tuple[str, str], list[Competence]] = {}
    for row in rows:
        same.setdefault((row.topic, row.kind), []).append(row)
    return [(*key, found) for key, found in same.items() if len({row.unit_id for row in found}) > 1]


def holes(place_id: UUID, topics: Iterable[str], on: date) -> list[str]:
    """Return those of `topics` for which nobody is competent in the place on day `on`."""
    chain = _distances(place_id)
    rows = Competence.objects.filter(valid_on(on), valid_on(on, "unit__"), kind="")
    covered = set(rows.filter(Q(place=None) | Q(place_id__in=chain)).values_list("topic", flat=True))
    return [each for each in topics if not covered.intersection(rules.topic_line(each))]


def living(unit: Unit) -> Unit:
    """Return the unit that keeps the matters of `unit` today: itself while it stands, or where nobody took over."""
    return unit.heir if unit.heir_id else unit


def living_id(unit_id: UUID) -> UUID:
    """Return the id of the unit that keeps the matters of this one today."""
    return Unit.objects.filter(pk=unit_id).values_list("heir_id", flat=True).first() or unit_id


def unit_by_code(code: str) -> Unit | None:
    """Return the unit of a code; of one that has ended, the unit that keeps its matters: old codes still lead home."""
    found = Unit.objects.select_related("heir").filter(code__iexact=code.strip()).first()
    return living(found) if found else None


def successors() -> QuerySet:
    """Return the ids of all units that ever took over from another, as a subquery."""
    heirs = Unit.objects.filter(heir__isnull=False).order_by().values("heir_id")
    return heirs.union(UnitSuccession.objects.order_by().values("successor_id"))


def as_now(unit_ids: Iterable[UUID]) -> list[UUID]:
    """Return these units with all whose matters they keep: a count over them is drawn as the tree stands now."""
    ids = list(unit_ids)
    return [*ids, *Unit.objects.filter(heir__in=ids).values_list("pk", flat=True)]


def as_then(unit_ids: Iterable[UUID], on: date) -> list[UUID]:
    """Return the units that stood on day `on` of these, their former ones and all below that day: a count as it was.

    Where each stood that day follows from its placements.
    """
    standing_then = set(Unit.objects.filter(valid_on(on)).values_list("pk", flat=True))
    parents = dict(Placement.objects.filter(valid_on(on)).values_list("unit_id", "parent_id"))
    wanted = set(as_now(unit_ids)) & standing_then
    found = {unit for unit in standing_then if wanted.intersection(_line(unit, parents))}
    return sorted(found)


def _line(unit: UUID | None, parents: dict[UUID, UUID | None]) -> Iterable[UUID]:
    for _step in range(50):
        if unit is None:
            return
        yield unit
        unit = parents.get(unit)


def history(unit: Unit) -> QuerySet:
    """Return where the unit stood, oldest first."""
    rows = unit.placements.select_related("parent").prefetch_related("parent__former_names")
    return rows.order_by(F("valid_from").asc(nulls_first=True))


def name_then(unit: str, on: str) -> Coalesce:
    """Return what the unit at the path `unit` was called on the day at the path `on`, as `Unit.name_on` says it."""
    later = FormerName.objects.filter(unit=OuterRef(unit), until__gt=OuterRef(on)).order_by("until")
    return Coalesce(Subquery(later.values("name")[:1]), F(f"{unit}__name"), Value(""), output_field=CharField())
