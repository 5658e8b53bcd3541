"""Who tries codes of invitations is slowed: by address, and all together. No address is kept, only a keyed mark."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from thongsuot.core.errors import TooMany
from thongsuot.doors.actions import check_calm, let_in
from thongsuot.people import tries

DOOR = "invitation-wrong"
# Wrong codes from one address that nobody waits for, then the longest wait in seconds: a hall may share one.
FREE, LONGEST = 30, 15


def take(request: HttpRequest, at: datetime) -> None:
    """Count one try before its code is looked at, so that of many at once each is counted. Raises: TooMany."""
    if seconds := tries.count(_limits(request)):
        raise TooMany(_("Đã thử nhiều mã không đúng từ nơi này. Chờ %s giây rồi bấm lại.") % seconds)
    try:
        check_calm(DOOR, at)
    except TooMany:
        tries.uncount(_limits(request))
        raise _too_many() from None


def was_right(request: HttpRequest) -> None:
    """Take the try back: of a code that opens nothing is kept."""
    tries.uncount(_limits(request))


def was_wrong(at: datetime) -> None:
    """Count it among the wrong ones of everybody. Raises: TooMany."""
    try:
        let_in(DOOR, at)
    except TooMany:
        raise _too_many() from None  # the door speaks of forms, where nothing was written here


def _too_many() -> TooMany:
    return TooMany(_("Đang có quá nhiều người thử mã giấy mời. Chờ một phút rồi bấm lại."))


def _limits(request: HttpRequest) -> list[tries.Limit]:
    return [tries.limit_of_address(request, "invitation", free=FREE, longest=LONGEST)]
