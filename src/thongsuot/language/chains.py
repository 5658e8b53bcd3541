"""Which of many texts are one letter sent by many: groups by shared wording, without comparing each with each. Pure."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from thongsuot.language.matter import Matter
from thongsuot.language.similarity import same_letter, word_for_word

Key = TypeVar("Key", bound=Hashable)
COMMON = 60  # a run of words that more texts share than this is a phrase of letters, and leads to no pair


def chains(texts: Iterable[tuple[Key, Matter]]) -> list[list[Key]]:
    """Return groups of two or more texts that are one letter, each in the order given, the largest first.

    Texts are laid together where they share a run of words that is not common; what is one letter with a text of a
    group belongs to it.
    """
    matters = dict(texts)
    parent = {key: key for key in matters}

    def root(key: Key) -> Key:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    for one, other in _pairs(matters):
        if root(one) != root(other) and _one_letter(matters[one], matters[other]):
            parent[root(other)] = root(one)
    groups = defaultdict(list)
    for key in matters:
        groups[root(key)].append(key)
    return sorted((group for group in groups.values() if len(group) > 1), key=len, reverse=True)


def _pairs(matters: dict[Key, Matter]) -> Iterable[tuple[Key, Key]]:
    """Return pairs that share a run of words: of each run, its first text with every other."""
    runs = defaultdict(list)
    for key, matter in matters.items():
        for run in matter.wording:
            runs[run].append(key)
    found = {(keys[0], key) for keys in runs.values() if 1 < len(keys) <= COMMON for key in keys[1:]}
    return sorted(found, key=str)


def _one_letter(one: Matter, other: Matter) -> bool:
    return same_letter(one, other) or word_for_word(one, other)
