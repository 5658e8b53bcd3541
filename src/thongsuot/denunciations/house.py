"""What the installation's own key, kept outside the database, gives this room: peppers and marks."""

import hashlib
from uuid import UUID

from django.conf import settings


def pepper() -> bytes:
    """Return the 32 bytes without which no receipt number can be tried out on a copy of the database."""
    return hashlib.blake2b(settings.HOUSE_KEY[:64], digest_size=32, person=b"receipt pepper").digest()


def admission_pepper() -> bytes:
    """Return the 32 bytes under which admitted keys are marked."""
    return hashlib.blake2b(settings.HOUSE_KEY[:64], digest_size=32, person=b"admission").digest()


def carrying_key() -> bytes:
    """Return the 32 bytes under which a denouncer's page carries its key from form to form."""
    return hashlib.blake2b(settings.HOUSE_KEY[:64], digest_size=32, person=b"carried by page").digest()


def exclusion_mark(denunciation_id: UUID, officer_id: UUID) -> bytes:
    """Return the 32 bytes by which an excluded officer is known again; the table alone does not say who it is."""
    key = hashlib.blake2b(settings.HOUSE_KEY[:64], digest_size=32, person=b"exclusion").digest()
    return hashlib.blake2b(denunciation_id.bytes + officer_id.bytes, digest_size=32, key=key).digest()


def row_mark(source: str, source_id: str) -> bytes:
    """Return the 32 bytes by which a row of another register is known again; the table alone names no register."""
    return hashlib.blake2b(f"{source}\0{source_id}".encode(), digest_size=32, key=_of_rows()).digest()


def row_text_mark(source: str, source_id: str, digest: bytes) -> bytes:
    """Return the 32 bytes by which the words of that row are known again; equal words of two rows look different."""
    return hashlib.blake2b(row_mark(source, source_id) + digest, digest_size=32, key=_of_rows()).digest()


def _of_rows() -> bytes:
    return hashlib.blake2b(settings.HOUSE_KEY[:64], digest_size=32, person=b"imported row").digest()
