"""Slow jobs in a process of their own, started while any waits and gone when none does: at rest it takes no memory."""

import os
import signal
import subprocess
import sys
from threading import Event

import structlog
from django.db import DatabaseError, connection

from thongsuot.config.queues import slow_waits

log = structlog.get_logger(__name__)
COMMAND = ("-m", "thongsuot.config.cli", "worker", "--slow")
SECOND = 1.0
AFTER_FAILURE = 10.0  # seconds until a process that failed is started again
GRACE = 2.0  # seconds for a job to end; then it is killed, and tried again after the next start


class Lane:
    """The process of slow jobs, if any runs."""

    def __init__(self, command: tuple[str, ...] = (sys.executable, *COMMAND)):
        self._command, self._process = command, None

    def step(self) -> bool:
        """Start the process where a slow job waits and none runs; return False where the last one has failed."""
        if self._process is not None:
            status = self._process.poll()
            if status is None:
                return True
            self._process = None
            if status:
                log.warning("slow_jobs_ended", status=status)
                return False
        if slow_waits():
            self._start()
        return True

    def _start(self) -> None:
        environment = os.environ | {"THONGSUOT_SUPERVISOR": str(os.getpid())}
        self._process = subprocess.Popen(
            self._command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def stop(self) -> None:
        """End the process with all that it has started, within the time of grace and a moment."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None


def loop(stop: Event, lane: Lane | None = None) -> None:
    """Have slow jobs done until `stop` is set; a lost database is tried again."""
    lane = lane or Lane()
    while not stop.is_set():
        try:
            well = lane.step()
        except DatabaseError as error:
            log.warning("slow_jobs_wait", error=type(error).__name__)
            connection.close()
            well = True
        stop.wait(SECOND if well else AFTER_FAILURE)
    lane.stop()
    connection.close()
