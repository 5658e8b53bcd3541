"""One cluster on disk: make it, start its server, wait for recovery, stop it. Call only while holding the gate."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from thongsuot.config.postgres import binaries, identity, process
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _

SUPERUSER = "postgres"
ATTEMPTS = 20

# Values never reach the log: with client-side binding they stand in the statement, and DETAIL repeats key values.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "max_wal_size": "512MB",
    # A segment of the log that is used again keeps its old bytes until it is full: destroyed words among them.
    "wal_recycle": "off",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "password_encryption": "scram-sha-256",
    # An error's own sentence may quote the value it refuses: what our programs log of it says enough.
    "log_min_messages": "log",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum_naptime": "10min"}
HBA = "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n"


def free_port() -> int:
    """Return a port on 127.0.0.1 that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_free(port: int) -> bool:
    """Whether a server could listen on `port` of 127.0.0.1 now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """A cluster in `place`, a folder of its own that the server's user id can enter."""

    place: Path
    log: Path
    settings: dict[str, str] = field(default_factory=lambda: DURABLE)

    @property
    def data(self) -> Path:
        return self.place / "data"

    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def _programs(self, runs_as: identity.Identity, version: int | None) -> Path:
        found = binaries.find(version)
        return (found if runs_as.runs(found.bin / "postgres") else found.copied_to(self.place)).bin

    def create(self, password: str) -> None:
        """Make the cluster with a superuser of `password`; one that a crash left half made is begun anew."""
        runs_as = identity.for_new_cluster()
        maker = identity.for_initdb(runs_as)
        programs = self._programs(maker, None)
        fresh, secret = self.place / "data.new", self.place / "password"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        secret.touch(mode=0o600)
        secret.write_text(password)
        maker.own(fresh, secret)
        try:
            self._initdb(programs, maker, fresh, secret)
        finally:
            secret.unlink()
        (fresh / "pg_hba.conf").write_text(HBA)
        runs_as.own(fresh)
        fresh.rename(self.data)

    def _initdb(self, programs: Path, maker: identity.Identity, fresh: Path, secret: Path) -> None:
        command = [programs / "initdb", "-D", fresh, "-U", SUPERUSER, "-E", "UTF8", "--locale=C", "-A", "scram-sha-256"]
        command += [f"--pwfile={secret}", *(["--no-sync"] if self.settings["fsync"] == "off" else [])]
        done = subprocess.run(
            command, cwd="/", capture_output=True, text=True, env=self._environment(), **maker.spawning()
        )
        if done.returncode:
            raise DatabaseTrouble(
                _("Không tạo được cơ sở dữ liệu trong {folder}: {reason}").format(
                    folder=self.place, reason=(done.stderr.strip().splitlines() or ["initdb"])[-1]
                )
            )

    def start(self, port: int | None) -> int:
        """Start the server, on `port` where it is free, and return its port once it takes connections.

        A server that already runs (left by a command that was killed) is adopted. Crash recovery is waited for.
        """
        found = process.running(self.data)
        if found and found.state == "stopping":
            process.wait_until(lambda: process.running(self.data) is None, seconds=60)
            found = process.running(self.data)
        for attempt in range(ATTEMPTS):
            if found is None:
                found = self._launch(port if attempt == 0 and port and is_free(port) else free_port())
            if found and self._becomes_ready(found.pid):
                return process.running(self.data).port
            # Backends orphaned by a killed server may hold its shared memory a little longer; another program may have
            # taken the port just now.
            found = None
            time.sleep(0.5)
        raise DatabaseTrouble(
            _("Cơ sở dữ liệu không khởi động được: {reason} (xem {log})").format(
                reason=self._last_words(), log=self.log
            )
        )

    def _launch(self, port: int) -> process.Postmaster | None:
        process.disown(self.data)
        runs_as = identity.of_cluster(self.data)
        programs = self._programs(runs_as, int((self.data / "PG_VERSION").read_text()))
        command = [programs / "postgres", "-D", self.data, "-p", str(port)]
        for name, value in (SETTINGS | self.settings).items():
            command += ["-c", f"{name}={value}"]
        if self.log.exists() and self.log.stat().st_size > 5_000_000:
            self.log.replace(self.log.with_suffix(".old"))
        with open(os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as log:
            child = subprocess.Popen(
                command, cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                env=self._environment(), **runs_as.spawning(),
            )  # fmt: skip
        child.returncode = 0  # ours to stop by its number, also after this object is gone
        process.wait_until(
            lambda: process.running(self.data) is not None or not process.lives(child.pid, self.data), seconds=30
        )
        return process.running(self.data)

    def _becomes_ready(self, pid: int) -> bool:
        """Wait while the server lives: recovery after a crash may take minutes. Return False if it dies."""
        began, told = time.monotonic(), 3.0
        while process.lives(pid, self.data):
            found = process.running(self.data)
            if found and found.pid == pid and found.state in ("ready", "standby"):
                return True
            if time.monotonic() - began > told:
                print(_("Cơ sở dữ liệu đang phục hồi sau lần dừng đột ngột, xin đợi…"), file=sys.stderr, flush=True)
                told += 10
            time.sleep(0.05)
        return False

    def stop(self) -> None:
        """Stop the server if it runs: first letting running statements be rolled back, then at once."""
        found = process.running(self.data)
        if found is None:
            return
        for way, seconds in ((signal.SIGINT, 8), (signal.SIGQUIT, 5), (signal.SIGKILL, 2)):
            try:
                os.kill(found.pid, way)
            except ProcessLookupError:
                return
            if process.wait_until(lambda: not process.lives(found.pid, self.data), seconds=seconds):
                return

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}

    def _last_words(self) -> str:
        try:
            said = self.log.read_text(errors="replace").splitlines()
        except FileNotFoundError:
            return ""
        return next((line for line in reversed(said) if "FATAL" in line or "PANIC" in line), (said or [""])[-1])
