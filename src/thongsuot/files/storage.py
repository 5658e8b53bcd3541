"""Where contents lie: `DATA_DIR/files/ab/cd/<sha256>`, written once, never inside the web root."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

_INCOMING = "incoming"


def root() -> Path:
    """Return the folder of all contents."""
    return Path(settings.DATA_DIR) / "files"


def path_of(sha256: str) -> Path:
    """Return where the content with this hash lies, or would lie."""
    return root() / sha256[:2] / sha256[2:4] / sha256


def write(sha256: str, content: bytes) -> None:
    """Put `content` under its hash so that it survives a power cut; a content that is there already is left."""
    target = path_of(sha256)
    if target.exists():
        return
    _folder(target.parent)
    _folder(root() / _INCOMING)
    part = root() / _INCOMING / secrets.token_hex(16)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(target)
    for folder in (target.parent, target.parent.parent, root()):
        _fsync_folder(folder)


def remove(sha256: str) -> None:
    """Take the content with this hash off the disk, if it is there."""
    path_of(sha256).unlink(missing_ok=True)


def stored(before: float) -> Iterator[str]:
    """Yield the hash of every content last written before `before` (seconds since 1970, UTC)."""
    for path in root().glob("??/??/*"):
        if path.stat().st_mtime < before:
            yield path.name


def drop_unfinished(before: float) -> int:
    """Remove what a killed process left half written before `before`; return how many."""
    old = [path for path in (root() / _INCOMING).glob("*") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _folder(path: Path) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def _fsync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
