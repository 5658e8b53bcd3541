"""Whether the body that holds a complaint is the one that settles it, also where bodies were merged away."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.models import Case
from thongsuot.cases.queries.receiving import named_with
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.rules.competence import is_first, is_second, standing_now
from thongsuot.complaints.rules.terms import SECOND
from thongsuot.core.errors import NotAllowedNow
from thongsuot.units.models import Unit, UnitSuccession
from thongsuot.units.queries import ancestors, descendants, matching, standing
from thongsuot.units.rules import words

LOOKED_AT = 20
HEADS = ("chu tich", "thu truong")  # whoever heads a body is called with its name


def body_named(name: str, place_id: UUID | None, on: date) -> Unit | None:
    """Return the one body of this installation that a person calls `name`, or that stands in its place on day `on`.

    UBND is read as it is spoken, capitals and tone marks do not matter; of several of one name that of the place.
    None where none is called so, or more than one.
    """
    asked = _called(name)
    rows = matching(Unit.objects.filter(practice=False), asked)[:LOOKED_AT]
    called = [unit.pk for unit in rows if asked in (_called(unit.name), _called(unit.short_name))]
    bodies = set().union(*(bodies_today(pk, on) for pk in called))
    found = list(Unit.objects.filter(pk__in=bodies, outside=False))
    if len(found) > 1 and place_id:
        found = [unit for unit in found if unit.place_id == place_id]
    return found[0] if len(found) == 1 else None


def _called(name: str) -> str:
    folded = " ".join("uy ban nhan dan" if word == "ubnd" else word for word in words(name))
    for head in HEADS:
        folded = folded.removeprefix(f"{head} ")
    return folded


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


def named_in(case: Case) -> str:
    """Return what the person called the body that made the decision; empty where they named none."""
    act = case.acts.select_related("content").filter(verb="receive").first()
    return act.content.texts.get("disputed", {}).get("body_name", "") if act else ""


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


def take_part() -> None:
    """Let what comes from the web go to the body whose head made the decision; called once, when Django is ready."""
    named_with(body_named)
