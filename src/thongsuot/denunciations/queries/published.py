"""The published conclusions, read over the portal's own database role."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db import connections
from django.db.models import BooleanField, F, Func, Max, Min, QuerySet

from thongsuot.denunciations.models import PublishedConclusion
from thongsuot.language.folding import fold
from thongsuot.language.ordering import sort_key

PORTAL = "portal"
MOST, FEW = 400, 1000
# One step of the index for each name instead of reading every conclusion: the index holds the names in order.
_UNITS = """
    WITH RECURSIVE names (name) AS (
        (SELECT unit_name FROM denunciations_publishedconclusion ORDER BY 1 LIMIT 1)
        UNION ALL
        SELECT (SELECT unit_name FROM denunciations_publishedconclusion WHERE unit_name > name ORDER BY 1 LIMIT 1)
        FROM names WHERE name IS NOT NULL)
    SELECT name FROM names WHERE name IS NOT NULL
"""


class ByTheWay(Func):
    """The match of words and query as a function, which no index of words serves: judged row by row."""

    function = "ts_match_vq"
    output_field = BooleanField()


def published() -> QuerySet[PublishedConclusion]:
    """Return the published conclusions, the latest first."""
    rows = PublishedConclusion.objects.using(PORTAL).defer("words", "search_key")
    return rows.order_by("-published_on", "-id")


def found(*, words: str = "", year: int | None = None, unit_name: str = "") -> list[UUID]:
    """Return those that hold each of `words` (with or without diacritics), of a year, of a body: at most `MOST`, the

    latest first. Words are looked for in the name of the body and in the text; whole ones, since the beginning of a
    word stands in nearly every conclusion and would be gathered from all of them first.
    """
    rows = published()
    if year:
        rows = rows.filter(published_on__range=(date(year, 1, 1), date(year, 12, 31)))
    if unit_name:
        rows = rows.filter(unit_name=unit_name)
    if words:
        asked = SearchQuery(fold(words), config="simple")
        # What few hold is gathered by the index of words and put in order here; what many hold is met soon on the way
        # back day by day. Left to choose, PostgreSQL takes for the one what is good for the other.
        few = list(rows.filter(words=asked).order_by().values_list("published_on", "id")[: FEW + 1])
        if len(few) <= FEW:
            return [pk for _day, pk in sorted(few, reverse=True)[:MOST]]
        rows = rows.filter(ByTheWay(F("words"), asked))
    return list(rows.values_list("id", flat=True)[:MOST])


def in_order(ids: Sequence[UUID]) -> list[PublishedConclusion]:
    """Return the conclusions of these ids, in their order."""
    rows = published().in_bulk(list(ids))
    return [rows[pk] for pk in ids if pk in rows]


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
