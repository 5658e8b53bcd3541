"""What the waiting room shows: numbers and counts, never a name."""

from collections import Counter
from datetime import datetime

from thongsuot.core.clock import local_time
from thongsuot.receptions.models import Session, Visit

SHOWN = 12


def board_of(session: Session, at: datetime) -> dict:
    """Return {"inside": [numbers], "called": [...], "next": [...], "waiting": count, "done": count, "wait": minutes}.

    `next`: at most twelve numbers, in the order in which they will be called. `wait`: how long who comes now waits,
    by the mean length of the visits of this session that have ended, and by the slots before any has.
    """
    rows = list(session.visits.exclude(number=None).order_by("number").values_list("number", "state"))
    counts = Counter(state for _number, state in rows)
    waiting = [visit.number for visit in in_order(session, at)]
    return {
        "inside": [number for number, state in rows if state == "inside"],
        "called": [number for number, state in rows if state == "called"],
        "next": waiting[:SHOWN],
        "waiting": len(waiting),
        "done": counts["done"],
        "wait": len(waiting) * mean_minutes(session),
    }


def mean_minutes(session: Session) -> int:
    """Return how long a visit of this session takes, in whole minutes, at least one."""
    ended = session.visits.filter(state="done", began_at__isnull=False, ended_at__isnull=False)
    spans = [(end - begin).total_seconds() / 60 for begin, end in ended.values_list("began_at", "ended_at")]
    return max(1, round(sum(spans) / len(spans))) if spans else session.slot_minutes


def in_order(session: Session, at: datetime) -> list[Visit]:
    """Return the visits that wait, as they are called: whose booked time has come, then all others as they came."""
    time = local_time(at)
    waiting = list(session.visits.filter(state="waiting").order_by("number"))
    due = sorted((visit for visit in waiting if visit.slot and visit.slot <= time), key=lambda visit: visit.slot)
    return due + [visit for visit in waiting if visit not in due]
