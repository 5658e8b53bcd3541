"""Signing in as at the real door, for tests of the door itself."""

import base64
import hashlib
import hmac
import re
import struct
import time

from cast import PASSWORD

ACCOUNT = "/ban-lam-viec/tai-khoan"
DESK = "/ban-lam-viec/"


def code_of(secret: str, at: float | None = None) -> str:
    """Return what an app that holds `secret` (base32) shows. Source: RFC 6238."""
    step = struct.pack(">Q", int(time.time() if at is None else at) // 30)
    digest = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def give_password(client, username: str, password: str = PASSWORD, **more):
    return client.post(f"{ACCOUNT}/login/", {"login": username, "password": password}, **more)


def set_up_app(client) -> str:
    """Set up an app in a signed-in session and return its secret; its next code is not spent."""
    page = client.get(f"{ACCOUNT}/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7]+=*)</code>", page)[1]
    answer = client.post(f"{ACCOUNT}/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret
