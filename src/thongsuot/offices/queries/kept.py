"""What is kept for how long, and what the end of its time lets the administrator destroy."""

from dataclasses import dataclass
from datetime import date

from thongsuot.cases.models import Case
from thongsuot.changes.rules import INELIGIBLE_ENDS, kept_until
from thongsuot.privacy.register import Kept, kept


@dataclass(frozen=True)
class Due:
    """A case whose retention is over: the first day on which its content may go."""

    case: Case
    since: date


def register() -> list[Kept]:
    """Return the register of personal data, as the file of the program says it."""
    return kept()


def due_to_erase(on: date):
    """Return the real cases whose retention is over on day `on` and whose content still stands, oldest first.

    Source: Thông tư 05/2021/TT-TTCP, Điều 28 (one year after an ineligible end).
    """
    year_ago = on.replace(year=on.year - 1, day=min(on.day, 28) if on.month == 2 else on.day)
    rows = Case.objects.real().filter(state__in=INELIGIBLE_ENDS, ended_on__lte=year_ago)
    return rows.exclude(acts__verb="erase").select_related("holder_unit").order_by("ended_on", "id")


def due(cases) -> list[Due]:
    return [Due(case, kept_until(case.state, case.ended_on)) for case in cases]
