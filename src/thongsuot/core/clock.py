"""The one place that reads the clock: instants in UTC, legal days in Asia/Ho_Chi_Minh."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LEGAL_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """Return the present instant, in UTC."""
    return datetime.now(UTC)


def legal_day(instant: datetime) -> date:
    """Return the day on which `instant` falls in Vietnam; `instant` must carry a zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(LEGAL_ZONE).date()


def local_time(instant: datetime) -> time:
    """Return what a clock on the wall in Vietnam shows at `instant`, which must carry a zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(LEGAL_ZONE).time()


def today() -> date:
    """Return the present legal day (Asia/Ho_Chi_Minh)."""
    return legal_day(now())
