"""Files as streams: XChaCha20-Poly1305 in chunks of 64 KiB that can be neither reordered, swapped nor left out.

Libsodium's secretstream: a header of 24 bytes, then the chunks, each 17 bytes longer than its plain text; the last one
says that it is the last. A file costs no more memory than a chunk, in whichever direction.
"""

from collections.abc import Iterable, Iterator

from nacl import bindings
from nacl.exceptions import CryptoError

from thongsuot.denunciations.keys.trouble import Broken, Truncated

CHUNK = 64 * 1024
HEADER_BYTES = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
MORE_BYTES = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_FRAME = CHUNK + MORE_BYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


class Sealer:
    """A stream being written: `add` as the content comes in, `end` once. `context`: the id of the file's row."""

    def __init__(self, key: bytes, context: bytes = b""):
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        self._held = bytearray()
        self._context = context
        self.header = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)

    def add(self, content: bytes) -> bytes:
        """Return the sealed chunks that `content` filled. One chunk is held back: it may be the last."""
        self._held += content
        out = bytearray()
        while len(self._held) > CHUNK:
            out += self._push(bytes(self._held[:CHUNK]), _MESSAGE)
            del self._held[:CHUNK]
        return bytes(out)

    def end(self) -> bytes:
        """Return the last chunk, marked as the last."""
        return self._push(bytes(self._held), _FINAL)

    def _push(self, chunk: bytes, tag: int) -> bytes:
        return bindings.crypto_secretstream_xchacha20poly1305_push(self._state, chunk, self._context, tag)


def encrypting(key: bytes, chunks: Iterable[bytes], context: bytes = b"") -> Iterator[bytes]:
    """Yield `chunks`, of whatever sizes, as one sealed stream. `context`: the id of the file's row, bound into it."""
    sealer = Sealer(key, context)
    yield sealer.header
    for content in chunks:
        if sealed := sealer.add(content):
            yield sealed
    yield sealer.end()


def decrypting(key: bytes, chunks: Iterable[bytes], context: bytes = b"") -> Iterator[bytes]:
    """Yield the plain text of a sealed stream, each chunk only after it was proved genuine.

    What was yielded is genuine, but only a stream read to its end is whole.

    Raises: Truncated (it ends at a chunk that is not the last), Broken (changed, cut within a chunk, or continued)
    """
    frames = _frames(chunks)
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    header = next(frames)
    if len(header) < HEADER_BYTES:
        raise Truncated
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    ended = False
    for frame in frames:
        if ended:
            raise Broken
        content, tag = _pull(state, frame, context)
        ended = tag == _FINAL
        if content:
            yield content
    if not ended:
        raise Truncated


def _pull(state, frame: bytes, context: bytes) -> tuple[bytes, int]:
    if len(frame) < MORE_BYTES:
        raise Truncated
    try:
        return bindings.crypto_secretstream_xchacha20poly1305_pull(state, frame, context)
    except (CryptoError, ValueError):
        raise Broken from None


def _frames(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the header, then frame by frame, whatever the sizes of `chunks`; the last may be short."""
    held, wanted = bytearray(), HEADER_BYTES
    for content in chunks:
        held += content
        while len(held) >= wanted:
            yield bytes(held[:wanted])
            del held[:wanted]
            wanted = _FRAME
    if held or wanted == HEADER_BYTES:
        yield bytes(held)
