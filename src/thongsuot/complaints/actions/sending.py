"""Send decisions and notices, and prove when they were received."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.intake import check_past
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.papers import check_received, check_sent, commitment
from thongsuot.complaints.actions.record import check_code, locked_complaint, write
from thongsuot.complaints.queries.drawn import decision_paper, notice_paper, to_person
from thongsuot.complaints.rules.grounds import NOTICES, SENDING_WAYS
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.documents.models import DocumentAct


@transaction.atomic
def send(
    *,
    case_id: UUID,
    revision: int | None = None,
    sent_on: date,
    way: str,
    tracking: str = "",
    recipients: str,
    paper_act: DocumentAct | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Send the signed decision to whom the law names; meets the duty to send it.

    `way`: of SENDING_WAYS; by post with its `tracking` number. `paper_act`: the sending of its paper, where it is this
    very act. Raises: Invalid (sent_on: before it was signed or to
    come; way; tracking; recipients).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="send", revision=revision)
    check_past(sent_on, "sent_on", on=on, after=complaint.decided_on, what=_("ngày ký quyết định"))
    paper = decision_paper(case, complaint.level)
    check_sent(paper, sent_on)
    check_code(way, SENDING_WAYS, "way")
    tracking = _tracking(way, tracking)
    needed = _("Chưa ghi gửi những ai: người khiếu nại, cơ quan cấp trên, người có liên quan.")
    recipients = cleaned(recipients, "recipients", needed=needed)
    clocks.meet(case, "send", actor=actor, on=sent_on, at=at)
    details = {"sent_on": sent_on.isoformat(), "way": way} | (commitment(paper, paper_act) if to_person(paper) else {})
    texts = {"to": recipients, "note": tracking}
    write(case, complaint, "send", actor=actor, on=on, at=at, details=details, texts=texts)
    tell_resident(case, "answered", at=at)
    return case


def _tracking(way: str, tracking: str) -> str:
    needed = _("Gửi bưu điện thì ghi mã bưu gửi trên phiếu.") if way == "post" else ""
    return cleaned(tracking, "tracking", needed=needed, limit=60)


@transaction.atomic
def prove_receipt(
    *,
    case_id: UUID,
    revision: int | None = None,
    received_on: date,
    uploads: Iterable = (),
    note: str = "",
    paper_act: DocumentAct | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Note when the person received the decision, with what proves it; their time to go on counts from that day.

    A receipt proven with the paper of the decision needs no other proof, and its day is the day.
    Raises: Invalid (received_on: before it was sent, to come, not the proven day; files: no proof).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="prove_receipt", revision=revision)
    check_past(received_on, "received_on", on=on, after=complaint.sent_on, what=_("ngày gửi"))
    paper, uploads = decision_paper(case, complaint.level), tuple(uploads)
    check_received(paper, received_on)
    proven = paper if paper and paper.receipt_on else None
    if not uploads and proven is None:
        raise Invalid(
            _("Gửi kèm báo phát, giấy ký nhận hoặc xác nhận điện tử: thời hạn tính từ ngày đó."), field="files"
        )
    details = {"received_on": received_on.isoformat(), "files": keep(case, uploads, actor=actor, at=at)}
    details |= commitment(proven, paper_act)
    texts = {"note": cleaned(note, "note")}
    write(case, complaint, "prove_receipt", actor=actor, on=on, at=at, details=details, texts=texts)
    return case


@transaction.atomic
def send_notice(
    *,
    case_id: UUID,
    revision: int | None = None,
    notice: str,
    sent_on: date,
    way: str,
    tracking: str = "",
    paper_act: DocumentAct | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Send a notice or a decision of the procedure: acceptance, refusal, suspension, resumption, termination.

    Meets the duties to send notices that still run. Raises: Invalid (notice: of NOTICES; sent_on; way; tracking),
    NotAllowedNow (nothing of the kind was done).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="send_notice", revision=revision)
    check_code(notice, NOTICES, "notice")
    check_code(way, SENDING_WAYS, "way")
    done_on = _done_on(case, notice)
    check_past(sent_on, "sent_on", on=on, after=done_on, what=_("ngày của văn bản"))
    paper = notice_paper(case, notice, done_on)
    check_sent(paper, sent_on)
    tracking = _tracking(way, tracking)
    clocks.meet(case, "send-notice", actor=actor, on=sent_on, at=at)
    details = {"notice": notice, "sent_on": sent_on.isoformat(), "way": way}
    details |= commitment(paper, paper_act) if to_person(paper) else {}
    write(case, complaint, "send_notice", actor=actor, on=on, at=at, details=details, texts={"note": tracking})
    tell_resident(case, "progress", at=at)
    return case


VERBS_OF = {
    "acceptance": ("accept",),
    "refusal": ("refuse",),
    "suspension": ("suspend",),
    "resumption": ("resume",),
    "termination": ("terminate", "withdraw"),
    "extension": ("extend",),
}


def was_done(case: Case, notice: str, *, by: date) -> bool:
    """Return whether the step that a notice tells of was done by a day."""
    return case.acts.filter(verb__in=VERBS_OF[notice], on__lte=by).exists()


def _done_on(case: Case, notice: str) -> date:
    last = case.acts.filter(verb__in=VERBS_OF[notice]).order_by("-number").first()
    if last is None:
        raise NotAllowedNow(_("Chưa có bước nào để thông báo như vậy. Chọn văn bản khác."))
    return last.on
