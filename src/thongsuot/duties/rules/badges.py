"""How a due day is shown: the class of the badge and its words."""

from dataclasses import dataclass
from datetime import date

from thongsuot.duties.rules.kinds import CONTINUOUS, NOT_BEFORE
from thongsuot.duties.rules.states import MET, MISSED, SUSPENDED, WAIVED
from thongsuot.law.rules import Calendar, days_left


@dataclass(frozen=True)
class Badge:
    """How a due badge is drawn: `state` is the class (`is-late`…, or empty while running), the words say the rest."""

    state: str
    days: int = 0
    working: bool = False

    @property
    def shape(self) -> str:
        """Return the state as the badge component takes it: `running`, `soon`, `late`…; what is waived is done with."""
        return _SHAPES.get(self.state, self.state.removeprefix("is-"))

    def words(self, language: str = "vi") -> str:
        vietnamese, english = _WORDS[self.state]
        template = english if language == "en" else vietnamese
        unit = _UNITS[self.working][language == "en"]
        plural = "s" if language == "en" and self.days != 1 else ""
        return template.format(days=self.days, unit=unit + plural)


_SHAPES = {
    "": "running",
    "is-waived": "done",
    "is-missed": "late",
    "is-waiting": "running",
    "is-allowed": "today",
    "is-standing": "running",
    "is-broken": "late",
}
_UNITS = {True: ("ngày làm việc", "working day"), False: ("ngày", "day")}
_WORDS = {
    "": ("Còn {days} {unit}", "{days} {unit} left"),
    "is-soon": ("Còn {days} {unit}", "{days} {unit} left"),
    "is-today": ("Hạn hôm nay", "Due today"),
    "is-late": ("Quá {days} {unit}", "{days} {unit} late"),
    "is-paused": ("Tạm dừng {days} {unit}", "Paused for {days} {unit}"),
    "is-done": ("Đã xong", "Done"),
    "is-done-late": ("Đã xong, quá {days} {unit}", "Done, {days} {unit} late"),
    "is-waived": ("Không phải làm nữa", "No longer owed"),
    "is-missed": ("Không đủ số lần", "Not done often enough"),
    "is-waiting": ("Còn {days} {unit} mới được làm", "May be done in {days} {unit}"),
    "is-allowed": ("Đã đến ngày được làm", "May be done now"),
    "is-standing": ("Phải giữ thêm {days} {unit}", "To be kept for {days} more {unit}"),
    "is-broken": ("Gián đoạn {days} {unit}", "Interrupted for {days} {unit}"),
    "is-unknown": ("Chưa có ngày", "No day yet"),
}


def badge(duty, today: date, calendar: Calendar, suspended_since: date | None = None) -> Badge:
    """Return the badge of `duty` (anything with `state`, `due_on`, `ended_on`, or more by kind) as seen on `today`."""
    if duty.state == SUSPENDED:
        return Badge("is-paused", (today - suspended_since).days if suspended_since else 0)
    if duty.state == WAIVED:
        return Badge("is-waived")
    if duty.state == MISSED:
        return Badge("is-missed")
    if duty.state == MET:
        return _done(duty, calendar)
    if getattr(duty, "kind", "") in (NOT_BEFORE, CONTINUOUS) and duty.until_on:
        return _turning(duty, today)
    if duty.due_on is None:
        return Badge("is-unknown")
    left = days_left(today, duty.due_on, calendar)
    state = "" if left.state == "running" else f"is-{left.state}"
    return Badge(state, left.days, left.in_working_days)


def _done(duty, calendar: Calendar) -> Badge:
    if duty.due_on is None or duty.ended_on is None or duty.ended_on <= duty.due_on:
        return Badge("is-done")
    left = days_left(duty.ended_on, duty.due_on, calendar)
    return Badge("is-done-late", left.days, left.in_working_days)


def _turning(duty, today: date) -> Badge:
    """Return the badge of what must not be done before a day, or must stand until one; both count calendar days."""
    left = (duty.until_on - today).days
    if duty.kind == NOT_BEFORE:
        return Badge("is-waiting", left) if left > 0 else Badge("is-allowed")
    if duty.due_on:
        return Badge("is-broken", max(0, (today - duty.due_on).days))
    return Badge("is-standing", max(0, left))
