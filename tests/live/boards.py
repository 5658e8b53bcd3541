"""A thing to watch, for the tests of this room: its words are what the test last said of it."""

from uuid import UUID

from django.utils.translation import gettext

from thongsuot.core.refs import Ref
from thongsuot.live import showing

KIND = "sample"
SAID: dict[UUID, str] = {}


def renderer(ref: Ref) -> str | None:
    return f"<p>{gettext('Đã nối lại')}: {SAID[ref.id]}</p>" if ref.id in SAID else None


showing.show_with(KIND, renderer)
