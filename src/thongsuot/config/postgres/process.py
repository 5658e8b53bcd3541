"""Which process is the server of a cluster, and whether it lives: a dead one or a zombie counts as dead."""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Postmaster:
    """What `postmaster.pid` says of a living server."""

    pid: int
    port: int
    state: str


def _looks(pid: int) -> tuple[str, str]:
    """Return the process's one-letter state and its command line; ("", "") where there is none."""
    proc = Path("/proc")
    try:
        if (proc / "self" / "stat").exists():
            state = (proc / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
            return state, (proc / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return "", ""
    answer = subprocess.run(
        ["ps", "-ww", "-o", "stat=", "-o", "command=", "-p", str(pid)], capture_output=True, text=True
    )
    state, _, command = answer.stdout.strip().partition(" ")
    return state[:1], command


def _reap(pid: int) -> None:
    """Collect `pid` if it is our own ended child, so that it does not stay behind as a zombie."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return


def lives(pid: int, data: Path) -> bool:
    """Whether `pid` is a running server of the cluster in `data`; another program that got the number is not."""
    _reap(pid)
    state, command = _looks(pid)
    return state not in ("", "Z", "X") and str(data) in command


def lines(data: Path) -> list[str]:
    """Return the lines of `postmaster.pid`, none where it is absent."""
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def running(data: Path) -> Postmaster | None:
    """Return the living server of the cluster in `data`, or None."""
    found = lines(data)
    if not found or not found[0].strip().isdigit() or not lives(int(found[0]), data):
        return None
    port = int(found[3]) if len(found) > 3 and found[3].strip().isdigit() else 0
    return Postmaster(pid=int(found[0]), port=port, state=found[7].strip() if len(found) > 7 else "starting")


def disown(data: Path) -> None:
    """Make a stale `postmaster.pid` name a number that no process has.

    PostgreSQL takes a zombie, or a stranger that got the number, for a living server. The rest of the file stays: from
    it PostgreSQL sees whether orphaned backends of the killed server still hold the shared memory.
    """
    found = lines(data)
    if not found:
        return
    gone = subprocess.Popen(["/bin/sh", "-c", ":"])
    gone.wait()
    path = data / "postmaster.pid"
    with path.open("r+") as file:
        file.truncate(0)
        file.write("\n".join([str(gone.pid), *found[1:]]) + "\n")


def wait_until(true: Callable[[], bool], *, seconds: float) -> bool:
    """Ask `true` every 50 ms; return False when `seconds` have passed without it."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
