"""The files of the data folder as one stream (tar), and back."""

import io
import os
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _

FOLDERS = ("files", "sealed")
UNFINISHED = ("incoming",)
PIECE = 256 * 1024


def archived(root: Path) -> Iterator[bytes]:
    """Yield what lies in the folders of contents; what is destroyed meanwhile is left out.

    Called after the database was read: a content is on disk before its row, so that no row points at nothing.
    """
    for path in _contents(root):
        try:
            file = path.open("rb")
        except FileNotFoundError:
            continue
        with file:
            yield from _member(str(path.relative_to(root)), file)
    yield bytes(2 * tarfile.BLOCKSIZE)


def _contents(root: Path) -> Iterator[Path]:
    for name in FOLDERS:
        for path in sorted((root / name).rglob("*")):
            inside = path.relative_to(root).parts
            if path.is_file() and not path.is_symlink() and inside[1] not in UNFINISHED and path.suffix != ".part":
                yield path


def _member(name: str, file) -> Iterator[bytes]:
    about = tarfile.TarInfo(name)
    about.size, about.mode = os.fstat(file.fileno()).st_size, 0o600
    yield about.tobuf(tarfile.PAX_FORMAT)
    left = about.size
    while left and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
    if left:
        raise DatabaseTrouble(_("Tệp {name} thay đổi khi đang sao lưu: hãy chạy lại.").format(name=name))
    yield bytes(-about.size % tarfile.BLOCKSIZE)


def unpack(pieces: Iterable[bytes], root: Path) -> int:
    """Put the files of a stream below `root` and return how many. Raises: DatabaseTrouble (one lies elsewhere)."""
    count = 0
    with tarfile.open(fileobj=_Reading(pieces), mode="r|") as archive:
        for member in archive:
            inside = Path(member.name).parts
            if not member.isreg() or inside[0] not in FOLDERS or ".." in inside:
                raise DatabaseTrouble(_("Bản sao lưu có tệp nằm sai chỗ, không dùng được."))
            _write(archive.extractfile(member), root.joinpath(*inside))
            count += 1
    return count


def _write(source, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := source.read(PIECE):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


class _Reading(io.RawIOBase):
    """Pieces of any size as a file that is read forward."""

    def __init__(self, pieces: Iterable[bytes]):
        self._pieces, self._held = iter(pieces), b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self._held) < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._held += piece
        cut = len(self._held) if size < 0 else size
        out, self._held = self._held[:cut], self._held[cut:]
        return out
