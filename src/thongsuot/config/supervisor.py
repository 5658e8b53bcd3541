"""Keeps child processes running until it is told to stop, and leaves none behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
GRACE = 8.0  # seconds for a child to end its work; the database then has the rest of 15
TOO_SOON = 5.0  # a child that ends within so many seconds of its start did not start at all
PATIENCE = 3
LATER = 30.0  # seconds until a child that the others can do without is tried again


class Stopped(BaseException):
    """SIGINT or SIGTERM came: end, leaving nothing running."""


@contextmanager
def until_stopped() -> Iterator[None]:
    """Run the block until it ends or SIGINT or SIGTERM comes, also where they were inherited as ignored.

    Once one came, further ones are ignored: cleaning up is not interrupted.
    """

    def stop(number, frame):
        for each in STOP_SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    before = {each: signal.signal(each, stop) for each in STOP_SIGNALS}
    try:
        yield
    except Stopped:
        return
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@dataclass
class Child:
    """One child process: how to start it, and how often it ended too soon.

    `needed`: whether the others are to end too where it does not run.
    """

    name: str
    arguments: list[str]
    needed: bool = True
    process: subprocess.Popen | None = None
    born: float = 0.0
    failures: int = 0

    def start(self) -> None:
        command = [sys.executable, "-m", *self.arguments]
        environment = os.environ | {"THONGSUOT_SUPERVISOR": str(os.getpid())}
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
        self.born = time.monotonic()

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def may_start(self) -> bool:
        """Whether it is its time: one that is not needed and keeps ending at once is left alone for a while."""
        spared = not self.needed and self.failures >= PATIENCE - 1
        return not spared or time.monotonic() - self.born > LATER

    def restart(self) -> None:
        """Start again after an unexpected end. Raises: DatabaseTrouble when it keeps ending at once."""
        self.failures = self.failures + 1 if time.monotonic() - self.born < TOO_SOON else 0
        if self.failures >= PATIENCE:
            sentence = _("Tiến trình {name} không chạy được: hãy đọc thông báo ở trên, rồi chạy “thongsuot doctor”.")
            raise DatabaseTrouble(sentence.format(name=self.name))
        self.start()


@dataclass
class Supervisor:
    """Starts `children`, starts again those that end, and asks `each_second` whether all must be started anew."""

    children: list[Child]
    each_second: Callable[[], bool] = lambda: False

    @contextmanager
    def running(self) -> Iterator[None]:
        """Have the children running for the time of the block; stop them all after it."""
        try:
            for child in self.children:
                child.start()
            yield
        finally:
            self.stop()

    def watch(self) -> None:
        """Watch the children for ever; ends by an exception only."""
        while True:
            time.sleep(1)
            self.look_after()

    def look_after(self) -> None:
        """Start again each child that has ended. Raises: DatabaseTrouble when one keeps ending at once."""
        if self.each_second():
            self.stop()
        for child in self.children:
            if child.ended() and child.may_start():
                child.restart()

    def stop(self) -> None:
        """Ask every child to end, and end those that do not within the time of grace."""
        alive = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in alive:
            process.terminate()
        end = time.monotonic() + GRACE
        for process in alive:
            try:
                process.wait(timeout=max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
