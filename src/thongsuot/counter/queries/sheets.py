"""Sheets printed for power cuts: the bundles, the open sheets, one of them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.counter.models import Bundle, Sheet
from thongsuot.counter.permissions import bundles_of


@dataclass(frozen=True)
class Counted:
    """A bundle with how many of its sheets are open, used and void."""

    bundle: Bundle
    open: int
    used: int
    void: int


def bundles(actor: Actor) -> list[Counted]:
    """Return the bundles of the actor's desks, newest first, with the state of their sheets."""
    counts = {state: Count("sheets", filter=Q(sheets__state=state)) for state in Sheet.State.values}
    rows = bundles_of(actor).select_related("unit", "made_by").annotate(**{f"n_{k}": v for k, v in counts.items()})
    return [Counted(row, row.n_open, row.n_used, row.n_void) for row in rows.order_by("-made_at", "-id")]


def open_sheets(actor: Actor) -> QuerySet[Sheet]:
    """Return the sheets that wait to be entered, the oldest first."""
    mine = Sheet.objects.filter(bundle__in=bundles_of(actor), state=Sheet.State.OPEN)
    return mine.select_related("bundle__unit").order_by("bundle__made_at", "bundle_id", "number")


def seen_sheet(actor: Actor, sheet_id: UUID) -> Sheet:
    """Return a sheet of the actor's desks; raises NotFound by the same query for any other."""
    mine = Sheet.objects.filter(bundle__in=bundles_of(actor)).select_related("bundle__unit", "case")
    sheet = mine.filter(pk=sheet_id).first()
    if sheet is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return sheet


def seen_bundle(actor: Actor, bundle_id: UUID) -> Bundle:
    """Return a bundle of the actor's desks; raises NotFound by the same query for any other."""
    bundle = bundles_of(actor).select_related("unit").filter(pk=bundle_id).first()
    if bundle is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return bundle
