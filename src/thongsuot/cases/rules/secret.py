"""The secret that opens an answer: made from the form's own token, kept only as a slow hash under the house's key."""

import hashlib
import hmac

from thongsuot.core.ids import SECRET_DIGITS

ROUNDS = {"n": 2**10, "r": 8, "p": 1}


def secret_for(house_key: bytes, form_token: str, what: str = "case") -> str:
    """Return the secret of what this form makes: 12 digits; the same form sent twice gives the same one.

    `what`: a form of one kind of thing tells nothing of the secrets of another kind.
    """
    digest = hmac.new(house_key, f"{what} secret:{form_token}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest) % 10**SECRET_DIGITS:0{SECRET_DIGITS}d}"


def key_of_code(house_key: bytes, code: str) -> bytes:
    """Return the key under which the secret of this one code is hashed: 32 bytes, of no use for any other code.

    One key a code, so that it can go, sealed, with a case to another installation, and the house's key never does.
    """
    return hmac.new(house_key, b"case secret key:" + code.encode(), hashlib.sha256).digest()


def hash_with(key: bytes, code: str, secret: str) -> bytes:
    """Return the hash kept in the table: scrypt, salted by the code, under a key that is not in the database.

    Source: RFC 7914. The key follows from one in the data folder, so that a copy of the database alone opens nothing.
    """
    return hashlib.scrypt(hmac.new(key, secret.encode(), hashlib.sha256).digest(), salt=code.encode(), **ROUNDS)


def hash_secret(house_key: bytes, code: str, secret: str) -> bytes:
    """Return the hash of a secret given out here, for a code drawn here."""
    return hash_with(key_of_code(house_key, code), code, secret)


def same_secret(key: bytes, code: str, secret: str, kept: bytes) -> bool:
    """Return whether `secret` opens the case with this code, whose key is `key`; takes the same time either way."""
    return hmac.compare_digest(hash_with(key, code, secret), bytes(kept))


def wait_after(failures: int) -> int:
    """Return the seconds to wait after so many wrong secrets: none below five, then doubling, an hour at most."""
    return 0 if failures < 5 else min(2 ** (failures - 3), 3600)


def show_secret(secret: str) -> str:
    """Return a secret as printed: 1234 5678 9012."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
