"""The keys of officers whose unit ends, among what a plan of reorganisation moves."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thongsuot.api.models import Token
from thongsuot.changes.queries.destinations import Destinations
from thongsuot.changes.queries.moving import Kind, Row, Told, move_with, posts_ending
from thongsuot.changes.queries.world import Reading


def _tokens(reading: Reading) -> QuerySet[Token]:
    """Return the keys that would still open something on the day of the plan."""
    officers = posts_ending(reading).values("officer")
    return Token.objects.filter(officer__in=officers, revoked_at=None, ends_on__gte=reading.plan.on)


def _told(row: Row, _where: Destinations) -> Told:
    return f"{row['called']}: {row['officer__full_name']}", "", ""


def take_part() -> None:
    """Let every dry run list the keys."""
    goes_on = _("Vẫn dùng được: làm được đúng những gì vai của cán bộ ở đơn vị kế thừa làm được.")
    columns = ("officer__full_name",)
    move_with(Kind("tokens", _("Khóa của hệ thống khác"), _tokens, "name", "", _told, columns, becomes=goes_on))
