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


def exclusion_mark(denunciation_id: UUID, officer_id: UUID) -> bytes:
    """Return the 32 bytes by which an excluded officer is known again; the table alone does not say who it is."""
    key = hashlib.blake2b(settings.HOUSE_KEY[:64], digest_size=32, person=b"exclusion").digest()
    return hashlib.blake2b(denunciation_id.bytes + officer_id.bytes, digest_size=32, key=key).digest()
