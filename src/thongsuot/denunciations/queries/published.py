"""The published conclusions, read over the portal's own database role."""

from datetime import date
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db import connections
from django.db.models import Max, Min, QuerySet

from thongsuot.denunciations.models import PublishedConclusion
from thongsuot.language.ordering import sort_key
from thongsuot.units.rules import word_query

PORTAL = "portal"
MOST = 1000
# One step of the index for each name instead of reading every conclusion: the index holds the names in order.
_UNITS = """
    WITH RECURSIVE names (name) AS (
        (SELECT unit_name FROM denunciations_publishedconclusion ORDER BY 1 LIMIT 1)
        UNION ALL
        SELECT (SELECT unit_name FROM denunciations_publishedconclusion WHERE unit_name > name ORDER BY 1 LIMIT 1)
        FROM names WHERE name IS NOT NULL)
    SELECT name FROM names WHERE name IS NOT NULL
"""


def published() -> QuerySet[PublishedConclusion]:
    """Return the published conclusions, the latest first."""
    rows = PublishedConclusion.objects.using(PORTAL).defer("words", "search_key")
    return rows.order_by("-published_on", "-id")


def found(*, words: str = "", year: int | None = None, unit_name: str = "") -> QuerySet[PublishedConclusion]:
    """Return those that hold a word beginning with each of `words` (with or without diacritics), of a year, of a body.

    Words are looked for in the name of the body and in the text.
    """
    rows = published()
    if words.strip():
        asked = word_query(words)
        rows = rows.filter(words=SearchQuery(asked, config="simple", search_type="raw")) if asked else rows.none()
    if year:
        rows = rows.filter(published_on__range=(date(year, 1, 1), date(year, 12, 31)))
    return rows.filter(unit_name=unit_name) if unit_name else rows


def up_to(rows: QuerySet[PublishedConclusion]) -> int:
    """Return how many there are, at most `MOST`: counting further would read them all for nobody."""
    return rows[:MOST].count()


def years() -> list[int]:
    """Return the years from the first to the last publication, the latest first."""
    ends = PublishedConclusion.objects.using(PORTAL).aggregate(first=Min("published_on"), last=Max("published_on"))
    return list(range(ends["last"].year, ends["first"].year - 1, -1)) if ends["last"] else []


def unit_names() -> list[str]:
    """Return the names of bodies that have published one, in Vietnamese order."""
    with connections[PORTAL].cursor() as cursor:
        cursor.execute(_UNITS)
        return sorted((name for (name,) in cursor), key=sort_key)


def published_one(pk: UUID) -> PublishedConclusion | None:
    """Return one published conclusion, None where there is none."""
    return published().filter(pk=pk).first()
