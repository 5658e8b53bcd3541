"""What a complaint lends to its papers: the forms that fit each step, and what the procedure knows for them."""

from datetime import date

from thongsuot.cases.models import Act, Case
from thongsuot.cases.queries.papers import lend_with
from thongsuot.cases.rules.complaints import (
    ACCEPTED,
    COMPLAINT,
    DECIDED,
    DRAFTED,
    GUIDED,
    IN_EFFECT,
    NOT_ACCEPTED,
    RECEIVED,
    REPORTED,
    RETURNED,
    SENT,
    SUPPLEMENT,
    TERMINATED,
    TRANSFERRED_OUT,
    VERIFYING,
)
from thongsuot.cases.rules.papers import ALWAYS
from thongsuot.cases.rules.reasons import Reason, reasons_by_code
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.queries.page import known_of, last_decision
from thongsuot.complaints.rules import grounds
from thongsuot.complaints.rules.terms import SECOND
from thongsuot.documents.rules.names import official_day

INTAKE = ("TCD-02", "XLD-01", "C-BS", "KN-03", "KN-04")
STOPPING = ("KN-14A-TDC", "KN-14B", "KN-14A-DC")
FITTING = {
    RECEIVED: INTAKE,
    SUPPLEMENT: ("C-BS", "TCD-02"),
    NOT_ACCEPTED: ("KN-04",),
    GUIDED: ("XLD-02",),
    RETURNED: ("XLD-01-TL",),
    TRANSFERRED_OUT: ("XLD-04",),
    ACCEPTED: ("KN-03", "KN-QDXM", *STOPPING, "C-GH", "C-DD", "TCD-02"),
    VERIFYING: ("KN-QDXM", "KN-BCXM", "KN-14", *STOPPING, "C-GH", "C-DD", "TCD-02"),
    REPORTED: ("KN-BCXM", "KN-14", "C-GH", *STOPPING),
    DRAFTED: ("decision", "KN-14", *STOPPING),
    DECIDED: ("decision",),
    SENT: ("decision",),
    IN_EFFECT: ("decision",),
    TERMINATED: ("KN-14A-DC",),
}
# How an outcome stands inside the sentence of a decision.
OUTCOME = {"true": "đúng toàn bộ", "partly": "đúng một phần", "false": "sai toàn bộ"}


def take_part() -> None:
    """Make the papers of complaints known to the room of cases; called once, when Django is ready."""
    lend_with(COMPLAINT, forms=forms_of, given=given)


def forms_of(case: Case) -> list[str]:
    """Return the codes that fit the step; the decision is that of the complaint's level."""
    decision = "KN-GQ2" if case.follows_id else "KN-GQ1"
    return [decision if code == "decision" else code for code in (*FITTING.get(case.state, ()), *ALWAYS)]


def given(case: Case, form: str, on: date) -> dict:
    """Return the values that the acts of a complaint know, by the names of `documents` fields; days stay days."""
    complaint = known_of(case)
    acts = {act.verb: act for act in case.acts.select_related("content").order_by("number")}
    made = {
        "kind": "đơn khiếu nại",
        "disputed": _disputed(complaint),
        "disputed_by": str(complaint.body or complaint.body_name),
        "accepted_on": complaint.accepted_on,
        "members": [[row.officer.full_name, ""] for row in case.team.filter(ended=None).select_related("officer")],
        "contents": [item.text for item in case.items.filter(dropped_by=None)],
        "findings": _text(acts, "report"),
        "dialogue": _text(acts, "hold_dialogue"),
        "papers": [[row.name, f"bút lục {row.folio_from}-{row.folio_to}", ""] for row in case.evidence.all()],
        "missing": acts["ask_supplement"].content.texts.get("missing", "") if "ask_supplement" in acts else "",
        "asked_of": "\n".join(item.text for item in case.items.filter(dropped_by=None)),
    }
    return made | _decision(case) | _ground(acts, form) | _level(case, complaint)


def _text(acts: dict[str, Act], verb: str) -> str:
    texts = acts[verb].content.texts if verb in acts else {}
    return "\n".join(value for value in texts.values() if isinstance(value, str) and value)


def _disputed(complaint: Complaint) -> str:
    """Return how a paper names what is disputed: its kind, number, day and who made it, as far as known."""
    if not complaint.about:
        return ""
    name = "quyết định" if complaint.about == "decision" else "hành vi hành chính"
    number = f" số {complaint.number}" if complaint.number else ""
    day = f" {official_day(complaint.disputed_on)}" if complaint.disputed_on else ""
    body = complaint.body or complaint.body_name
    return f"{name}{number}{day}{f' của {body}' if body else ''}"


def _decision(case: Case) -> dict:
    decision = last_decision(case)
    if decision is None:
        return {}
    rows = list(decision.outcomes.select_related("item").order_by("item__number"))
    found = {row.outcome for row in rows}
    whole = found.pop() if len(found) == 1 else "partly"
    orders = [f"{row.item.text}: {row.text}" if row.text else row.item.text for row in rows]
    return {"considered": decision.text, "orders": orders, "outcome": OUTCOME.get(whole, "") if rows else ""}


GROUNDS = {
    "KN-04": ("refuse", grounds.REFUSAL_GROUNDS),
    "KN-14A-TDC": ("suspend", grounds.SUSPENSION_GROUNDS),
    "KN-14A-DC": ("terminate", grounds.TERMINATION_GROUNDS),
}


def _ground(acts: dict[str, Act], form: str) -> dict:
    """Return why it was refused or stopped, as the closed list names it, with what the officer wrote."""
    verb, reasons = GROUNDS.get(form, ("", ()))
    act = acts.get(verb)
    if act is None:
        return {}
    listed: dict[str, Reason] = reasons_by_code(reasons)
    reason = listed.get(act.details.get("ground", ""))
    words = [reason.vi if reason else "", *(value for value in act.content.texts.values() if isinstance(value, str))]
    made = {"ground": "\n".join(word for word in words if word), "from_on": act.on}
    sure = reason and reason.source and reason.confidence != "unsure"
    return made | ({"article": reason.source} if sure else {})


def _level(case: Case, complaint: Complaint) -> dict:
    if complaint.level != SECOND or case.follows is None:
        return {}
    first = last_decision(case.follows)
    if first is None or not first.signed_on:
        return {}
    return {"first_decision": f"Quyết định số {first.number} {official_day(first.signed_on)}"}
