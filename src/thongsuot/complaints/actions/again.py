"""The second complaint: a new case at the next-higher body, with read access to the frozen file of the first."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.gate import check_not_denunciation
from thongsuot.cases.actions.intake import TEXT_LIMIT, Submission
from thongsuot.cases.actions.messages import tell_unit
from thongsuot.cases.actions.receive import Origin, cleaned_submission, make_case
from thongsuot.cases.actions.record import set_sights
from thongsuot.cases.actions.splitting import given_person
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import COMPLAINT, SENT
from thongsuot.complaints.actions.describing import Description
from thongsuot.complaints.actions.record import complaint_of, locked_complaint, write
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.queries.competence import next_higher
from thongsuot.complaints.rules.terms import SECOND
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.units.models import Unit


@transaction.atomic
def appeal(
    *,
    case_id: UUID,
    revision: int | None = None,
    text: str,
    signed: bool = False,
    not_accusation: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Take the complaint to the second level and return the new case, which the same secret opens.

    May be done once the first decision was sent, or once its time ended without one. The first file is frozen: it
    takes no more acts of the procedure, and the new holder reads it. Whether it came in time is judged at acceptance.
    Raises: NotAllowedNow (its time still runs, second level already, nobody above), Invalid (text).
    """
    first, complaint = locked_complaint(case_id=case_id, actor=actor, verb="appeal", revision=revision)
    return go_on(first, complaint, text=text, signed=signed, not_accusation=not_accusation, actor=actor, on=on, at=at)


def go_on(
    first: Case,
    complaint: Complaint,
    *,
    text: str,
    signed: bool,
    not_accusation: str,
    details: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Make the second case of a locked first one and freeze the first, as `appeal` says. `details`: of that act."""
    unit = _checked(first, complaint, on)
    text = cleaned(text, "text", needed=_("Chưa ghi vì sao khiếu nại tiếp."), limit=TEXT_LIMIT)
    check_not_denunciation(text, COMPLAINT, not_accusation)
    clocks.let_run(first, actor=actor, on=on, at=at)
    clocks.waive_all(first, ground="appealed", actor=actor, on=on, at=at)
    second = make_case(_given(first, text, not_accusation), unit, actor, on, at, "", Origin(follows=first))
    _describe(first, complaint, second, signed, actor, on, at)
    others = {"unit_id": unit.pk, "other_id": second.pk, "details": details}
    write(first, complaint, "appeal", actor=actor, on=on, at=at, **others)
    set_sights(first)
    tell_unit(second, "receptionist", on=on, at=at)
    return second


def _checked(first: Case, complaint: Complaint, on: date) -> Unit:
    if complaint.level == SECOND:
        raise NotAllowedNow(_("Đây đã là khiếu nại lần hai. Không đồng ý thì khởi kiện tại Tòa án."))
    if first.state != SENT and not time_is_over(first, on):
        raise NotAllowedNow(
            _("Thời hạn giải quyết lần đầu còn đến ngày %s. Hết hạn mà chưa có quyết định thì khiếu nại lần hai được.")
            % (f"{first.duty.due_on:%d/%m/%Y}" if first.duty and first.duty.due_on else "…")
        )
    unit = next_higher(first.holder_unit_id, on)
    if unit is None:
        raise NotAllowedNow(_("Không có cấp trên trực tiếp trong hệ thống. Gửi đơn đến cấp trên bằng văn bản."))
    return unit


def time_is_over(first: Case, on: date) -> bool:
    """Return whether the time to settle the first complaint ended without a decision."""
    duty = first.duty
    return bool(duty and not first.suspended and duty.task == "settle" and duty.due_on and duty.due_on < on)


def _given(first: Case, text: str, not_accusation: str) -> Submission:
    return cleaned_submission(
        Submission(
            text=text,
            kind=COMPLAINT,
            channel=first.channel,
            topic=first.topic,
            title=first.title,
            place_id=first.place_id,
            place_text=first.content.place_text,
            persons=first.persons,
            households=first.households,
            people=tuple(given_person(party) for party in first.parties.order_by("id")),
            items=tuple(item.text for item in first.items.filter(dropped_by=None)),
            not_accusation=not_accusation,
        )
    )


def _describe(first: Case, was: Complaint, second: Case, signed: bool, actor: Actor, on: date, at: datetime) -> None:
    """Write down of the second what is known from the first; its own signature is its own."""
    names = ("about", "number", "disputed_on", "body_id", "body_name", "known_on", "standing", "standing_paper",
             "discipline", "dismissal", "remote")  # fmt: skip
    given = Description(signed=signed, **{name: getattr(was, name) for name in names})
    complaint = complaint_of(second)
    complaint.number, complaint.body_name = was.number, was.body_name
    texts = {"number": was.number, "body_name": was.body_name}
    write(second, complaint, "describe", actor=actor, on=on, at=at, details=given.details(), texts=texts)
