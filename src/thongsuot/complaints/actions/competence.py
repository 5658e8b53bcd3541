"""Whether the body that holds a complaint is the one that settles it, also where bodies were merged away."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.models import Case
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.rules.competence import is_first, is_second, standing_now
from thongsuot.complaints.rules.terms import SECOND
from thongsuot.core.errors import NotAllowedNow
from thongsuot.units.models import Unit, UnitSuccession
from thongsuot.units.queries import ancestors, descendants, standing


def bodies_today(body_id: UUID, on: date) -> set[UUID]:
    """Return the units in whose place a body stands on day `on`."""
    return standing_now(
        body_id,
        lambda unit_id: UnitSuccession.objects.filter(former=unit_id, on__lte=on).values_list("successor", flat=True),
        lambda unit_id: standing(on).filter(pk=unit_id).exists(),
    )


def next_higher(unit_id: UUID, on: date) -> Unit | None:
    """Return the body whose head settles at the second level what the head of `unit_id` decided first."""
    inside = standing(on).filter(outside=False)
    for unit in ancestors(unit_id):
        if unit.pk != unit_id and inside.filter(pk=unit.pk).exists():
            return unit
    return None


def check_competence(case: Case, complaint: Complaint, on: date) -> None:
    """Raise NotAllowedNow, naming who is competent, where the holder is not."""
    if complaint.level == SECOND:
        _check_second(case, on)
        return
    if complaint.body_id is None:
        raise NotAllowedNow(
            _("Quyết định của cơ quan ngoài hệ thống thì cơ quan đó giải quyết. Hướng dẫn hoặc chuyển ra ngoài.")
        )
    bodies = bodies_today(complaint.body_id, on)
    if not is_first(case.holder_unit_id, bodies, _below):
        raise NotAllowedNow(
            _("Người đứng đầu nơi ra quyết định giải quyết lần đầu: %s. Chuyển đơn đến đó.") % _names(bodies)
        )


def _check_second(case: Case, on: date) -> None:
    first = case.follows.holder_unit_id if case.follows_id else None
    higher = next_higher(first, on) if first else None
    if first and not is_second(case.holder_unit_id, first, [higher.pk] if higher else []):
        raise NotAllowedNow(
            _("Khiếu nại lần hai do cấp trên trực tiếp giải quyết: %s. Chuyển đơn đến đó.") % (higher or _("không có"))
        )


def _below(unit_id: UUID) -> set[UUID]:
    return set(descendants([unit_id]).values_list("descendant", flat=True))


def _names(units: set[UUID]) -> str:
    return ", ".join(str(unit) for unit in Unit.objects.filter(pk__in=units).order_by("sort_key"))
