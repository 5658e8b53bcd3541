"""The decision: drafted point by point in versions, then signed with its number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.intake import check_past
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.actions.words import ANSWER_LIMIT, cleaned
from thongsuot.cases.models import Case, Item
from thongsuot.complaints.actions.papers import check_signed, commitment
from thongsuot.complaints.actions.record import check_code, locked_complaint, write
from thongsuot.complaints.actions.talking import check_dialogue
from thongsuot.complaints.models import Complaint, Decision, Outcome
from thongsuot.complaints.queries.drawn import decision_paper
from thongsuot.complaints.rules import terms
from thongsuot.complaints.rules.grounds import OUTCOMES
from thongsuot.complaints.rules.terms import SECOND
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.documents.models import DocumentAct


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What the draft says of one thing asked for: `outcome` of OUTCOMES, `text` the reasons."""

    number: int
    outcome: str
    text: str


@transaction.atomic
def draft(
    *,
    case_id: UUID,
    revision: int | None = None,
    judged: Iterable[Judged],
    text: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Draft the decision, a new version each time; every thing asked for is judged. `text`: what is decided.

    Raises: Invalid (`outcome-2`, `text-2`: of item 2; text).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="draft", revision=revision)
    items = {item.number: item for item in case.items.filter(dropped_by=None)}
    judged = [_checked(one, items) for one in judged]
    if missing := sorted(items.keys() - {one.number for one in judged}):
        raise Invalid(_("Chưa kết luận nội dung %d. Mỗi nội dung khiếu nại có kết luận riêng.") % missing[0],
                      field=f"outcome-{missing[0]}")  # fmt: skip
    text = cleaned(text, "text", needed=_("Chưa ghi quyết định những gì."), limit=ANSWER_LIMIT)
    version = case.decisions.count() + 1
    details = {"version": version, "outcomes": {str(one.number): one.outcome for one in judged}}
    texts = {"decision": text, "reasons": {str(one.number): one.text for one in judged}}
    act = write(case, complaint, "draft", actor=actor, on=on, at=at, details=details, texts=texts)
    decision = Decision.objects.create(case=case, version=version, drafted=act, text=text)
    Outcome.objects.bulk_create(
        [Outcome(decision=decision, item=items[one.number], outcome=one.outcome, text=one.text) for one in judged]
    )
    return case


def _checked(given: Judged, items: dict[int, Item]) -> Judged:
    number = given.number
    if number not in items:
        raise Invalid(_("Không có nội dung số %d. Tải lại trang để xem.") % number, field=f"outcome-{number}")
    check_code(given.outcome, OUTCOMES, f"outcome-{number}")
    needed = _("Chưa nêu căn cứ kết luận nội dung %d.") % number
    text = cleaned(given.text, f"text-{number}", needed=needed, limit=ANSWER_LIMIT)
    return Judged(number=number, outcome=given.outcome, text=text)


@transaction.atomic
def decide(
    *,
    case_id: UUID,
    revision: int | None = None,
    number: str,
    decided_on: date,
    uploads: Iterable = (),
    paper_act: DocumentAct | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Sign the last draft. `uploads`: the signed paper with the page of signature and stamp, or a signed file.

    None is needed where the decision was drawn and signed as a paper of the case; number and day are that paper's then.
    `paper_act`: the signing of that paper, where it is this very act. Meets the duty to settle and opens that to send;
    at the second level that to publish too.
    Raises: Invalid (number, decided_on: before acceptance, to come, not the signed paper's; files: no signature page),
    NotAllowedNow (no dialogue where the law wants one).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="decide", revision=revision)
    check_dialogue(case, complaint)
    number = cleaned(number, "number", needed=_("Chưa ghi số quyết định. Ví dụ: 125/QĐ-UBND."), limit=60)
    _check_decided_on(complaint, decided_on, on)
    paper, uploads = decision_paper(case, complaint.level), tuple(uploads)
    check_signed(paper, number, decided_on)
    if not uploads and paper is None:
        raise Invalid(
            _("Thiếu trang có chữ ký và dấu. Gửi kèm bản chụp quyết định đã ký, hoặc tệp ký số."), field="files"
        )
    clocks.let_run(case, actor=actor, on=on, at=at)
    clocks.meet(case, "settle", actor=actor, on=decided_on, at=at)
    clocks.waive(case, "coordinate", "dialogue", ground="decided", actor=actor, on=on, at=at)
    _open_what_follows(case, complaint, decided_on, actor, at)
    version = case.decisions.count()
    details = {
        "decided_on": decided_on.isoformat(),
        "version": version,
        "files": keep(case, uploads, actor=actor, at=at),
    } | commitment(paper, paper_act)
    act = write(case, complaint, "decide", actor=actor, on=on, at=at, details=details, texts={"note": number})
    case.decisions.filter(version=version).update(signed=act, number=number, signed_on=decided_on)
    return case


def _check_decided_on(complaint: Complaint, decided_on: date, on: date) -> None:
    if complaint.accepted_on and decided_on < complaint.accepted_on:
        raise Invalid(
            _("Quyết định ghi ngày %(day)s, trước ngày thụ lý %(first)s. Luật chỉ cho quyết định sau khi thụ lý: "
              "xem lại ngày ký.") % {"day": f"{decided_on:%d/%m/%Y}", "first": f"{complaint.accepted_on:%d/%m/%Y}"},
            field="decided_on",
        )  # fmt: skip
    check_past(decided_on, "decided_on", on=on)


def _open_what_follows(case: Case, complaint: Complaint, decided_on: date, actor: Actor, at: datetime) -> None:
    send = clocks.open_for(case, "send", terms.sending(complaint.level), actor=actor, at=at, starts_on=decided_on)
    if complaint.level == SECOND:
        clocks.open_for(case, "publish", "KN.SECOND.PUBLISH", actor=actor, at=at, starts_on=decided_on)
    case.duty = send
