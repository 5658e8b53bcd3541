"""Letters of one wording among what the desks of an officer hold: one collective matter, if the officer says so."""

from dataclasses import dataclass

from django.db.models.functions import Left

from thongsuot.cases.models import Case
from thongsuot.cases.queries.naming import beginning
from thongsuot.cases.queries.similar import READ, told_apart
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.rules.tables import table_of
from thongsuot.cases.rules.transitions import DESK
from thongsuot.core.actors import Actor
from thongsuot.language.accusation import accuses
from thongsuot.language.chains import chains
from thongsuot.language.matter import matter

NEWEST = 300  # letters looked at: a chain comes within days
JOINING = table_of("feedback")["join"].states


@dataclass(frozen=True)
class Chain:
    """One letter of many: the first that came, which the others may be joined to, and for how many they speak."""

    main: Case
    others: list[Case]

    @property
    def letters(self) -> int:
        return 1 + len(self.others)

    @property
    def persons(self) -> int:
        """Persons of all letters, as each says; the lists of who signed stay sealed in each."""
        return self.main.persons + sum(case.persons for case in self.others)

    @property
    def title(self) -> str:
        return self.main.title or beginning(self.main.start)


def chains_of(actor: Actor) -> list[Chain]:
    """Return the chains among the newest 300 letters that the desks of `actor` may still join, the longest first.

    Complaints are never joined; of what accuses a person nothing is compared; who was told apart stays apart.
    """
    rows = Case.objects.filter(holder_unit__in=actor.units_as(*DESK), state__in=JOINING, practice=actor.practice)
    rows = rows.exclude(kind=COMPLAINT).annotate(start=Left("content__text", READ)).order_by("-received_at", "-id")
    cases = {case.pk: case for case in reversed(rows[:NEWEST]) if case.start and not accuses(case.start).certain}
    groups = chains((pk, matter(case.start)) for pk, case in cases.items())
    return [chain for group in groups if (chain := _chain([cases[pk] for pk in group])).others]


def _chain(cases: list[Case]) -> Chain:
    main, *others = cases
    apart = told_apart([main.pk], [case.pk for case in others])
    return Chain(main, [case for case in others if case.pk not in apart])
