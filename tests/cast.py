"""The fixed, named cast of the tests, and plain functions that make more of it. All people are invented."""

import time
from dataclasses import dataclass
from datetime import date

from thongsuot.core.actors import Actor
from thongsuot.people.models import Officer, Post
from thongsuot.people.queries import actor_for
from thongsuot.units import rules
from thongsuot.units.models import Competence, Installation, Lineage, Place, Placement, Unit
from thongsuot.units.queries import forget_installation

SINCE = date(2025, 7, 1)
TODAY = date(2026, 7, 15)
PASSWORD = "mot-mat-khau-dai-cua-ban-thu"


def make_place(name="Đơn Dương", *, level="commune", code="24931", kind="Xã", parent=None, since=SINCE, until=None):
    return Place.objects.create(
        level=level,
        code=code,
        name=name,
        kind=kind,
        parent=parent,
        valid_from=since,
        valid_until=until,
        search_key=rules.search_text(name, kind, str(parent or ""), limit=200),
        sort_key=rules.order_bytes(name),
    )


def make_unit(name="Ủy ban nhân dân xã Đơn Dương", *, code=None, parent=None, kind="committee", place=None, **more):
    more.setdefault("valid_from", SINCE)
    unit_code = code or f"thu-{Unit.objects.count() + 1}"
    unit = Unit.objects.create(
        code=unit_code,
        name=name,
        kind=kind,
        parent=parent,
        place=place,
        search_key=rules.search_text(name, unit_code, str(place or ""), limit=300),
        sort_key=rules.order_bytes(name, 600),
        **more,
    )
    above = Lineage.objects.filter(descendant=parent) if parent else []
    lines = [Lineage(ancestor_id=line.ancestor_id, descendant=unit, depth=line.depth + 1) for line in above]
    Lineage.objects.bulk_create([Lineage(ancestor=unit, descendant=unit, depth=0), *lines])
    Placement.objects.create(unit=unit, parent=parent, valid_from=unit.valid_from)
    return unit


def make_officer(full_name="Nguyễn Thị Mai", *, username=None, password=None, **more):
    officer = Officer(username=username or f"can-bo-{Officer.objects.count() + 1}", full_name=full_name, **more)
    officer.search_key = rules.search_text(full_name, officer.username, limit=200)
    officer.sort_key = rules.name_order_bytes(full_name)
    if password:
        officer.set_password(password)
    else:
        officer.set_unusable_password()
    officer.save()
    return officer


def show_everything(client, officer, *, ago: float = 0) -> None:
    """Let the session of a signed-in client have shown password and second factor, `ago` seconds ago."""
    session = client.session
    at = time.time() - ago
    session["account_authentication_methods"] = [{"method": "password", "at": at}, {"method": "mfa", "at": at}]
    session["account_authentication_methods_user"] = str(officer.pk)
    session["begun_at"] = session["seen_at"] = time.time()  # used just now: the next request writes nothing of it
    session.save()


def make_post(officer, unit, role="handler", *, deputy=False, part_time=False, since=SINCE, until=None):
    return Post.objects.create(
        officer=officer,
        unit=unit,
        role=role,
        deputy=deputy,
        part_time=part_time,
        valid_from=since,
        valid_until=until,
    )


def make_competence(unit, topic="", *, kind="", place=None, basis="", since=SINCE, until=None):
    return Competence.objects.create(
        unit=unit, topic=topic, kind=kind, place=place, basis=basis, valid_from=since, valid_until=until
    )


def actor(officer, *, on=TODAY, practice=False) -> Actor:
    """Return `officer` as an actor on `on`, the present day of the tests."""
    return actor_for(officer, on=on, practice=practice)


@dataclass(frozen=True)
class Cast:
    """A small province with two communes, and the officers of the first one.

    Communes: Đơn Dương (its People's Committee, office, economics division, one-stop centre) and Ka Đô (the same).
    """

    province_place: Place
    commune_place: Place
    other_place: Place
    province: Unit
    province_office: Unit
    agriculture: Unit
    health: Unit
    inspectorate: Unit
    front: Unit
    commune: Unit
    office: Unit
    economics: Unit
    one_stop: Unit
    other_commune: Unit
    other_office: Unit
    other_economics: Unit
    other_one_stop: Unit
    ministry: Unit
    practice: Unit
    receptionist: Officer
    handler: Officer
    head: Officer
    deputy: Officer
    publisher: Officer
    administrator: Officer
    supervisor: Officer
    auditor: Officer
    economics_handler: Officer
    economics_head: Officer
    elsewhere: Officer
    province_head: Officer
    province_receptionist: Officer
    province_administrator: Officer
    nobody: Officer


