"""The database of a command: the administrator's PostgreSQL where one is named, else the embedded server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from thongsuot.config.env import env
from thongsuot.config.postgres.server import Server

VARIABLES = {
    "desk": "THONGSUOT_DATABASE_URL",
    "owner": "THONGSUOT_OWNER_DATABASE_URL",
    "portal": "THONGSUOT_PORTAL_DATABASE_URL",
    "sealed": "THONGSUOT_SEALED_DATABASE_URL",
    "sequencer": "THONGSUOT_SEQUENCER_DATABASE_URL",
}


def is_outside() -> bool:
    """Whether the administrator (or the command that started us) names the database."""
    return bool(os.environ.get(VARIABLES["desk"]))


def urls() -> dict[str, str]:
    """Return {role: URL} of the roles that the environment names."""
    return {role: os.environ[name] for role, name in VARIABLES.items() if os.environ.get(name)}


def server() -> Server:
    """Return the embedded server of this data folder, running or not."""
    return Server(env().data_dir)


@contextmanager
def exported(values: dict[str, str]) -> Iterator[None]:
    """Put `values` into the environment, where Django's settings and child processes read them; take them out after."""
    before = {name: os.environ.get(name) for name in values}
    os.environ |= values
    env.cache_clear()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        env.cache_clear()


@contextmanager
def database(process: str = "desk") -> Iterator[Server | None]:
    """Have a database for the time of a command, with every role's URL in the environment; Django is set up after.

    Yields the embedded server, or None where the database is an outside one.

    `process` is the role whose connection Django calls `default`. The embedded server is started if none runs, and
    stopped again if nobody else uses it.

    Raises: DatabaseTrouble
    """
    with exported({"THONGSUOT_PROCESS": process}):
        if is_outside():
            yield None
            return
        embedded = server()
        with embedded.use() as found, exported({VARIABLES[role]: url for role, url in found.items()}):
            yield embedded
