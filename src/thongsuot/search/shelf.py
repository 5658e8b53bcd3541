"""Where an index lies: `DATA_DIR/index/<name>/<generation>/`, with a file that names the generation now in use.

A generation is made aside and put in use by one rename, so that a reader sees the old one or the new one, whole.
"""

import fcntl
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from thongsuot.core.clock import LEGAL_ZONE
from thongsuot.language.index import FORMAT, TextIndex

DESK, PUBLIC = "desk", "public"
CURRENT = "current"
LOCK = "writer.lock"
RENEW = "renew"
REMOVED = "removed"
SEALED = "sealed"
NIGHT = range(2, 5)  # hours in Vietnam
LONGEST_WAIT = timedelta(hours=20)


def root() -> Path:
    """Return the folder of all indexes of this node."""
    return Path(settings.DATA_DIR) / "index"


def note_wish(folder: Path, wish: str, *, anew: bool = False) -> None:
    """Note why new indexes are wanted. RENEW: at once; REMOVED: words whose bytes are still in the files are to go;
    SEALED: so are words of a denunciation, and soon.

    What was noted before keeps its instant; `anew`: while new indexes are being made, which may hold those words too.
    """
    if anew or not (folder / wish).exists():
        (folder / wish).touch()


def is_wanted_anew(folder: Path, at: datetime) -> bool:
    """Return whether new indexes are due at `at`: asked for, or since words were removed: by night, or 20 hours after.

    The latter for a machine that is switched off at night.
    """
    if is_noted(folder, RENEW):
        return True
    removed = _noted(folder, REMOVED)
    return removed is not None and (at.astimezone(LEGAL_ZONE).hour in NIGHT or at - removed > LONGEST_WAIT)


def is_noted(folder: Path, wish: str) -> bool:
    """Return whether new indexes are wanted for that reason."""
    return (folder / wish).exists()


def clear_wishes(folder: Path, before: datetime) -> None:
    """Forget that new indexes were wanted before the instant at which those now in use were begun."""
    for name in (RENEW, REMOVED, SEALED):
        noted = _noted(folder, name)
        if noted is not None and noted <= before:
            (folder / name).unlink()


def _noted(folder: Path, name: str) -> datetime | None:
    try:
        return datetime.fromtimestamp((folder / name).stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


class Shelf:
    """The generations of one index."""

    def __init__(self, folder: Path):
        self.folder = folder

    def current(self) -> str:
        """Return the name of the generation in use, empty where there is none of this program's format."""
        try:
            name = (self.folder / CURRENT).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""
        return name if name.endswith(f"-{FORMAT}") and (self.folder / name / "meta.json").exists() else ""

    def open(self, name: str) -> TextIndex:
        return TextIndex(self.folder / name)

    def begin(self, at: datetime) -> tuple[str, TextIndex]:
        """Return the name of a generation made at `at` (UTC) and its empty index, not in use yet."""
        name = f"{at:%Y%m%dT%H%M%S%f}-{FORMAT}"
        (self.folder / name).mkdir(parents=True, mode=0o700)
        return name, self.open(name)

    def use(self, name: str) -> None:
        """Put a whole generation in use, so that it survives a power cut."""
        part = self.folder / f"{CURRENT}.new"
        with part.open("w", encoding="ascii") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.folder / CURRENT)

    def tidy(self, keep: tuple[str, ...]) -> None:
        """Delete every generation but those of `keep`; who still reads one keeps its open files."""
        for path in self.folder.iterdir() if self.folder.exists() else ():
            if path.is_dir() and path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)


class WriterLock:
    """The right to write the indexes of this node: one process at a time; the kernel lifts it when that one ends."""

    def __init__(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path, self._handle = folder / LOCK, None

    def take(self) -> bool:
        """Return whether the right is ours now."""
        if self._handle is not None:
            return True
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def leave(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
