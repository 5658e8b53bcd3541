"""A new installation in one go: places, units, its row, a practice unit, the administrator who does the rest."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.people import rules
from thongsuot.people.actions.officers import add_officer
from thongsuot.people.actions.posts import give_post
from thongsuot.people.models import Officer, Post
from thongsuot.units import actions as units
from thongsuot.units.actions.tree import lock_tree
from thongsuot.units.models import Installation, Place, Unit, valid_on

SINCE = date(2025, 7, 1)  # since when there are two levels: Luật 72/2025/QH15
PRACTICE_CODE = "tap-duot"


@dataclass(frozen=True)
class Founded:
    """What a set-up left behind. `password`: of the administrator, shown once; "" where the account was there before.

    `units`: how many units stand inside, practice included.
    """

    installation: Installation
    administrator: Officer
    password: str
    units: int


@transaction.atomic
def found_installation(
    *, level: str, code: str, prefix: str, username: str, full_name: str, actor: Actor, at: datetime
) -> Founded:
    """Set up the province or commune `code` (`level`: "province", "commune") with one administrator at its head.

    Each step is an act with its own entry, all in one transaction; what is there already stays, so it may run again.
    Raises: Invalid (code, code_prefix, username, full_name), NotAllowedNow (another installation is set up here).
    """
    lock_tree()
    units.load_places(actor=actor, at=at)
    root = _units(level, code, actor, at)
    installation = _installation(root, prefix, actor, at)
    _practice(actor, at)
    administrator, password = _administrator(root, username, full_name, actor, at)
    inside = Unit.objects.filter(outside=False).count()
    return Founded(installation, administrator, password, inside)


def _units(level: str, code: str, actor: Actor, at: datetime) -> Unit:
    present = Installation.objects.select_related("root_unit").first()
    root_code = f"{code}-ubnd"
    if present is not None and present.root_unit is not None and present.root_unit.code != root_code:
        raise NotAllowedNow(
            _("Hệ thống này đã dựng cho %(unit)s. Dùng thư mục dữ liệu khác cho đơn vị khác.")
            % {"unit": present.root_unit}
        )
    make = units.set_up_province if level == "province" else units.set_up_commune
    made = make(code, on=SINCE, actor=actor, at=at)
    units.set_up_outside(actor=actor, at=at)
    return made[root_code]


def _installation(root: Unit, prefix: str, actor: Actor, at: datetime) -> Installation:
    """Write the row once; names and telephone an administrator has changed since stay, the prefix must be the same."""
    present = Installation.objects.first()
    if present is not None and present.root_unit_id and present.code_prefix == prefix:
        return present
    place = Place.objects.get(pk=root.place_id)
    return units.set_installation(
        code_prefix=prefix,
        name_vi=str(place),
        name_en=place.name,
        phone="",
        hours="",
        root_unit_id=root.pk,
        actor=actor,
        at=at,
    )


def _practice(actor: Actor, at: datetime) -> None:
    if Unit.objects.filter(valid_on(legal_day(at)), practice=True).exists():
        return
    units.create_unit(
        name=_("Đơn vị tập làm"),
        kind=Unit.Kind.OTHER,
        code=PRACTICE_CODE,
        parent_id=None,
        practice=True,
        actor=actor,
        on=legal_day(at),
        at=at,
    )


def _administrator(root: Unit, username: str, full_name: str, actor: Actor, at: datetime) -> tuple[Officer, str]:
    plain, password = rules.username(username), ""
    officer = Officer.objects.filter(username__iexact=plain).first() if plain else None
    if officer is not None and not officer.is_active:
        raise Invalid(_("Tài khoản này đã khóa. Chọn tên đăng nhập khác."), field="username")
    if officer is None:
        officer, password = add_officer(username=username, full_name=full_name, actor=actor, at=at)
    held = Post.objects.filter(valid_on(legal_day(at)), officer=officer, unit=root, role="administrator")
    if not held.exists():
        give_post(officer_id=officer.pk, unit_id=root.pk, role="administrator", actor=actor, on=legal_day(at), at=at)
    return officer, password
