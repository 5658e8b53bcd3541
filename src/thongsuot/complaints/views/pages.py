"""What the pages of a case show where it is a complaint; handed to the room of cases when the program starts."""

from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import AFTER_DECISION, COMPLAINT, IN_PROCEDURE, SENT
from thongsuot.cases.views.desk.table import KindPages, show_kind
from thongsuot.complaints.actions.again import time_is_over
from thongsuot.complaints.forms.public import AgainForm, ConsentForm, WordForm
from thongsuot.complaints.queries.drawn import waiting_paper
from thongsuot.complaints.queries.hints import hints
from thongsuot.complaints.queries.page import complaint_page, known_of, last_decision, outcomes_of
from thongsuot.complaints.queries.terms import again_time
from thongsuot.complaints.views.rows import ROWS
from thongsuot.core import clock
from thongsuot.core.actors import Actor

RARE = frozenset({
    "terminate", "suspend_disputed", "lift_suspension", "note_lawsuit", "consent", "rate", "appeal", "send_notice",
    "extend", "appoint", "oblige", "add_evidence",
})  # fmt: skip
SHOWN_DECISION = (*AFTER_DECISION[1:], "closed", "appealed")


def more(actor: Actor, case: Case) -> dict:
    """Return what the desk's page shows besides."""
    page = complaint_page(case)
    return {"kn": page, "waiting": waiting_paper(case, page.complaint), "hints": hints(actor, case, clock.today())}


def follow_more(case: Case) -> dict:
    """Return what the person sees besides: the decision once it was sent, and how long they may go on."""
    decision = last_decision(case) if case.state in SHOWN_DECISION else None
    complaint = known_of(case)
    return {
        "complaint": complaint,
        "decision": decision,
        "outcomes": outcomes_of(decision),
        "again": again_time(complaint),
        "second": case.followers.order_by("id").first(),
        "may_go_on": case.state == SENT or (case.state in IN_PROCEDURE and time_is_over(case, clock.today())),
        "again_form": AgainForm(),
        "consent_form": ConsentForm(),
        "word_form": WordForm(),
    }


def take_part() -> None:
    """Let the pages of cases show complaints."""
    show_kind(
        COMPLAINT,
        KindPages(
            acts=ROWS,
            rare=RARE,
            case="complaints/case.html",
            more=more,
            follow="complaints/follow.html",
            follow_more=follow_more,
        ),
    )
