"""Ties a process to its parent: when the parent dies in whatever way, so does the child."""

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1


def die_with_parent(way: signal.Signals = signal.SIGTERM) -> None:
    """Get `way` when the parent dies; call it early, in the main thread, in a process that a supervisor started."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(way), 0, 0, 0)
    else:
        threading.Thread(target=_watch, args=(parent, way), daemon=True).start()
    expected = os.environ.get("THONGSUOT_SUPERVISOR")
    if os.getppid() != parent or (expected and parent == 1 != int(expected)):
        os.kill(os.getpid(), way)


def _watch(parent: int, way: signal.Signals) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), way)
