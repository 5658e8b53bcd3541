"""What goes over the wire to those who watch: events, and what a request has seen already. No clock, no chance."""

import re
from urllib.parse import urlsplit

WIRE = "thongsuot_live"
"""The name under which PostgreSQL passes on, at commit, that a channel was stirred: `reception:0197…`."""

PREFIX = "/truc-tiep/"
"""Where a board is followed: `/truc-tiep/<kind>/<uuid>/<language>`."""

DRAWN = "/bang/"
"""Where the pages draw one: `/bang/<kind>/<uuid>/<language>`."""

HEARTBEAT = b":\n\n"
GONE = b"event: gone\ndata: -\n\n"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
LINE_ENDS = re.compile(r"\r\n|\r|\n")
SOONEST, LATEST = 1_000, 6_000  # milliseconds


def event(version: int, html: str) -> bytes:
    """Return a whole state as one server-sent event (WHATWG HTML, section 9.2), its version as the event's id."""
    lines = "".join(f"data: {line}\n" for line in LINE_ENDS.split(html))
    return f"id: {version}\n{lines}\n".encode()


def advice(chance: float) -> bytes:
    """Return when to come back after a lost connection; `chance` in [0, 1) spreads thousands over five seconds."""
    return b"retry: %d\n\n" % (SOONEST + chance * (LATEST - SOONEST))


def seen(text: str | None) -> int | None:
    """Return the version a page says it holds; None where it holds none, or says nothing that could be one."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,18}", text) else None


def version_of(etag: str) -> int | None:
    """Return the version in the ETag of a drawn board, weak or strong; None where it is none."""
    found = re.fullmatch(r'(?:W/)?"([0-9]{1,18})"', etag)
    return int(found[1]) if found else None


def ref_of(path: str) -> str:
    """Return the reference in `<kind>/<uuid>/<language>`."""
    kind, thing, _language = path.split("/")
    return f"{kind}:{thing}"


def origins(public_url: str) -> frozenset[str]:
    """Return where our pages may come from: the public address; on this machine by each of its names."""
    parts = urlsplit(public_url)
    hosts = [parts.netloc]
    if parts.hostname in ("127.0.0.1", "localhost", "::1"):
        hosts += [f"{name}:{parts.port}" if parts.port else name for name in LOOPBACK]
    return frozenset(f"{parts.scheme}://{host}" for host in hosts)
