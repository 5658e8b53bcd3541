"""Where a row belongs: the place its codes or words name, and the unit that receives it."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.importing.rows import Rejected, Wanted
from thongsuot.core.clock import legal_day
from thongsuot.units.models import Place, Unit
from thongsuot.units.places import NamedPlace, PlaceHit, named, successors, the_one
from thongsuot.units.queries import competent_unit, installation, standing


class Where:
    """Places and units of one run, each asked for once. `unit`: who kept the register and takes all of it, or None."""

    def __init__(self, unit: Unit | None, at: datetime):
        self.unit, self.today = unit, legal_day(at)
        self._units: dict[tuple, Unit] = {}
        self._places: dict[tuple, UUID | str | None] = {}

    def unit_for(self, given: Submission) -> Unit:
        """Return who receives it: the register's unit, else the competent one. Raises: Rejected (none is set up)."""
        if self.unit:
            return self.unit
        key = (given.topic, given.kind, given.place_id)
        if key not in self._units:
            inside = [one.unit for one in competent_unit(*key, self.today) if not one.unit.outside]
            self._units[key] = inside[0] if inside else top_unit(self.today)
        return self._units[key]

    def place(self, wanted: Wanted) -> UUID | None:
        """Return the place of a row, None where it names none. Raises: Rejected, which says what to write instead."""
        key = (wanted.ward_code, wanted.province_code, wanted.place_name)
        if key not in self._places:
            self._places[key] = place_of(*key, self.today)
        found = self._places[key]
        if isinstance(found, str):
            raise Rejected(found)
        return found


def top_unit(on: date) -> Unit:
    """Return the unit that receives what nobody else is competent for. Raises: Rejected where none is set up."""
    unit = installation().root_unit or next(_top_units(on), None)
    if unit is None:
        raise Rejected(_("Chưa có đơn vị nào để nhận đơn. Lập đơn vị trước (trang Quản trị, hoặc thongsuot demo)."))
    return unit


def _top_units(on: date) -> Iterator[Unit]:
    return standing(on).filter(parent=None, outside=False, practice=False).order_by("valid_from", "code").iterator()


def place_of(ward_code: str, province_code: str, name: str, on: date) -> UUID | str | None:
    """Return the place on day `on` by its codes, else by its name; None without any; a sentence that says what to write
    instead where it is not known for certain.
    """
    level, code = ("commune", ward_code) if ward_code else ("province", province_code)
    if not code:
        return _place_named(name, on) if name else None
    places = list(Place.objects.filter(level=level, code=code).select_related("parent").order_by("-valid_from"))
    if not places:
        return _("Không có địa bàn mang mã %s. Kiểm tra mã, hoặc để trống.") % code
    return _certain([hit for place in places for hit in successors(place, on)])


def _place_named(name: str, on: date) -> UUID | str:
    """Return the commune called `name`, now or before the merger; its kind (xã, phường) may stand before it or not."""
    found = named(name, on)
    if not found:
        return _("Không có địa bàn tên như vậy. Ghi tên xã, phường hiện nay hoặc mã, hoặc để trống.")
    if one := the_one(found):
        return one.place.pk
    return _to_choose(found, split=all(each.split for each in found))


def _certain(found: list[PlaceHit]) -> UUID | str:
    """Return the one place that stands for what was asked, or a sentence that names those it may be."""
    hits = {hit.place.pk: hit for hit in found}
    present = [hit for hit in hits.values() if hit.former is None] or list(hits.values())
    whole = [hit for hit in present if hit.whole]
    if len(whole) == 1:
        return whole[0].place.pk
    return _to_choose(present, split=any(hit.former for hit in present))


def _to_choose(found: list[PlaceHit] | list[NamedPlace], *, split: bool) -> str:
    """Return the sentence that asks for the code of one of these."""
    names = ", ".join(f"{each.place} ({each.place.code})" for each in found)
    if split:
        return _("Địa bàn này đã chia cho: %s. Ghi mã của một nơi.") % names
    return _("Nhiều địa bàn có thể là nơi này: %s. Ghi mã của một nơi.") % names
