"""Where sealed files lie: ciphertext under a random name, `DATA_DIR/sealed/files/ab/<place>`, bound to that name."""

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from thongsuot.denunciations.keys import streams
from thongsuot.denunciations.keys.trouble import Truncated

_PLACE = re.compile(r"[0-9a-f]{32}")
_PART = ".part"


def root() -> Path:
    """Return the folder of all sealed files."""
    return Path(settings.DATA_DIR) / "sealed" / "files"


def path_of(place: str) -> Path:
    """Return where the file at `place` lies; raises ValueError for what is no place."""
    if not _PLACE.fullmatch(place):
        raise ValueError("no place of a sealed file")
    return root() / place[:2] / place


def keep(chunks: Iterable[bytes], key: bytes) -> str:
    """Encrypt `chunks` under `key` into a new file that survives a power cut; return its place."""
    place = secrets.token_hex(16)
    target = path_of(place)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.with_suffix(_PART)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for sealed in streams.encrypting(key, chunks, place.encode()):
            file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    part.rename(target)
    for folder in (target.parent, root()):
        _fsync_folder(folder)
    return place


def reading(place: str, key: bytes) -> Iterator[bytes]:
    """Yield the plain text of the file at `place`, in memory, chunk by chunk.

    Raises: Truncated (nothing lies there, or not to its end), Broken (changed, moved, another key)
    """
    return streams.decrypting(key, _stored(place), place.encode())


def prove(place: str, key: bytes) -> None:
    """Read the file at `place` to its end and keep nothing. Raises: Truncated, Broken"""
    for _chunk in reading(place, key):
        pass


def destroy(place: str) -> None:
    """Take the file at `place` off the disk, if it is there; what a backup still holds opens with no key any more."""
    path_of(place).unlink(missing_ok=True)


def places(before: float) -> Iterator[str]:
    """Yield the place of every file last written before `before` (seconds since 1970, UTC)."""
    for path in root().glob("??/*"):
        if _PLACE.fullmatch(path.name) and path.stat().st_mtime < before:
            yield path.name


def drop_unfinished(before: float) -> int:
    """Remove what a killed process left half written before `before`; return how many."""
    old = [path for path in root().glob(f"??/*{_PART}") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _stored(place: str) -> Iterator[bytes]:
    try:
        file = path_of(place).open("rb")
    except FileNotFoundError:
        raise Truncated from None
    with file:
        while sealed := file.read(streams.CHUNK):
            yield sealed


def _fsync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
