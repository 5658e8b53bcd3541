"""What people may ask about their data, what a breach is, and in which order things are done. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from thongsuot.law.hours import hour_terms
from thongsuot.law.rules.hours import count_hours

REQUEST_RULE, BREACH_TERM = "PD.REQUEST", "PD.BREACH"
# code: (Vietnamese, English)
ASKED = {
    "see": ("Xem hoặc nhận bản sao dữ liệu của mình", "See or get a copy of one's data"),
    "correct": ("Sửa dữ liệu sai", "Correct what is wrong"),
    "erase": ("Xóa dữ liệu", "Erase it"),
    "restrict": ("Hạn chế hoặc phản đối việc dùng dữ liệu", "Restrict its use, or object to it"),
    "withdraw": ("Rút lại sự đồng ý", "Withdraw consent"),
}
OUTCOMES = {
    "done": ("Đã làm theo yêu cầu", "Done as asked"),
    "partly": ("Làm được một phần", "Done in part"),
    "refused": ("Không làm được, có nêu căn cứ", "Refused, with the ground"),
}
HAPPENED = {
    "seen": ("Người không có quyền đã xem hoặc lấy", "Seen or taken by someone who may not"),
    "lost": ("Mất, hỏng, không mở được", "Lost, broken, out of reach"),
    "changed": ("Bị sửa trái phép", "Changed without right"),
}
# verb: the states in which it may be done, and the state after it.
STEPS = {
    "acknowledge": (("open",), "acknowledged"),
    "answer": (("open", "acknowledged"), "closed"),
    "tell": (("open",), "told"),
    "close": (("open", "told"), "closed"),
}


@dataclass(frozen=True)
class Hours:
    """A term in hours, and the law it comes from."""

    hours: int
    source: str
    source_en: str


@dataclass(frozen=True)
class AnswerTerm:
    """Days within which a request is answered, by what is asked; `confidence` as in the book of rules."""

    days: dict[str, int]
    confidence: str
    source: str
    source_en: str


@cache
def answer_term() -> AnswerTerm:
    """Return the term of an answer (`data/terms.toml`): unsure, so a day to aim at and no duty."""
    text = (Path(__file__).parent / "data" / "terms.toml").read_text(encoding="utf-8")
    return AnswerTerm(**tomllib.loads(text)["answer"])


def answer_by(asked: str, came_on: date) -> date:
    """Return the day to aim at for the answer to what was asked: calendar days, the day it came not counted."""
    return came_on + timedelta(days=answer_term().days[asked])


@cache
def breach_term() -> Hours:
    """Return the term within which the authority is told of a breach, from the book of law."""
    term = hour_terms()[BREACH_TERM]
    return Hours(term.hours, str(term.source), term.source.in_english)


def tell_by(noticed_at: datetime) -> datetime:
    """Return the instant by which the authority must have been told: hours run on, nights and days off count."""
    return count_hours(hour_terms()[BREACH_TERM], noticed_at).due_at


def may(verb: str, state: str) -> bool:
    """Return whether a step may be taken in a state."""
    return state in STEPS[verb][0]
