"""A fresh start in the practice unit: what is open there ends; acts stay, and none of it ever counted."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.record import prepared_act
from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.transitions import ANSWERED
from thongsuot.changes.actions.record import check_day, write_change
from thongsuot.changes.models import Change
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.refs import Ref

GROUND = "practice-cleared"


@transaction.atomic
def clear_practice(*, actor: Actor, on: date, at: datetime) -> Change:
    """End every open practice case: answered ones are closed, the others withdrawn, their duties waived. One entry.

    Nobody is told. Raises: Refused (changes.clear_practice), NotAllowedNow (nothing is open).
    """
    require(actor, "changes.clear_practice", None)
    check_day(on, at)
    rows = Case.objects.select_for_update(of=("self",)).filter(practice=True, ended_on=None).order_by("pk")
    ended = [(case, _ended(case, actor, on, at)) for case in rows]
    if not ended:
        raise NotAllowedNow(_("Không có vụ việc tập làm nào đang mở."))
    subject = Ref("unit", min(actor.unit_ids))
    return write_change("clear_practice", subject=subject, cases=ended, actor=actor, on=on, at=at)


def _ended(case: Case, actor: Actor, on: date, at: datetime) -> Act:
    clocks.waive_all(case, ground=GROUND, actor=actor, on=on, at=at)
    return prepared_act(case, "close" if case.state == ANSWERED else "withdraw", actor=actor, on=on, at=at)
