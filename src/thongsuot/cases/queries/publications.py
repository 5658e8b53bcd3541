"""What the public may read: published copies, over the portal's own database role, which can read nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
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
NEWEST, LONGEST, BEST = "moi", "lau", "hop"
MOST = 1000
FEW = 20  # copies on a page
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


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Words and filters of somebody of the public; `unit_ids`: a unit and those it took over; else the best first."""

    words: str
    place: str = ""
    topic: str = ""
    unit_ids: tuple[UUID, ...] = ()
    newest: bool = False


_finders: list[Callable] = []
_beside: list[Callable[[str], list]] = []


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
        copies = copies.filter(unit_id__in=with_formers(unit_id))
    return copies.order_by(WAITED.desc(), "-id") if order == LONGEST else copies


def with_formers(unit_id: UUID) -> list[UUID]:
    """Return a unit and those whose matters passed to it."""
    return [unit_id, *Unit.objects.using(PORTAL).filter(heir=unit_id).values_list("pk", flat=True)]


def find_with(finder: Callable) -> None:
    """Let `finder(asked, limit, offset)` look by an index: a room above keeps it, which may not be imported here."""
    _finders.append(finder)


def beside_with(finder: Callable[[str], list]) -> None:
    """Let a room above find what else is published, by the words of a question."""
    _beside[:] = [finder]


def beside(words: str) -> list:
    """Return what else that is published has these words, by kind: what the room above gives."""
    return [found for finder in _beside for found in finder(words)]


class Ranked:
    """The copies that an index finds for `asked`, as a paginator takes them: sliced, counted up to `MOST`.

    `is_gone`: the index was lost after it was first asked, so that a further page is empty though it was counted.
    """

    def __init__(self, asked: Asked):
        self.asked, self.is_gone = asked, False
        self._first = self._find(0, FEW)

    @property
    def is_there(self) -> bool:
        """Whether an index could be asked at all."""
        return self._first is not None

    @property
    def fit(self) -> str:
        """What a hit has at least: all words, half of them, or half of them one letter off."""
        return self._first.fit

    @property
    def more(self) -> bool:
        """Whether older ones that were not counted may be there too."""
        return self._first.more

    def count(self) -> int:
        return min(self._first.total, MOST)

    def __getitem__(self, span: slice) -> list[Publication]:
        limit = min(max(span.stop, span.start + FEW), MOST) - span.start  # more than are left: some may be gone by now
        ids = self._ids(span.start, limit) if limit > 0 else []
        copies = {copy.pk: copy for copy in published().filter(pk__in=ids).prefetch_related("items")}
        return [copies[key] for key in ids if key in copies]

    def _ids(self, offset: int, limit: int) -> list[UUID]:
        found = self._first if (offset, limit) == (0, FEW) else self._find(offset, limit)
        self.is_gone = found is None
        return [key for key, _score in found.hits] if found else []

    def _find(self, offset: int, limit: int):
        return next((finder(self.asked, limit=limit, offset=offset) for finder in _finders), None)


def up_to(copies: QuerySet[Publication] | Ranked) -> int:
    """Return how many copies there are, at most `MOST`: counting further would read them all for nobody."""
    return copies.count() if isinstance(copies, Ranked) else copies[:MOST].count()


def place_names() -> list[str]:
    """Return the names of places that have a published matter, in Vietnamese order."""
    with connections[PORTAL].cursor() as cursor:
        cursor.execute(_PLACES)
        return sorted((name for (name,) in cursor), key=sort_key)


def unit_name(unit_id: UUID) -> str:
    """Return the name a unit had in its newest published matter; blank where it has none."""
    return published().filter(unit_id=unit_id).values_list("unit_name", flat=True).first() or ""
