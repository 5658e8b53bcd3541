"""The clocks of a denunciation for its page: how each stands today, and why its last day is that day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from thongsuot.denunciations.models import Denunciation
from thongsuot.denunciations.queries.history import events
from thongsuot.denunciations.rules.clocks import TASK_NAMES, Owed, owed
from thongsuot.duties.rules import SUSPENDED, Badge, badge, law_terms
from thongsuot.law.queries import book
from thongsuot.law.rules import Calendar, DueDay, LawError


@dataclass(frozen=True)
class Explained:
    """One clock: its name, its badge, its last day; `why` counts the days, None where it cannot (`trouble` says)."""

    task: str
    name: str
    shape: str
    words: str
    is_open: bool
    due_on: date | None
    why: DueDay | None
    trouble: str = ""


@dataclass(frozen=True)
class Standing:
    """What `duties.rules.badge` asks of a clock."""

    state: str
    due_on: date | None
    ended_on: date | None = None


def explained(denunciation: Denunciation, *, on: date) -> list[Explained]:
    """Return every clock, running ones first, each with the count of its days."""
    law = book()
    rows = [_explained(one, law, on) for one in owed(events(denunciation), law)]
    return sorted(rows, key=lambda row: (not row.is_open, row.due_on or date.max, row.task))


def reasons(denunciation: Denunciation) -> dict[str, DueDay | None]:
    """Return, by task, the last running clock of it counted day by day; None where it cannot be counted."""
    law = book()
    running = [one for one in owed(events(denunciation), law) if one.clock.state in ("open", SUSPENDED)]
    return {one.task: _why(one, law)[0] for one in running}


def _explained(one: Owed, law, on: date) -> Explained:
    clock, due_on = one.clock, one.reckoned.due_on
    drawn = badge(Standing(clock.state, due_on, clock.ended_on), on, law.calendar, clock.suspended_since)
    why, trouble = _why(one, law)
    english = get_language() == "en"
    return Explained(
        task=one.task,
        name=TASK_NAMES[one.task][english],
        shape=drawn.shape,
        words=drawn.words("en" if english else "vi"),
        is_open=clock.state in ("open", SUSPENDED),
        due_on=due_on,
        why=why,
        trouble=trouble,
    )


def _why(one: Owed, law) -> tuple[DueDay | None, str]:
    extensions, pauses = law_terms(one.clock)
    try:
        return law.due(one.clock.rule_code, one.clock.starts_on, one.clock.rule_variant, extensions, pauses), ""
    except LawError as trouble:
        return None, str(trouble.sentence)


def badge_for(due_on: date | None, on: date, calendar: Calendar) -> Badge | None:
    """Return the badge of a row of the list by its nearest running day; None where nothing runs."""
    if due_on is None:
        return None
    return badge(Standing("open", due_on), on, calendar, None)
