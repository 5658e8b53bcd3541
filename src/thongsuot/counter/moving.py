"""The bundles for power cuts of units that end, among what a plan of reorganisation moves."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.changes.queries.destinations import Destinations
from thongsuot.changes.queries.moving import Kind, Row, Told, move_with
from thongsuot.changes.queries.world import Reading
from thongsuot.counter.models import Bundle, Sheet


def _bundles(reading: Reading) -> QuerySet[Bundle]:
    """Return the bundles of which a sheet may still be entered, each with how many (`left`)."""
    left = Count("sheets", filter=Q(sheets__state=Sheet.State.OPEN))
    rows = Bundle.objects.filter(unit__in=reading.former_ids, unit__practice=False)
    return rows.annotate(left=left).filter(left__gt=0)


def _told(row: Row, where: Destinations) -> Told:
    said = {"number": row["called"], "left": row["left"]}
    return _("Tập %(number)s, còn %(left)s phiếu") % said, where.heir_name(row["at"]), ""


def take_part() -> None:
    """Let every dry run list the bundles."""
    goes_on = gettext_lazy("Mã trên phiếu giữ nguyên; đơn vị kế thừa nhập phiếu đã viết.")
    words = gettext_lazy("Tập phiếu khi mất điện còn phiếu")
    move_with(Kind("bundles", words, _bundles, "number", told=_told, columns=("left",), becomes=goes_on))
