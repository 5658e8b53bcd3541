"""Words and addresses from outside, before anything keeps them."""

import ipaddress
from urllib.parse import urlsplit


def is_text(word: str) -> bool:
    """Return whether a word can be kept at all: no NUL, no half of a surrogate pair, which no database takes."""
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in word


def is_safe_address(address: str) -> bool:
    """Return whether people may be sent there with code and secret: https, or http at this very machine; or none."""
    if not address:
        return True
    if not address.isascii() or not address.isprintable() or any(each in address for each in " \\@?#"):
        return False
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and _is_here(host)))


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
