"""Keeps a process that holds keys out of core dumps and from other processes of the same user; called at its start."""

import ctypes
import resource
import sys

PR_SET_DUMPABLE = 4


def never_dump() -> None:
    """Write no core file, whatever happens and in no child either; on Linux, let no other process look in or attach.

    Root still can: docs/security/keys.md says so. A new program that this process starts is open to looks again, until
    it calls this itself; the limit of core files it inherits.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux" and ctypes.CDLL(None, use_errno=True).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "PR_SET_DUMPABLE")
