"""The four kinds of duty: what each allows, and the periods of the one that comes back."""

from calendar import monthrange
from datetime import date, timedelta

from thongsuot.duties.rules.states import WrongAct

ONCE_BY, NOT_BEFORE, CONTINUOUS, PER_PERIOD = "once-by", "not-before", "continuous", "per-period"
# Kinds whose day is one of waiting or standing, not a last day to act.
TURNING = (NOT_BEFORE, CONTINUOUS)
ONE_DAY = timedelta(days=1)
# period: (months, Vietnamese, English); a week has no months.
PERIODS: dict[str, tuple[int, str, str]] = {
    "week": (0, "tuần", "week"),
    "month": (1, "tháng", "month"),
    "quarter": (3, "quý", "quarter"),
    "half-year": (6, "nửa năm", "half-year"),
    "year": (12, "năm", "year"),
}
ONLY = {
    "interrupted": CONTINUOUS,
    "restored": CONTINUOUS,
    "occurred": PER_PERIOD,
    "struck": PER_PERIOD,
    "missed": PER_PERIOD,
}


def check(clock, act) -> None:
    """Raise WrongAct where the kind of the duty does not allow the act (its state is looked at before)."""
    kind, verb = clock.kind, act.verb
    if ONLY.get(verb, kind) != kind:
        raise WrongAct(verb, clock.state, "kind")
    if verb == "met":
        _check_meeting(clock, act)
    broken = clock.interrupted_since is not None
    if verb in ("interrupted", "restored") and broken == (verb == "interrupted"):
        raise WrongAct(verb, clock.state, "broken" if broken else "standing")
    if verb == "restored" and act.on < clock.interrupted_since:
        raise WrongAct(verb, clock.state, "early", day=clock.interrupted_since)
    if verb == "interrupted" and act.on < clock.starts_on:
        raise WrongAct(verb, clock.state, "early", day=clock.starts_on)
    if verb == "struck" and act.details["occurrence"] not in {number for number, _day in clock.occurrences}:
        raise WrongAct(verb, clock.state, "kind")


def _check_meeting(clock, act) -> None:
    """A not-before duty is met on its day at the earliest, a continuous one only after its last day, unbroken."""
    if clock.kind == CONTINUOUS and clock.interrupted_since:
        raise WrongAct("met", clock.state, "broken")
    if clock.kind in TURNING and clock.until_on:
        first = clock.until_on + ONE_DAY if clock.kind == CONTINUOUS else clock.until_on
        if act.on < first:
            raise WrongAct("met", clock.state, "early", day=first)
    if clock.kind == PER_PERIOD and clock.done_times < clock.times:
        raise WrongAct("met", clock.state, "few", left=clock.times - clock.done_times)


def period_around(day: date, period: str) -> tuple[date, date]:
    """Return the first and the last day of the calendar week, month, quarter, half-year or year that holds `day`."""
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    months = PERIODS[period][0]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])


def period_words(times: int, period: str, language: str = "vi") -> str:
    """Return how often, in words: `2 lần mỗi tháng`, `2 times a month`."""
    _months, vietnamese, english = PERIODS[period]
    if language == "en":
        often = "once" if times == 1 else f"{times} times"
        return f"{often} a {english}"
    return f"{times} lần mỗi {vietnamese}"


def standing_proof(clock) -> dict:
    """Return what a continuous duty proves when it ends: the unbroken days at the end, and every interruption."""
    return {
        "from": clock.starts_on.isoformat(),
        "until": clock.until_on.isoformat(),
        "days": (clock.until_on - clock.starts_on).days,
        "interruptions": [[since.isoformat(), again.isoformat()] for since, again in clock.interruptions],
    }
