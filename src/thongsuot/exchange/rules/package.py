"""A package: one case with its files in a ZIP, written and read; what comes from outside is believed in nothing."""

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import IO, BinaryIO

from thongsuot.core.ids import parse_code
from thongsuot.exchange.rules.words import is_text
from thongsuot.files.rules import FILES_OF_ONE_THING

FORMAT = "thongsuot-package/1"
MATTER, SIGNATURE, FILES = "vu-viec.json", "chu-ky.json", "tep/"
MB = 1024 * 1024
LONGEST_MATTER, LONGEST_SIGNATURE = 2 * MB, 4096
LARGEST_FILE, MOST_FILES, LARGEST_WHOLE = 30 * MB, FILES_OF_ONE_THING, 100 * MB
CHUNK = 64 * 1024
_END, _END_LENGTH, _FAR_END, _LONGEST_LIST = b"PK\x05\x06", 22, b"PK\x06\x07", 64 * 1024
_FILE = re.compile(r"tep/[0-9a-f]{64}")
_SHA = re.compile(r"[0-9a-f]{64}")


class Unfit(Exception):
    """What came is no package that may be read; `reason` is a code of `sentences.REASONS`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Opened:
    """A package as it lies on the table: what was signed, by whom it says, the SHA-256 of its files, all checked.

    `whole`: the ZIP the files are read from while its source stays open, best in their order; None: it has none.
    """

    words: bytes
    signature: bytes
    public_key: bytes
    files: tuple[str, ...] = ()
    whole: zipfile.ZipFile | None = None

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(self.words).digest()

    def open(self, sha: str) -> IO[bytes]:
        """Return the content of one of `files`, to be read."""
        return self.whole.open(FILES + sha)


@dataclass(frozen=True, kw_only=True)
class Secret:
    """How the old secret is proved: salted by `code`, `hash` kept; `key`: sealed for the receiver, empty: it stays."""

    code: str
    hash: bytes
    key: bytes


@dataclass(frozen=True, kw_only=True)
class Matter:
    """The case of a package, every part of its kind and length; `secret` None: the person gets a new one here."""

    format: str
    practice: bool
    from_prefix: str
    from_unit: str
    to_prefix: str
    sent_on: date
    first_on: date
    code: str
    kind: str
    channel: str
    topic: str
    title: str
    place_code: str
    place_text: str
    urgent: bool
    persons: int
    households: int
    text: str
    items: tuple[str, ...]
    people: tuple[dict, ...]
    files: tuple[tuple[str, str], ...]
    disputed: dict | None
    secret: Secret | None


def pack(
    out: BinaryIO, words: bytes, signature: bytes, public_key: bytes, files: Mapping[str, Callable[[], BinaryIO]]
) -> None:
    """Write the ZIP to `out`, file after file and never one whole in memory; the same parts give the same bytes."""
    signed = {"format": FORMAT, "signature": signature.hex(), "public_key": public_key.hex()}
    with zipfile.ZipFile(out, "w") as whole:
        whole.writestr(_entry(MATTER), words)
        whole.writestr(_entry(SIGNATURE), json.dumps(signed, sort_keys=True).encode())
        for sha, opening in files.items():
            with opening() as content, whole.open(_entry(FILES + sha), "w") as member:
                shutil.copyfileobj(content, member, CHUNK)


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))


def is_too_large(words: bytes, sizes: Iterable[int]) -> bool:
    """Return whether a package of these words, and files of these sizes in bytes, is more than a receiver takes."""
    sizes, room = list(sizes), LARGEST_WHOLE - LONGEST_SIGNATURE - MB  # the ZIP's own headers fit in the last of these
    over = any(size > LARGEST_FILE for size in sizes) or len(sizes) > MOST_FILES
    return over or len(words) > LONGEST_MATTER or len(words) + sum(sizes) > room


def unpack(source: BinaryIO) -> Opened:
    """Return what lies in a ZIP, without writing anything: names, sizes and hashes checked before and while reading.

    `source` can be sought in, and stays open as long as files are read. Raises: Unfit.
    """
    try:
        _check_end(source)
        return _opened(zipfile.ZipFile(source))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as broken:
        raise Unfit("broken") from broken
    except (zipfile.LargeZipFile, MemoryError, zipfile.zlib.error) as broken:
        raise Unfit("broken") from broken


def _check_end(source: BinaryIO) -> None:
    """Raise Unfit unless the list at the end is as short as that of a package: whoever reads it reads all of it.

    A package ends without a comment and is not in the ZIP's 64-bit form, so there is one place to look.
    """
    size = source.seek(0, 2)
    if size > LARGEST_WHOLE:
        raise Unfit("large")
    source.seek(max(0, size - _END_LENGTH - 20))
    tail = source.read(_END_LENGTH + 20)
    end = tail[-_END_LENGTH:]
    if len(end) < _END_LENGTH or end[:4] != _END or end[-2:] != b"\0\0" or tail[:4] == _FAR_END:
        raise Unfit("broken")
    if int.from_bytes(end[12:16], "little") > _LONGEST_LIST:
        raise Unfit("large")


def _opened(whole: zipfile.ZipFile) -> Opened:
    parts = whole.infolist()
    names = [info.filename for info in parts]
    known = {name for name in names if name in (MATTER, SIGNATURE) or _FILE.fullmatch(name)}
    if len(names) != len(set(names)) or known != set(names) or not {MATTER, SIGNATURE} <= known:
        raise Unfit("parts")
    if len(names) > MOST_FILES + 2 or sum(info.file_size for info in parts) > LARGEST_WHOLE:
        raise Unfit("large")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in parts):
        raise Unfit("broken")
    words, signed = _read(whole, MATTER, LONGEST_MATTER), _read(whole, SIGNATURE, LONGEST_SIGNATURE)
    files = tuple(name[len(FILES) :] for name in names if name.startswith(FILES))
    if any(_hash(whole, sha) != sha for sha in files):
        raise Unfit("hash")
    return Opened(words, *_signature(signed), files, whole)


def _hash(whole: zipfile.ZipFile, sha: str) -> str:
    """Return the SHA-256 of a file, read in pieces and no further than the largest we take."""
    digest, read = hashlib.sha256(), 0
    with whole.open(FILES + sha) as member:
        while chunk := member.read(CHUNK):
            read += len(chunk)
            if read > LARGEST_FILE:
                raise Unfit("large")
            digest.update(chunk)
    return digest.hexdigest()


def _read(whole: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Return a member, read no further than its limit, whatever its header says."""
    with whole.open(name) as member:
        content = member.read(limit + 1)
    if len(content) > limit:
        raise Unfit("large")
    return content


