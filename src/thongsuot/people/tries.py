"""Wrong passwords and codes slow down whoever sends them, and nobody else.

Tries are counted by address and account together, so that a stranger elsewhere never makes an officer wait; a browser
in which the officer has signed in before carries a cookie and is counted for itself, so that a neighbour behind the
same address does not either. Nothing is ever locked: the wait doubles up to a minute.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from thongsuot.core import clock
from thongsuot.people import rules

COOKIE = "ts_device"
COOKIE_PATH = "/ban-lam-viec/tai-khoan/"
REMEMBERED = 180 * 86400  # seconds for which a browser is known
OFFICERS_REMEMBERED = 8  # at one browser, e.g. of a counter
FORGOTTEN = 86400  # seconds after the last try


@dataclass(frozen=True)
class Limit:
    """One count: `key` names whose, `free` tries come without a wait, the longest wait is `longest` seconds."""

    key: str
    free: int
    longest: int


def cookie() -> str:
    """Return the cookie's name: behind TLS one that browsers take over TLS alone."""
    return f"__Secure-{COOKIE}" if settings.SESSION_COOKIE_SECURE else COOKIE


def _hidden(*parts: str) -> str:
    """Return a name that tells neither address nor account to whoever reads the table of counts."""
    return hmac.new(settings.HOUSE_KEY, "\0".join(("tries", *parts)).encode(), hashlib.sha256).hexdigest()


def _known(request: HttpRequest) -> tuple[str, list[str]]:
    """Return (id of this browser, keyed names of the officers who have signed in here); ("", []) for a new one."""
    try:
        found = signing.loads(request.COOKIES.get(cookie(), ""), salt="people.device", max_age=REMEMBERED)
    except signing.BadSignature:
        return "", []
    return found["id"], found["officers"]


def _place(request: HttpRequest) -> str:
    """Return the IPv4 address a request comes from, of IPv6 the /64: one line has all of those to choose from."""
    address = ip_address(get_adapter().get_client_ip(request))
    if address.version == 4:
        return str(address)
    return str(address.ipv4_mapped or ip_network((int(address), 64), strict=False))


def limits(request: HttpRequest, what: str, account: str) -> list[Limit]:
    """Return what counts a try of `what` ("password", "code") on an account by its sign-in name."""
    account = account.lower()
    device, officers = _known(request)
    if _hidden(account) in officers:
        return [Limit(_hidden(what, "device", device, account), 5, 60)]
    address = _place(request)
    # The second count slows whoever tries one password on many accounts; it stays short, an office may share it.
    return [Limit(_hidden(what, "pair", address, account), 5, 60), Limit(_hidden(what, "address", address), 30, 5)]


def limit_of_address(request: HttpRequest, what: str, *, free: int, longest: int) -> Limit:
    """Return what counts the tries of `what` from one address, of whoever has no account."""
    return Limit(_hidden(what, "address", _place(request)), free, longest)


def sentence(seconds: int) -> str:
    """Return what is said to whoever has to wait."""
    return _("Đã thử sai nhiều lần. Chờ %(seconds)d giây rồi thử lại; tài khoản không bị khóa.") % {"seconds": seconds}


def take(request: HttpRequest, what: str, account: str) -> int:
    """Count one try as failed before it is looked at, and return 0; or the seconds to wait, counting nothing."""
    return count(limits(request, what, account))


def count(found: list[Limit]) -> int:
    """Count one try by each limit and return 0; or return the seconds to wait, counting nothing.

    Sequential over all processes: of two tries at once each is counted.
    """
    now = clock.now().timestamp()
    with transaction.atomic(), connection.cursor() as cursor:
        for one in sorted(found, key=lambda each: each.key):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [one.key])
        counted = [cache.get(one.key, (0, 0.0)) for one in found]
        waits = [
            rules.seconds_to_wait(failed, at, now, free=one.free, longest=one.longest)
            for one, (failed, at) in zip(found, counted, strict=True)
        ]
        if max(waits) > 0:
            return max(waits)
        for one, (failed, _at) in zip(found, counted, strict=True):
            cache.set(one.key, (failed + 1, now), FORGOTTEN)
    return 0


def give_back(request: HttpRequest, what: str, account: str) -> None:
    """Take the try back that turned out right: the account's count begins anew, the address's loses this one."""
    pair, *address = limits(request, what, account)
    with transaction.atomic():
        uncount([pair, *address])
        cache.delete(pair.key)


def uncount(found: list[Limit]) -> None:
    """Take one try back by each limit, its instant too; of what was never wrong nothing stays.

    Whoever comes next behind the same address does not wait for it: the wait of the wrong ones before was over when
    this try was counted.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for one in sorted(found, key=lambda each: each.key):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [one.key])
        for one in found:
            failed, _at = cache.get(one.key, (1, 0.0))
            if failed > 1:
                cache.set(one.key, (failed - 1, 0.0), FORGOTTEN)
            else:
                cache.delete(one.key)


def remember(request: HttpRequest, answer: HttpResponse, account: str) -> None:
    """Let this browser be known for an officer who has just signed in with everything."""
    device, officers = _known(request)
    mine = _hidden(account.lower())
    kept = [mine, *[each for each in officers if each != mine]][:OFFICERS_REMEMBERED]
    value = signing.dumps({"id": device or secrets.token_hex(16), "officers": kept}, salt="people.device")
    answer.set_cookie(
        cookie(), value, max_age=REMEMBERED, path=COOKIE_PATH, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
