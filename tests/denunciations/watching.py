"""Watches where this process writes, and looks for a word in all of it: named files, nameless ones, folders of old."""

import os
import sys
from contextlib import contextmanager
from pathlib import Path

_written: set[str] | None = None


def _hear(event: str, arguments: tuple) -> None:
    if _written is not None and event == "open" and isinstance(arguments[0], (str, bytes)) and arguments[2] & _WRITING:
        _written.add(os.fsdecode(arguments[0]))


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
sys.addaudithook(_hear)  # once for the process: a hook cannot be taken away


@contextmanager
def written():
    """Yield the set of paths that are opened for writing inside the block."""
    global _written
    _written = set()
    try:
        yield _written
    finally:
        _written = None


def holding(word: bytes, *folders: Path) -> list[str]:
    """Return what holds `word`: files below `folders`, and files this process has open, with a name or without."""
    found = [str(path) for folder in folders for path in folder.rglob("*") if path.is_file() and _has(path, word)]
    return found + [f"descriptor {number}" for number in _open_files() if _has(Path(f"/proc/self/fd/{number}"), word)]


def nameless(folder: Path) -> list[Path]:
    """Return the files without a name, once made below `folder`, that this process has open."""
    links = [Path(f"/proc/self/fd/{number}") for number in _open_files()]
    told = {link: os.readlink(link) for link in links}
    return [link for link, at in told.items() if at.startswith(str(folder)) and at.endswith(" (deleted)")]


def _has(path: Path, word: bytes) -> bool:
    return word in path.read_bytes()


def _open_files() -> list[str]:
    """Return the numbers of the regular files this process has open (there is no such list but on Linux)."""
    numbers = os.listdir("/proc/self/fd") if sys.platform == "linux" else []
    return [number for number in numbers if os.path.isfile(f"/proc/self/fd/{number}")]
