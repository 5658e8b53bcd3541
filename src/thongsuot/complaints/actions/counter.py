"""The second complaint at the counter of the higher body: the person brings the code of the first, not its secret."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from thongsuot.cases.actions.people import change_secret
from thongsuot.cases.actions.record import check_state
from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.rules.reasons import IDENTITIES, reasons_by_code
from thongsuot.complaints.actions.again import go_on
from thongsuot.complaints.actions.record import complaint_of
from thongsuot.complaints.models import Complaint
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import new_secret, parse_code
from thongsuot.units.models import Lineage
from thongsuot.units.queries import standing

TAKES_IN = ("receptionist", "head")


@transaction.atomic
def take_second(
    *,
    code: str,
    identity: str,
    text: str,
    signed: bool = False,
    not_accusation: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> tuple[Case, str]:
    """Take a second complaint by the code of the first; return the new case and its new secret, to be shown once.

    The person has shown who they are (`identity`: of IDENTITIES), as when a secret is given anew, since they may have
    lost it; the old secret goes on opening the first file alone. A code that is not there and one whose first level is
    not right below this officer's unit are told alike.
    Raises: Invalid (code, identity, text), NotAllowedNow (as `again.appeal`), Refused.
    """
    if identity not in reasons_by_code(IDENTITIES):
        raise Invalid(_("Chọn giấy tờ mà người khiếu nại đã xuất trình."), field="identity")
    first = _first(code, actor, on)
    require(actor, "cases.appeal", first)
    check_state(first, "appeal")
    complaint = complaint_of(first, Complaint.objects.select_for_update())
    words = {"text": text, "signed": signed, "not_accusation": not_accusation, "details": {"identity": identity}}
    second = go_on(first, complaint, **words, actor=actor, on=on, at=at)
    secret = new_secret()
    change_secret(second, secret)
    return second, secret


def _first(code: str, actor: Actor, on: date) -> Case:
    rows = right_below(actor, on).select_for_update(of=("self",))
    found = next(iter(rows.filter(code=parse_code(code) or "")), None)
    if found is None:
        raise Invalid(
            _("Không có vụ việc khiếu nại lần đầu mang mã này ở cấp dưới trực tiếp. Xem lại mã trên biên nhận; "
              "nếu đúng mã, hướng dẫn người khiếu nại đến cấp trên trực tiếp của nơi giải quyết lần đầu."),
            field="code",
        )  # fmt: skip
    return found


def right_below(actor: Actor, on: date) -> QuerySet[Case]:
    """Return complaints whose next-higher body is a unit where the officer receives; the sight lies in the query."""
    inside = standing(on).filter(outside=False).values("pk")
    above = Lineage.objects.filter(descendant=OuterRef("holder_unit"), depth__gt=0, ancestor__in=inside)
    nearest = Subquery(above.order_by("depth").values("ancestor")[:1])
    rows = Case.objects.filter(kind=COMPLAINT, practice=actor.practice).annotate(higher=nearest)
    return rows.filter(higher__in=actor.units_as(*TAKES_IN))
