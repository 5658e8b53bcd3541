"""What every act on a complaint shares: the locked case with its complaint, the act, the columns that follow."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import event_of, locked_case, write_act
from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.reasons import Reason, reasons_by_code
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.queries.page import facts_of
from thongsuot.complaints.rules.fold import Facts, apply
from thongsuot.complaints.rules.terms import FIRST, SECOND
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid

DERIVED = tuple(Facts.__dataclass_fields__)


def locked_complaint(*, case_id: UUID, actor: Actor, verb: str, revision: int | None = None) -> tuple[Case, Complaint]:
    """Return the case and its complaint, both locked, once `actor` may `verb` on it; as `cases` checks it.

    A complaint that nobody has described yet has no row: one is returned that the act will store.
    """
    case = locked_case(case_id=case_id, actor=actor, verb=verb, revision=revision, own=True)
    return case, complaint_of(case, Complaint.objects.select_for_update())


def complaint_of(case: Case, rows=None) -> Complaint:
    """Return what is known of the complaint; nothing but its level while it was never described."""
    rows = Complaint.objects.all() if rows is None else rows
    found = next(iter(rows.filter(case_id=case.pk)), None)
    return found or Complaint(case=case, level=SECOND if case.follows_id else FIRST)


def write(case: Case, complaint: Complaint, verb: str, *, actor: Actor, on: date, at: datetime, **fields) -> Act:
    """Write the act, as `cases.actions.record.write_act`, and what follows from it for the complaint."""
    act = write_act(case, verb, actor=actor, on=on, at=at, **fields)
    after = apply(facts_of(complaint), event_of(act))
    for name in DERIVED:
        setattr(complaint, name, getattr(after, name))
    complaint.save()
    return act


def check_code(code: str, reasons: tuple[Reason, ...], field: str) -> str:
    """Return a code of a closed list. Raises: Invalid."""
    if code not in reasons_by_code(reasons):
        raise Invalid(_("Chọn một mục trong danh sách."), field=field)
    return code