def cast() -> Cast:
    """Make the cast in the database and return it by name; the installation's prefix is 4715."""
    places = _places()
    units = _units(**places)
    Installation.objects.update_or_create(
        id=1,
        defaults={
            "code_prefix": "4715",
            "name_vi": "Tỉnh Lâm Đồng",
            "name_en": "Lâm Đồng province",
            "phone": "0263 1022",
            "hours": "Thứ Hai đến Thứ Sáu, 7 giờ 30 đến 17 giờ",
            "root_unit": units["province"],
        },
    )
    forget_installation()
    _competences(**places, **units)
    return Cast(**places, **units, **_officers(units))


def _places() -> dict[str, Place]:
    province = make_place("Lâm Đồng", level="province", code="68", kind="Tỉnh")
    return {
        "province_place": province,
        "commune_place": make_place("Đơn Dương", code="24931", parent=province),
        "other_place": make_place("Ka Đô", code="24934", parent=province),
    }


def _units(province_place, commune_place, other_place) -> dict[str, Unit]:
    province = make_unit("Ủy ban nhân dân tỉnh Lâm Đồng", code="68", place=province_place)
    below = {"parent": province, "place": province_place}
    units = {
        "province": province,
        "province_office": make_unit("Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng", code="68-vp", kind="office", **below),
        "agriculture": make_unit(
            "Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng", code="68-snnmt", kind="department", **below
        ),
        "health": make_unit("Sở Y tế tỉnh Lâm Đồng", code="68-syt", kind="department", **below),
        "inspectorate": make_unit("Thanh tra tỉnh Lâm Đồng", code="68-tt", kind="inspectorate", **below),
        "front": make_unit(
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lâm Đồng", code="68-mttq", kind="front", place=province_place
        ),
        "ministry": make_unit("Bộ Xây dựng", code="bo-xd", kind="central", outside=True, valid_from=None),
        "practice": make_unit("Đơn vị tập dượt", code="tap-duot", kind="other", practice=True),
    }
    return units | _commune_units("", province, commune_place) | _commune_units("other_", province, other_place)


def _commune_units(prefix, province, place) -> dict[str, Unit]:
    whole = f"{place.kind.lower()} {place.name}"
    commune = make_unit(f"Ủy ban nhân dân {whole}", code=place.code, parent=province, place=place)
    below = {"parent": commune, "place": place}
    return {
        f"{prefix}commune": commune,
        f"{prefix}office": make_unit(
            f"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {whole}", code=f"{place.code}-vp", kind="office", **below
        ),
        f"{prefix}economics": make_unit(f"Phòng Kinh tế {whole}", code=f"{place.code}-kt", kind="department", **below),
        f"{prefix}one_stop": make_unit(
            f"Trung tâm Phục vụ hành chính công {whole}", code=f"{place.code}-hcc", kind="service", **below
        ),
    }


def _competences(*, province_place, commune_place, other_place, **units) -> None:
    make_competence(units["province_office"], place=province_place)
    make_competence(units["agriculture"], "environment", place=province_place)
    make_competence(units["health"], "health", place=province_place)
    make_competence(units["economics"], "environment", place=commune_place)
    make_competence(units["office"], place=commune_place)
    make_competence(units["other_economics"], "environment", place=other_place)
    make_competence(units["other_office"], place=other_place)


def _officers(units) -> dict[str, Officer]:
    wanted = (
        ("receptionist", "K'Brèm", "receptionist", "commune"),
        ("handler", "Trần Văn Hậu", "handler", "commune"),
        ("head", "Nguyễn Thị Hiên", "head", "commune"),
        ("publisher", "Phạm Thu Trang", "publisher", "commune"),
        ("administrator", "Đỗ Minh Quân", "administrator", "commune"),
        ("supervisor", "Lê Thị Sáng", "supervisor", "province"),
        ("auditor", "Vũ Đình Kiểm", "auditor", "inspectorate"),
        ("economics_handler", "Ha Thuyên", "handler", "economics"),
        ("economics_head", "Bùi Văn Ổn", "head", "economics"),
        ("elsewhere", "Ngô Thị Xa", "handler", "other_commune"),
        ("province_head", "Hoàng Thị Ánh", "head", "province"),
        ("province_receptionist", "Đặng Văn Đón", "receptionist", "province_office"),
        ("province_administrator", "Lương Thị Tỉnh", "administrator", "province"),
    )
    officers = {}
    for name, full_name, role, unit in wanted:
        officers[name] = make_officer(full_name, username=name.replace("_", "-"))
        make_post(officers[name], units[unit], role)
    officers["deputy"] = make_officer("Cao Văn Phó", username="deputy")
    make_post(officers["deputy"], units["commune"], "head", deputy=True)
    officers["nobody"] = make_officer("Mai Thị Mới", username="nobody")
    return officers
