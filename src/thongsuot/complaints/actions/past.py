"""A complaint that an old register accepted or decided, taken over on the register's own days.

The desk that keeps the register judged it then, by papers that are not here: nothing of what acceptance and decision
ask for is asked again, each act says that it comes from a register, and what the paper decided is not guessed.
"""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.intake import check_past
from thongsuot.cases.actions.work import assign
from thongsuot.cases.importing.past import Past, desk_of, relive_with
from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.complaints.actions.record import locked_complaint, write
from thongsuot.complaints.actions.verifying import report
from thongsuot.complaints.models import Decision, Outcome
from thongsuot.complaints.rules import terms
from thongsuot.complaints.rules.grounds import REGISTERED

NUMBER = re.compile(r"\b\d{1,6}\s?/\s?(?:\d{4}\s?/\s?)?QĐ(?:-[A-ZĐ0-9]{2,12})*", re.IGNORECASE)
FROM_REGISTER = {"registered": True}


def take_part() -> None:
    """Let an import take over what registers settled; called once, when Django is ready."""
    relive_with(COMPLAINT, take_over)


@transaction.atomic
def take_over(case: Case, past: Past, at: datetime) -> Case:
    """Accept, and where the register knows a day of reply decide and send, on the register's days.

    An answer without a day of acceptance was accepted that day. Raises: Invalid (days against each other, no calendar).
    """
    accepted_on = past.accepted_on or (None if past.accepted else past.answered_on) or case.received_on
    case = _accept(case, accepted_on, at)
    return _decide(case, past, at) if past.answered_on else case


def number_in(result: str) -> str:
    """Return the number of a decision as it stands in the words of a register; empty where none is seen."""
    found = NUMBER.search(result)
    return re.sub(r"\s", "", found.group()) if found else ""


def _by(case: Case, on: date, at: datetime) -> dict:
    return {"actor": desk_of(case.holder_unit_id), "on": on, "at": at}


def _accept(case: Case, on: date, at: datetime) -> Case:
    by = _by(case, on, at)
    case, complaint = locked_complaint(case_id=case.pk, actor=by["actor"], verb="accept")
    check_past(on, "accepted_on", on=on, after=case.received_on, what=_("ngày tiếp nhận"))
    clocks.meet(case, "accept", **by)
    rule, variant = terms.settling(complaint.level, complaint.discipline, complex_=False, remote=complaint.remote)
    case.duty = clocks.open_for(case, "settle", rule, variant=variant, actor=by["actor"], at=at, starts_on=on)
    details = {"complex": False, "complex_ground": "", "rule": rule, "variant": variant} | FROM_REGISTER
    write(case, complaint, "accept", unit_id=case.holder_unit_id, details=details, **by)
    return case


def _decide(case: Case, past: Past, at: datetime) -> Case:
    """Bring an accepted one to a decision that was sent on the day of the register's reply."""
    on, by = past.answered_on, _by(case, past.answered_on, at)
    text = past.result or _("Đã giải quyết bằng quyết định giấy, theo sổ.")
    case = assign(case_id=case.pk, unit_id=case.holder_unit_id, **by)
    case = report(case_id=case.pk, text=_("Theo sổ cũ; báo cáo xác minh ở hồ sơ giấy."), differs=False, **by)
    case = _draft(case, text, by)
    case, complaint = locked_complaint(case_id=case.pk, actor=by["actor"], verb="decide")
    check_past(on, "answered_on", on=on, after=complaint.accepted_on, what=_("ngày thụ lý"))
    clocks.meet(case, "settle", **by)
    case.duty = clocks.open_for(case, "send", terms.sending(complaint.level), actor=by["actor"], at=at, starts_on=on)
    number = number_in(past.result)
    details = {"decided_on": on.isoformat(), "version": 1, "files": {}} | FROM_REGISTER
    act = write(case, complaint, "decide", details=details, texts={"note": number}, **by)
    case.decisions.filter(version=1).update(signed=act, number=number, signed_on=on)
    return _send(case, by)


def _draft(case: Case, text: str, by: dict) -> Case:
    case, complaint = locked_complaint(case_id=case.pk, actor=by["actor"], verb="draft")
    items = list(case.items.filter(dropped_by=None))
    details = {"version": 1, "outcomes": {str(item.number): REGISTERED.code for item in items}} | FROM_REGISTER
    texts = {"decision": text, "reasons": {str(item.number): "" for item in items}}
    act = write(case, complaint, "draft", details=details, texts=texts, **by)
    decision = Decision.objects.create(case=case, version=1, drafted=act, text=text)
    rows = [Outcome(decision=decision, item=item, outcome=REGISTERED.code, text="") for item in items]
    Outcome.objects.bulk_create(rows)
    return case


def _send(case: Case, by: dict) -> Case:
    """Note that it went out: a register's day of reply is the day on which the person was answered."""
    case, complaint = locked_complaint(case_id=case.pk, actor=by["actor"], verb="send")
    clocks.meet(case, "send", **by)
    details = {"sent_on": by["on"].isoformat(), "way": REGISTERED.code} | FROM_REGISTER
    write(case, complaint, "send", details=details, texts={"to": "", "note": ""}, **by)
    return case
