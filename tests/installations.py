"""Data folders that `thongsuot migrate` has set up: made once a run, a copy for each test that wants one of its own."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

from config import terminal
from thongsuot.config.postgres.server import Server

NUMBERED = """
import django
from thongsuot.config.database import database
with database():
    django.setup()
    from thongsuot.ledger.sequencer import run_once
    run_once("sequencer")
"""


def migrated(place: Path) -> None:
    """Make the empty folder `place` a data folder with tables, rights, places and keys."""
    _copy(_original(), place)


def remove_original(run: Path) -> None:
    """Delete what the copies of a run were made from, if any were made."""
    server = Server(run / "installed")
    if server.exists():
        server.remove()


def _original() -> Path:
    folder = Path(os.environ["THONGSUOT_TEST_RUN"])
    place = folder / "installed"
    with (folder / "installed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "installed.made").exists():
            place.mkdir(mode=0o711)
            done = terminal.run(place, "migrate")
            assert done.returncode == 0, done.stderr
            # Copies are taken minutes later, when an entry without its number would be a finding of the doctor.
            environment = terminal.surroundings(place, DJANGO_SETTINGS_MODULE="thongsuot.config.settings")
            subprocess.run([sys.executable, "-c", NUMBERED], env=environment, check=True)
            (folder / "installed.made").touch()
    return place


def _copy(original: Path, place: Path) -> None:
    """Copy a data folder whose server is stopped; the copy of the cluster lies where that server may enter."""
    made, server = Server(original), Server(place)
    beside = [entry for entry in original.iterdir() if entry != made.home]
    subprocess.run(["cp", "-a", *beside, place], check=True)
    server.home.mkdir(mode=0o711)
    cluster = server._place()
    subprocess.run(["cp", "-a", f"{made.cluster().place}/.", cluster], check=True)
    server._write(made._notes() | {"place": str(cluster)})
