"""What a denouncer's page carries from one form to the next instead of a session: sealed, for half an hour, unstored.

The content's key travels in a hidden field, encrypted under a key of the installation: neither the database nor the
page alone opens anything, and an old page opens nothing any more.
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.keys.trouble import Broken

LIFE = timedelta(minutes=30)
_FORM = struct.Struct(f">Q16s{envelopes.KEY_BYTES}sI")
_CONTEXT = b"carried by a page"
LONGEST = 2000


@dataclass(frozen=True)
class Carried:
    """Of which denunciation, its content's key, and how many acts of the denouncer the page showed."""

    denunciation_id: UUID
    content: bytes
    own_acts: int

    def __repr__(self) -> str:
        return "Carried(…)"


def seal(key: bytes, carried: Carried, at: datetime) -> str:
    """Return what the page carries, good for half an hour from `at` (UTC). `key`: the installation's for this."""
    plain = _FORM.pack(int(at.timestamp()), carried.denunciation_id.bytes, carried.content, carried.own_acts)
    return base64.urlsafe_b64encode(envelopes.encrypt(key, plain, _CONTEXT)).decode()


def unseal(key: bytes, text: str, at: datetime) -> Carried:
    """Return what a page carried. Raises: Broken (changed, too old, from the future, not ours)"""
    try:
        box = base64.b64decode(text[:LONGEST].encode(), altchars=b"-_", validate=True)
        made, pk, content, own_acts = _FORM.unpack(envelopes.decrypt(key, box, _CONTEXT))
    except (binascii.Error, struct.error, UnicodeEncodeError, ValueError):
        raise Broken from None
    if not 0 <= int(at.timestamp()) - made <= LIFE.total_seconds():
        raise Broken
    return Carried(UUID(bytes=pk), content, own_acts)
