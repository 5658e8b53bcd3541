"""Bring a backup back, into an empty data folder and database only; what goes wrong half-way leaves them empty."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg

from thongsuot.config import roles
from thongsuot.config.backups import archive, dump
from thongsuot.config.backups.kept import (
    DATABASE,
    FILES,
    NOTE,
    Backup,
    all_in,
    backup_key,
    check_whole,
    context,
    known_by,
    read,
)
from thongsuot.config.database import database, is_outside, server, urls
from thongsuot.config.env import Env
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _
from thongsuot.denunciations.keys.streams import decrypting
from thongsuot.denunciations.keys.trouble import Broken, Truncated

PIECE = 256 * 1024


def chosen(folder: Path) -> Backup:
    """Return the backup in `folder`, or the newest of those in it. Raises: DatabaseTrouble"""
    if (folder / NOTE).exists():
        return read(folder)
    found = all_in(folder)
    if not found:
        raise DatabaseTrouble(_("Không có bản sao lưu nào trong {folder}: xem lại đường dẫn.").format(folder=folder))
    return found[-1]


def check(backup: Backup, env: Env) -> None:
    """See that it can be brought back here: nothing is here yet, the key fits, every byte is as it was made.

    Raises: DatabaseTrouble
    """
    check_empty(env)
    # Asked for where there is none, a key would be made: and then be in the way of the right one.
    has_key = env.house_key is not None or (env.data_dir / "keys" / "house_key").exists()
    if not has_key or known_by(backup_key(env)) != backup.key:
        raise DatabaseTrouble(
            _("Khóa ở đây không mở được bản sao lưu này: hãy thêm --keys THƯ-MỤC, nơi cất khóa của hệ thống cũ.")
        )
    check_whole(backup)


def check_empty(env: Env) -> None:
    """Raise DatabaseTrouble where the data folder holds an installation already."""
    full = [name for name in archive.FOLDERS if any((env.data_dir / name).rglob("*"))]
    if not is_outside() and server().exists():
        full.append("postgres")
    if full:
        sentence = _("{folder} đã có dữ liệu ({what}): hãy đặt THONGSUOT_DATA_DIR là một thư mục trống.")
        raise DatabaseTrouble(sentence.format(folder=env.data_dir, what=", ".join(full)))


def take_keys(env: Env, source: Path) -> None:
    """Put the kept keys into the data folder, where none is in the way of another. Raises: DatabaseTrouble"""
    if not (source / "house_key").exists() and env.house_key is None:
        raise DatabaseTrouble(_("Trong {folder} không có tệp house_key: xem lại nơi cất khóa.").format(folder=source))
    target = env.data_dir / "keys"
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_file() and not (place.exists() and place.read_bytes() == path.read_bytes()):
            if place.exists():
                raise DatabaseTrouble(_("{folder} đã có khóa khác: hãy chọn thư mục trống.").format(folder=target))
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.touch(mode=0o600)
            place.write_bytes(path.read_bytes())


def bring_back(backup: Backup, env: Env) -> int:
    """Bring a checked backup back and return how many files came. Raises: DatabaseTrouble"""
    outside = is_outside()
    try:
        with database("owner"):
            _load(backup, env, urls())
        return archive.unpack(_opened(backup, env, FILES), env.data_dir)
    except BaseException:
        _clear(env, outside)
        raise


def _load(backup: Backup, env: Env, found: dict[str, str]) -> None:
    if "owner" not in found:
        raise DatabaseTrouble(_("Hãy đặt THONGSUOT_OWNER_DATABASE_URL: chỉ người chủ sao lưu, khôi phục được."))
    with psycopg.connect(found["owner"], autocommit=True) as link:
        if roles.tables(link):
            raise DatabaseTrouble(_("Cơ sở dữ liệu không trống: hãy tạo một cơ sở dữ liệu mới."))
        roles.create(link, found)
    dump.load(found["owner"], _opened(backup, env, DATABASE), backup.postgres)
    with psycopg.connect(found["owner"], autocommit=True) as link:
        roles.grant(link, {role: roles.user_of(url) for role, url in found.items()})
        link.execute("ANALYZE")


def _opened(backup: Backup, env: Env, name: str) -> Iterator[bytes]:
    """Yield a part in clear, each piece only after it was proved genuine. Raises: DatabaseTrouble"""
    with (backup.place / name).open("rb") as file:
        try:
            yield from decrypting(backup_key(env), iter(lambda: file.read(PIECE), b""), context(backup.made_at, name))
        except (Broken, Truncated):
            sentence = _("Bản sao lưu {folder} hỏng ở {part}: hãy dùng bản khác.")
            raise DatabaseTrouble(sentence.format(folder=backup.place, part=name)) from None


def _clear(env: Env, outside: bool) -> None:
    """Take away what a broken attempt left, so that the next one finds the folder empty."""
    for name in archive.FOLDERS:
        shutil.rmtree(env.data_dir / name, ignore_errors=True)
    if not outside and server().exists():
        server().remove()
