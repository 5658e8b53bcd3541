"""Stops a server that nobody uses any more, also when its last user was killed: `python -I -S keeper.py HOME DATA`.

A process of its own on purpose, with nothing but the standard library: it sleeps in the kernel until the last share in
the server is gone, however it went, and then does what `server.leave` would have done.
"""

import fcntl
import os
import signal
import sys
import time


def _lock(path: str, way: int) -> int | None:
    """Return an open handle that holds the lock, or None where LOCK_NB was asked and another has it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, way)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def _server(data: str) -> int | None:
    try:
        with open(f"{data}/postmaster.pid") as file:
            return int(file.readline())
    except (FileNotFoundError, ValueError):
        return None


def _stop(data: str) -> None:
    for way, tenths in ((signal.SIGINT, 100), (signal.SIGQUIT, 50)):
        pid = _server(data)
        if pid is None:
            return
        try:
            os.kill(pid, way)
        except ProcessLookupError:
            return
        for _ in range(tenths):
            if _server(data) is None:
                return
            time.sleep(0.1)


def keep(home: str, data: str) -> None:
    """Wait until nobody uses the server in `data`, then stop it; return when it is gone."""
    if _lock(f"{home}/keeper", fcntl.LOCK_EX | fcntl.LOCK_NB) is None:
        return
    while _server(data) is not None and os.path.exists(f"{home}/users"):
        os.close(_lock(f"{home}/users", fcntl.LOCK_EX))
        gate = _lock(f"{home}/gate", fcntl.LOCK_EX)
        alone = _lock(f"{home}/users", fcntl.LOCK_EX | fcntl.LOCK_NB)
        if alone is not None:
            _stop(data)
            os.close(alone)
            os.close(gate)
            return
        os.close(gate)


if __name__ == "__main__":
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    keep(sys.argv[1], sys.argv[2])
