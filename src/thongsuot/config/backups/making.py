"""Make a backup, whole or not at all, and let the old ones go when the promised term is over."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from thongsuot.changes import backups as known
from thongsuot.config.backups import archive, dump
from thongsuot.config.backups.kept import (
    DATABASE,
    FILES,
    NOTE,
    Backup,
    Part,
    all_in,
    backup_key,
    context,
    flush,
    known_by,
    too_old,
)
from thongsuot.config.env import Env
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.postgres.lock import gate
from thongsuot.config.words import _
from thongsuot.denunciations.keys.streams import encrypting

KEEP_DAYS = 30
HALF, GONE = ".new-", ".gone-"


def make(*, folder: Path, env: Env, owner_url: str, keep: int | None, keep_days: int, at: datetime) -> Backup:
    """Write a backup into `folder`, rotate those that are there, and note which are left for the pages that say so.

    The database first, then the files. Raises: DatabaseTrouble
    """
    _check_folder(folder, env)
    with gate(folder / ".lock"):
        for place in [*folder.glob(f"{HALF}*"), *folder.glob(f"{GONE}*")]:
            shutil.rmtree(place)
        made = _make(folder, env, owner_url, at, at + timedelta(days=keep_days))
        rotate(folder, keep=keep, keep_days=keep_days, at=at)
    note(env, folder)
    return made


def _check_folder(folder: Path, env: Env) -> None:
    data = env.data_dir.resolve()
    if folder.resolve() == data or data in folder.resolve().parents:
        raise DatabaseTrouble(_("Bản sao lưu không để trong thư mục dữ liệu: hãy chọn ổ đĩa hoặc máy khác."))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _make(folder: Path, env: Env, owner_url: str, at: datetime, until: datetime) -> Backup:
    name = f"{at:%Y%m%dT%H%M%SZ}"
    half, whole = folder / f"{HALF}{name}", folder / name
    if whole.exists():
        raise DatabaseTrouble(_("Vừa có một bản sao lưu trong giây này: hãy chạy lại."))
    half.mkdir(mode=0o700)
    key, version = backup_key(env), dump.version_of(owner_url)
    sources = {DATABASE: dump.dumped(owner_url), FILES: archive.archived(env.data_dir)}
    try:
        parts = tuple(_write(half / part, key, pieces, at) for part, pieces in sources.items())
        made = Backup(whole, at, until, known_by(key), version, parts)
        known.write_json(half / NOTE, made.document())
    except BaseException:
        shutil.rmtree(half)
        raise
    flush(half)
    half.rename(whole)
    flush(folder)
    return made


def _write(path: Path, key: bytes, pieces: Iterable[bytes], at: datetime) -> Part:
    digest, size = hashlib.sha256(), 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for sealed in encrypting(key, pieces, context(at, path.name)):
            digest.update(sealed)
            size += len(sealed)
            file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    return Part(path.name, size, digest.hexdigest())


def rotate(folder: Path, *, keep: int | None, keep_days: int, at: datetime) -> list[Backup]:
    """Delete the backups whose time is over and return them; call while holding the folder's lock."""
    gone = too_old(all_in(folder), keep=keep, keep_days=keep_days, now=at)
    for one in gone:
        aside = folder / f"{GONE}{one.place.name}"
        one.place.rename(aside)
        shutil.rmtree(aside)
    return gone


def note(env: Env, folder: Path) -> None:
    """Write down, in the data folder, which backups there are: pages name those that still hold what was destroyed."""
    here = [known.Kept(str(one.place.resolve()), one.made_at, one.until) for one in all_in(folder)]
    before = str(folder.resolve()) + os.sep
    others = [one for one in known.read(env.data_dir) if not one.place.startswith(before)]
    known.write(env.data_dir, [*others, *here])


def copy_keys(env: Env, target: Path, folder: Path) -> int:
    """Copy the installation's keys to `target`, away from the backups; return how many.

    Raises: DatabaseTrouble where both would lie together: who took the backup would have its key.
    """
    ours, theirs = target.resolve(), folder.resolve()
    if ours == theirs or ours in theirs.parents or theirs in ours.parents:
        raise DatabaseTrouble(_("Khóa không để cùng chỗ với bản sao lưu: hãy chọn nơi cất khác, ví dụ một USB để két."))
    source = env.data_dir / "keys"
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = [path for path in sorted(source.rglob("*")) if path.is_file()]
    for path in found:
        place = target / path.relative_to(source)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_bytes(path.read_bytes())
        flush(place)
    return len(found)
