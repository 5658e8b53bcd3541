"""`thongsuot worker`: works the queue and the periodic jobs, numbers the ledger, keeps the search index."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import click
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

from thongsuot.config import slow as slow_jobs
from thongsuot.config.queues import QUICK, SLOW
from thongsuot.config.supervisor import STOP_SIGNALS, until_stopped
from thongsuot.config.tether import die_with_parent
from thongsuot.config.undumpable import never_dump
from thongsuot.config.words import _
from thongsuot.ledger import sequencer
from thongsuot.search import following, shelf

KEEP_DONE = "successful"
GRACE = 5.0  # seconds for a job to end once a signal came
LONGEST = 11.0  # seconds from the signal to the end of this process, whatever a job is doing


@click.command(help=_("Chạy hàng đợi, các việc định kỳ và đánh số sổ cái."))
@click.option("--slow", is_flag=True, help=_("Chỉ làm các việc lâu đang chờ, hết thì dừng."))
def worker(slow):
    never_dump()
    if "THONGSUOT_SUPERVISOR" in os.environ:
        # At once: the database goes with the supervisor, and a graceful end would wait for it in vain.
        die_with_parent(signal.SIGKILL)
    with until_stopped():
        if slow:
            work(SLOW, wait=False)
        else:
            work_and_follow()


def work_and_follow() -> None:
    """Work the quick queues until a signal, with threads that number, index and have the slow ones worked."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=sequencer.loop, args=(stop, "sequencer"), name="sequencer"),
        threading.Thread(target=following.loop, args=(stop, shelf.root()), name="index"),
        threading.Thread(target=slow_jobs.loop, args=(stop,), name="slow"),
    ]
    for thread in threads:
        thread.start()
    try:
        work(QUICK, wait=True, stopping=stop.set)
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def work(queues: Sequence[str], *, wait: bool, stopping: Callable[[], None] = lambda: None) -> None:
    """Work `queues`, one job at a time, until SIGTERM or, without `wait`, until none is left.

    `stopping` is called as soon as the signal comes. A job under way is given time to end, else it is tried again.
    """
    connector = PsycopgConnector(kwargs=connector_params("default"), min_size=1, max_size=3)
    with app.replace_connector(connector) as working:
        asyncio.run(_work(working, stopping, queues=list(queues), wait=wait))


async def _work(working, stopping: Callable[[], None], **options) -> None:
    async with working.open_async():
        run = asyncio.create_task(
            working.run_worker_async(
                concurrency=1,
                delete_jobs=KEEP_DONE,
                shutdown_graceful_timeout=GRACE,
                install_signal_handlers=False,
                **options,
            )
        )
        loop = asyncio.get_running_loop()

        def stop() -> None:
            stopping()
            loop.call_soon_threadsafe(run.cancel)  # asks the queue's worker to stop; it waits for the job

        with _told_of_signals(stop), suppress(asyncio.CancelledError):
            await run


@contextmanager
def _told_of_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` at the first signal; end the process for good where its work does not end in time after it."""

    def told(number, frame):
        for each in STOP_SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        end = threading.Timer(LONGEST, os._exit, (1,))  # a job in a thread cannot be ended otherwise
        end.daemon = True
        end.start()
        stop()

    before = {each: signal.signal(each, told) for each in STOP_SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
