"""The embedded server of a data folder, shared between processes: the last command that uses it stops it."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from thongsuot.config import roles
from thongsuot.config.postgres import identity, keeper, process
from thongsuot.config.postgres.cluster import DURABLE, SUPERUSER, THROWAWAY, Cluster
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.postgres.lock import Use, gate, in_use
from thongsuot.config.words import _

DATABASE = "thongsuot"
ELSEWHERE = tuple(Path(path) for path in ("/var/lib", "/usr/local/var", "/opt"))


@dataclass
class Server:
    """The embedded server of `data_dir`; `throwaway` gives up durability for speed (tests only)."""

    data_dir: Path
    throwaway: bool = False
    _uses: list[Use] = field(default_factory=list)
    _keeper: subprocess.Popen | None = None

    @property
    def home(self) -> Path:
        return self.data_dir.absolute() / "postgres"

    @contextmanager
    def use(self) -> Iterator[dict[str, str]]:
        """Start or join the server; yield {role: URL}; at the end stop it if no other process uses it."""
        urls = self.join()
        try:
            yield urls
        finally:
            self.leave()

    def join(self) -> dict[str, str]:
        """Start the server, or join the one that runs, and return {role: URL}."""
        self.home.mkdir(parents=True, exist_ok=True, mode=0o711)
        with gate(self.home / "gate"):
            use = Use(self.home / "users")
            try:
                urls = self._start()
            except BaseException:
                use.leave()
                raise
            self._uses.append(use)
            self._watch()
        return urls

    def revive(self) -> dict[str, str]:
        """Start a server again that died while we use it; return {role: URL}, the port may be another."""
        with gate(self.home / "gate"):
            urls = self._start()
        self._watch()
        return urls

    def leave(self) -> None:
        """Give one use up; stop the server if that was the last."""
        with gate(self.home / "gate"):
            last = bool(self._uses) and self._uses.pop().leave()
            if last:
                self.cluster().stop()
        if last and self._keeper:
            self._see_off(self._keeper)

    @staticmethod
    def _see_off(keeper: subprocess.Popen) -> None:
        """Wait for the keeper, which sees that the server is gone, and ends."""
        try:
            keeper.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return  # another command has started the server anew, and this keeper now waits for that one

    def cluster(self) -> Cluster:
        """Return the cluster as this folder's notes place it."""
        settings = THROWAWAY if self.throwaway else DURABLE
        return Cluster(place=Path(self._notes()["place"]), log=self.home / "server.log", settings=settings)

    def exists(self) -> bool:
        """Whether this folder has a cluster, or notes of one."""
        return (self.home / "notes.json").exists()

    def running(self) -> bool:
        """Whether the server runs now; asks nothing of it."""
        return self.exists() and process.running(self.cluster().data) is not None

    def remove(self) -> None:
        """Delete the cluster and its notes. Only for one that nobody uses."""
        with gate(self.home / "gate"):
            if in_use(self.home / "users"):
                raise DatabaseTrouble(_("Cơ sở dữ liệu đang được dùng: hãy dừng các lệnh thongsuot khác trước."))
            cluster = self.cluster()
            cluster.stop()
            shutil.rmtree(cluster.place, ignore_errors=not cluster.exists())
            (self.home / "notes.json").unlink()

    def _watch(self) -> None:
        """See that a keeper stops the server should this process be killed."""
        if in_use(self.home / "keeper"):
            return
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        command = [sys.executable, "-I", "-S", keeper.__file__, self.home, self.cluster().data]
        self._keeper = subprocess.Popen(command, cwd="/", start_new_session=True, **quiet)

    def _start(self) -> dict[str, str]:
        notes = self._notes()
        cluster = self.cluster()
        if not cluster.exists():
            cluster.create(notes["passwords"][SUPERUSER])
        port = cluster.start(notes.get("port"))
        if port != notes.get("port"):
            self._write(notes | {"port": port})
        urls = {role: self._url(role, notes["passwords"][role], port) for role in roles.NAMES}
        self._provide(self._url(SUPERUSER, notes["passwords"][SUPERUSER], port, SUPERUSER), urls)
        return urls

    @staticmethod
    def _url(role: str, password: str, port: int, database: str = DATABASE) -> str:
        return f"postgresql://{role}:{password}@127.0.0.1:{port}/{database}"

    def _provide(self, superuser_url: str, urls: dict[str, str]) -> None:
        """Make the database and its roles where a first start, or one cut short, has not done so yet."""
        with psycopg.connect(superuser_url, autocommit=True) as connection:
            roles.create(connection, urls)
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER owner")
                connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
            connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {', '.join(roles.NAMES)}")
            connection.execute("GRANT pg_checkpoint TO owner")  # with the next: to cut destroyed words off the log
            if self.throwaway:  # tests drop databases under a running server's connections
                connection.execute("GRANT pg_signal_backend TO owner")
        with psycopg.connect(superuser_url.removesuffix(SUPERUSER) + DATABASE, autocommit=True) as connection:
            connection.execute("GRANT EXECUTE ON FUNCTION pg_switch_wal() TO owner")

    def _notes(self) -> dict:
        """Return where the cluster lies, its port and its passwords; chosen once and kept readable by us alone."""
        path = self.home / "notes.json"
        if not path.exists():
            passwords = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, *roles.NAMES)}
            self._write({"place": str(self._place()), "passwords": passwords})
        return json.loads(path.read_text())

    def _write(self, notes: dict) -> None:
        fresh = self.home / f"notes.{os.getpid()}"
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(notes, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.home / "notes.json")

    def _place(self) -> Path:
        """Return a folder for the cluster: inside the data folder, or, where root's server may not enter, outside."""
        runs_as = identity.for_new_cluster()
        if runs_as.reaches(self.home):
            return self._made(self.home / "cluster")
        for root in ELSEWHERE:
            if root.is_dir() and runs_as.reaches(root):
                shared = root / "thongsuot-postgres"
                shared.mkdir(exist_ok=True, mode=0o711)
                return self._made(shared / secrets.token_hex(8))
        sentence = _("Máy chủ PostgreSQL không vào được {folder}: hãy đặt THONGSUOT_DATA_DIR ở nơi khác.")
        raise DatabaseTrouble(sentence.format(folder=self.data_dir))

    @staticmethod
    def _made(place: Path) -> Path:
        place.mkdir(exist_ok=True, mode=0o711)
        return place
