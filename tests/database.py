"""The suite's own PostgreSQL: one throw-away cluster a run, migrated once, cloned for each worker."""

import atexit
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import SimpleTestCase

from installations import remove_original
from thongsuot.config import roles
from thongsuot.config.database import VARIABLES
from thongsuot.config.messages import catalogues
from thongsuot.config.postgres.server import Server

TEMPLATE = "template_thongsuot"
ALIASES = ("default", "portal", "sealed", "sequencer")


def start() -> None:
    """Start the run's cluster and point this process and its children at it, before Django reads its settings.

    Each worker has a data folder of its own, as its database is its own: an index is of one book. Settings that were
    read before would be of another folder, with other keys than the servers which a test starts.
    """
    assert not settings.configured, "Django's settings were read before the data folder was made"
    if "THONGSUOT_TEST_RUN" in os.environ:
        own = Path(os.environ["THONGSUOT_TEST_RUN"], os.environ.get("PYTEST_XDIST_WORKER", "main"))
        own.mkdir(mode=0o711, exist_ok=True)
        os.environ["THONGSUOT_DATA_DIR"] = str(own)
        return
    catalogues.compile_all()
    folder = Path(tempfile.mkdtemp(prefix="thongsuot-test-"))
    folder.chmod(0o711)
    server = Server(folder, throwaway=True)
    urls = server.join()
    os.environ |= {"THONGSUOT_TEST_RUN": str(folder), "THONGSUOT_DATA_DIR": str(folder), "THONGSUOT_PROCESS": "owner"}
    os.environ |= {VARIABLES[role]: url for role, url in urls.items()}
    atexit.register(_end, server, folder, os.getpid())


def _end(server: Server, folder: Path, pid: int) -> None:
    if os.getpid() == pid:
        remove_original(folder)
        server.leave()
        shutil.rmtree(folder, ignore_errors=True)


def _maintain(statement: str) -> None:
    connection = connections["default"]
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def _use(name: str) -> None:
    for alias in ALIASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def share_one_connection() -> None:
    """Let every alias be the one connection of the test, so that each sees what the test's transaction wrote.

    What a role may do is tested on connections of its own (tests/config/test_roles.py).
    """
    for alias in ALIASES[1:]:
        connections[alias].close()
        connections[alias] = connections["default"]
    SimpleTestCase._validate_databases = classmethod(lambda cls: frozenset(ALIASES))


def make_template() -> None:
    """Migrate the template, once a run however many workers there are."""
    folder = Path(os.environ["THONGSUOT_TEST_RUN"])
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / "template.made").exists():
            return
        _maintain(f"DROP DATABASE IF EXISTS {TEMPLATE}")
        _maintain(f"CREATE DATABASE {TEMPLATE}")
        _use(TEMPLATE)
        call_command("migrate", verbosity=0, interactive=False)
        with connections["default"].cursor() as cursor:
            roles.grant(cursor.connection, {name: name for name in roles.NAMES})
        _use("postgres")
        (folder / "template.made").touch()


def clone(name: str) -> None:
    """Give this worker a fresh copy of the template under `name`."""
    _use(name)
    _maintain(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _maintain(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY file_copy")
