"""The denouncer's receipt: 16 digits that are written nowhere here, yet find the denunciation and open it.

15 digits are random (49.8 bits) and the last checks the others. What is kept is derived from them by Argon2id and a
secret of the installation (the pepper, 32 bytes, outside the database): the database alone cannot be tried out.
"""

import re
import secrets
from dataclasses import dataclass

from nacl import bindings

from thongsuot.core.ids import check_digit
from thongsuot.denunciations.keys import pool
from thongsuot.denunciations.keys.trouble import WrongReceipt

DIGITS = 16
_HALF = 32


@dataclass(frozen=True)
class Receipt:
    """What a receipt number opens: `lookup` finds the row, `key` opens the envelope; neither tells the other."""

    lookup: bytes
    key: bytes

    def __repr__(self) -> str:
        return "Receipt(…)"


def new_receipt() -> str:
    """Return a new receipt number of 16 digits."""
    return _checked(secrets.randbelow(10 ** (DIGITS - 1)))


def new_token() -> str:
    """Return the random token of one form; sent again, it gives the same receipt number."""
    return secrets.token_urlsafe(32)


def of_token(token: str, pepper: bytes) -> str:
    """Return the receipt number of the form with this token, so that a form sent twice shows one number."""
    return _checked(int.from_bytes(_keyed(token.encode(), pepper, b"receipt number")) % 10 ** (DIGITS - 1))


def token_mark(token: str, pepper: bytes) -> bytes:
    """Return the 32 bytes kept of a token: they recognise it, and give neither it nor the receipt number back."""
    return _keyed(token.encode(), pepper, b"receipt token")


def show(receipt: str) -> str:
    """Return a receipt number in groups of four, as it is shown and read aloud: 4715 9036 2817 4420."""
    return " ".join(receipt[start : start + 4] for start in range(0, DIGITS, 4))


def parse(text: str) -> str:
    """Return the 16 digits of a receipt number as people type it: blanks, dots, hyphens, any script's digits.

    Raises: WrongReceipt
    """
    if re.search(r"[^\d\s.\-‐-―]", text):
        raise WrongReceipt
    digits = "".join(str(int(character)) for character in text if character.isdecimal())
    if len(digits) != DIGITS or check_digit(digits[:-1]) != digits[-1]:
        raise WrongReceipt
    return digits


def derive(receipt: str, pepper: bytes) -> Receipt:
    """Return what a receipt number opens. Its costs are for ever: changed, no receipt given before would open.

    Raises: WrongReceipt, Busy
    """
    salt = _keyed(b"", pepper, b"receipt salt")[: pool.SALT_BYTES]
    root = pool.RECEIPTS.derive(parse(receipt).encode(), salt, ops=6, mem=64 * 1024 * 1024)
    secret = _keyed(root, pepper, b"receipt root")
    return Receipt(lookup=_keyed(b"", secret, b"receipt lookup"), key=_keyed(b"", secret, b"receipt key"))


def _checked(number: int) -> str:
    digits = f"{number:0{DIGITS - 1}d}"
    return digits + check_digit(digits)


def _keyed(message: bytes, key: bytes, purpose: bytes) -> bytes:
    return bindings.crypto_generichash_blake2b_salt_personal(message, digest_size=_HALF, key=key, person=purpose)
