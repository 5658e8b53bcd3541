"""Names of communes with one letter wrong, too many, missing or swapped: looked for only after what the place is."""

from collections.abc import Iterator

from thongsuot.language.places.gazetteer import gazetteer

SHORTEST, LONGEST = 6, 20  # letters and blanks of a name: a shorter one has too many that differ by a letter
MOST_BLANKS = 2
_LETTERS = "abcdeghiklmnopqrstuvxy"


def slips_of(key: str) -> Iterator[str]:
    """Yield the keys of names that differ from `key` in one letter, with as many words."""
    blanks = key.count(" ")
    if not SHORTEST <= len(key) <= LONGEST or not 1 <= blanks <= MOST_BLANKS:
        return
    named = gazetteer().named
    for other in dict.fromkeys(_one_off(key)):
        if other in named and other != key and other.count(" ") == blanks:
            yield other


def _one_off(key: str) -> Iterator[str]:
    for at in range(len(key)):
        head, tail = key[:at], key[at + 1 :]
        yield head + tail
        if tail:
            yield head + tail[0] + key[at] + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            yield head + letter + key[at:]
    for letter in _LETTERS:
        yield key + letter
