"""Whose process the server is: PostgreSQL refuses root, so root hands it to a user id that nothing else uses."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _

# Free on Debian, Ubuntu and macOS (users end at 60000 and are given from 1000 up; systemd's dynamic users begin at
# 61184) and below 65536, so that it exists inside a container with mapped ids.
SERVER_ID = 58471


@dataclass(frozen=True)
class Identity:
    """The user id a server runs as; None means our own."""

    uid: int | None

    def spawning(self) -> dict:
        """Return what `subprocess` needs to start a process as this identity, without any other group."""
        return {} if self.uid is None else {"user": self.uid, "group": self.uid, "extra_groups": []}

    def own(self, *paths: Path) -> None:
        """Give `paths` and all below to this identity. Only ever called on folders this package made."""
        if self.uid is None:
            return
        for path in paths:
            os.chown(path, self.uid, self.uid)
            for folder, names, files in os.walk(path):
                for name in names + files:
                    os.lchown(os.path.join(folder, name), self.uid, self.uid)

    def reaches(self, folder: Path) -> bool:
        """Whether this identity can enter `folder` through all its parents; tried, not computed."""
        return self.uid is None or self._succeeds(["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)])

    def runs(self, program: Path) -> bool:
        """Whether this identity can run `program`."""
        return self.uid is None or self._succeeds([str(program), "--version"])

    def _succeeds(self, command: list[str]) -> bool:
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        try:
            return subprocess.run(command, check=False, cwd="/", **quiet, **self.spawning()).returncode == 0
        except PermissionError:
            return False


def for_new_cluster() -> Identity:
    """Return the identity for a cluster that is being made."""
    return Identity(SERVER_ID if os.geteuid() == 0 else None)


def of_cluster(data: Path) -> Identity:
    """Return the identity that owns an existing cluster, so that an older choice goes on working."""
    owner = data.stat().st_uid
    if owner == os.geteuid():
        return Identity(None)
    if os.geteuid() == 0:
        return Identity(owner)
    raise DatabaseTrouble(
        _("Thư mục cơ sở dữ liệu {folder} thuộc về một người dùng khác: hãy chạy lệnh bằng người dùng đó.").format(
            folder=data
        )
    )


def for_initdb(identity: Identity) -> Identity:
    """Return an account that has a name: `initdb`, unlike the server, looks its own name up."""
    if identity.uid is None:
        return identity
    for account in sorted(pwd.getpwall(), key=lambda account: account.pw_name != "nobody"):
        if account.pw_uid != 0 and Identity(account.pw_uid).reaches(Path("/")):
            return Identity(account.pw_uid)
    raise DatabaseTrouble(_("Máy này không có người dùng nào ngoài root: hãy chạy lệnh bằng một người dùng thường."))
