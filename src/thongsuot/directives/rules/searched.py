"""What a search for tasks and passages looks in: the words of the work, and nothing of a person. Pure."""

from thongsuot.language.folding import fold_spelling
from thongsuot.language.index import words_of
from thongsuot.units.rules import search_text

LONGEST = 2_000
BEFORE, SHOWN = 8, 32  # words of a passage before the first one that was asked for, and in all


def task_words(label: str, text: str) -> str:
    """Return the folded words of a task, those of its label first and in order, for lists are sorted by them.

    People, numbers and addresses that are read in them are left out, as of a case.
    """
    return search_text(*(" ".join(words_of([each])[0]) for each in (label, text)), limit=LONGEST)


def passage_words(text: str) -> str:
    """Return the folded words of a passage, each once, without people, numbers and addresses that are read in them."""
    return search_text("", " ".join(words_of([text])[0]), limit=LONGEST)


def snippet(text: str, asked: str) -> str:
    """Return the part of a passage around the first word that was asked for, cut at whole words."""
    wanted, words = tuple(fold_spelling(asked).split()), text.split()
    found = (at for at, word in enumerate(words) if fold_spelling(word).lstrip("“\"'(").startswith(wanted))
    first = max(0, next(found, 0) - BEFORE)
    cut = words[first : first + SHOWN]
    return f"{'… ' if first else ''}{' '.join(cut)}{' …' if first + SHOWN < len(words) else ''}"
