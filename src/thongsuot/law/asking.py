"""A question about a due day as it comes in from a file or a command line, read into the types of the rules."""

import re
from datetime import date, datetime, time
from urllib.parse import urlencode

from thongsuot.core.clock import LEGAL_ZONE, legal_day
from thongsuot.law.hours import due_hours, hour_terms
from thongsuot.law.rules import Book, DueDay, Extension, LawError, Suspension, WrongTerm
from thongsuot.law.rules.errors import gettext_noop
from thongsuot.law.rules.hours import DueHours

# Between code and variant in the choice of a rule.
SEPARATOR = "|"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"([0-9/-]{8,10})[T ]([0-9]{1,2}):([0-9]{2})")
_SPOKEN_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def read_day(value, field: str) -> date:
    """Return the day written `2026-02-13` (or `13/2/2026`); raises WrongTerm, naming the field, where it is none."""
    text = value.strip() if isinstance(value, str) else ""
    try:
        if spoken := _SPOKEN_DAY.fullmatch(text):
            return date(int(spoken[3]), int(spoken[2]), int(spoken[1]))
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise _no_day(value, field) from error
    raise _no_day(value, field)


def read_start(value, field: str) -> date:
    """Return the day a clock starts, or for a term in hours the instant: `2026-07-17T18:30`, local time in Vietnam."""
    if isinstance(value, str) and (moment := _MOMENT.fullmatch(value.strip())):
        day, hour, minute = read_day(moment[1], field), int(moment[2]), int(moment[3])
        if hour < 24 and minute < 60:
            return datetime.combine(day, time(hour, minute), LEGAL_ZONE)
    return read_day(value, field)


def _no_day(value, field: str) -> WrongTerm:
    return WrongTerm(
        gettext_noop('Ô %(field)s ghi "%(value)s", không phải là ngày. Viết năm-tháng-ngày, ví dụ 2026-02-13.'),
        field=field,
        value=str(value)[:40],
    )


def read_extension(value) -> Extension:
    """Return an extension of `value` days, a whole number or its digits."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value) < 10:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongTerm(
            gettext_noop('Ô %(field)s ghi "%(days)s", không phải là số ngày. Nhập một số nguyên từ 1 trở lên.'),
            field="extend",
            days=str(value)[:40],
        )
    return Extension(value)


def read_suspension(value) -> Suspension:
    """Return a suspension from `[first, last]` or `first..last`."""
    parts = value.split("..") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or len(parts) != 2:
        raise WrongTerm(
            gettext_noop('Ô %(field)s ghi "%(value)s". Viết ngày đầu và ngày cuối, ví dụ 2026-07-01..2026-07-10.'),
            field="suspend",
            value=str(value)[:60],
        )
    return Suspension(read_day(parts[0], "suspend"), read_day(parts[1], "suspend"))


def answer(book: Book, question: dict) -> DueDay | DueHours:
    """Return the due day `question` asks for: rule, starts_on, and optionally variant, extend, suspend."""
    code = _text(question, "rule")
    variant = _text(question, "variant") if question.get("variant") else ""
    extensions = [read_extension(days) for days in _list(question, "extend")]
    suspensions = [read_suspension(pair) for pair in _list(question, "suspend")]
    starts_on = read_start(_text(question, "starts_on"), "starts_on")
    return due(book, code, starts_on, variant, extensions, suspensions)


def due(book: Book, code: str, starts_on: date, variant="", extensions=(), suspensions=()) -> DueDay | DueHours:
    """Return the due day of a rule, or of a term in hours the instant; hours know neither variant nor extension."""
    if code in hour_terms() and not (variant or extensions or suspensions):
        return due_hours(code, starts_on)
    if isinstance(starts_on, datetime):
        starts_on = legal_day(starts_on)
    return book.due(code, starts_on, variant, extensions, suspensions)


def as_json(due: DueDay | DueHours, identifier=None) -> dict:
    """Return `due` in the shape that the command line and the API promise; hours have `due_at` besides."""
    if isinstance(due, DueHours):
        return _hours_as_json(due, identifier)
    rule = due.rule
    return {
        "id": identifier,
        "rule": rule.code,
        "variant": rule.variant,
        "starts_on": due.starts_on.isoformat(),
        "due_on": due.due_on.isoformat(),
        "source": str(rule.source),
        "in_force": {
            "from": rule.in_force_from.isoformat(),
            "until": rule.in_force_until.isoformat() if rule.in_force_until else None,
        },
        "confidence": due.confidence,
        "steps": [{"date": s.date.isoformat(), "counted": s.counted, "why": s.why} for s in due.steps],
    }


def _hours_as_json(due: DueHours, identifier) -> dict:
    term, ends = due.term, due.due_at.astimezone(LEGAL_ZONE)
    until = term.in_force_until
    return {
        "id": identifier,
        "rule": term.code,
        "variant": "",
        "starts_on": due.starts_at.isoformat(timespec="minutes"),
        "due_on": ends.date().isoformat(),
        "due_at": ends.isoformat(timespec="minutes"),
        "source": str(term.source),
        "in_force": {"from": term.in_force_from.isoformat(), "until": until.isoformat() if until else None},
        "confidence": term.confidence,
        "steps": [{"date": ends.date().isoformat(), "counted": True, "why": due.why}],
    }


def as_question(code: str, variant: str, starts_on: date, extensions=(), suspensions=()) -> str:
    """Return the query string with which `/tinh-thoi-han/` counts the same day; it names a rule and days, nobody."""
    asked = {"rule": SEPARATOR.join(part for part in (code, variant) if part), "starts_on": starts_on.isoformat()}
    if extensions:
        asked["extend"] = ", ".join(str(each.days) for each in extensions)
    if suspensions:
        asked["suspend"] = ", ".join(f"{each.first.isoformat()}..{each.last.isoformat()}" for each in suspensions)
    return urlencode(asked)


def _text(question: dict, field: str) -> str:
    value = question.get(field)
    if not isinstance(value, str) or not value.strip():
        raise LawError(gettext_noop("Thiếu ô %(field)s. Ghi một đoạn chữ trong dấu ngoặc kép."), field=field)
    return value.strip()


def _list(question: dict, field: str) -> list:
    value = question.get(field)
    if value is None:
        return []
    if not isinstance(value, list):
        raise LawError(gettext_noop("Ô %(field)s phải là một danh sách trong ngoặc vuông."), field=field)
    return value
