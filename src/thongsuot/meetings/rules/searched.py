"""What the public's search for dialogues looks in: the words that were published, and no other. Pure."""

from collections.abc import Iterable

from thongsuot.units.rules import search_text

LONGEST = 50_000


def meeting_words(title: str, unit: str, place: str, more: Iterable[str]) -> str:
    """Return the folded words of a published dialogue. `more`: who answers, its agenda, result, questions, answers."""
    return search_text(title, unit, place, *more, limit=LONGEST)
