"""What a search for tasks looks in: the words of the work, and nothing of a person. Pure."""

from thongsuot.language.index import words_of
from thongsuot.units.rules import search_text

LONGEST = 2_000


def task_words(label: str, text: str) -> str:
    """Return the folded words of a task, those of its label first and in order, for lists are sorted by them.

    People, numbers and addresses that are read in them are left out, as of a case.
    """
    return search_text(*(" ".join(words_of([each])[0]) for each in (label, text)), limit=LONGEST)
