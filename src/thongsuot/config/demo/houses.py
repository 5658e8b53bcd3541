"""The units of the demonstration: real provinces and communes, with invented officers at each desk."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from thongsuot.config.demo.staff import Desk, Staff
from thongsuot.core.actors import service
from thongsuot.people.models import Officer
from thongsuot.units.actions import (
    create_unit,
    load_places,
    set_installation,
    set_up_outside,
    set_up_province,
)
from thongsuot.units.models import Competence, Place, Unit, valid_on

SINCE = date(2025, 7, 1)  # the two-level administration; before it these units did not exist
PROVINCE = "68"
SHOWN = "24931"  # xã Đơn Dương: its officers are printed
FEW = (SHOWN, "24781", "22945", "24611", "25000", "24943")
DEMO = service("demo")
SHOWN_NAMES = {"receptionist": "tiepdan", "handler": "xuly", "head": "chutich", "deputy": "phochutich"}
COMMUNE_DESKS = ("kt", "vhxh", "vp", "hcc", "tyt", "ca")
DEPARTMENTS = ("snv", "sxd", "snnmt", "sct", "skhcn", "sgddt", "syt", "svhttdl", "sdttg", "stc", "ca", "hcc")


@dataclass
class Houses:
    """Every body of the demonstration that answers, by its unit, and the officers who stand above."""

    staff: Staff
    desks: dict[UUID, Desk]
    communes: list[Desk]
    departments: dict[str, list[tuple[str, Desk]]]  # by province code: (topic, desk)
    roots: dict[str, Desk]
    supervisors: dict[str, Officer]
    outside: dict[str, Unit]
    practice: Unit
    shown: Desk = None

    def above(self, desk: Desk, topic: str) -> Desk:
        """Return the department of the province that acts on `topic`, else the province itself."""
        code = self.province_of(desk)
        found = [(len(line), dept) for line, dept in self.departments[code] if f"{topic}.".startswith(f"{line}.")]
        return max(found, key=lambda each: each[0])[1] if found else self.roots[code]

    def province_of(self, desk: Desk) -> str:
        place = desk.place
        return (place.parent if place.level == "commune" else place).code


def build(size: str, staff: Staff, at: datetime) -> Houses:
    """Make places, units, installation, practice unit and officers of a demonstration of `size`."""
    load_places(actor=DEMO, at=at)
    outside = set_up_outside(actor=DEMO, at=at)
    houses = Houses(staff, {}, [], {}, {}, {}, outside, _practice(at))
    for code in _provinces(size):
        units = set_up_province(code, on=SINCE, actor=DEMO, at=at, communes=FEW if size == "small" else None)
        if code == PROVINCE:
            _install(units[f"{code}-ubnd"], at)
        _furnish(houses, code, units)
    return houses


def _provinces(size: str) -> list[str]:
    """Return the codes of the provinces to make, that of the installation first."""
    if size != "national":
        return [PROVINCE]
    rows = Place.objects.filter(valid_on(SINCE), level="province").exclude(code=PROVINCE)
    return [PROVINCE, *rows.order_by("code").values_list("code", flat=True)]


def _practice(at: datetime) -> Unit:
    return create_unit(
        name="Đơn vị tập dượt",
        kind="other",
        code="tap-duot",
        parent_id=None,
        practice=True,
        actor=DEMO,
        on=SINCE,
        at=at,
    )


def _install(root: Unit, at: datetime) -> None:
    set_installation(
        code_prefix="4715",
        name_vi="Tỉnh Lâm Đồng (bản chạy thử)",
        name_en="Lâm Đồng province (demonstration)",
        phone="0900 000 022",
        hours="Thứ Hai đến Thứ Sáu, 7 giờ 30 đến 11 giờ 30 và 13 giờ 30 đến 17 giờ",
        root_unit_id=root.pk,
        actor=DEMO,
        at=at,
    )


def _furnish(houses: Houses, code: str, units: dict[str, Unit]) -> None:
    """Put officers at every desk of a province and its communes."""
    topics = _topics(units)
    root = _province_desk(houses, code, units, topics)
    houses.departments[code] = []
    for name in DEPARTMENTS:
        unit = units[f"{code}-{name}"]
        desk = _desk(houses.staff, unit, root.place, f"{code}.{name}")
        desk.workers = {"": (unit, houses.staff.appoint(f"xuly.{code}.{name}", unit, "handler"))}
        houses.desks[unit.pk] = desk
        houses.departments[code] += [(topic, desk) for topic in topics[unit.pk] if topic]
    committees = [unit for unit in units.values() if unit.kind == "committee" and unit.place.level == "commune"]
    for unit in committees:
        _commune_desk(houses, unit, units, topics)


def _topics(units: dict[str, Unit]) -> dict[UUID, list[str]]:
    """Return the topics of each unit."""
    topics = defaultdict(list)
    for unit_id, topic in Competence.objects.filter(unit__in=units.values()).values_list("unit_id", "topic"):
        topics[unit_id].append(topic)
    return topics


def _desk(staff: Staff, unit: Unit, place: Place, tail: str, names: dict[str, str] = MappingProxyType({})) -> Desk:
    desk = Desk(unit=unit, place=place)
    desk.receptionist = staff.appoint(names.get("receptionist", f"tiepdan.{tail}"), unit, "receptionist")
    desk.head = staff.appoint(names.get("head", f"truong.{tail}"), unit, "head")
    desk.deputy = staff.appoint(names.get("deputy", f"pho.{tail}"), unit, "head", deputy=True)
    desk.publisher = staff.post(desk.receptionist, unit, "publisher", part_time=True)
    return desk


def _province_desk(houses: Houses, code: str, units: dict[str, Unit], topics) -> Desk:
    unit, office, staff = units[f"{code}-ubnd"], units[f"{code}-vpub"], houses.staff
    tail = "tinh" if code == PROVINCE else code
    desk = _desk(staff, unit, unit.place, tail)
    desk.workers = {"": (office, staff.appoint(f"xuly.{tail}", office, "handler", part_time=True))}
    houses.supervisors[code] = staff.appoint(f"giamsat.{tail}", unit, "supervisor")
    if code == PROVINCE:
        staff.appoint("kiemtra.tinh", unit, "auditor")
        staff.appoint("quantri.tinh", unit, "administrator")
    houses.desks[unit.pk] = houses.roots[code] = desk
    return desk


def _commune_desk(houses: Houses, unit: Unit, units: dict[str, Unit], topics) -> None:
    """Put officers at a commune; those of the shown one have short names, and each role an own officer."""
    staff, code = houses.staff, unit.place.code
    shown = code == SHOWN
    desk = _desk(staff, unit, unit.place, code, SHOWN_NAMES if shown else {})
    for name in COMMUNE_DESKS:
        inside = units[f"{code}-{name}"]
        plain = SHOWN_NAMES["handler"] if shown and name == "kt" else f"xuly.{code}.{name}"
        officer = staff.appoint(plain, inside, "handler", part_time=name != "kt")
        desk.workers |= {topic: (inside, officer) for topic in topics[inside.pk]}
        if name == "vp":
            desk.workers[""] = (inside, officer)
    if shown:
        desk.publisher = staff.appoint("congkhai", unit, "publisher")
        staff.appoint("quantri", unit, "administrator")
        houses.shown = desk
    houses.desks[unit.pk] = desk
    houses.communes.append(desk)
