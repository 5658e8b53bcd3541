"""The times that can be booked in a session. Local times of day; pure."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

ANY_DAY = date(2000, 1, 1)  # a day to reckon times of day on


def slots_of(starts: time, ends: time, minutes: int) -> list[time]:
    """Return when each visit may begin: every `minutes` from `starts`, the last one whole before `ends`."""
    at, end, step = datetime.combine(ANY_DAY, starts), datetime.combine(ANY_DAY, ends), timedelta(minutes=minutes)
    found = []
    while at + step <= end:
        found.append(at.time())
        at += step
    return found


def free_slots(starts: time, ends: time, minutes: int, taken: Collection[time]) -> list[time]:
    """Return those that nobody has booked; every fourth stays free for who comes without booking."""
    slots = slots_of(starts, ends, minutes)
    return [slot for place, slot in enumerate(slots, start=1) if place % 4 and slot not in taken]
