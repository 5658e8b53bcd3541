"""What may be done on a denunciation in which state, by whom, and where it leads: the one table all doors read."""

from dataclasses import dataclass

RECEIVED, CHECKED, ACCEPTED, VERIFIED = "received", "checked", "accepted", "verified"
CONCLUDED, HANDLED, AGAIN = "concluded", "handled", "again"
NOT_ACCEPTED, KEPT, GUIDED = "not-accepted", "kept", "guided"
TRANSFERRED_OUT, TERMINATED, ERASED = "transferred-out", "terminated", "erased"

STATES = (
    RECEIVED, CHECKED, ACCEPTED, VERIFIED, CONCLUDED, HANDLED, AGAIN,
    NOT_ACCEPTED, KEPT, GUIDED, TRANSFERRED_OUT, TERMINATED, ERASED,
)  # fmt: skip
BEFORE_ACCEPTANCE = (RECEIVED, CHECKED, AGAIN)
IN_WORK = (ACCEPTED, VERIFIED)
BEFORE_CONCLUSION = BEFORE_ACCEPTANCE + IN_WORK
AFTER_CONCLUSION = (CONCLUDED, HANDLED)
ENDED = (HANDLED, NOT_ACCEPTED, KEPT, GUIDED, TRANSFERRED_OUT, TERMINATED, ERASED)
KEPT_IN_WORDS = tuple(state for state in STATES if state != ERASED)

# Who acts: by the kind of their envelope, by a custodian's key, by the receipt, or a job of ours.
INVESTIGATOR, REVIEWER, VERIFIER = "investigator", "reviewer", "verifier"
FORMER = "former"  # of a body that handled it before another took it up
CUSTODIAN, DENOUNCER, SERVICE = "custodian", "denouncer", "service"
READERS = (INVESTIGATOR, REVIEWER)


@dataclass(frozen=True, kw_only=True)
class Transition:
    """`verb` is allowed in `states`, by `who`, and leads to `to` (None: the state stays).

    `leads`: where it leads by the outcome its details name. `suspended`: whether it may be done while suspended.
    """

    verb: str
    states: tuple[str, ...]
    who: tuple[str, ...]
    to: str | None = None
    leads: tuple[tuple[str, str], ...] = ()
    suspended: bool = True


