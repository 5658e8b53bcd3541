"""A decision made public, redacted: with the person's consent, or because a rule says so (second level)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.publish import PublicCopy, checked_copy, copy_texts, due_shown, withdraw_copies, write_copy
from thongsuot.cases.models import Case
from thongsuot.cases.models.rounds import current_answer
from thongsuot.complaints.actions.record import locked_complaint, write
from thongsuot.complaints.rules.terms import SECOND
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.ids import new_id


@transaction.atomic
def publish(
    *, case_id: UUID, revision: int | None = None, copy: PublicCopy, actor: Actor, on: date, at: datetime
) -> Case:
    """Publish the redacted copy of a decision; at the second level that meets KN.SECOND.PUBLISH.

    Raises: NotAllowedNow (first level without consent), Invalid (as `cases.actions.publish`).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="publish", revision=revision)
    if complaint.level != SECOND and not complaint.consented:
        raise NotAllowedNow(_("Người khiếu nại chưa đồng ý công khai. Ghi ý kiến của họ trước, hoặc không công khai."))
    answers = current_answer(case)
    copy = checked_copy(answers, copy)
    publication_id = None if case.practice else new_id()
    due = due_shown(case)
    clocks.meet(case, "publish", actor=actor, on=on, at=at)
    details = {"publication": str(publication_id) if publication_id else None}
    write(case, complaint, "publish", actor=actor, on=on, at=at, details=details, texts=copy_texts(case, copy, ""))
    if publication_id:
        withdraw_copies(case, on)
        write_copy(case, publication_id, copy, answers, due, on, at)
    return case
