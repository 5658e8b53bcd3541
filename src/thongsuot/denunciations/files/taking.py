"""A file of a denunciation, from upload to the disk: checked and stripped in memory, kept only as ciphertext.

None of these asks for a permission: the act that calls them does. Call `take` before the transaction writes its row, so
that a row never points at nothing; what a transaction that failed leaves behind, `sweep` takes away a day later.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from thongsuot.denunciations.files import storage
from thongsuot.denunciations.keys import streams
from thongsuot.files import actions, rules

ORPHAN_AGE = timedelta(hours=24)


@dataclass(frozen=True)
class Taken:
    """A file that was kept. `place`: where; `size`: plain bytes; `name` and `media_type` belong under a key."""

    place: str
    size: int
    name: str
    media_type: str

    def __repr__(self) -> str:
        return f"Taken({self.place})"


def take(upload, *, name: str, key: bytes) -> Taken:
    """Check, strip and keep a file under `key`. `upload`: anything with `read(size)`.

    Raises: Invalid(field="files") with a sentence that names the file and the remedy
    """
    content, form = actions.checked(upload, name)
    pieces = (content[start : start + streams.CHUNK] for start in range(0, len(content), streams.CHUNK))
    place = storage.keep(pieces, key)
    return Taken(place=place, size=len(content), name=rules.display_name(name, form), media_type=form.media_type)


def open_file(place: str, key: bytes) -> Iterator[bytes]:
    """Return the plain text of a kept file, chunk by chunk, after all of it was proved whole and genuine.

    Raises: Truncated, Broken, at once and before a byte is given out
    """
    storage.prove(place, key)
    return storage.reading(place, key)


def again(place: str, key: bytes, *, under: bytes) -> str:
    """Keep a file once more under another key (of another denunciation), never in clear; return its new place.

    Raises: Truncated, Broken
    """
    return storage.keep(open_file(place, key), under)


def sweep(known: Container[str], *, at: datetime) -> int:
    """Remove files of which no row is `known`, a day after they were written; return how many."""
    before = (at - ORPHAN_AGE).timestamp()
    gone = storage.drop_unfinished(before)
    for place in list(storage.places(before)):
        if place not in known:
            storage.destroy(place)
            gone += 1
    return gone
