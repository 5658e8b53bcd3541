"""The visits at which a case was opened, or which joined it, as its page shows them to who may receive there."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case
from thongsuot.cases.queries.lent import Lent, Line
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.receptions.models import Visit
from thongsuot.receptions.permissions import sessions_received_by


def lent(actor: Actor, case: Case) -> Lent | None:
    """Return the part of the case's page; None where this actor may receive at none of the visits."""
    rows = Visit.objects.filter(case_ref=str(Ref("case", case.pk)), session__in=sessions_received_by(actor))
    lines = [_line(each) for each in rows.select_related("session__unit").order_by("-session__on", "pk")]
    return Lent(_("Lượt tiếp công dân"), lines) if lines else None


def _line(visit: Visit) -> Line:
    on = visit.session.on
    label = _("Lượt tiếp số %(n)s ngày %(on)s") % {"n": visit.number or "–", "on": f"{on.day}/{on.month}/{on.year}"}
    return Line(label, reverse("receptions:visit", args=[visit.session_id, visit.pk]), visit.session.unit.name)
