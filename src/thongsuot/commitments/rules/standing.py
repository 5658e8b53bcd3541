"""How a promise stands on a day: running, late, kept, kept late, broken, withdrawn."""

from datetime import date, timedelta

from thongsuot.commitments.rules.fold import BROKEN, KEPT, WITHDRAWN

# Calendar days after the promised day in which a promise is late and a new day may still be given. When they are over
# and it was neither renewed nor kept it is broken, without anybody's verdict; kept after that is kept late.
GRACE_DAYS = 30
# standing: (Vietnamese, English)
STANDINGS: dict[str, tuple[str, str]] = {
    "running": ("Đang thực hiện", "Running"),
    "late": ("Quá ngày hứa", "Past the promised day"),
    "kept": ("Đã giữ lời", "Kept"),
    "kept-late": ("Giữ lời nhưng muộn", "Kept late"),
    "broken": ("Không giữ lời", "Broken"),
    "withdrawn": ("Đã rút lại", "Withdrawn"),
}


def lapses_on(due_on: date) -> date:
    """Return the first day on which a promise that was neither kept nor renewed is broken."""
    return due_on + timedelta(days=GRACE_DAYS + 1)


def may_renew(due_on: date, on: date) -> bool:
    """Return whether a new day may still be given: until the promise is broken by itself."""
    return on < lapses_on(due_on)


def standing(state: str, due_on: date, ended_on: date | None, today: date) -> str:
    """Return a key of STANDINGS. `state`: as the acts leave it; days are legal days."""
    if state == KEPT:
        return "kept" if ended_on <= due_on else "kept-late"
    if state in (BROKEN, WITHDRAWN):
        return state
    if today <= due_on:
        return "running"
    return "late" if today < lapses_on(due_on) else "broken"


def standing_name(code: str, language: str = "vi") -> str:
    """Return how a page names a standing."""
    return STANDINGS[code][language == "en"]
