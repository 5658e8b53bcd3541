"""How much two matters share: words, names, and what each says besides the names. Pure; the same in both directions."""

from collections.abc import Iterable
from itertools import pairwise

from thongsuot.language.matter import Matter, rarities, rarity

REACH = 7  # words in a row beside a name that may belong to it
LITTLE = 12.0  # what a text says besides names weighs at least: of three words two are soon the same


def cosine(one: Matter, other: Matter, shared: Iterable[str]) -> float:
    """Return how near two texts are by all their words, of which they have `shared`."""
    product = sum(one.words[name] * other.words[name] for name in shared)
    if not product:
        return 0.0
    return product / (one.length * other.length)


def contained(a: Matter, b: Matter, plain: list[str], named: set[str]) -> float:
    """Return how much of the one that says less, names left out, stands in the other."""
    both = [each.told - sum(rarities(word for word in named if word in each.words)) for each in (a, b)]
    return sum(rarities(plain)) / max(1.0, min(both))


def besides(a: Matter, b: Matter, named: set[str]) -> float:
    """Return how much of the one that says less stands in the other, without where and of whom both speak.

    Two matters of one place or person share its name and number with the words around them, and nothing else.
    """
    kernel = {word for word in named if word in a.words and word in b.words}
    kernel |= {word for word in a.numbers & b.numbers if word.isdigit()}
    one, other = _outside(a, b, named, kernel), _outside(b, a, named, kernel)
    return _tell(one & other) / max(LITTLE, min(_tell(one), _tell(other)))


def _tell(words: Iterable[str]) -> float:
    """Return how much words tell together, each above what the commonest do."""
    return sum(each - 1 for each in rarities(words))


def _outside(one: Matter, other: Matter, named: set[str], kernel: set[str]) -> set[str]:
    """Return the words of `one` that stand neither in names nor, in a row that both have, beside one."""
    inside = _spread(one.row, kernel, other.neighbours) if kernel else set()
    return one.words.keys() - named - inside


def _spread(row: list[str], kernel: set[str], pairs: frozenset[tuple[str, str]]) -> set[str]:
    """Return the words reached from a name, either way, by a few words in a row that the other text has too."""
    found: set[str] = set()
    for at in [at for at, word in enumerate(row) if word in kernel]:
        for before, word in pairwise(row[at : at + REACH + 1]):
            if (before, word) not in pairs:
                break
            found.add(word)
        for after, word in pairwise(row[max(0, at - REACH) : at + 1][::-1]):
            if (word, after) not in pairs:
                break
            found.add(word)
    return found


def names(a: Matter, b: Matter) -> float:
    """Return which share of the one's names stands in the other, the greater of the two; of no names a third."""
    shares = [got / of for got, of in (_found(a, b), _found(b, a)) if of]
    return max(shares, default=0.3)


def _found(one: Matter, other: Matter) -> tuple[float, float]:
    of = got = 0.0
    for name in one.names:
        words = name.split()
        weight = sum(min(rarity(word), 6.0) for word in words) + (2 if len(words) > 1 else 0)
        of += weight
        got += weight * _share_of(words, other.text)
    return got, of


def _share_of(words: list[str], text: str) -> float:
    """Return how much of a name stands in `text`: all of it, or two and more of its words in a row."""
    for length in range(len(words), min(len(words), 2) - 1, -1):
        for at in range(len(words) - length + 1):
            if f" {' '.join(words[at : at + length])} " in text:
                return length / len(words)
    return 0.0
