"""What is owed on a denunciation and by when, from its acts alone; how days are counted is the law's and duties' rule.

Source: Luật Tố cáo 25/2018/QH14, Điều 24-40; the rows themselves lie in `law/data/rules/to-cao.toml`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from thongsuot.denunciations.rules.fold import Event
from thongsuot.duties.rules import Act, Clock, Reckoned, WrongAct, fold, reckon
from thongsuot.law.rules import Book

INITIAL, TRANSFER, RESOLVE = "initial", "transfer", "resolve"
ACCEPT_NOTICE, SUSPEND_NOTICE, CONCLUSION_NOTICE = "accept-notice", "suspend-notice", "conclusion-notice"
HANDLE, HANDLE_REPORT, PUBLISH, POSTING, REVIEW, FORWARDED, OVERDUE = (
    "handle", "handle-report", "publish", "posting", "again", "forwarded", "overdue",
)  # fmt: skip
RULES = {
    INITIAL: "TC.INITIAL",
    TRANSFER: "TC.TRANSFER",
    RESOLVE: "TC.RESOLVE",
    ACCEPT_NOTICE: "TC.ACCEPT.NOTICE",
    SUSPEND_NOTICE: "TC.SUSPEND.SEND",
    CONCLUSION_NOTICE: "TC.CONCL.SEND",
    HANDLE: "TC.HANDLE",
    HANDLE_REPORT: "TC.HANDLE.REPORT",
    PUBLISH: "TC.PUBLISH",
    POSTING: "TC.PUBLISH/posting",
    REVIEW: "TC.AGAIN",
    FORWARDED: "TC.FORWARDED",
    OVERDUE: "TC.OVERDUE",
}
# What the body above hears of once its last day has passed: to look at it, to resolve it, to look at it again.
WATCHED = (INITIAL, RESOLVE, REVIEW)
TASK_NAMES = {
    INITIAL: ("Xử lý ban đầu", "Initial handling"),
    TRANSFER: ("Chuyển đến nơi có thẩm quyền", "Transfer to the competent body"),
    RESOLVE: ("Giải quyết, kết luận", "Resolve and conclude"),
    ACCEPT_NOTICE: ("Thông báo việc thụ lý", "Tell of the acceptance"),
    SUSPEND_NOTICE: ("Gửi quyết định tạm đình chỉ, đình chỉ", "Send the suspension or termination"),
    CONCLUSION_NOTICE: ("Gửi kết luận", "Send the conclusion"),
    HANDLE: ("Xử lý theo kết luận", "Act on the conclusion"),
    HANDLE_REPORT: ("Báo cáo kết quả xử lý", "Report what was done"),
    PUBLISH: ("Công khai kết luận", "Publish the conclusion"),
    POSTING: ("Giữ bản niêm yết", "Keep the conclusion posted"),
    REVIEW: ("Xem xét tố cáo tiếp", "Review the second denunciation"),
    FORWARDED: ("Báo kết quả cho nơi chuyển đến", "Tell the forwarder of the result"),
    OVERDUE: ("Báo cáo cấp trên lý do quá hạn", "Report to the body above why it is overdue"),
}
EXTENSION_DAYS = 30
# A notice is sent once both have had it; a notice names what it tells of in its details.
NOTICES = {"acceptance": ACCEPT_NOTICE, "suspension": SUSPEND_NOTICE, "conclusion": CONCLUSION_NOTICE}
BOTH = frozenset({"notify_accused", "notify_denouncer"})


@dataclass(frozen=True)
class Owed:
    """One clock as the acts leave it; `turn` counts the times this task was owed."""

    task: str
    turn: int
    clock: Clock
    reckoned: Reckoned


@dataclass
class _Plan:
    """The acts on each duty, in order, while the events are gone through."""

    acts: dict[tuple[str, int], list[Act]] = field(default_factory=dict)
    told: dict[str, set[str]] = field(default_factory=dict)

    def open(self, task: str, on: date, variant: str = "") -> None:
        turn = 1 + sum(1 for name, _turn in self.acts if name == task)
        details = {"unit": "", "starts_on": on.isoformat(), "rule": RULES[task], "variant": variant}
        self.acts[task, turn] = [Act("opened", on, details)]

    def add(self, task: str, verb: str, on: date, **details) -> None:
        """Add an act to the running duty of `task`, the last one opened; nothing where none runs."""
        turns = [turn for name, turn in self.acts if name == task]
        if not turns:
            return
        acts = self.acts[task, max(turns)]
        try:
            fold([*acts, Act(verb, on, details)])
        except WrongAct:
            return  # it has ended already: meeting or waiving it again changes nothing
        acts.append(Act(verb, on, details))

    def runs(self, task: str) -> bool:
        """Return whether a duty of `task` is still owed."""
        return any(fold(acts).state == "open" for (name, _turn), acts in self.acts.items() if name == task)

    def waive_all(self, on: date, *but: str) -> None:
        for task in {name for name, _turn in self.acts if name not in but}:
            self.add(task, "waived", on)


def _received(plan: _Plan, event: Event) -> None:
    plan.open(INITIAL, event.on, event.details.get("variant", ""))
    if event.details["channel"] == "forwarded":
        plan.open(FORWARDED, event.on)


def _transferred(plan: _Plan, event: Event) -> None:
    """Measure the term for passing on from the day the body received it; the next body has a term of its own."""
    since = date.fromisoformat(event.details["since"])
    plan.open(TRANSFER, since)
    plan.add(TRANSFER, "met", event.on)
    plan.add(INITIAL, "waived", event.on)
    if event.verb == "transfer":
        plan.open(INITIAL, event.on)


def _checked(plan: _Plan, event: Event) -> None:
    plan.add(INITIAL, "met", event.on)
    plan.add(REVIEW, "met", event.on)
    if event.details["outcome"] != "eligible":
        plan.waive_all(event.on, FORWARDED, OVERDUE)


def _accepted(plan: _Plan, event: Event) -> None:
    plan.open(RESOLVE, event.on, event.details.get("complexity", ""))
    plan.told.pop("acceptance", None)
    plan.open(ACCEPT_NOTICE, event.on)


def _stopped(plan: _Plan, event: Event) -> None:
    """Suspended or terminated: the clock stops or ends, and both must be told."""
    plan.add(RESOLVE, "suspended" if event.verb == "suspend" else "waived", event.on)
    plan.told.pop("suspension", None)
    plan.open(SUSPEND_NOTICE, event.on)


def _concluded(plan: _Plan, event: Event) -> None:
    plan.add(RESOLVE, "met", event.on)
    plan.told.pop("conclusion", None)
    for task in (CONCLUSION_NOTICE, HANDLE, PUBLISH):
        plan.open(task, event.on)


def _told(plan: _Plan, event: Event) -> None:
    about = event.details.get("about", "")
    plan.told.setdefault(about, set()).add(event.verb)
    if about in NOTICES and plan.told[about] >= BOTH:
        plan.add(NOTICES[about], "met", event.on)
    if event.details.get("forwarder"):
        plan.add(FORWARDED, "met", event.on)


def _handled(plan: _Plan, event: Event) -> None:
    plan.add(HANDLE, "met", event.on)
    plan.open(HANDLE_REPORT, event.on)


def _published(plan: _Plan, event: Event) -> None:
    plan.add(PUBLISH, "met", event.on)
    if event.details.get("way") == "posted":
        plan.open(POSTING, event.on)


def _overdue(plan: _Plan, event: Event) -> None:
    """The body above has learnt of it: a report on the reasons is owed. One that is owed already gains no days."""
    if not plan.runs(OVERDUE):
        plan.open(OVERDUE, event.on)


def _again(plan: _Plan, event: Event) -> None:
    plan.waive_all(event.on)
    plan.open(REVIEW, event.on)


STEPS: dict[str, Callable[[_Plan, Event], None]] = {
    "receive": _received,
    "check": _checked,
    "guide": lambda plan, event: plan.add(INITIAL, "met", event.on),
    "transfer": _transferred,
    "transfer_out": _transferred,
    "accept": _accepted,
    "extend": lambda plan, event: plan.add(RESOLVE, "extended", event.on, days=EXTENSION_DAYS),
    "suspend": _stopped,
    "resume": lambda plan, event: plan.add(RESOLVE, "resumed", event.on),
    "terminate": _stopped,
    "conclude": _concluded,
    "notify_accused": _told,
    "notify_denouncer": _told,
    "handle": _handled,
    "report_handling": lambda plan, event: plan.add(HANDLE_REPORT, "met", event.on),
    "publish_conclusion": _published,
    "end_posting": lambda plan, event: plan.add(POSTING, "met", event.on),
    "overdue": _overdue,
    "report_overdue": lambda plan, event: plan.add(OVERDUE, "met", event.on),
    "again": _again,
    "erase": lambda plan, event: plan.waive_all(event.on),
}


def owed(events: Iterable[Event], book: Book) -> list[Owed]:
    """Return every duty of a denunciation from its acts in order. Raises: RuleUnknown, CalendarUnknown."""
    plan = _Plan()
    for event in events:
        if event.verb in STEPS:
            STEPS[event.verb](plan, event)
    return [_reckoned(task, turn, fold(acts), book) for (task, turn), acts in plan.acts.items()]


def _reckoned(task: str, turn: int, clock: Clock, book: Book) -> Owed:
    return Owed(task, turn, clock, reckon(clock, book))
