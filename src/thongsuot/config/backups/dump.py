"""The database as a stream: `pg_dump` of one moment, and `pg_restore` into an empty database, both as owner."""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from thongsuot.config.postgres import binaries
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _

PIECE = 256 * 1024
# Who is signed in, and the unlocked half of a key: nothing to bring back.
LEFT_OUT = ("django_session", "people_tries")
VARIABLES = {
    "host": "PGHOST", "hostaddr": "PGHOSTADDR", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD",
    "dbname": "PGDATABASE", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}  # fmt: skip


def version_of(url: str) -> int:
    """Return the major version of the server at `url`."""
    with psycopg.connect(url) as link:
        return link.info.server_version // 10000


def _program(name: str, version: int) -> Path:
    """Return `pg_dump` or `pg_restore` of the server's version: a newer one writes what an older cannot read."""
    found = binaries.find(version).bin / name
    if not found.exists():
        sentence = _("Thiếu chương trình {name} của PostgreSQL {version}: hãy cài gói client của PostgreSQL.")
        raise DatabaseTrouble(sentence.format(name=name, version=version))
    return found


def _surroundings(url: str) -> dict[str, str]:
    """Return the environment that tells the program where the database is: a password is never an argument."""
    said = {VARIABLES[name]: str(value) for name, value in conninfo_to_dict(url).items() if name in VARIABLES}
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", **said}


def dumped(url: str) -> Iterator[bytes]:
    """Yield the database at `url` (of the owner) as it is at one moment. Raises: DatabaseTrouble"""
    command = [_program("pg_dump", version_of(url)), "--format=custom", "--no-owner", "--no-privileges"]
    command += ["--no-password", "--lock-wait-timeout=60000", *(f"--exclude-table-data={name}" for name in LEFT_OUT)]
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, env=_surroundings(url)) as running:
            try:
                while piece := running.stdout.read(PIECE):
                    yield piece
            except GeneratorExit:
                running.kill()
                raise
        _check(running.returncode, said, _("Không sao lưu được cơ sở dữ liệu: {reason}"))


def load(url: str, pieces: Iterable[bytes], version: int) -> None:
    """Bring a dump back into the empty database at `url`, all or nothing. Raises: DatabaseTrouble

    `version`: of the server that was dumped; an older server than that is refused.
    """
    here = version_of(url)
    if here < version:
        sentence = _("Bản sao lưu của PostgreSQL {version}, máy chủ này là {here}: hãy dùng PostgreSQL {version}.")
        raise DatabaseTrouble(sentence.format(version=version, here=here))
    command = [_program("pg_restore", here), "--no-owner", "--no-privileges", "--exit-on-error", "--no-password"]
    command += ["--single-transaction", f"--dbname={conninfo_to_dict(url)['dbname']}"]
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said, env=_surroundings(url)) as running:
            try:
                for piece in pieces:
                    running.stdin.write(piece)
            except BrokenPipeError:
                pass  # it ended by itself: what it said is the reason
            except BaseException:
                running.kill()  # before the end of the input is told: a half of it must not be taken for the whole
                raise
        _check(running.returncode, said, _("Không đưa lại được cơ sở dữ liệu: {reason}"))


def _check(status: int, said, sentence: str) -> None:
    if status:
        said.seek(0)
        lines = said.read().decode(errors="replace").strip().splitlines()
        raise DatabaseTrouble(sentence.format(reason=(lines or [str(status)])[0]))
