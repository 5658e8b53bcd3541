"""One row for each act of an officer: its address, its words, its form, the action that does it."""

from collections.abc import Callable
from dataclasses import dataclass

from thongsuot.cases.rules.tables import transitions_of
from thongsuot.cases.views.desk.table.desk import DESK
from thongsuot.cases.views.desk.table.row import DeskAct
from thongsuot.cases.views.desk.table.work import WORK

__all__ = ["ACTS", "BY_SLUG", "BY_VERB", "DeskAct", "KindPages", "acts_of", "pages_of", "show_kind"]

ACTS = DESK + WORK
BY_SLUG = {act.slug: act for act in ACTS}
BY_VERB = {act.verb: act for act in ACTS}


@dataclass(frozen=True, kw_only=True)
class KindPages:
    """What a kind with a procedure of its own adds to the pages of cases; its room hands it in when it starts.

    `acts`: the rows of its own verbs. `case`, `follow`: the templates of the desk's and the resident's page;
    `more` and `follow_more` take the case (the first also who looks) and return what these templates show besides.
    """

    acts: tuple[DeskAct, ...] = ()
    rare: frozenset[str] = frozenset()
    case: str = "cases/desk/case.html"
    more: Callable = lambda actor, case: {}
    follow: str = "cases/follow.html"
    follow_more: Callable = lambda case: {}


_pages: dict[str, KindPages] = {}
_ORDINARY = KindPages()


def show_kind(kind: str, pages: KindPages) -> None:
    """Take the pages of a kind, once. Raises: ValueError for a second time."""
    if kind in _pages:
        raise ValueError(f"the pages of {kind} are given twice")
    _pages[kind] = pages


def pages_of(kind: str) -> KindPages:
    """Return what the kind adds; nothing for feedback and petitions."""
    return _pages.get(kind, _ORDINARY)


def acts_of(kind: str) -> dict[str, DeskAct]:
    """Return the rows of the acts that a case of `kind` knows, by verb: its own room's, and those it shares."""
    own = {act.verb: act for act in pages_of(kind).acts}
    shared = {row.verb: BY_VERB[row.verb] for row in transitions_of(kind) if not row.own and row.verb in BY_VERB}
    return shared | own


def act_at(kind: str, slug: str) -> DeskAct | None:
    """Return the row of the act at this address, None where a case of `kind` has none."""
    return next((act for act in acts_of(kind).values() if act.slug == slug), None)
