"""The web server as a child process, granian over WSGI: `python -m thongsuot.config.pages PORT`. Holds no Django."""

import sys

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


if __name__ == "__main__":
    never_dump()
    die_with_parent()
    serve(int(sys.argv[1]))
