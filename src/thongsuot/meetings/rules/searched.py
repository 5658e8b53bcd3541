"""What the public's search for dialogues looks in: words that were published, and nothing of a person. Pure."""

from collections.abc import Iterable

from thongsuot.language.index import words_of
from thongsuot.units.rules import search_text

LONGEST = 50_000


def meeting_words(units: Iterable[str], texts: Iterable[str]) -> str:
    """Return the folded words of a published dialogue, each once. `units`: the names of who holds it and who answers.

    `texts`: its title, place, agenda, result, questions and answers; people, numbers and addresses read in them,
    published as they are, are left out, as of a case.
    """
    plain, _exact = words_of(texts)
    return search_text(" ".join(dict.fromkeys(plain)), *units, limit=LONGEST)
