"""Every act of officers that a complaint has for itself, over HTTP; the acts of all kinds are those of cases."""

from uuid import UUID

from ninja import Router, Schema

from thongsuot.cases.api.acts import Doing, Done, operation
from thongsuot.cases.api.bodies import Act, Extend, Suspend, WithNote, WithReason
from thongsuot.cases.api.shapes import PROBLEMS, Problem
from thongsuot.complaints.actions import (
    accepting,
    again,
    deciding,
    describing,
    enforcing,
    noting,
    publishing,
    sending,
    stopping,
    talking,
    time,
    verifying,
)
from thongsuot.complaints.api import bodies
from thongsuot.core.ids import show_code

router = Router(tags=["complaints"])


def _second(case) -> dict:
    return {"second": {"id": case.pk, "code": show_code(case.code), "holder_unit_id": case.holder_unit_id}}


DOINGS = (
    Doing("describe", describing.describe, bodies.Describe),
    Doing("accept", accepting.accept, bodies.Accept),
    Doing("refuse", accepting.refuse, bodies.Ending),
    Doing("appoint", verifying.appoint, bodies.Appoint),
    Doing("minute", verifying.minute, bodies.Minute),
    Doing("add_evidence", verifying.add_evidence, bodies.AddEvidence),
    Doing("report", verifying.report, bodies.Report),
    Doing("call_dialogue", talking.call_dialogue, bodies.CallDialogue),
    Doing("hold_dialogue", talking.hold_dialogue, bodies.HoldDialogue),
    Doing("draft", deciding.draft, bodies.Draft),
    Doing("decide", deciding.decide, bodies.Decide),
    Doing("send", sending.send, bodies.Send),
    Doing("prove_receipt", sending.prove_receipt, bodies.ProveReceipt),
    Doing("send_notice", sending.send_notice, bodies.SendNotice),
    Doing("take_effect", enforcing.take_effect, Act),
    Doing("oblige", enforcing.oblige, bodies.Oblige),
    Doing("fulfil", enforcing.fulfil, bodies.Fulfil),
    Doing("close", enforcing.close, WithNote),
    Doing("extend", time.extend, Extend),
    Doing("suspend", time.suspend, Suspend),
    Doing("resume", time.resume, WithNote),
    Doing("terminate", stopping.terminate, bodies.Ending),
    Doing("withdraw", stopping.withdraw, bodies.Withdraw),
    Doing("suspend_disputed", noting.suspend_disputed, bodies.SuspendDisputed),
    Doing("lift_suspension", noting.lift_suspension, WithReason),
    Doing("note_lawsuit", noting.note_lawsuit, bodies.NoteLawsuit),
    Doing("consent", noting.consent, bodies.Consent),
    Doing("rate", noting.rate, bodies.Rate),
    Doing("publish", publishing.publish, bodies.Publish),
    Doing("appeal", again.appeal, bodies.Appeal, _second),
)


class SecondOut(Schema):
    """The case of the second level that an appeal has made."""

    id: UUID
    code: str
    holder_unit_id: UUID


class DoneOut(Done):
    """As after every act; `second`: the new case after an appeal."""

    second: SecondOut | None = None


for _doing in DOINGS:
    _post = router.post(f"/complaints/{{case_id}}/acts/{_doing.verb}", response={200: DoneOut, PROBLEMS: Problem})
    _post(operation(_doing, "complaint"))
