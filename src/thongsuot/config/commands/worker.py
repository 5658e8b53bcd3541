"""`thongsuot worker`: works the queue and the periodic jobs, numbers the ledger, keeps the search index."""

import os
import signal
import threading

import click
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

from thongsuot.config.supervisor import until_stopped
from thongsuot.config.tether import die_with_parent
from thongsuot.config.undumpable import never_dump
from thongsuot.config.words import _
from thongsuot.ledger import sequencer
from thongsuot.search import following, shelf

KEEP_DONE = "successful"


@click.command(help=_("Chạy hàng đợi, các việc định kỳ và đánh số sổ cái."))
def worker():
    never_dump()
    if "THONGSUOT_SUPERVISOR" in os.environ:
        # At once: the database goes with the supervisor, and a graceful end would wait for it in vain.
        die_with_parent(signal.SIGKILL)
    stop = threading.Event()
    threads = [
        threading.Thread(target=sequencer.loop, args=(stop, "sequencer"), name="sequencer"),
        threading.Thread(target=following.loop, args=(stop, shelf.root()), name="index"),
    ]
    with until_stopped():
        for thread in threads:
            thread.start()
        try:
            work_queue()
        finally:
            stop.set()
            for thread in threads:
                thread.join()


def work_queue() -> None:
    """Work every queue until SIGTERM; a job under way is given time to end, else it is tried again later."""
    connector = PsycopgConnector(kwargs=connector_params("default"), min_size=1, max_size=3)
    with app.replace_connector(connector) as working:
        working.run_worker(concurrency=1, delete_jobs=KEEP_DONE, shutdown_graceful_timeout=5)
