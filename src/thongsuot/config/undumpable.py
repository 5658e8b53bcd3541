"""Keeps processes that hold keys out of core dumps and from other processes of the same user; called at their start."""

import ctypes
import resource
import sys

PR_SET_DUMPABLE = 4


def no_core_file() -> None:
    """Write no core file, whatever happens, in this process and in all that it starts, the database among them."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def never_dump() -> None:
    """Write no core file and, on Linux, let no other process look into this one's memory or attach to it.

    Root still can: docs/security/keys.md says so. A program that this process starts is open to looks again, until it
    calls this itself.
    """
    no_core_file()
    if sys.platform == "linux" and ctypes.CDLL(None, use_errno=True).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "PR_SET_DUMPABLE")
