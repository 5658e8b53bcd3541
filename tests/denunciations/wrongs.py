"""Ways to spoil sealed bytes, for the tests of all that seals."""

from hypothesis import strategies as st

CHEAP = {"ops": 1, "mem": 8192}
"""Costs of Argon2id at which hypothesis may try hundreds of times; never used outside tests."""

KEYS = st.binary(min_size=32, max_size=32)


def flipped(sealed: bytes, bit: int) -> bytes:
    """Return `sealed` with one bit turned over."""
    spoilt = bytearray(sealed)
    spoilt[bit // 8] ^= 1 << bit % 8
    return bytes(spoilt)


def every_bit(sealed: bytes):
    """Yield `sealed` with each of its bits turned over, one at a time."""
    return (flipped(sealed, bit) for bit in range(len(sealed) * 8))


def every_cut(sealed: bytes):
    """Yield `sealed` cut off after each length shorter than its own."""
    return (sealed[:length] for length in range(len(sealed)))
