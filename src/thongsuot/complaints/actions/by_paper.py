"""Acts on a paper that are acts of the complaint as well: one transaction, one entry, typed once.

Signing the decision is deciding; sending decision or notice to the person, and proving receipt, are those steps.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.cases.models import Case
from thongsuot.cases.queries.papers import act_with
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.rules.tables import table_of
from thongsuot.complaints.actions import deciding, sending
from thongsuot.complaints.queries.drawn import (
    FORM_OF_NOTICE,
    decision_form,
    decision_paper,
    noted_notices,
    recipients,
)
from thongsuot.complaints.queries.page import known_of
from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.documents import actions as documents
from thongsuot.documents.matters import Also
from thongsuot.documents.models import Delivery, Document
from thongsuot.documents.rules.states import SCREEN, SIGNED

WORDS = {
    "decide": _("Đây cũng là ký quyết định giải quyết của vụ việc, ghi một lần. Đã ký thì không sửa, không rút được."),
    "send": _("Gửi cho người khiếu nại thì cũng được ghi là đã gửi quyết định của vụ việc: không phải ghi lại."),
    "send_notice": _("Gửi cho người khiếu nại thì cũng được ghi là đã gửi thông báo của vụ việc: không phải ghi lại."),
    "prove_receipt": _("Ngày này cũng được ghi là ngày người khiếu nại nhận quyết định: không phải ghi lại."),
}


def take_part() -> None:
    """Let the acts on papers of complaints move the complaint; called once, when Django is ready."""
    act_with(COMPLAINT, also)


def also(actor: Actor, case: Case, paper: UUID, verb: str) -> Also | None:
    """Return what an act on a paper does in the complaint, where this actor may do that in its present state."""
    document = Document.objects.get(pk=paper)
    own = None if document.corrects_id else _own_verb(case, document, verb)
    if own is None or not _open(actor, case, own):
        return None
    notice = _notice_of(document) if own == "send_notice" else None
    more = {"notice": notice} if notice else {}
    return Also(words=WORDS[own], action=partial(ACTIONS[verb], case_id=case.pk, **more))


def _open(actor: Actor, case: Case, verb: str) -> bool:
    row = table_of(case.kind)[verb]
    return case.state in row.states and (row.suspended or not case.suspended) and can(actor, f"cases.{verb}", case)


def _own_verb(case: Case, document: Document, verb: str) -> str | None:
    complaint = known_of(case)
    if document.form == decision_form(complaint.level):
        if verb in ("sign", "attach"):
            return "decide"
        found = decision_paper(case, complaint.level)
        done = {"send": complaint.sent_on, "prove_receipt": complaint.received_back_on}
        return verb if verb in done and done[verb] is None and found and found.pk == document.pk else None
    notice = _notice_of(document)
    if verb == "send" and notice and notice not in noted_notices(case) and document.state == SIGNED:
        return "send_notice" if sending.was_done(case, notice, by=document.signed_on) else None
    return None


def _notice_of(document: Document) -> str | None:
    return next((notice for notice, form in FORM_OF_NOTICE.items() if form == document.form), None)


def _moment(actor: Actor, at: datetime) -> dict:
    return {"actor": actor, "on": legal_day(at), "at": at}


@transaction.atomic
def sign(*, case_id: UUID, way: str, actor: Actor, on: date, at: datetime, **given) -> Document:
    """Sign the paper of the decision on `on`; on the screen that decides. As `documents.sign` and `deciding.decide`."""
    document = documents.sign(way=way, actor=actor, on=on, at=at, entered=way != SCREEN, **given)
    return _decided(case_id, document, actor, at) if way == SCREEN else document


@transaction.atomic
def attach(*, case_id: UUID, actor: Actor, on: date, at: datetime, **given) -> Document:
    """Take the signed original of the decision, which decides. As `documents.attach` and `deciding.decide`."""
    document = documents.attach(actor=actor, on=on, at=at, entered=False, **given)
    return _decided(case_id, document, actor, at)


def _decided(case_id: UUID, document: Document, actor: Actor, at: datetime) -> Document:
    signed = {"number": document.symbol, "decided_on": document.signed_on, "paper_act": document.acts.last()}
    deciding.decide(case_id=case_id, **signed, **_moment(actor, at))
    return document


@transaction.atomic
def send(
    *,
    case_id: UUID,
    notice: str = "",
    way: str,
    tracking: str = "",
    to_person: bool = True,
    actor: Actor,
    on: date,
    at: datetime,
    **given,
) -> Delivery:
    """Send a paper on `on`; to the person that is the complaint's step. `notice`: of NOTICES, else the decision.

    As `documents.send` with `sending.send` or `sending.send_notice`.
    """
    how = {"way": way, "tracking": tracking}
    delivery = documents.send(**how, to_person=to_person, actor=actor, on=on, at=at, entered=not to_person, **given)
    if not to_person:
        return delivery
    same = how | {"case_id": case_id, "sent_on": on, "paper_act": delivery.sent} | _moment(actor, at)
    if notice:
        sending.send_notice(notice=notice, **same)
    else:
        sending.send(recipients=recipients(delivery.document), **same)
    return delivery


@transaction.atomic
def prove_receipt(*, case_id: UUID, receipt_on: date, note: str, actor: Actor, on: date, at: datetime, **given):
    """Prove the receipt of the decision for paper and complaint. As `documents` and `sending.prove_receipt`."""
    delivery = documents.prove_receipt(
        receipt_on=receipt_on, note=note, actor=actor, on=on, at=at, entered=False, **given
    )
    act = delivery.document.acts.last()
    sending.prove_receipt(case_id=case_id, received_on=receipt_on, note=note, paper_act=act, **_moment(actor, at))
    return delivery


ACTIONS: dict[str, Callable] = {"sign": sign, "attach": attach, "send": send, "prove_receipt": prove_receipt}
