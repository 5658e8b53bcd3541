"""The papers drawn and signed for a complaint: its decision, its notices, when they went out."""

from dataclasses import dataclass
from datetime import date

from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import DECIDED, DRAFTED, IN_EFFECT, SENT
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.queries.page import last_decision
from thongsuot.complaints.rules.terms import SECOND
from thongsuot.core.refs import Ref
from thongsuot.documents.models import Delivery, Document
from thongsuot.documents.queries.papers import Sent, deliveries_of, of

FORM_OF_NOTICE = {
    "acceptance": "KN-03",
    "refusal": "KN-04",
    "suspension": "KN-14A-TDC",
    "resumption": "KN-14B",
    "termination": "KN-14A-DC",
    "extension": "C-GH",
}


def decision_form(level: str) -> str:
    """Return the code of the form of a decision at this level."""
    return "KN-GQ2" if level == SECOND else "KN-GQ1"


def decision_paper(case: Case, level: str) -> Document | None:
    """Return the signed paper that is the decision; once one is noted, only the paper that bears its number."""
    noted = last_decision(case)
    found = _signed(case, decision_form(level))
    if noted is not None and noted.number:
        found = [paper for paper in found if paper.symbol == noted.number]
    return found[0] if found else None


def notice_paper(case: Case, notice: str, since: date) -> Document | None:
    """Return the newest signed paper of a notice (of `NOTICES`), signed on the day of its step or later."""
    found = [paper for paper in _signed(case, FORM_OF_NOTICE[notice]) if paper.signed_on >= since]
    return found[0] if found else None


def _signed(case: Case, form: str) -> list[Document]:
    """Return the signed papers of a form, newest first; a correction is no paper of its own."""
    papers = of(Ref("case", case.pk))
    return [paper for paper in papers if paper.form == form and paper.state == "signed" and not paper.corrects_id]


def to_person(paper: Document | None) -> list[Sent]:
    """Return how a paper went out to the person of the matter, first one first; none for no paper."""
    return [sent for sent in deliveries_of(paper) if sent.delivery.to_person] if paper else []


def recipients(paper: Document) -> str:
    """Return everybody to whom a paper went out, one a line."""
    return "\n".join(dict.fromkeys(sent.to for sent in deliveries_of(paper) if sent.to))


def noted_notices(case: Case) -> set[str]:
    """Return the notices whose sending is noted."""
    return {act.details["notice"] for act in case.acts.filter(verb="send_notice")}


def sent_notice(case: Case) -> tuple[str, Delivery] | None:
    """Return the newest notice whose paper went out to the person and is not noted yet, with its first delivery."""
    noted = noted_notices(case)
    notices = {form: notice for notice, form in FORM_OF_NOTICE.items() if notice not in noted}
    for paper in of(Ref("case", case.pk)):
        if paper.state == "signed" and paper.form in notices and (sent := to_person(paper)):
            return notices[paper.form], sent[0].delivery
    return None


@dataclass(frozen=True)
class Waiting:
    """The paper by which the complaint goes on: to be signed (`decide`), sent (`send`), its `delivery` proven."""

    verb: str
    paper: Document
    delivery: Delivery | None = None


def waiting_paper(case: Case, complaint: Complaint) -> Waiting | None:
    """Return the paper of the decision whose next act is the next step of the complaint; None where there is none."""
    if case.state == DRAFTED:
        form = decision_form(complaint.level)
        unsigned = (paper for paper in of(Ref("case", case.pk)) if paper.form == form and not paper.corrects_id)
        found = next((paper for paper in unsigned if paper.state in ("draft", "numbered")), None)
        return Waiting("decide", found) if found else None
    if case.state not in (DECIDED, SENT, IN_EFFECT) or complaint.received_back_on:
        return None
    paper = decision_paper(case, complaint.level)
    deliveries = to_person(paper)
    if case.state == DECIDED:
        return Waiting("send", paper) if paper and not deliveries else None
    unproven = next((sent.delivery for sent in deliveries if not sent.delivery.receipt_on), None)
    return Waiting("prove_receipt", paper, unproven) if unproven and not paper.receipt_on else None
