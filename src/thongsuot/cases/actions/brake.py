"""A coarse brake on what strangers send, for all of them together and across all processes.

No address is kept, so nobody can be singled out: the brake only keeps a flood from filling the tables.
"""

from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from thongsuot.cases.models import Brake
from thongsuot.core.errors import TooMany

A_SECOND = 20
BURST = 200
ONE = timedelta(seconds=1) / A_SECOND
STRANGERS = "strangers"


def slow_strangers(at: datetime) -> None:
    """Count one more thing sent at `at`; a burst of 200 passes, then 20 a second.

    One statement on one row. Call outside a transaction, which would hold that row till its end.
    Raises: TooMany, saying to send again in a minute.
    """
    if _counted(at):
        return
    Brake.objects.get_or_create(name=STRANGERS, defaults={"full_until": at})
    if not _counted(at):  # asked again: at the very first time somebody else may have made the row in between
        raise TooMany(_("Đang có quá nhiều người gửi cùng lúc. Chờ một phút rồi bấm gửi lại, chữ đã viết vẫn còn."))


def _counted(at: datetime) -> bool:
    free = Brake.objects.filter(name=STRANGERS, full_until__lte=at + ONE * (BURST - 1))
    return free.update(full_until=Greatest(F("full_until"), at) + ONE) == 1
