"""The desk's pages as tests use them: a signed-in officer, the present day, forms as a browser would send them."""

from datetime import UTC, datetime, time

from thongsuot.core import clock

BASE = "/ban-lam-viec/vu-viec/"


def set_day(monkeypatch, day) -> None:
    """Make `day`, 9 o'clock in Vietnam, the present for every page."""
    instant = datetime.combine(day, time(2), UTC)
    monkeypatch.setattr(clock, "now", lambda: instant)


def url(case, slug: str = "") -> str:
    return f"{BASE}{case.pk}/{slug}/" if slug else f"{BASE}{case.pk}/"


def text(answer) -> str:
    return answer.content.decode()


def send(client, case, slug: str, **given):
    """Post an act's form as drawn now, with what the officer fills in."""
    case.refresh_from_db()
    return client.post(url(case, slug), {"revision": case.revision} | given)
