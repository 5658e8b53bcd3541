"""A case as a list of the desk shows it: title, badge with words, state."""

from dataclasses import dataclass, field

from django.db.models.functions import Left
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case, Content, Label
from thongsuot.cases.queries.follow import step_name
from thongsuot.cases.queries.labels import labels_on
from thongsuot.cases.queries.naming import BEGINNING, beginning
from thongsuot.core import clock
from thongsuot.core.actors import Actor
from thongsuot.duties.queries import badge_of, suspended_since
from thongsuot.law.queries import book


@dataclass(frozen=True)
class Row:
    """One case of a list. `words` empty: nothing is owed any more, the state says all."""

    case: Case
    title: str
    state: str
    shape: str
    words: str
    labels: list[Label] = field(default_factory=list)


def rows_of(cases: list[Case], actor: Actor | None = None) -> list[Row]:
    """Return `cases` (with `duty` read along) as rows, with one query for all pauses and one for missing titles.

    For `actor`: with the labels of their own units.
    """
    today, calendar, language = clock.today(), book().calendar, get_language() or "vi"
    since = suspended_since([case.duty for case in cases if case.duty])
    rows, beginnings = [], _beginnings(cases)
    labels = labels_on(actor, cases) if actor else {}
    for case in cases:
        badge = badge_of(case.duty, today, calendar, since) if case.duty and _is_owed(case) else None
        shape, words = (badge.shape, badge.words(language)) if badge else ("", "")
        title = case.title or beginnings.get(case.pk) or _("Chưa có tóm tắt")
        rows.append(Row(case, title, step_name(case.state), shape, words, labels.get(case.pk, [])))
    return rows


def _beginnings(cases: list[Case]) -> dict:
    """Return how the words of the untitled cases begin: whoever sees the row may read the case."""
    untitled = [case.pk for case in cases if not case.title]
    rows = Content.objects.filter(case__in=untitled).annotate(start=Left("text", BEGINNING + 1))
    return {pk: beginning(start) for pk, start in rows.values_list("case_id", "start")}


def _is_owed(case: Case) -> bool:
    return case.ended_on is None and case.duty.state != "waived"
