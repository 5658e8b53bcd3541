"""What may be done with a complaint in which state, by whom, and where it leads: beside the table of the other kinds.

`own`: done by the room of complaints, since the law wants something else there; the others share the function with
feedback and petitions. Source: Law 02/2011/QH13; Decrees 124/2020/NĐ-CP and 155/2026/NĐ-CP.
"""

from functools import partial

from thongsuot.cases.rules.transitions import (
    ACCEPTED,
    CLOSED,
    DESK,
    GUIDED,
    RECEIVED,
    RESIDENT,
    RETURNED,
    SERVICE,
    SUPPLEMENT,
    TRANSFERRED_OUT,
    WITHDRAWN,
    WORK,
    Transition,
)

COMPLAINT = "complaint"
VERIFYING, REPORTED, DRAFTED, DECIDED, SENT = "verifying", "reported", "drafted", "decided", "sent"
IN_EFFECT, NOT_ACCEPTED, TERMINATED, APPEALED = "in-effect", "not-accepted", "terminated", "appealed"

BEFORE_ACCEPTANCE = (RECEIVED, SUPPLEMENT)
IN_PROCEDURE = (ACCEPTED, VERIFYING, REPORTED, DRAFTED)
BEFORE_DECISION = BEFORE_ACCEPTANCE + IN_PROCEDURE
AFTER_DECISION = (DECIDED, SENT, IN_EFFECT)
COMPLAINT_ENDED = (CLOSED, GUIDED, RETURNED, TRANSFERRED_OUT, WITHDRAWN, NOT_ACCEPTED, TERMINATED, APPEALED)
COMPLAINT_STATES = BEFORE_DECISION + AFTER_DECISION + COMPLAINT_ENDED
STANDING = BEFORE_DECISION + AFTER_DECISION
EVERYBODY = ("receptionist", "handler", "head")
HEAD = ("head",)

