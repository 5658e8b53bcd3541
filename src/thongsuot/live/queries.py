"""What a page that updates by itself begins with, and how far each thing has come."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.live.models import Channel
from thongsuot.live.rules import DRAWN
from thongsuot.live.showing import drawn


@dataclass(frozen=True)
class Board:
    """A drawn thing for `live/_board.html`: its HTML is of `version` or newer.

    `url` tells what comes after, for as long as the connection stays open; `drawn_url` answers the thing by itself.
    """

    ref: Ref
    version: int
    html: SafeString
    url: str
    drawn_url: str

    @property
    def name(self) -> str:
        """The board's id on the page."""
        return f"live-{self.ref.kind}-{self.ref.id}"


def board(ref: Ref) -> Board:
    """Return the board of a thing in the active language. Raises: NotFound."""
    before = version(ref)  # first: what is drawn may be newer than its number, never older
    html = drawn(ref)
    if html is None:
        raise NotFound("")
    path = f"{ref.kind}/{ref.id}/{get_language()}"
    return Board(ref, before, mark_safe(html), settings.LIVE_URL + path, DRAWN + path)  # drawn by a template of ours


def version(ref: Ref) -> int:
    """Return how often a thing was stirred; 0 for one that never was."""
    return Channel.objects.filter(ref=str(ref)).values_list("version", flat=True).first() or 0


def versions(refs: Iterable[str]) -> dict[str, int]:
    """Return the versions of those channels that were ever stirred."""
    return dict(Channel.objects.filter(ref__in=list(refs)).values_list("ref", "version"))
