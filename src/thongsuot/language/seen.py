"""A text as the suggestions see it: decoded once, read once, counted once, however many of them ask. Pure."""

from collections import Counter
from functools import cached_property

from thongsuot.language.folding import clean
from thongsuot.language.keystrokes import decode_typing
from thongsuot.language.signs import Reading, read_decoded
from thongsuot.language.words import LONGEST, counted, words_of


class Seen:
    """Of `text` the first 20,000 characters are read. Lives as long as one answer: it may be a denunciation."""

    def __init__(self, text: str):
        self.text = text
        self._decoded = decode_typing(clean(text[:LONGEST]))

    @cached_property
    def reading(self) -> Reading:
        return read_decoded(self._decoded)

    @cached_property
    def known(self) -> dict[str, list[tuple[str, int, float]]]:
        """What was looked up of it in the vocabulary of a model, by that vocabulary; see `classifier`."""
        return {}

    @cached_property
    def features(self) -> tuple[Counter[str], dict[str, str]]:
        return counted(words_of(self._decoded))


def seen(text: str | Seen) -> Seen:
    """Return `text` as it is seen; what was seen already stays."""
    return text if isinstance(text, Seen) else Seen(text)
