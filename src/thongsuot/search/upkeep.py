"""Keep the indexes at hand where no worker runs, and ask for new ones."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from thongsuot.ledger import sequencer
from thongsuot.ledger.models import Leaf
from thongsuot.search.following import Follower, end_of_book, number_of
from thongsuot.search.shelf import RENEW, Shelf, root
from thongsuot.search.sources import SOURCES

LOOK = 0.05  # seconds


def bring_up(*, patience: float) -> bool:
    """Have the indexes hold all that is stored now: by the process that writes them, else by this one.

    Return whether they do; another process is waited for at most `patience` seconds.
    """
    sequencer.run_once("sequencer")
    wanted = number_of(end_of_book())
    return _done_here() or _wait(lambda: all(_reached(source.name) >= wanted for source in SOURCES), patience)


def make_anew(*, patience: float) -> bool:
    """Have the indexes made anew from the tables; return whether they are, within `patience` seconds."""
    before = [Shelf(root() / source.name).current() for source in SOURCES]
    ask_anew(root())

    def changed() -> bool:
        after = [Shelf(root() / source.name).current() for source in SOURCES]
        return all(new and new != old for old, new in zip(before, after, strict=True))

    return _done_here() or _wait(changed, patience)


def ask_anew(folder: Path) -> None:
    """Ask whoever writes the indexes in `folder` to make them anew; searching goes on meanwhile."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / RENEW).touch()


def behind(before: datetime) -> int:
    """Return how many entries recorded before that instant (UTC) are in the book and not in an index of this node."""
    reached = min(_reached(source.name) for source in SOURCES)
    return Leaf.objects.filter(number__gt=reached, entry__recorded_at__lt=before).count()


def _done_here() -> bool:
    """Write the indexes in this process, where no other does; return whether that was so.

    Whoever waits at a terminal does not wait until removed words have left the files: the next worker sees to that.
    """
    follower = Follower(root(), forgets=False)
    if not follower.start():
        return False
    try:
        follower.catch_up()
    finally:
        follower.stop()
    return True


def _reached(name: str) -> int:
    shelf = Shelf(root() / name)
    current = shelf.current()
    return number_of(shelf.open(current).position()) if current else -2


def _wait(done: Callable[[], bool], patience: float) -> bool:
    end = time.monotonic() + patience
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(LOOK)
    return True
