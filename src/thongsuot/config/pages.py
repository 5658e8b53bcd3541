"""The web server as a child process, granian over WSGI: `python -m thongsuot.config.pages PORT`.

Where its processes are forked, the program is loaded before, so that they share its memory until they write to it.
"""

import gc
import multiprocessing
import os
import sys
from importlib import import_module

import django
from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.log import LogLevels

from thongsuot.config.tether import die_with_parent
from thongsuot.config.undumpable import never_dump

WORKERS = 2
THREADS = 2


def serve(port: int) -> None:
    """Serve the pages on 127.0.0.1 until SIGTERM; a worker that is killed is replaced. Keeps no access log."""
    Granian(
        "thongsuot.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        loop=Loops.asyncio,
        http=HTTPModes.http1,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=1.0,
        workers_kill_timeout=3,
    ).serve()


def preload() -> None:
    """Load rooms and pages, where that is shared; opens no connection and starts no thread, which no fork survives."""
    if multiprocessing.get_start_method() != "fork":
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thongsuot.config.settings")
    django.setup()
    import_module("thongsuot.config.urls")
    gc.collect()
    gc.freeze()  # a collection would write to every object


if __name__ == "__main__":
    never_dump()
    die_with_parent()
    preload()
    serve(int(sys.argv[1]))
