"""How a register is kept until it is taken in: its rows in pieces below the data folder, sealed, outside the tables.

A piece opens only with the key in the register's row and the key of the house together: destroying the first destroys
the words.
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext as _

from thongsuot.cases.importing.headings import Layout
from thongsuot.cases.importing.taking import Kept
from thongsuot.cases.models import Case
from thongsuot.changes.models import OddRow, Register
from thongsuot.core.errors import NotAllowedNow

NONCE_BYTES, KEY_BYTES = 12, 32
FILE = "file"
PIECE_ROWS, TRIED = 500, "-tried"
SOURCE_LENGTH = Case._meta.get_field("source").max_length

Cells = tuple[int, list]


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def seal(register: Register, plain: bytes, place: str) -> bytes:
    """Return `plain` sealed for one place of this register (AES-256-GCM)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(register).encrypt(nonce, plain, _bound(register, place))


def unseal(register: Register, sealed: bytes, place: str) -> bytes:
    """Return what was sealed for that place. Raises: NotAllowedNow (its key was destroyed, or it was changed)."""
    sealed = bytes(sealed)
    try:
        return _cipher(register).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(register, place))
    except (InvalidTag, ValueError) as broken:
        raise _gone() from broken


def _cipher(register: Register) -> AESGCM:
    return AESGCM(hashlib.sha256(b"register:" + settings.HOUSE_KEY + bytes(register.key)).digest())


def _bound(register: Register, place: str) -> bytes:
    return register.pk.bytes + place.encode()


def _gone() -> NotAllowedNow:
    return NotAllowedNow(_("Tệp của sổ này không còn. Tải tệp lên lại; dòng đã nhập rồi thì không nhập lần nữa."))


def source_of(register: Register) -> str:
    """Return by what the rows of a register are known when it comes again: two units may give theirs the same name."""
    source = f"{register.unit.code}/{register.source}"
    if len(source) <= SOURCE_LENGTH:
        return source
    return f"{register.unit.code[:40]}/{hashlib.sha256(register.source.encode()).hexdigest()[:16]}"


def folder(register_id) -> Path:
    return Path(settings.DATA_DIR) / "registers" / str(register_id)


def write(register: Register, place: str, plain: bytes) -> None:
    """Put sealed words on disk so that they survive a power cut."""
    target = folder(register.pk) / place
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(seal(register, plain, place))
        file.flush()
        os.fsync(file.fileno())
    part.rename(target)


def read(register: Register, place: str) -> bytes:
    """Return what `write` put there. Raises: NotAllowedNow (gone)."""
    try:
        sealed = (folder(register.pk) / place).read_bytes()
    except OSError as gone:
        raise _gone() from gone
    return unseal(register, sealed, place)


def drop(register_id, place: str = "") -> None:
    """Take one place, or all there is of a register, off the disk."""
    if place:
        (folder(register_id) / place).unlink(missing_ok=True)
    else:
        shutil.rmtree(folder(register_id), ignore_errors=True)


def keep_pieces(register: Register, rows: Iterable[Cells]) -> tuple[int, int]:
    """Keep rows of cells in pieces and return how many pieces and rows there are."""
    piece: list[Cells] = []
    pieces = count = 0
    for row in rows:
        piece.append(row)
        count += 1
        if len(piece) == PIECE_ROWS:
            write(register, f"{pieces:05d}", _packed(piece))
            pieces, piece = pieces + 1, []
    if piece:
        write(register, f"{pieces:05d}", _packed(piece))
        pieces += 1
    return pieces, count


def piece(register: Register, number: int) -> Iterator[Cells]:
    """Yield the rows of one piece: number in the file, cells."""
    for row, cells in json.loads(read(register, f"{number:05d}")):
        yield row, [_cell(value) for value in cells]


def keep_tried(register: Register, tried: dict[str, Kept]) -> None:
    """Keep what a dry run saw anew in the piece it is at: the ids with the digests of their words, sealed like these.

    A piece done again after a kill is written over; so a register looked at in many slices counts an id once.
    """
    rows = {one: [_hex(kept.case), _hex(kept.sealed)] for one, kept in tried.items()}
    write(register, f"{register.cursor:05d}{TRIED}", json.dumps(rows).encode())


def tried_before(register: Register) -> dict[str, Kept]:
    """Return what a dry run saw in the pieces before the one it is at."""
    tried: dict[str, Kept] = {}
    for number in range(register.cursor):
        rows = json.loads(read(register, f"{number:05d}{TRIED}"))
        tried |= {one: Kept(_bytes(case), _bytes(sealed)) for one, (case, sealed) in rows.items()}
    return tried


def drop_tried(register: Register) -> None:
    """Take off the disk what a dry run saw."""
    for number in range(register.pieces):
        drop(register.pk, f"{number:05d}{TRIED}")


def _hex(digest: bytes | None) -> str:
    return digest.hex() if digest else ""


def _bytes(digest: str) -> bytes | None:
    return bytes.fromhex(digest) if digest else None


def _packed(rows: list[Cells]) -> bytes:
    return json.dumps([[number, [plain(value) for value in cells]] for number, cells in rows]).encode()


def plain(value):
    """Return a cell as JSON has it: a day as {"on": …}, what is neither word nor number nor day as its text."""
    if isinstance(value, datetime):
        return {"on": value.date().isoformat()}
    if isinstance(value, date):
        return {"on": value.isoformat()}
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _cell(value):
    return date.fromisoformat(value["on"]) if isinstance(value, dict) else value


def layout_of(register: Register) -> Layout:
    """Return what was said of the columns."""
    kept = register.layout
    columns = {int(column): field for column, field in kept["columns"].items()}
    return Layout(kept["sheet"], kept["heading"], kept["second"], columns)


def values_of(odd: OddRow) -> dict[str, str]:
    """Return what the row holds, as texts, days as 27/8/2026. Raises: NotAllowedNow (its time is over)."""
    if not odd.sealed:
        return {}
    values = json.loads(unseal(odd.register, odd.sealed, f"row {odd.number}"))
    return {field: _written(value) for field, value in values.items()}


def _written(value) -> str:
    if isinstance(value, dict):
        return f"{date.fromisoformat(value['on']):%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
