"""What the papers of a complaint prove by themselves, and the sentence where an officer writes something else."""

import hashlib
from datetime import date

from django.utils.translation import gettext as _

from thongsuot.complaints.queries.drawn import to_person
from thongsuot.core.errors import Invalid
from thongsuot.documents.models import Document, DocumentAct
from thongsuot.ledger.rules import canonical


def commitment(paper: Document | None, act: DocumentAct | None = None) -> dict:
    """Return what an act holds of the paper it rests on: {"paper": {its id: SHA-256 of the signed file}}.

    `act`: the act on that paper which has no entry but this one: {"paper_act": {its id: digest}}, without its words.
    """
    held = {"paper": {str(paper.pk): paper.original.blob.sha256}} if paper else {}
    return held | ({"paper_act": {str(act.pk): paper_act_digest(act)}} if act else {})


def paper_act_digest(act: DocumentAct) -> str:
    """Return SHA-256 (hex) of the canonical form of an act on a paper; its words stay out, since they can be erased."""
    return hashlib.sha256(canonical(act.canonical({}))).hexdigest()


def check_signed(paper: Document | None, number: str, decided_on: date) -> None:
    """Raise Invalid (number, decided_on) where they are not those of the signed paper."""
    if paper is None:
        return
    if number != paper.symbol:
        raise Invalid(
            _("Quyết định đã ký trong hồ sơ mang số %s. Ghi đúng số đó, hoặc hủy văn bản ấy trước.") % paper.symbol,
            field="number",
        )
    if decided_on != paper.signed_on:
        raise Invalid(
            _("Quyết định số %(number)s trong hồ sơ ký ngày %(day)s. Ghi đúng ngày đó.")
            % {"number": paper.symbol, "day": f"{paper.signed_on:%d/%m/%Y}"},
            field="decided_on",
        )


def check_sent(paper: Document | None, sent_on: date) -> None:
    """Raise Invalid (sent_on) where the paper went out to the person, but never on that day."""
    days = [sent.delivery.sent_on for sent in to_person(paper)]
    if days and sent_on not in days:
        raise Invalid(
            _("Văn bản số %(number)s đã gửi người khiếu nại ngày %(day)s. Ghi đúng ngày đó.")
            % {"number": paper.symbol, "day": f"{days[0]:%d/%m/%Y}"},
            field="sent_on",
        )


def check_received(paper: Document | None, received_on: date) -> None:
    """Raise Invalid (received_on) where the paper's receipt is proven for another day: clocks run from the proven."""
    if paper and paper.receipt_on and received_on != paper.receipt_on:
        raise Invalid(
            _("Văn bản số %(number)s có chứng từ nhận ngày %(day)s. Thời hạn tính từ ngày đó: ghi đúng ngày.")
            % {"number": paper.symbol, "day": f"{paper.receipt_on:%d/%m/%Y}"},
            field="received_on",
        )
