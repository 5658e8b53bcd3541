"""Locks between processes: one gate for starting and stopping, and a count of who uses the server.

Both are `flock`s, which the kernel lifts when a process ends in whatever way, so nothing stale can stay behind.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@contextmanager
def gate(path: Path) -> Iterator[None]:
    """Hold the only right to start or stop the server; waits for whoever is doing so now."""
    handle = _open(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


class Use:
    """One process's share in the server. Enter and leave only while holding the gate."""

    def __init__(self, path: Path):
        self._handle = _open(path)
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    def leave(self) -> bool:
        """Give the share up; return True when nobody else has one, so that the server may be stopped."""
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(self._handle)
        return True


def in_use(path: Path) -> bool:
    """Whether any process uses the server now. Ask only while holding the gate."""
    handle = _open(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
