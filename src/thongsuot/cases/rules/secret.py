"""The secret that opens an answer: made from the form's own token, kept only as a slow hash under the house's key."""

import hashlib
import hmac

from thongsuot.core.ids import SECRET_DIGITS

ROUNDS = {"n": 2**10, "r": 8, "p": 1}


def secret_for(house_key: bytes, form_token: str) -> str:
    """Return the secret of the case that this form makes: 12 digits; the same form sent twice gives the same one."""
    digest = hmac.new(house_key, b"case secret:" + form_token.encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest) % 10**SECRET_DIGITS:0{SECRET_DIGITS}d}"


def hash_secret(house_key: bytes, code: str, secret: str) -> bytes:
    """Return the hash kept in the table: scrypt, salted by the code, under a key that is not in the database.

    Source: RFC 7914. The key lies in the data folder, so that a copy of the database alone opens nothing.
    """
    return hashlib.scrypt(hmac.new(house_key, secret.encode(), hashlib.sha256).digest(), salt=code.encode(), **ROUNDS)


def same_secret(house_key: bytes, code: str, secret: str, kept: bytes) -> bool:
    """Return whether `secret` opens the case with this code; takes the same time either way."""
    return hmac.compare_digest(hash_secret(house_key, code, secret), bytes(kept))


def wait_after(failures: int) -> int:
    """Return the seconds to wait after so many wrong secrets: none below five, then doubling, an hour at most."""
    return 0 if failures < 5 else min(2 ** (failures - 3), 3600)


def show_secret(secret: str) -> str:
    """Return a secret as printed: 1234 5678 9012."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
