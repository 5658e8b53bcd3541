"""Keys between installations: what each signs and opens with, the card it shows, the mark that two people compare."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

CARD = "thongsuot-installation/1"
MARK_DIGITS = 24
KEY_BYTES = 32
LONGEST_CARD = 4000


@dataclass(frozen=True, kw_only=True)
class Card:
    """What an installation says of itself: name, prefix of its codes, public address, public keys (32 bytes each)."""

    name: str
    prefix: str
    address: str
    signing_key: bytes
    sealing_key: bytes

    def text(self) -> str:
        """Return the card as text to send: base64 of JSON, in lines of 64."""
        row = {"format": CARD, "name": self.name, "prefix": self.prefix, "address": self.address}
        row |= {"signing_key": self.signing_key.hex(), "sealing_key": self.sealing_key.hex()}
        coded = base64.b64encode(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).decode()
        return "\n".join(coded[start : start + 64] for start in range(0, len(coded), 64))

    @property
    def mark(self) -> str:
        """Return 24 digits that follow from every part of the card, in fours: about 80 bits, compared by telephone.

        Name and address too: the page of a case sends people to that address with code and secret.
        """
        parts = (self.name.encode(), self.prefix.encode(), self.address.encode(), self.signing_key, self.sealing_key)
        digest = hashlib.sha256(b"".join(len(part).to_bytes(4) + part for part in parts)).digest()
        digits = f"{int.from_bytes(digest) % 10**MARK_DIGITS:0{MARK_DIGITS}d}"
        return " ".join(digits[start : start + 4] for start in range(0, MARK_DIGITS, 4))


def read_card(text: str) -> Card | None:
    """Return the card that somebody pasted, None where it is none."""
    if len(text) > LONGEST_CARD:
        return None
    try:
        row = json.loads(base64.b64decode("".join(text.split()), validate=True))
        keys = {name: bytes.fromhex(row[name]) for name in ("signing_key", "sealing_key")}
        words = {name: row[name] for name in ("name", "prefix", "address")}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if row.get("format") != CARD or not all(isinstance(word, str) for word in words.values()):
        return None
    if not all(word.isprintable() for word in words.values()):
        return None
    fits = words["name"].strip() and len(words["name"]) <= 200 and len(words["address"]) <= 200
    prefix = words["prefix"]
    fits = fits and len(prefix) == 4 and prefix.isascii() and prefix.isdigit()
    return Card(**words, **keys) if fits and all(len(key) == KEY_BYTES for key in keys.values()) else None


def same_mark(card: Card, typed: str) -> bool:
    """Return whether the mark that was heard is the card's; blanks and other signs between digits do not matter."""
    return "".join(each for each in typed if each in "0123456789") == card.mark.replace(" ", "")


def signing_key(house_key: bytes) -> Ed25519PrivateKey:
    """Return the key with which this installation signs what goes out."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"handover:" + house_key).digest())


def sealing_key(house_key: bytes) -> PrivateKey:
    """Return the key that opens what others seal for this installation."""
    return PrivateKey(hashlib.sha256(b"handover sealing:" + house_key).digest())


def seal_for(house_key: bytes, public_key: bytes, words: bytes) -> bytes:
    """Return `words` readable by the holder of `public_key` alone (X25519, XSalsa20-Poly1305, as crypto_box_seal).

    The passing key is not drawn but follows from the house key: a package made twice is the same package, and nobody
    else can make that key.
    """
    seed = hmac.new(house_key, b"handover passing:" + public_key + words, hashlib.sha256).digest()
    passing = PrivateKey(seed)
    public = bytes(passing.public_key)
    nonce = hashlib.blake2b(public + public_key, digest_size=Box.NONCE_SIZE).digest()
    return public + Box(passing, PublicKey(public_key)).encrypt(words, nonce).ciphertext


def open_sealed(house_key: bytes, sealed: bytes) -> bytes | None:
    """Return what was sealed for this installation, None where it was not, or was changed."""
    try:
        return SealedBox(sealing_key(house_key)).decrypt(sealed)
    except (CryptoError, ValueError, TypeError):
        return None


def _box(house_key: bytes) -> SecretBox:
    return SecretBox(hashlib.sha256(b"brought keys:" + house_key).digest())


def keep(house_key: bytes, key: bytes) -> bytes:
    """Return a key as it lies in the database: sealed under the house's key, which does not."""
    return bytes(_box(house_key).encrypt(key))


def open_kept(house_key: bytes, kept: bytes) -> bytes:
    """Return the key again."""
    return _box(house_key).decrypt(kept)


def is_signed_by(public_key: bytes, signature: bytes, words: bytes) -> bool:
    """Return whether `signature` (Ed25519, RFC 8032) of `words` is that of the holder of `public_key`."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, words)
    except (InvalidSignature, ValueError):
        return False
    return True
