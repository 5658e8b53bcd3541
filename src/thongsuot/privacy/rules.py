"""What people may ask about their data, what a breach is, and in which order things are done. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

REQUEST_RULE = "PD.REQUEST"
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


@cache
def breach_term() -> Hours:
    """Return the term within which the authority is told of a breach (`data/terms.toml`)."""
    text = (Path(__file__).parent / "data" / "terms.toml").read_text(encoding="utf-8")
    return Hours(**tomllib.loads(text)["breach"])


def tell_by(noticed_at: datetime) -> datetime:
    """Return the instant by which the authority must have been told: hours run on, nights and days off count."""
    return noticed_at + timedelta(hours=breach_term().hours)


def may(verb: str, state: str) -> bool:
    """Return whether a step may be taken in a state."""
    return state in STEPS[verb][0]
