"""The book of a test's one transaction, numbered, and the indexes that follow it."""

from thongsuot.language.querying import parse
from thongsuot.ledger.models import Entry, Leaf
from thongsuot.search.following import Follower
from thongsuot.search.queries import find
from thongsuot.search.shelf import root


def number() -> None:
    """Number every entry, as the sequencer does with those of finished transactions."""
    start = Leaf.objects.count()
    fresh = Entry.objects.filter(leaf=None).order_by("recorded_at", "id")
    Leaf.objects.bulk_create([Leaf(number=start + at, entry=entry) for at, entry in enumerate(fresh)])


def follow(steps: int | None = None) -> None:
    """Number the book and let a follower, begun anew, bring the indexes up to its end (or take only some steps)."""
    number()
    follower = Follower(root())
    assert follower.start()
    try:
        if steps is None:
            follower.catch_up()
        for _ in range(steps or 0):
            follower.step()
    finally:
        follower.stop()


def found(words: str, actor, limit=50) -> list:
    return [key for key, _score in find(parse(words), actor=actor, limit=limit).hits]