_own = partial(Transition, own=True)
COMPLAINT_TRANSITIONS = (
    Transition(verb="receive", states=(), to=RECEIVED, roles=("receptionist", "head", RESIDENT, SERVICE)),
    _own(verb="describe", states=BEFORE_DECISION, roles=EVERYBODY),
    Transition(verb="ask_supplement", states=(RECEIVED,), to=SUPPLEMENT, roles=DESK),
    Transition(verb="supplement", states=BEFORE_DECISION, roles=(RESIDENT, *EVERYBODY)),
    _own(verb="accept", states=BEFORE_ACCEPTANCE, to=ACCEPTED, roles=HEAD),
    _own(verb="refuse", states=BEFORE_ACCEPTANCE, to=NOT_ACCEPTED, roles=HEAD),
    Transition(verb="guide", states=BEFORE_ACCEPTANCE, to=GUIDED, roles=DESK),
    Transition(verb="return", states=BEFORE_ACCEPTANCE, to=RETURNED, roles=DESK),
    Transition(verb="transfer", states=BEFORE_ACCEPTANCE, to=RECEIVED, roles=DESK),
    Transition(verb="transfer_out", states=BEFORE_ACCEPTANCE, to=TRANSFERRED_OUT, roles=DESK),
    Transition(verb="assign", states=(ACCEPTED, VERIFYING), to=VERIFYING, roles=HEAD),
    _own(verb="appoint", states=(ACCEPTED, VERIFYING), to=VERIFYING, roles=HEAD),
    Transition(verb="coordinate", states=IN_PROCEDURE, roles=WORK),
    Transition(verb="answer_coordination", states=IN_PROCEDURE, coordinating=WORK),
    _own(verb="minute", states=IN_PROCEDURE, roles=WORK),
    _own(verb="add_evidence", states=BEFORE_DECISION, roles=EVERYBODY),
    _own(verb="report", states=(VERIFYING, REPORTED), to=REPORTED, roles=WORK, suspended=False),
    _own(verb="call_dialogue", states=IN_PROCEDURE, roles=WORK, suspended=False),
    _own(verb="hold_dialogue", states=IN_PROCEDURE, roles=WORK, suspended=False),
    _own(verb="draft", states=(REPORTED, DRAFTED), to=DRAFTED, roles=WORK, suspended=False),
    Transition(verb="send_back", states=(REPORTED, DRAFTED), to=VERIFYING, roles=HEAD),
    _own(verb="decide", states=(DRAFTED,), to=DECIDED, roles=HEAD, suspended=False),
    _own(verb="send", states=(DECIDED,), to=SENT, roles=EVERYBODY),
    _own(verb="prove_receipt", states=(SENT, IN_EFFECT), roles=EVERYBODY),
    _own(verb="take_effect", states=(SENT,), to=IN_EFFECT, roles=(*WORK, SERVICE)),
    _own(verb="oblige", states=(SENT, IN_EFFECT), roles=WORK),
    _own(verb="fulfil", states=(IN_EFFECT,), roles=WORK),
    _own(verb="close", states=(IN_EFFECT,), to=CLOSED, roles=WORK),
    _own(verb="extend", states=IN_PROCEDURE, roles=HEAD),
    _own(verb="suspend", states=IN_PROCEDURE, roles=HEAD, suspended=False),
    _own(verb="resume", states=IN_PROCEDURE, roles=HEAD),
    _own(verb="terminate", states=IN_PROCEDURE, to=TERMINATED, roles=HEAD),
    _own(verb="withdraw", states=BEFORE_DECISION, to=TERMINATED, roles=EVERYBODY),
    _own(verb="send_notice", states=COMPLAINT_STATES, roles=EVERYBODY),
    _own(verb="suspend_disputed", states=IN_PROCEDURE, roles=HEAD),
    _own(verb="lift_suspension", states=IN_PROCEDURE, roles=HEAD),
    _own(
        verb="appeal",
        states=(*IN_PROCEDURE, SENT),
        to=APPEALED,
        roles=(RESIDENT, "receptionist", "head"),
        above=("receptionist", "head"),
    ),
    _own(verb="note_lawsuit", states=(*IN_PROCEDURE, *AFTER_DECISION, CLOSED), roles=EVERYBODY),
    _own(verb="consent", states=(*IN_PROCEDURE, *AFTER_DECISION, CLOSED), roles=(RESIDENT, "receptionist")),
    _own(verb="publish", states=(SENT, IN_EFFECT, CLOSED), roles=("publisher", "head")),
    Transition(verb="withdraw_publication", states=(SENT, IN_EFFECT, CLOSED), roles=("publisher", "head")),
    _own(verb="rate", states=(SENT, IN_EFFECT, CLOSED), roles=(RESIDENT, "receptionist")),
    Transition(verb="urge", states=STANDING, above=("supervisor", "head")),
    Transition(verb="answer_urge", states=COMPLAINT_STATES, roles=EVERYBODY),
    Transition(verb="raise_alarm", states=BEFORE_DECISION, roles=(*EVERYBODY, SERVICE)),
    Transition(verb="acknowledge_alarm", states=BEFORE_DECISION, roles=EVERYBODY, above=HEAD),
    Transition(verb="correct", states=BEFORE_DECISION, roles=DESK),
    Transition(verb="note", states=COMPLAINT_STATES, roles=EVERYBODY),
    Transition(verb="label", states=COMPLAINT_STATES, roles=EVERYBODY),
    Transition(verb="reissue_secret", states=COMPLAINT_STATES, roles=("receptionist",)),
    Transition(verb="reveal_party", states=COMPLAINT_STATES, roles=EVERYBODY),
    Transition(verb="open_signatories", states=COMPLAINT_STATES, roles=HEAD),
)
COMPLAINT_CROSSING = (
    Transition(verb="hand_over", states=(VERIFYING, REPORTED, DRAFTED, *AFTER_DECISION), roles=WORK),
    Transition(verb="erase", states=COMPLAINT_STATES),
    Transition(verb="undo_import", states=COMPLAINT_STATES, to=WITHDRAWN),
    Transition(verb="inherit", states=COMPLAINT_STATES),
    Transition(verb="pass_on", states=COMPLAINT_STATES, roles=EVERYBODY, to=TRANSFERRED_OUT),
)
# What the page offers first, by state: the first that may be done.
COMPLAINT_FIRST = {
    RECEIVED: ("describe", "accept"),
    SUPPLEMENT: ("supplement", "describe"),
    ACCEPTED: ("assign",),
    VERIFYING: ("report", "minute", "answer_coordination"),
    REPORTED: ("draft", "hold_dialogue"),
    DRAFTED: ("decide", "draft"),
    DECIDED: ("send",),
    SENT: ("prove_receipt", "take_effect"),
    IN_EFFECT: ("fulfil", "close"),
}