ELIGIBLE, REFUSED, KEPT_FOR_INSPECTION = "eligible", "refused", "kept"
TRANSITIONS = (
    Transition(verb="receive", states=(), who=(DENOUNCER, SERVICE), to=RECEIVED),
    Transition(
        verb="check",
        states=(RECEIVED, AGAIN),
        who=READERS,
        leads=((ELIGIBLE, CHECKED), (REFUSED, NOT_ACCEPTED), (KEPT_FOR_INSPECTION, KEPT)),
    ),
    Transition(verb="guide", states=(RECEIVED, CHECKED), who=(INVESTIGATOR,), to=GUIDED),
    Transition(verb="transfer", states=(RECEIVED, CHECKED), who=(INVESTIGATOR,), to=RECEIVED),
    Transition(verb="transfer_out", states=(RECEIVED, CHECKED), who=(INVESTIGATOR,), to=TRANSFERRED_OUT),
    Transition(verb="accept", states=(CHECKED,), who=READERS, to=ACCEPTED),
    Transition(verb="name_verifier", states=IN_WORK, who=(INVESTIGATOR,)),
    Transition(verb="dismiss_verifier", states=IN_WORK, who=(INVESTIGATOR,)),
    Transition(verb="redact", states=IN_WORK, who=(INVESTIGATOR,)),
    Transition(verb="verify", states=IN_WORK, who=(INVESTIGATOR, VERIFIER), to=VERIFIED, suspended=False),
    Transition(verb="suspend", states=IN_WORK, who=(INVESTIGATOR,), suspended=False),
    Transition(verb="resume", states=IN_WORK, who=(INVESTIGATOR,)),
    Transition(verb="extend", states=IN_WORK, who=(INVESTIGATOR,), suspended=False),
    Transition(verb="conclude", states=(VERIFIED,), who=(INVESTIGATOR,), to=CONCLUDED, suspended=False),
    Transition(verb="notify_accused", states=KEPT_IN_WORDS, who=(INVESTIGATOR,)),
    Transition(verb="notify_denouncer", states=KEPT_IN_WORDS, who=READERS),
    Transition(verb="handle", states=(CONCLUDED,), who=(INVESTIGATOR,), to=HANDLED),
    Transition(verb="report_handling", states=(HANDLED,), who=(INVESTIGATOR,)),
    Transition(verb="publish_conclusion", states=AFTER_CONCLUSION, who=(INVESTIGATOR,)),
    Transition(verb="withdraw", states=BEFORE_CONCLUSION, who=(DENOUNCER,)),
    Transition(verb="terminate", states=IN_WORK, who=(INVESTIGATOR,), to=TERMINATED),
    Transition(verb="again", states=(*AFTER_CONCLUSION, NOT_ACCEPTED), who=(DENOUNCER,), to=AGAIN),
    Transition(verb="hand_up", states=BEFORE_CONCLUSION, who=(FORMER,)),
    Transition(verb="forward_crime", states=(*BEFORE_CONCLUSION, *AFTER_CONCLUSION, KEPT), who=(INVESTIGATOR,)),
    Transition(verb="share", states=KEPT_IN_WORDS, who=(INVESTIGATOR,)),
    Transition(verb="exclude", states=KEPT_IN_WORDS, who=(*READERS, FORMER)),
    Transition(verb="request_identity", states=KEPT_IN_WORDS, who=READERS),
    Transition(verb="grant_identity", states=KEPT_IN_WORDS, who=(CUSTODIAN,)),
    Transition(verb="refuse_identity", states=KEPT_IN_WORDS, who=(CUSTODIAN,)),
    Transition(verb="protect", states=KEPT_IN_WORDS, who=(DENOUNCER,)),
    Transition(verb="decide_protection", states=KEPT_IN_WORDS, who=READERS),
    Transition(verb="add", states=KEPT_IN_WORDS, who=(DENOUNCER,)),
    Transition(verb="answer", states=KEPT_IN_WORDS, who=READERS),
    Transition(verb="note", states=KEPT_IN_WORDS, who=(INVESTIGATOR, FORMER)),
    Transition(verb="overdue", states=BEFORE_CONCLUSION, who=(SERVICE,)),
    Transition(verb="report_overdue", states=KEPT_IN_WORDS, who=READERS),
    Transition(verb="end_posting", states=KEPT_IN_WORDS, who=(SERVICE,)),
    Transition(verb="succeed", states=KEPT_IN_WORDS, who=(CUSTODIAN,)),
    Transition(verb="inherit", states=KEPT_IN_WORDS, who=(SERVICE,)),
    Transition(verb="expire_identity", states=KEPT_IN_WORDS, who=(SERVICE,)),
    Transition(verb="erase", states=ENDED, who=(SERVICE,), to=ERASED),
)
DENOUNCER_READS = (
    "receive", "guide", "notify_denouncer", "withdraw", "again", "protect", "decide_protection", "add", "answer",
)  # fmt: skip
BY_VERB = {transition.verb: transition for transition in TRANSITIONS}
# What the denouncer sees of the history by the receipt: verbs and days of these, words of those below.
DENOUNCER_SEES = (
    "receive", "check", "guide", "transfer", "transfer_out", "accept", "suspend", "resume", "extend", "conclude",
    "notify_denouncer", "handle", "publish_conclusion", "withdraw", "terminate", "again", "request_identity",
    "grant_identity", "refuse_identity", "expire_identity", "overdue", "protect", "decide_protection", "add", "answer",
)  # fmt: skip


def allowed(verb: str, state: str, *, suspended: bool = False) -> bool:
    """Return whether the table allows `verb` in `state`."""
    transition = BY_VERB[verb]
    return state in transition.states and (transition.suspended or not suspended)


def possible(state: str, who: str, *, suspended: bool = False) -> list[str]:
    """Return the verbs that `who` may do in `state`, in the order of the table: what a page offers."""
    return [t.verb for t in TRANSITIONS if who in t.who and allowed(t.verb, state, suspended=suspended)]
