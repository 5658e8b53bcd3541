"""Accept a complaint (thụ lý), or refuse it on one of the nine grounds: within the days of KN.ACCEPT."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.record import check_code, locked_complaint, write
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.queries.competence import check_competence
from thongsuot.complaints.queries.naming import lack_names
from thongsuot.complaints.queries.page import facts_of
from thongsuot.complaints.queries.terms import last_filing_day
from thongsuot.complaints.rules import terms
from thongsuot.complaints.rules.grounds import COMPLEX_GROUNDS, REFUSAL_GROUNDS
from thongsuot.complaints.rules.lacking import lacking
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow


@transaction.atomic
def accept(
    *,
    case_id: UUID,
    revision: int | None = None,
    complex_ground: str = "",
    note: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Accept the complaint; the time to settle it begins. `complex_ground`: a code, where it is complex from the start.

    Refused here: something is lacking (each thing named), filed after its time, another body's matter.
    Raises: NotAllowedNow, Invalid (complex_ground).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="accept", revision=revision)
    if complex_ground:
        check_code(complex_ground, COMPLEX_GROUNDS, "complex_ground")
    _check_complete(complaint)
    _check_in_time(case, complaint)
    check_competence(case, complaint, on)
    clocks.let_run(case, actor=actor, on=on, at=at)
    clocks.meet(case, "accept", actor=actor, on=on, at=at)
    rule, variant = terms.settling(
        complaint.level, complaint.discipline, complex_=bool(complex_ground), remote=complaint.remote
    )
    case.duty = clocks.open_for(case, "settle", rule, variant=variant, actor=actor, at=at, starts_on=on)
    details = {"complex": bool(complex_ground), "complex_ground": complex_ground, "rule": rule, "variant": variant}
    texts = {"note": cleaned(note, "note")}
    write(
        case, complaint, "accept", actor=actor, on=on, at=at, unit_id=case.holder_unit_id, details=details, texts=texts
    )
    tell_resident(case, "progress", at=at)
    return case


def _check_complete(complaint: Complaint) -> None:
    lacks = lacking(facts_of(complaint), number=complaint.number, body_name=complaint.body_name)
    if lacks:
        names = lack_names(lacks)
        raise NotAllowedNow(
            _("Chưa thụ lý được, còn thiếu: %s. Ghi nội dung khiếu nại, hoặc đề nghị người gửi bổ sung.") % names
        )


def _check_in_time(case: Case, complaint: Complaint) -> None:
    last = last_filing_day(case, complaint)
    if last and case.received_on > last:
        raise NotAllowedNow(
            _("Thời hiệu khiếu nại đã hết ngày %s. Có trở ngại khách quan thì ghi số ngày có trở ngại; "
              "không có thì chọn “Không thụ lý”.") % f"{last:%d/%m/%Y}"
        )  # fmt: skip


@transaction.atomic
def refuse(
    *,
    case_id: UUID,
    revision: int | None = None,
    ground: str,
    text: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Refuse the complaint on a ground of Art. 11, with the reasons in words for the person.

    Raises: Invalid (ground: of REFUSAL_GROUNDS; text).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="refuse", revision=revision)
    check_code(ground, REFUSAL_GROUNDS, "ground")
    text = cleaned(text, "text", needed=_("Chưa nêu lý do. Người khiếu nại đọc nguyên câu này."))
    clocks.let_run(case, actor=actor, on=on, at=at)
    clocks.meet_or_waive(case, "accept", ground="not-accepted", actor=actor, on=on, at=at)
    write(case, complaint, "refuse", actor=actor, on=on, at=at, details={"ground": ground}, texts={"text": text})
    tell_resident(case, "returned", at=at)
    return case
