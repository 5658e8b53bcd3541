"""One backup on disk: a folder with two sealed parts and a note in clear that says when, how large, under which key."""

import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from thongsuot.config.env import Env
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.secrets import house_key
from thongsuot.config.words import _

FORMAT = 1
NOTE = "backup.json"
DATABASE, FILES = "database.sealed", "files.sealed"
NAME = re.compile(r"\d{8}T\d{6}Z")
PIECE = 1024 * 1024


@dataclass(frozen=True)
class Part:
    """One file of a backup. `size`: bytes; `sha256`: of the ciphertext, in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Backup:
    """What the note says. `made_at`, `until`: UTC; after `until` it is deleted. `key`: by which its key is known."""

    place: Path
    made_at: datetime
    until: datetime
    key: str
    postgres: int
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    def document(self) -> dict:
        """Return the note as it is written."""
        return {
            "format": FORMAT,
            "made_at": self.made_at.isoformat(),
            "until": self.until.isoformat(),
            "key": self.key,
            "postgres": self.postgres,
            "parts": [asdict(part) for part in self.parts],
        }


def backup_key(env: Env) -> bytes:
    """Return the 32 bytes under which backups are sealed: from the house's key, which no backup holds."""
    return hashlib.blake2b(house_key(env)[:64], digest_size=32, person=b"backup").digest()


def known_by(key: bytes) -> str:
    """Return by which a backup's key is told from another; nothing leads back to the key."""
    return hashlib.blake2b(key, digest_size=8, person=b"known by").hexdigest()


def context(made_at: datetime, name: str) -> bytes:
    """Return what binds a part to its backup, so that parts of two cannot be mixed."""
    return f"{name} {made_at.isoformat()}".encode()


def read(place: Path) -> Backup:
    """Return the backup in a folder. Raises: DatabaseTrouble where there is none that can be read."""
    try:
        said = json.loads((place / NOTE).read_text(encoding="utf-8"))
        if said["format"] != FORMAT:
            raise ValueError(said["format"])
        parts = tuple(Part(**part) for part in said["parts"])
        made_at, until = (datetime.fromisoformat(said[name]).astimezone(UTC) for name in ("made_at", "until"))
        return Backup(place, made_at, until, said["key"], said["postgres"], parts)
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        sentence = _("{folder} không phải một bản sao lưu đọc được: hãy chọn thư mục khác.")
        raise DatabaseTrouble(sentence.format(folder=place)) from trouble


def all_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder, oldest first; what is half made or broken is not one."""
    found = []
    for place in sorted(folder.iterdir()) if folder.is_dir() else []:
        if NAME.fullmatch(place.name) and (place / NOTE).exists():
            try:
                found.append(read(place))
            except DatabaseTrouble:
                continue  # `restore` says so when it is chosen; a broken one is no reason not to make another
    return found


def check_whole(backup: Backup) -> None:
    """Read every part to its end and compare. Raises: DatabaseTrouble naming the part that is not as it was made."""
    for part in backup.parts:
        if _sha256(backup.place / part.name) != (part.size, part.sha256):
            sentence = _("Bản sao lưu {folder} hỏng ở {part}: hãy dùng bản khác.")
            raise DatabaseTrouble(sentence.format(folder=backup.place, part=part.name))


def _sha256(path: Path) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
                size += len(piece)
    except FileNotFoundError:
        return -1, ""
    return size, digest.hexdigest()


def too_old(found: list[Backup], *, keep: int | None, keep_days: int, now: datetime) -> list[Backup]:
    """Return those of `found` (oldest first) that go: older than `keep_days`, or more than `keep`; never the last.

    The term is a promise: what was erased or sealed must be gone from every backup when it is over.
    """
    old = [one for one in found[:-1] if one.made_at < now - timedelta(days=keep_days)]
    many = found[:-keep] if keep else []
    return [one for one in found if one in old or one in many]


def flush(path: Path) -> None:
    """Let a file or folder survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
