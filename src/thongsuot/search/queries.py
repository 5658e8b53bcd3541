"""What somebody finds: by the index, within what they may see, and never what the tables do not hold any more."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from threading import Lock
from uuid import UUID

import structlog

from thongsuot.cases.models import Publication
from thongsuot.cases.permissions import SEEING_BELOW, SEEING_ROLES, visible_to
from thongsuot.cases.queries.publications import PORTAL, Asked
from thongsuot.core.actors import Actor, service
from thongsuot.language import finding
from thongsuot.language.finding import Found, words_like
from thongsuot.language.index import TextIndex
from thongsuot.language.querying import Query, parse
from thongsuot.search.contents import held_by, named_place, place_codes, seen_by
from thongsuot.search.shelf import DESK, PUBLIC, Shelf, root
from thongsuot.units.queries import descendants

log = structlog.get_logger(__name__)
NONE = Found(0, [])
WHOLE_INSTALLATION = service("search")  # reads at the terminal, never acts
PROVINCE = 2  # digits of a province's code; a commune's has more
_readers: dict[str, tuple[str, TextIndex]] = {}
_opening = Lock()


def reader(name: str) -> TextIndex | None:
    """Return the index of that name as it was committed last; None where there is none yet, or none that can be read.

    Looks again once: the generation just named may have given way to the next before it was opened.
    """
    shelf = Shelf(root() / name)
    for _look in range(2):
        current = shelf.current()
        if not current:
            return None
        try:
            return _opened(shelf, name, current)
        except (OSError, ValueError) as error:
            log.warning("index_not_read", name=name, error=type(error).__name__)
    return None


def _opened(shelf: Shelf, name: str, current: str) -> TextIndex:
    place = str(shelf.folder / current)
    with _opening:
        kept = _readers.get(name)
        if kept is None or kept[0] != place:
            kept = _readers[name] = (place, shelf.open(current))
        kept[1].reload()
    return kept[1]


def is_ready() -> bool:
    """Return whether there is an index of the desk to look in."""
    return reader(DESK) is not None


def find(
    query: Query,
    *,
    actor: Actor | None,
    limit: int,
    offset: int = 0,
    on: date | None = None,
    also: Iterable[Iterable[str]] = (),
    newest: bool = False,
    exact: bool = False,
) -> Found:
    """Return what `actor` finds: cases in sight, by id and score; None: published copies, all that the public sees.

    `total` counts only those. Hits whose words are gone, or that are out of sight by now, are left out of both.
    `also`: facts of each of which a hit has one. `newest`: by the day of receipt, the last first. `exact`: count all
    even where there are very many; else `more` may say that only the newest were looked at.
    """
    index = reader(DESK if actor else PUBLIC)
    if index is None:
        return NONE
    units, practice = (None, False) if actor is None else sight(actor)
    asked = {"units": units, "practice": practice, "also": also, "newest": newest, "exact": exact}
    found = finding.search(index, query, **asked, limit=limit, offset=offset)
    hits = standing(found.hits, actor)
    return replace(found, total=found.total - len(found.hits) + len(hits), hits=hits)


def find_copies(asked: Asked, *, limit: int, offset: int = 0) -> Found | None:
    """Return the published copies asked for, by id; None where there is no index, so that the tables must answer."""
    if reader(PUBLIC) is None:
        return None
    query = parse(asked.words)
    if asked.topic:
        query = replace(query, topic=asked.topic)
    also = [[named_place(asked.place)]] if asked.place else []
    also += [[held_by(unit_id) for unit_id in asked.unit_ids]] if asked.unit_ids else []
    return find(query, actor=None, limit=limit, offset=offset, also=also, newest=asked.newest)


def similar_to(text: str, *, actor: Actor, place_id: UUID | None = None, limit: int) -> list[tuple[UUID, float]]:
    """Return the cases in sight of `actor` whose words are most like `text`, best first, by id and score.

    Of two as like, one at the place (in the commune) comes first. As the index knows: what has lost its words or left
    one's sight since is dropped by `cases.queries.similar`, which reads each of them.
    """
    index = reader(DESK)
    if index is None:
        return []
    units, practice = sight(actor)
    near = {f"place:{code}" for code in place_codes(place_id) if len(code) > PROVINCE}
    words = words_like(text)
    found = finding.similar(index, words, units=units, practice=practice, near=near, limit=limit)
    return [(UUID(hex=key), score) for key, score in found]


def sight(actor: Actor) -> tuple[frozenset[str] | None, bool]:
    """Return the facts of which a case in sight of `actor` has one (None: every case is), and whether in practice only.

    The same as `cases.permissions.visible_to`; tested to agree with it.
    """
    if actor.is_service:
        return None, False
    seen = {seen_by(unit_id) for unit_id in actor.units_as(*SEEING_ROLES)}
    above = actor.units_as(*SEEING_BELOW)
    below = (
        {held_by(unit_id) for unit_id in descendants(above).values_list("descendant_id", flat=True)} if above else set()
    )
    return frozenset(seen | below), actor.practice


def standing(hits: list[tuple[str, float]], actor: Actor | None) -> list[tuple[UUID, float]]:
    """Return those of the hits that `actor` (None: the public) may see and that the tables still hold."""
    found = [(UUID(hex=key), score) for key, score in hits]
    keys = [key for key, _score in found]
    if actor is None:
        rows = Publication.objects.using(PORTAL).filter(withdrawn_on=None)
    else:
        rows = visible_to(actor).exclude(content__text="").filter(content__isnull=False)
    there = set(rows.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    return [(key, score) for key, score in found if key in there]
