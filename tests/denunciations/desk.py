"""Officers before the pages of the sealed room: signed in, with or without their key unlocked."""

import html
import re

from django.test import Client

from denunciations.making import PHRASE
from thongsuot.core import clock

BASE = "/ban-lam-viec/to-cao/"


def stop_clock(monkeypatch, at) -> None:
    """Let the pages see this instant (UTC) until it is set again."""
    monkeypatch.setattr(clock, "now", lambda: at)


def signed_in(officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def unlocked(officer, phrase: str = PHRASE) -> Client:
    """Return a client of the officer with the key unlocked for a quarter of an hour."""
    client = signed_in(officer)
    answer = client.post(f"{BASE}mo-khoa/", {"passphrase": phrase})
    assert answer.status_code == 302, answer.content.decode()
    return client


def page(matter, rest: str = "") -> str:
    return f"{BASE}{matter.id}/{rest}"


def text(answer) -> str:
    """Return what an answer says, without its tags."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def do(client, matter, slug: str, **words):
    """Send the form of an act as the page showed it."""
    return client.post(page(matter, f"{slug}/"), {"revision": matter.row.revision} | words)
