"""Which ways out there are: an administrator names the hosts."""

import os
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.ledger import actions as ledger
from thongsuot.notices import wire
from thongsuot.notices.models import Gateway, Message
from thongsuot.units.actions.altering import keep_values

FIELDS = ("url", "host", "port", "security", "user", "from_address", "active")


@transaction.atomic
def set_gateway(*, channel: str, values: dict, secret: str | None, actor: Actor, at: datetime) -> Gateway:
    """Set the way out by `channel`; `secret` None keeps the stored one, empty removes it. Writes an entry.

    `values`: any of `FIELDS`. The secret goes to a file beside the keys, never to the database or the ledger. Of an
    address to call the history keeps scheme and host: its path or query often carries a token.
    Raises: Refused.
    """
    gateway = Gateway.objects.select_for_update().filter(channel=channel).first() or Gateway(channel=channel)
    require(actor, "notices.configure", gateway)
    before = {name: getattr(gateway, name) for name in FIELDS}
    for name in FIELDS:
        setattr(gateway, name, values.get(name, getattr(gateway, name)))
    if secret is not None:
        gateway.secret_name = channel if secret else ""
    gateway.changed_at = at
    gateway.save()
    if secret:
        _keep(gateway, secret)
    act = {"channel": channel, "secret_changed": secret is not None} | {name: getattr(gateway, name) for name in FIELDS}
    subject = Ref("gateway", gateway.pk)
    entry, _key = ledger.record(actor=actor, verb="notices.set_gateway", subject=subject, act=act, at=at)
    after = {name: getattr(gateway, name) for name in FIELDS}
    rest = {"url_rest": _rest(before["url"]) != _rest(after["url"]) or None, "secret": secret is not None or None}
    keep_values(entry, before=_without_rest(before), after=_without_rest(after) | rest)
    return gateway


def _host(url: str) -> str:
    """Return scheme, host and port of an address, without who signs in there."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if url else ""


def _rest(url: str) -> tuple[str, ...]:
    """Return all else of an address: who signs in there, path, query, fragment."""
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[0], *parts[2:]


def _without_rest(values: dict) -> dict:
    return values | {"url": _host(values["url"])}


def _keep(gateway: Gateway, secret: str) -> None:
    """Write the secret in one step, readable by this user alone."""
    path = wire.secret_file(gateway)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(secret)
    fresh.replace(path)


def send_test(*, channel: str, address: str, actor: Actor, at: datetime) -> str:
    """Send a test by `channel` at once, quiet hours or not; return the fault in a word, empty where it was taken."""
    gateway = Gateway.objects.get(channel=channel)
    require(actor, "notices.configure", gateway)
    message = Message(channel=channel, address=address, template="test", created_at=at, next_attempt_at=at)
    try:
        wire.send(message, gateway)
    except wire.NotSent as problem:
        return str(problem)
    return ""
