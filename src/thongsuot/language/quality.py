"""How well a model guesses: how many of labelled texts it names right at once and within three, by label too. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

WITHIN = 3


@dataclass
class Count:
    """Of `number` texts, `first` were guessed right at once and `three` within three guesses."""

    number: int = 0
    first: int = 0
    three: int = 0

    def add(self, wanted: str, guessed: list[str]) -> None:
        self.number += 1
        self.first += wanted in guessed[:1]
        self.three += wanted in guessed[:WITHIN]


@dataclass
class Quality(Count):
    """Of all texts, and `by_label` of those of each label."""

    by_label: dict[str, Count] = field(default_factory=dict)

    def not_worse_than(self, other: Count) -> bool:
        """Return whether as many texts are right at once as with `other`, measured on the same texts."""
        return self.first >= other.first


def measured(guess: Callable[[str], list[str]], rows: Iterable[tuple[str, str]]) -> Quality:
    """Return how well `guess` (text to labels, best first) names the labels of `rows`, (text, label) each."""
    found = Quality()
    for text, label in rows:
        guessed = guess(text)
        found.add(label, guessed)
        found.by_label.setdefault(label, Count()).add(label, guessed)
    return found
