"""Two clocks of a matter: the present step's, and the uninterrupted one of the whole since its first duty began."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.rules.whole import ONE_DAY, Whole, whole
from thongsuot.law.rules import Calendar

STOPPING = ("suspended", "resumed", "met", "waived", "missed")
RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)


@dataclass(frozen=True)
class Clocks:
    """Both clocks of a duty: `step` its own since it was opened, `matter` since the first duty of its matter began."""

    step: Whole
    matter: Whole


def clocks_of(duties: Iterable[Duty], today: date, calendar: Calendar) -> dict:
    """Return `Clocks` by duty id, with two queries for a whole list. A matter that has ended stops on its last day."""
    duties = list(duties)
    refs = {duty.about_ref for duty in duties}
    matters, clock = _matters(refs, today), _clock(calendar)
    found = {}
    for duty in duties:
        since, until, pauses = matters[duty.about_ref]
        step = clock(duty.starts_on, duty.ended_on or today, pauses.get(duty.pk, []))
        found[duty.pk] = Clocks(step, clock(min(since, duty.starts_on), until, _all(pauses)))
    return found


def _clock(calendar: Calendar) -> Callable[[date, date, list], Whole]:
    """Return `whole` that remembers: many of a list began on the same day, each span of days is walked once."""
    known: dict[tuple, Whole] = {}

    def clock(since: date, until: date, spans: list) -> Whole:
        key = (since, until, tuple(spans))
        if key not in known:
            known[key] = whole(since, until, spans, calendar)
        return known[key]

    return clock


def matter_clock(about_ref: str, today: date, calendar: Calendar) -> Whole | None:
    """Return the uninterrupted clock of one matter, with two queries; None where nothing was ever owed of it."""
    matter = _matters({about_ref}, today).get(about_ref)
    if matter is None:
        return None
    since, until, pauses = matter
    return whole(since, until, _all(pauses), calendar)


def _matters(refs: set[str], today: date) -> dict[str, tuple[date, date, dict]]:
    """Return by matter its first day, the day up to which it is counted, and its pauses by lead duty."""
    first, last, running = _spans(refs)
    pauses = _pauses(refs, today)
    return {
        ref: (since, today if ref in running else last.get(ref, today), pauses.get(ref, {}))
        for ref, since in first.items()
    }


def _all(pauses: dict) -> list:
    return [span for one in pauses.values() for span in one]


def _spans(refs: set[str]) -> tuple[dict[str, date], dict[str, date], set[str]]:
    """Return by matter its first day, its last end, and which matters still run."""
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    running = set()
    rows = Duty.objects.filter(about_ref__in=refs).values_list("about_ref", "starts_on", "ended_on", "state")
    for ref, starts_on, ended_on, state in rows:
        first[ref] = min(first.get(ref, starts_on), starts_on)
        if state in RUNNING:
            running.add(ref)
        elif ended_on:
            last[ref] = max(last.get(ref, ended_on), ended_on)
    return first, last, running


def _pauses(refs: set[str], today: date) -> dict[str, dict]:
    """Return the suspended spans, both days included, by matter and lead duty; a running one lasts until today.

    What a coordinating unit's clock stood still does not stop the matter.
    """
    acts = DutyAct.objects.filter(duty__about_ref__in=refs, duty__part=Duty.Part.LEAD, verb__in=STOPPING)
    acts = acts.order_by("duty_id", "number").values_list("duty__about_ref", "duty_id", "verb", "on")
    spans: dict[str, dict] = {}
    since: dict = {}
    for ref, duty_id, verb, on in acts:
        if verb == "suspended":
            since[ref, duty_id] = on
        elif (begun := since.pop((ref, duty_id), None)) is not None:
            spans.setdefault(ref, {}).setdefault(duty_id, []).append((begun, on - ONE_DAY))
    for (ref, duty_id), begun in since.items():
        spans.setdefault(ref, {}).setdefault(duty_id, []).append((begun, today))
    return spans
