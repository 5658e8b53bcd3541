"""What the counter's papers are: books and their columns, how many sheets at once, how long a link lives. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

SHEETS_AT_ONCE = 100
LINK_LIVES = timedelta(minutes=10)
PHOTOS_WAIT = timedelta(hours=1)
PHOTOS_OF_LINK = 10
BOOK_AT_ONCE = 1_000
BOOK_KEPT = timedelta(days=7)
BOOK_ROWS = 20_000
BOOK_PART = 250
LONGEST_PERIOD = 366


@dataclass(frozen=True)
class BookKind:
    """A book of the law. `channels`: what came in by these stands in it; `source`: the law that asks for it."""

    code: str
    vi: str
    en: str
    channels: tuple[str, ...]
    source: str


BOOKS = (
    BookKind(
        "reception",
        "Sổ tiếp công dân",
        "Book of citizen reception",
        ("counter", "reception", "phone"),
        "Mẫu số 03/TCD, Nghị định 154/2026/NĐ-CP",
    ),
    BookKind(
        "letters",
        "Sổ tiếp nhận đơn",
        "Book of letters received",
        ("letter", "web", "email", "onsite-app", "import"),
        "Thông tư 05/2021/TT-TTCP",
    ),
)
BOOK_BY_CODE = {kind.code: kind for kind in BOOKS}
# The older book of twelve columns, as the counters know it: (heading, share of the width). 8 to 10 stand under one.
COLUMNS = (
    ("STT", 4),
    ("Ngày tiếp nhận", 9),
    ("Họ tên, địa chỉ người gửi", 17),
    ("Số giấy tờ", 12),
    ("Nội dung vụ việc", 24),
    ("Phân loại đơn, số người", 11),
    ("Cơ quan đã giải quyết", 11),
    ("Thụ lý để giải quyết", 10),
    ("Trả lại đơn và hướng dẫn", 10),
    ("Chuyển đơn đến cơ quan có thẩm quyền", 12),
    ("Theo dõi kết quả giải quyết", 12),
    ("Ghi chú", 14),
)
HANDLING = "Hướng xử lý"


def longest_to(from_on: date) -> date:
    """Return the last day that one book begun on `from_on` may reach: a year."""
    return from_on + timedelta(days=LONGEST_PERIOD - 1)


def token_hash(token: str) -> bytes:
    """Return what is kept of a token of 256 random bits: SHA-256 is enough, as nobody can try them all."""
    return hashlib.sha256(token.encode()).digest()


DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def spelt(secret: str) -> str:
    """Return a secret in words, group by group, so that a smudged digit can still be read."""
    groups = (secret[start : start + 4] for start in range(0, len(secret), 4))
    return ", ".join(" ".join(DIGITS[int(digit)] for digit in group) for group in groups)
