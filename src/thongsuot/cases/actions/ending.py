"""Ends before an answer: guided elsewhere, returned for a reason of the closed list, withdrawn by the person."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.cases.rules.reasons import INELIGIBLE, reasons_by_code
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid


@transaction.atomic
def guide(*, case_id: UUID, revision: int | None = None, where: str, actor: Actor, on: date, at: datetime) -> Case:
    """Guide the person to whom they should turn (Mẫu 02, Thông tư 05/2021/TT-TTCP): once, for it ends the case.

    Raises: Invalid (where).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="guide", revision=revision)
    where = cleaned(where, "where", needed=_("Chưa ghi hướng dẫn. Nêu tên cơ quan, địa chỉ, giấy tờ cần có."))
    clocks.meet(case, "screen", "reply", "accept", actor=actor, on=on, at=at)
    clocks.waive_all(case, ground="guided", actor=actor, on=on, at=at)
    write_act(case, "guide", actor=actor, on=on, at=at, texts={"where": where})
    tell_resident(case, "guided", at=at)
    return case


@transaction.atomic
def return_case(
    *,
    case_id: UUID,
    revision: int | None = None,
    reason: str,
    text: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Return a submission that is not eligible. `reason`: a code of INELIGIBLE; `text`: why, in words for the person.

    Raises: Invalid (reason, text).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="return", revision=revision)
    if reason not in reasons_by_code(INELIGIBLE):
        raise Invalid(_("Chọn một lý do theo quy định trong danh sách."), field="reason")
    text = cleaned(text, "text", needed=_("Chưa giải thích cho người gửi. Viết một, hai câu dễ hiểu."))
    clocks.meet(case, "screen", "reply", "accept", actor=actor, on=on, at=at)
    clocks.waive_all(case, ground="returned", actor=actor, on=on, at=at)
    write_act(case, "return", actor=actor, on=on, at=at, details={"reason": reason}, texts={"text": text})
    tell_resident(case, "returned", at=at)
    return case


@transaction.atomic
def withdraw(
    *, case_id: UUID, revision: int | None = None, reason: str = "", actor: Actor, on: date, at: datetime
) -> Case:
    """Take the matter back: by the resident, or by an officer to whom the resident said so."""
    case = locked_case(case_id=case_id, actor=actor, verb="withdraw", revision=revision)
    reason = cleaned(reason, "reason")
    if actor.is_officer and not reason:
        raise Invalid(_("Chưa ghi người gửi rút bằng cách nào. Ví dụ: đơn rút ngày 2/7, nói tại quầy."), field="reason")
    clocks.waive_all(case, ground="withdrawn", actor=actor, on=on, at=at)
    write_act(case, "withdraw", actor=actor, on=on, at=at, texts={"reason": reason})
    tell_resident(case, "withdrawn", at=at)
    return case
