"""Cases that may be the same matter as a text or a case: within what the officer sees, with the reason, never decided.

Candidates come from an index that a room above hands in (`like_with`); without one nothing is suggested.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, Sum
from django.db.models.functions import Left

from thongsuot.cases.models import Act, Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.queries.naming import beginning
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.rules.tables import ALL_ENDED, same_table, table_of
from thongsuot.cases.rules.transitions import BEFORE_ANSWER
from thongsuot.core.actors import Actor
from thongsuot.language.accusation import accuses
from thongsuot.language.similarity import Similar, Thing, ranked, thing
from thongsuot.units.models import Place

CANDIDATES, MOST, READ = 20, 5, 800
FEWEST_LETTERS = 20  # less says nothing
Finder = Callable[..., list[tuple[UUID, float]]]
_finders: list[Finder] = []


@dataclass(frozen=True)
class Like:
    """A case that may be the same matter; `open`: may be joined to; `resent`: both complaints, the found one running.

    `main`: what it was joined into, where the officer sees that too, else itself.
    """

    case: Case
    main: Case
    found: Similar
    open: bool
    resent: bool
    title: str

    @property
    def alarm(self) -> bool:
        """Whether an officer would want to be stopped: it is surely the same, and may be joined to or added to."""
        return self.found.alarm and (self.open or self.resent)


def like_with(finder: Finder) -> None:
    """Take the search for candidates, `(text, actor=, place_id=, limit=) -> [(case id, score)]`, from a room above."""
    _finders[:] = [finder]


def like_text(
    text: str, *, actor: Actor, kind: str = "feedback", place: Place | None = None, on: date | None = None
) -> list[Like]:
    """Return up to five cases in sight of `actor` that may be the matter of `text`, likeliest first.

    Of a text that accuses a person nothing is looked for: denunciations are never compared.
    """
    if sum(letter.isalpha() for letter in text[:200]) < FEWEST_LETTERS or accuses(text).certain:
        return []
    return _like(thing("", text, places=_codes(place), on=on), kind, place, actor, frozenset())


def like_case(case: Case, *, actor: Actor) -> list[Like]:
    """Return the same of a case: without itself, what was joined with it, and what an officer told apart from it."""
    content = getattr(case, "content", None)
    if content is None or not content.text:
        return []
    asked = thing(str(case.pk), content.text, places=_codes(case.place), on=case.received_on)
    return _like(asked, case.kind, case.place, actor, {case.pk, case.joined_into_id} - {None})


def _codes(place: Place | None) -> list[str] | None:
    """Return the codes of a place and of its province; None where it is not known, so that the text is asked."""
    return [each.code for each in (place, place.parent) if each] if place else None


def _like(asked: Thing, kind: str, place: Place | None, actor: Actor, but: Collection[UUID]) -> list[Like]:
    keys = [
        pk
        for finder in _finders
        for pk, _score in finder(asked.text, actor=actor, place_id=place.pk if place else None, limit=CANDIDATES)
    ]
    rows = visible_to(actor).filter(pk__in=keys).exclude(pk__in=but).exclude(joined_into__in=but)
    rows = rows.annotate(start=Left("content__text", READ)).select_related("place__parent")
    cases = {str(row.pk): row for row in rows if row.start}
    things = [thing(pk, row.start, places=_codes(row.place), on=row.received_on) for pk, row in cases.items()]
    apart = told_apart(but, [row.pk for row in cases.values()])
    found = ranked(asked, [one for one in things if UUID(one.id) not in apart], MOST)
    joined = {cases[one.id].joined_into_id for one in found} - {None}
    mains = visible_to(actor).in_bulk(joined) if joined else {}  # who sees a case may not see what it was joined into
    return _once([_of(cases[one.id], mains.get(cases[one.id].joined_into_id), one, kind) for one in found])


def _of(case: Case, joined_into: Case | None, found: Similar, kind: str) -> Like:
    main = joined_into or case
    still = "join" in table_of(kind) and main.state in BEFORE_ANSWER and same_table(main.kind, kind)
    resent = kind == main.kind == COMPLAINT and main.state not in ALL_ENDED
    return Like(case, main, found, still, resent, main.title or case.title or beginning(case.start))


def _once(likes: list[Like]) -> list[Like]:
    """Return each matter once: of cases joined into one the likeliest stands for all."""
    return list({like.main.pk: like for like in reversed(likes)}.values())[::-1]


def told_apart(case_ids: Collection[UUID], others: list[UUID]) -> set[UUID]:
    """Return those of `others` that an officer told apart from one of the cases, on whichever page it was."""
    if not case_ids or not others:
        return set()
    pairs = Q(case__in=case_ids, other_case__in=others) | Q(case__in=others, other_case__in=case_ids)
    acts = Act.objects.filter(pairs, verb="tell_apart").values_list("case_id", "other_case_id")
    return {pk for pair in acts for pk in pair} - set(case_ids)


def counted_together(case: Case, actor: Actor) -> tuple[int, int]:
    """Return how many submissions are one matter with `case` and for how many persons they speak, itself included.

    Counted in sight of `actor`; a count alone: the names of each submission stay sealed in its own case.
    """
    joined = visible_to(actor).filter(joined_into=case)
    return 1 + joined.count(), case.persons + (joined.aggregate(all=Sum("persons"))["all"] or 0)
