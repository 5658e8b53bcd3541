"""What the public may read: published copies, over the portal's own database role, which can read nothing else."""

from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db import connections
from django.db.models import QuerySet

from thongsuot.cases.models import Publication
from thongsuot.cases.models.publication import WAITED
from thongsuot.language.ordering import sort_key
from thongsuot.units.models import Unit
from thongsuot.units.rules import word_query

PORTAL = "portal"
NEWEST, LONGEST = "moi", "lau"
MOST = 1000
# One step of the index for each name instead of reading every copy: the index holds the names in order.
_PLACES = """
    WITH RECURSIVE names (name) AS (
        (SELECT place_name FROM cases_publication WHERE withdrawn_on IS NULL AND place_name > '' ORDER BY 1 LIMIT 1)
        UNION ALL
        SELECT (SELECT place_name FROM cases_publication
                WHERE withdrawn_on IS NULL AND place_name > name ORDER BY 1 LIMIT 1)
        FROM names WHERE name IS NOT NULL)
    SELECT name FROM names WHERE name IS NOT NULL
"""


def published() -> QuerySet[Publication]:
    """Return every copy that stands, newest first."""
    return Publication.objects.using(PORTAL).filter(withdrawn_on=None).defer("words").order_by("-published_on", "-id")


def latest(count: int) -> list[Publication]:
    return list(published()[:count])


def found(
    *, words: str = "", place: str = "", topic: str = "", unit_id: UUID | None = None, order: str = NEWEST
) -> QuerySet[Publication]:
    """Return the copies that hold a word beginning with each of `words` (with or without diacritics), of a place's
    name, a field, a unit; newest first, or with `LONGEST` those whose answer took longest.
    """
    copies = published()
    if words.strip():
        asked = SearchQuery(word_query(words), config="simple", search_type="raw")
        copies = copies.filter(words=asked) if word_query(words) else copies.none()
    if place:
        copies = copies.filter(place_name=place)
    if topic:
        copies = copies.filter(topic__startswith=topic)
    if unit_id:
        formers = Unit.objects.using(PORTAL).filter(heir=unit_id).values_list("pk", flat=True)
        copies = copies.filter(unit_id__in=[unit_id, *formers])
    return copies.order_by(WAITED.desc(), "-id") if order == LONGEST else copies


def up_to(copies: QuerySet[Publication]) -> int:
    """Return how many copies there are, at most `MOST`: counting further would read them all for nobody."""
    return copies[:MOST].count()


def place_names() -> list[str]:
    """Return the names of places that have a published matter, in Vietnamese order."""
    with connections[PORTAL].cursor() as cursor:
        cursor.execute(_PLACES)
        return sorted((name for (name,) in cursor), key=sort_key)


def unit_name(unit_id: UUID) -> str:
    """Return the name a unit had in its newest published matter; blank where it has none."""
    return published().filter(unit_id=unit_id).values_list("unit_name", flat=True).first() or ""
