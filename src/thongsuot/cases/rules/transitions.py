"""What may be done in which state, by whom, and where it leads: the one table that pages, API and tests read."""

from dataclasses import dataclass

RECEIVED, SUPPLEMENT, SCREENED, ACCEPTED, ASSIGNED = "received", "supplement", "screened", "accepted", "assigned"
SUBMITTED, APPROVED, ANSWERED, CLOSED = "submitted", "approved", "answered", "closed"
GUIDED, RETURNED, TRANSFERRED_OUT = "guided", "returned", "transferred-out"
JOINED, SPLIT, WITHDRAWN = "joined", "split", "withdrawn"

STATES = (
    RECEIVED,
    SUPPLEMENT,
    SCREENED,
    ACCEPTED,
    ASSIGNED,
    SUBMITTED,
    APPROVED,
    ANSWERED,
    CLOSED,
    GUIDED,
    RETURNED,
    TRANSFERRED_OUT,
    JOINED,
    SPLIT,
    WITHDRAWN,
)
BEFORE_SCREENING = (RECEIVED, SUPPLEMENT)
BEFORE_ANSWER = (RECEIVED, SUPPLEMENT, SCREENED, ACCEPTED, ASSIGNED, SUBMITTED, APPROVED)
IN_WORK = (ACCEPTED, ASSIGNED, SUBMITTED, APPROVED)
ENDED = (CLOSED, GUIDED, RETURNED, TRANSFERRED_OUT, JOINED, SPLIT, WITHDRAWN)
ANY = STATES

RESIDENT, SERVICE = "resident", "service"
DESK = ("receptionist", "head")
WORK = ("handler", "head")


@dataclass(frozen=True, kw_only=True)
class Transition:
    """`verb` is allowed in `states` and leads to `to` (None: the state stays).

    `roles`: a role of the holder or working unit; `resident`: who proved the secret; `service`: a job of ours.
    `above`: roles in a unit above the holder that may, too; `coordinating`: in a unit asked to help.
    `suspended`: whether it may be done while suspended. `may_end`: the state it leads to when its details say so
    (the fold knows when): rating the last item done closes the case. `own`: done by the kind's own room alone.
    """

    verb: str
    states: tuple[str, ...]
    to: str | None = None
    roles: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    suspended: bool = True
    may_end: str | None = None
    own: bool = False


TRANSITIONS = (
    Transition(verb="receive", states=(), to=RECEIVED, roles=("receptionist", "head", RESIDENT, SERVICE)),
    Transition(verb="screen", states=(RECEIVED, SUPPLEMENT), to=SCREENED, roles=DESK),
    Transition(verb="ask_supplement", states=(RECEIVED, SCREENED), to=SUPPLEMENT, roles=DESK),
    Transition(verb="supplement", states=BEFORE_ANSWER, roles=(RESIDENT, "receptionist", "handler", "head")),
    Transition(verb="guide", states=(RECEIVED, SUPPLEMENT, SCREENED), to=GUIDED, roles=DESK),
    Transition(verb="return", states=(RECEIVED, SUPPLEMENT, SCREENED), to=RETURNED, roles=DESK),
    Transition(verb="transfer", states=(RECEIVED, SUPPLEMENT, SCREENED, ACCEPTED, ASSIGNED), to=RECEIVED, roles=DESK),
    Transition(
        verb="transfer_out",
        states=(RECEIVED, SUPPLEMENT, SCREENED, ACCEPTED, ASSIGNED),
        to=TRANSFERRED_OUT,
        roles=DESK,
    ),
    Transition(verb="join", states=(RECEIVED, SUPPLEMENT, SCREENED, ACCEPTED, ASSIGNED), to=JOINED, roles=DESK),
    Transition(verb="unjoin", states=(JOINED,), to=RECEIVED, roles=DESK),
    Transition(verb="tell_apart", states=ANY, roles=DESK),
    Transition(verb="split", states=(RECEIVED, SUPPLEMENT, SCREENED), to=SPLIT, roles=DESK),
    Transition(verb="accept", states=(SCREENED,), to=ACCEPTED, roles=DESK),
    Transition(verb="assign", states=(ACCEPTED, ASSIGNED), to=ASSIGNED, roles=("head",)),
    Transition(verb="coordinate", states=(ACCEPTED, ASSIGNED), roles=WORK),
    Transition(verb="answer_coordination", states=BEFORE_ANSWER, coordinating=WORK),
    Transition(verb="draft", states=(ASSIGNED,), roles=WORK),
    Transition(verb="submit", states=(ASSIGNED,), to=SUBMITTED, roles=WORK, suspended=False),
    Transition(verb="send_back", states=(SUBMITTED, APPROVED), to=ASSIGNED, roles=("head",)),
    Transition(verb="approve", states=(SUBMITTED,), to=APPROVED, roles=("head",), suspended=False),
    Transition(verb="publish", states=(APPROVED,), to=ANSWERED, roles=("publisher", "head"), suspended=False),
    Transition(verb="withdraw_publication", states=(ANSWERED, CLOSED, ASSIGNED), roles=("publisher", "head")),
    Transition(verb="rate", states=(ANSWERED,), roles=(RESIDENT, "receptionist"), may_end=CLOSED),
    Transition(verb="reopen", states=(ANSWERED, CLOSED), to=ASSIGNED, roles=(RESIDENT, "receptionist", "head")),
    Transition(verb="close", states=(ANSWERED,), to=CLOSED, roles=("handler", "head", "receptionist", SERVICE)),
    Transition(verb="withdraw", states=BEFORE_ANSWER, to=WITHDRAWN, roles=(RESIDENT, "receptionist", "head")),
    Transition(verb="extend", states=IN_WORK, roles=("head",)),
    Transition(verb="suspend", states=(ACCEPTED, ASSIGNED), roles=("head",), suspended=False),
    Transition(verb="resume", states=(ACCEPTED, ASSIGNED), roles=("head", "handler")),
    Transition(verb="urge", states=BEFORE_ANSWER, above=("supervisor", "head")),
    Transition(verb="answer_urge", states=ANY, roles=("receptionist", "handler", "head")),
    Transition(verb="raise_alarm", states=BEFORE_ANSWER, roles=("receptionist", "handler", "head", SERVICE)),
    Transition(
        verb="acknowledge_alarm", states=BEFORE_ANSWER, roles=("receptionist", "handler", "head"), above=("head",)
    ),
    Transition(verb="correct", states=ANY, roles=DESK),
    Transition(verb="note", states=ANY, roles=("receptionist", "handler", "head")),
    Transition(verb="label", states=ANY, roles=("receptionist", "handler", "head")),
    Transition(verb="reissue_secret", states=ANY, roles=("receptionist",)),
    Transition(verb="reveal_party", states=ANY, roles=("receptionist", "handler", "head")),
    Transition(verb="open_signatories", states=ANY, roles=("head",)),
)
# Acts on a case that belong to an act across rooms (`changes`): never a button of the case's own page.
CROSSING = (
    Transition(verb="hand_over", states=(ASSIGNED, SUBMITTED, APPROVED, ANSWERED), roles=WORK),
    Transition(verb="erase", states=ANY),
    Transition(verb="undo_import", states=ANY, to=WITHDRAWN),
    Transition(verb="inherit", states=ANY),
    Transition(verb="pass_on", states=ANY, roles=("receptionist", "handler", "head"), to=TRANSFERRED_OUT),
)
BY_VERB = {transition.verb: transition for transition in TRANSITIONS}
EVERY_VERB = BY_VERB | {transition.verb: transition for transition in CROSSING}
