"""A promise as lists show it: its badge in words and shape, and how long it still has."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext

from thongsuot.commitments.models import Commitment, PublishedCommitment
from thongsuot.commitments.rules import standing
from thongsuot.commitments.rules.standing import standing_name

SHAPES = {
    "running": "running",
    "late": "late",
    "kept": "done",
    "kept-late": "done-late",
    "broken": "late",
    "withdrawn": "unknown",
}


@dataclass(frozen=True)
class Row:
    """A promise of the desk or a public copy, and its badge: a shape of the component, words in the page's language."""

    promise: Commitment | PublishedCommitment
    stands: str
    shape: str
    words: str


def row_of(promise: Commitment | PublishedCommitment, today: date) -> Row:
    stands = standing(promise.state, promise.due_on, promise.ended_on, today)
    return Row(promise, stands, SHAPES[stands], _words(stands, promise, today))


def _words(stands: str, promise, today: date) -> str:
    """Return the standing, with the days that are left or over where a promise still runs."""
    name = standing_name(stands, get_language() or "vi")
    if stands == "running":
        left = (promise.due_on - today).days
        return ngettext("Còn %(n)d ngày", "Còn %(n)d ngày", left) % {"n": left}
    if stands == "late":
        over = (today - promise.due_on).days
        return ngettext("Quá %(n)d ngày", "Quá %(n)d ngày", over) % {"n": over}
    return name
