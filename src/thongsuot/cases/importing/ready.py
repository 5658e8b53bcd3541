"""Before the first import into a new installation: places known, and one unit that can receive."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.importing.taking import IMPORT
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.units.actions.places import load_places
from thongsuot.units.actions.tree import create_unit
from thongsuot.units.models import Place, Unit
from thongsuot.units.queries import standing, unit_by_code

FIRST_UNIT = "tiep-nhan"


@transaction.atomic
def make_ready(*, at: datetime) -> None:
    """Load the places and make a first receiving unit where the installation has none yet; else do nothing."""
    if not Place.objects.exists():
        load_places(actor=IMPORT, at=at)
    if not Unit.objects.filter(outside=False, practice=False).exists():
        create_unit(
            name="Bộ phận tiếp nhận",
            kind=Unit.Kind.RECEPTION,
            code=FIRST_UNIT,
            parent_id=None,
            actor=IMPORT,
            on=legal_day(at),
            at=at,
        )


def unit_with_code(code: str, *, at: datetime) -> Unit:
    """Return the unit inside with this code; of a former one, who keeps its matters. Raises: Invalid."""
    unit = unit_by_code(code)
    if unit is None or unit.outside or unit.practice or not standing(legal_day(at)).filter(pk=unit.pk).exists():
        raise Invalid(_("Không có đơn vị nào mang mã %s. Xem mã ở trang Quản trị đơn vị.") % code, field="unit")
    return unit
