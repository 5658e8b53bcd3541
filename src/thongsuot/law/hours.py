"""The terms in hours that ship with the program (`data/hours.toml`), and what they make of an instant."""

from datetime import date, datetime
from functools import lru_cache

from thongsuot.core.clock import legal_day
from thongsuot.law.rules.errors import RuleUnknown, WrongTerm, gettext_noop
from thongsuot.law.rules.hours import DueHours, HourTerm, count_hours
from thongsuot.law.shipped import document, sourced


@lru_cache(maxsize=1)
def hour_terms() -> dict[str, HourTerm]:
    """Return the terms in hours by code."""
    rows = document("hours.toml")
    return {row["code"]: HourTerm(**sourced(row, rows["instruments"])) for row in rows["term"]}


def due_hours(code: str, starts_at: datetime | date, known_on: date | None = None) -> DueHours:
    """Return when the hours of `code` end, explained. `starts_at`: an instant with a zone (backward: the event).

    `known_on`: by what was known on that day. Raises: WrongTerm for a day without an hour; RuleUnknown where the term
    is not law on the legal day of the instant, or was not known.
    """
    term = hour_terms()[code]
    if not isinstance(starts_at, datetime):
        sentence = gettext_noop("Hạn %(code)s tính bằng giờ. Ghi cả giờ phút, ví dụ 2026-07-17T18:30.")
        raise WrongTerm(sentence, field="starts_on", code=code)
    if not term.holds(legal_day(starts_at)):
        sentence = gettext_noop("Hạn %(code)s chỉ có hiệu lực từ ngày %(on)s. Chọn ngày từ đó trở đi.")
        raise RuleUnknown(sentence, field="starts_on", code=code, on=term.in_force_from.isoformat())
    if known_on and known_on < term.known_since:
        sentence = gettext_noop("Ngày %(on)s chưa biết hạn %(code)s. Chọn ngày sau đó hoặc để trống.")
        raise RuleUnknown(sentence, field="as_known_on", code=code, on=known_on.isoformat())
    return count_hours(term, starts_at)
