"""Which table of verbs a case has, by its kind; and what holds for all kinds together."""

from thongsuot.cases.rules.complaints import (
    COMPLAINT,
    COMPLAINT_CROSSING,
    COMPLAINT_ENDED,
    COMPLAINT_STATES,
    COMPLAINT_TRANSITIONS,
    STANDING,
)
from thongsuot.cases.rules.transitions import (
    BEFORE_ANSWER,
    BY_VERB,
    ENDED,
    EVERY_VERB,
    STATES,
    TRANSITIONS,
    Transition,
)

BY_COMPLAINT_VERB = {transition.verb: transition for transition in COMPLAINT_TRANSITIONS}
EVERY_COMPLAINT_VERB = BY_COMPLAINT_VERB | {transition.verb: transition for transition in COMPLAINT_CROSSING}
ALL_VERBS = tuple(dict.fromkeys((*EVERY_VERB, *EVERY_COMPLAINT_VERB)))
ALL_STATES = tuple(dict.fromkeys((*STATES, *COMPLAINT_STATES)))
ALL_ENDED = frozenset(ENDED) | frozenset(COMPLAINT_ENDED)
# Something is still owed to the person: an answer, or a decision that stands.
OWED = tuple(dict.fromkeys((*BEFORE_ANSWER, *STANDING)))


def transitions_of(kind: str) -> tuple[Transition, ...]:
    """Return the rows that the pages of a case of `kind` offer, in their order."""
    return COMPLAINT_TRANSITIONS if kind == COMPLAINT else TRANSITIONS


def table_of(kind: str) -> dict[str, Transition]:
    """Return every verb of a case of `kind`, with those that belong to acts across rooms."""
    return EVERY_COMPLAINT_VERB if kind == COMPLAINT else EVERY_VERB


def same_table(kind: str, other: str) -> bool:
    """Return whether two kinds go the same way, so that one can become the other in the middle of it."""
    return table_of(kind) is table_of(other)


def shown_verbs(kind: str) -> dict[str, Transition]:
    """Return the rows of `transitions_of` by their verb."""
    return BY_COMPLAINT_VERB if kind == COMPLAINT else BY_VERB
