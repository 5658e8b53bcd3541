"""How places and units are named for search, and which of several competences is the narrowest. Pure."""

import re
from collections.abc import Iterable

from thongsuot.language.folding import fold, other_spelling
from thongsuot.language.ordering import name_sort_key, sort_key
from thongsuot.language.querying import MOST_WORDS

_WORD = re.compile(r"[^\W_]+")
_KIND = re.compile(
    r"^(?:xa|phuong|thi tran|dac khu|thi xa|thanh pho|tinh|huyen|quan|tp|tx|tt|[pxqh](?=[ .]))(?:\s*\.\s*|\s+)"
)


def words(text: str) -> list[str]:
    """Return the folded words of `text`, letters and digits only."""
    return _WORD.findall(fold(text))


def search_text(*parts: str, limit: int) -> str:
    """Return what is stored to be searched: the first part's folded words, then what the others add; within `limit`."""
    first = words(parts[0])
    more = dict.fromkeys(word for part in parts[1:] for word in words(part) if word not in first)
    kept = " ".join([*first, *more])
    return kept if len(kept) <= limit else kept[:limit].rpartition(" ")[0]


def order_bytes(text: str, limit: int = 400) -> bytes:
    """Return the bytes that sort `text` in Vietnamese order, at most `limit` of them."""
    return sort_key(text).encode()[:limit]


def name_order_bytes(full_name: str, limit: int = 400) -> bytes:
    """Return the bytes that sort a person by given name, then the rest, at most `limit` of them."""
    return name_sort_key(full_name).encode()[:limit]


def word_query(text: str) -> str:
    """Return a PostgreSQL tsquery that finds rows holding a word beginning with each word of `text`; may be empty.

    A word that is spelt with i or y (lí, lý) is found in either spelling. As many words are asked as of the cases.
    """
    return " & ".join(_either(word) for word in list(dict.fromkeys(words(text)))[:MOST_WORDS])


def _either(word: str) -> str:
    other = other_spelling(word)
    return f"({word}:* | {other})" if other else f"{word}:*"


def bare_name(text: str) -> str:
    """Return the folded words of a place's name without what it is: `TP. Đà Lạt`, `xã Ka Đô` -> `da lat`, `ka do`."""
    return " ".join(words(_KIND.sub("", fold(text))))


def topic_line(topic: str) -> list[str]:
    """Return a topic with all that covers it, narrowest first: `land.use` -> `land.use`, `land`, and blank for all."""
    parts = topic.split(".") if topic else []
    return [".".join(parts[:length]) for length in range(len(parts), -1, -1)]


def narrowness(*, topic: str, kind: str, place_distance: int) -> tuple[int, int, int]:
    """Return the sort key of a competence, smallest first: longer topic, then a named kind, then the nearer place."""
    return (-len(topic.split(".")) if topic else 0, 0 if kind else 1, place_distance)


def closure(parents: dict) -> Iterable[tuple]:
    """Yield `(ancestor, descendant, depth)` for every unit of `parents` (unit -> parent or None), itself at depth 0."""
    for unit in parents:
        ancestor, depth = unit, 0
        while ancestor is not None:
            yield ancestor, unit, depth
            ancestor, depth = parents.get(ancestor), depth + 1
