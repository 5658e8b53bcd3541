"""A ZIP file under a password, AES-256, which 7-Zip, WinZip and the like open: the receiver needs nothing of ours.

Format: WinZip AE-2 (vendor version 2, strength 3, stored, compression method 99): salt of 16 bytes, 2 bytes to know
the password by, the ciphertext in counter mode (little-endian, from 1), and 10 bytes of HMAC-SHA1 over it. Its 1,000
rounds of PBKDF2 are weak for words a person would choose: the password must be a long random one (`new_password`).
"""

import hashlib
import hmac
import secrets
import struct
from collections.abc import Iterable

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

SALT_BYTES, KEY_BYTES, CHECK_BYTES, MAC_BYTES, ROUNDS = 16, 32, 2, 10, 1000
BLOCK, STRIDE = 16, 64 * 1024
METHOD, VERSION, FLAGS = 99, 51, 0x801  # encrypted, names in UTF-8
EXTRA = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, 0)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
DAY = (2026 - 1980) << 9 | 1 << 5 | 1  # the same in every file: when it was packed is nobody's business


def new_password() -> str:
    """Return a random password to be printed: six groups of four, about 118 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(6))


def sealed_zip(files: Iterable[tuple[str, bytes]], password: str) -> bytes:
    """Return a ZIP file with `files` (pairs of name and content), each under `password`; names stay readable.

    So give neutral names, and put what has a telling name inside another ZIP.
    """
    out, listed, count = bytearray(), bytearray(), 0
    for name, content in files:
        encoded, body = name.encode(), _sealed(content, password.encode())
        shared = struct.pack("<HHHHHLLLHH", VERSION, FLAGS, METHOD, 0, DAY, 0, len(body), len(content), len(encoded),
                             len(EXTRA))  # fmt: skip
        listed += b"PK\x01\x02" + struct.pack("<H", VERSION) + shared
        listed += struct.pack("<HHHLL", 0, 0, 0, 0, len(out)) + encoded + EXTRA
        out += b"PK\x03\x04" + shared + encoded + EXTRA + body
        count += 1
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, count, count, len(listed), len(out), 0)
    return bytes(out + listed + end)


def opened(body: bytes, password: str) -> bytes:
    """Return what `_sealed` sealed; raises ValueError where the password is wrong or a byte was changed."""
    salt, check = body[:SALT_BYTES], body[SALT_BYTES : SALT_BYTES + CHECK_BYTES]
    cipher, mac_key, known = _keys(password.encode(), salt)
    secret, mac = body[SALT_BYTES + CHECK_BYTES : -MAC_BYTES], body[-MAC_BYTES:]
    if known != check or not hmac.compare_digest(_mac(mac_key, secret), mac):
        raise ValueError("the password is wrong, or the file was changed")
    return _crypt(secret, cipher)


def _sealed(content: bytes, password: bytes) -> bytes:
    salt = secrets.token_bytes(SALT_BYTES)
    cipher, mac_key, check = _keys(password, salt)
    secret = _crypt(content, cipher)
    return salt + check + secret + _mac(mac_key, secret)


def _keys(password: bytes, salt: bytes) -> tuple[bytes, bytes, bytes]:
    derived = hashlib.pbkdf2_hmac("sha1", password, salt, ROUNDS, 2 * KEY_BYTES + CHECK_BYTES)
    return derived[:KEY_BYTES], derived[KEY_BYTES : 2 * KEY_BYTES], derived[2 * KEY_BYTES :]


def _mac(key: bytes, secret: bytes) -> bytes:
    return hmac.new(key, secret, hashlib.sha1).digest()[:MAC_BYTES]


def _crypt(content: bytes, key: bytes) -> bytes:
    """Return `content` combined with the key stream: AES of 1, 2, 3… as little-endian blocks; its own inverse."""
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    out = bytearray()
    for start in range(0, len(content), STRIDE):
        piece = content[start : start + STRIDE]
        first = start // BLOCK + 1
        blocks = b"".join(n.to_bytes(BLOCK, "little") for n in range(first, first + -(-len(piece) // BLOCK)))
        stream = encryptor.update(blocks)[: len(piece)]
        mixed = int.from_bytes(piece, "big") ^ int.from_bytes(stream, "big")
        out += mixed.to_bytes(len(piece), "big")
    return bytes(out)
