"""What is being uploaded, encrypted as it comes in: on disk only ciphertext without a name, in memory only its key."""

import io
import os
import tempfile
from pathlib import Path

from django.conf import settings

from thongsuot.denunciations.keys import envelopes, streams


def incoming() -> Path:
    """Return the folder where uploads lie while they come in; nothing in it has a name."""
    folder = Path(settings.DATA_DIR) / "sealed" / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


class Spool(io.RawIOBase):
    """Bytes written once, then read as often as wanted; lost with the process, and nobody else can read them.

    The file has no name from its first moment, so that a process killed half-way leaves none.
    """

    def __init__(self):
        super().__init__()
        self._key = envelopes.new_key()
        self._file = tempfile.TemporaryFile(dir=incoming(), buffering=0)
        self._sealer: streams.Sealer | None = streams.Sealer(self._key)
        self._file.write(self._sealer.header)
        self._size = 0
        self._rewind()

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return self._sealer is not None

    def seekable(self) -> bool:
        return True

    def write(self, content) -> int:
        """Encrypt and write `content`; raises ValueError once all was written."""
        if self._sealer is None:
            raise ValueError("all was written")
        self._put(self._sealer.add(bytes(content)))
        self._size += len(content)
        return len(content)

    def finish(self) -> None:
        """Write the end; from now on it can be read."""
        self._put(self._sealer.end())
        self._sealer = None

    def readinto(self, room) -> int:
        """Fill `room` with what comes next. Raises: Broken (what lies on disk was changed)"""
        if not self._left:
            self._left = next(self._plain, b"")
        taken = self._left[: len(room)]
        room[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        self._place += len(taken)
        return len(taken)

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place; going back begins anew and reads up to it, as a stream is opened in order only."""
        wanted = max(0, offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence])
        if wanted < self._place:
            self._rewind()
        while self._place < wanted and self.readinto(bytearray(min(streams.CHUNK, wanted - self._place))):
            pass
        return self._place

    def close(self) -> None:
        """Let go of the file, and with it of all that was written."""
        if not self.closed:
            self._file.close()
            self._left = b""
        super().close()

    def _rewind(self) -> None:
        self._place, self._left = 0, b""
        self._plain = streams.decrypting(self._key, self._stored())

    def _stored(self):
        """Yield the ciphertext from its start; asked for only when the first byte is read."""
        self._file.seek(0)
        while sealed := self._file.read(streams.CHUNK):
            yield sealed

    def _put(self, sealed: bytes) -> None:
        left = memoryview(sealed)
        while left:
            left = left[self._file.write(left) :]