def _signature(raw: bytes) -> tuple[bytes, bytes]:
    try:
        row = json.loads(raw)
        if row["format"] != FORMAT:
            raise Unfit("format")
        return bytes.fromhex(row["signature"]), bytes.fromhex(row["public_key"])
    except (ValueError, KeyError, TypeError, RecursionError) as broken:
        raise Unfit("signature") from broken


def matter_of(opened: Opened) -> Matter:
    """Return the case of an opened package whose signature was checked. Raises: Unfit."""
    try:
        row = json.loads(opened.words)
        matter = _matter(row)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as broken:
        raise Unfit("matter") from broken
    if matter.format != FORMAT:
        raise Unfit("format")
    if {sha for _name, sha in matter.files} != set(opened.files):
        raise Unfit("hash")
    return matter


def _matter(row: dict) -> Matter:
    case, place = row["case"], row["place"]
    return Matter(
        format=_text(row["format"], 40),
        practice=row["practice"] is True,
        from_prefix=_text(row["from"]["installation"], 4),
        from_unit=_text(row["from"]["unit"], 200),
        to_prefix=_text(row["to"]["installation"], 4),
        sent_on=date.fromisoformat(row["sent_on"]),
        first_on=date.fromisoformat(row["received_on"]),
        code=_code(case["code"]),
        kind=_text(case["kind"], 20),
        channel=_text(case["channel"], 20),
        topic=_text(case["topic"], 60),
        title=_text(case["title"], 200),
        place_code=_text(place["code"], 10),
        place_text=_text(row["place_text"], 300),
        urgent=case["urgent"] is True,
        persons=_number(row["persons"], 1),
        households=_number(row["households"], 0),
        text=_text(row["text"], 20_000),
        items=tuple(_text(item, 20_000) for item in _list(row["items"], 20)),
        people=tuple(_person(person) for person in _list(row["people"], 20)),
        files=tuple((_text(file["name"], 150), _sha(file["sha256"])) for file in _list(row["files"], MOST_FILES)),
        disputed=_disputed(row["disputed"]) if row.get("disputed") else None,
        secret=_secret(row["secret"]) if row.get("secret") else None,
    )


def _text(value, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit or not is_text(value):
        raise ValueError("no text of that length")
    return value


def _number(value, least: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= 1_000_000:
        raise ValueError("no such number")
    return value


def _list(value, most: int) -> list:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("no list of that length")
    return value


def _sha(value) -> str:
    if not isinstance(value, str) or not _SHA.fullmatch(value):
        raise ValueError("no digest")
    return value


def _code(value) -> str:
    code = parse_code(value) if isinstance(value, str) and len(value) < 40 else None
    if code is None:
        raise ValueError("no code")
    return code


PERSON = {"part": 20, "name": 120, "phone": 30, "email": 254, "address": 300, "interpreter": 60, "language": 2}
PARTS = ("submitter", "representative", "guardian")


def _person(row) -> dict:
    person = {name: _text(row[name], limit) for name, limit in PERSON.items()}
    if person["part"] not in PARTS or person["language"] not in ("vi", "en"):
        raise ValueError("no such person")
    return person | {"minor": row["minor"] is True}


def _disputed(row) -> dict:
    """Return what is said of the decision that a complaint disputes: number, who made it, day, when it was known."""
    days = {name: date.fromisoformat(row[name]) for name in ("disputed_on", "known_on") if row.get(name)}
    return {"number": _text(row.get("number", ""), 100), "body_name": _text(row.get("body_name", ""), 200)} | days


def _secret(row) -> Secret:
    kept, key = bytes.fromhex(row["hash"]), bytes.fromhex(row["key"])
    if len(kept) != 64 or len(key) > 200:
        raise ValueError("no hash of a secret")
    return Secret(code=_code(row["code"]), hash=kept, key=key)
