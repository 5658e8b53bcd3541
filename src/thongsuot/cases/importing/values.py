"""What a cell of a register says: days, numbers, marks, channels and kinds as people write them. Pure."""

import re
from datetime import date, datetime, timedelta

from thongsuot.cases.rules.reasons import CHANNELS
from thongsuot.language.folding import fold

EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range(20_000, 80_000)  # 1954 to 2119: what Excel stores for a day
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d.*)?")
_SPOKEN = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{2,4})", re.IGNORECASE
)
NO_MARKS = frozenset({"", "0", "-", "khong", "no", "false"})

CHANNEL_WORDS = {
    "trang web": "web",
    "web": "web",
    "cong": "web",
    "tai quay": "counter",
    "quay": "counter",
    "truc tiep": "reception",
    "tiep cong dan": "reception",
    "buoi tiep": "reception",
    "dien thoai": "phone",
    "duong day nong": "phone",
    "don": "letter",
    "don thu": "letter",
    "thu": "letter",
    "buu dien": "letter",
    "buu chinh": "letter",
    "thu dien tu": "email",
    "email": "email",
    "ung dung": "onsite-app",
}
KIND_WORDS = (
    ("to cao", "denunciation"),
    ("khieu nai", "complaint"),
    ("khieu to", "mixed"),
    ("kien nghi", "petition"),
    ("phan anh", "feedback"),
)
KIND_SHORT = {
    "kn": "complaint",
    "tc": "denunciation",
    "kt": "mixed",
    "pa": "feedback",
    "knpa": "petition",
    "pakn": "petition",
}


class Unreadable(ValueError):
    """A value that means nothing certain: `str()` says what is wanted."""


def as_text(value) -> str:
    """Return a cell as text: whole numbers without a point, nothing as empty. Raises: Unreadable (list, object)."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str | int | float):
        return str(value).strip()
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    raise Unreadable("phải là chữ hoặc số")


def as_day(value) -> date | None:
    """Return the day a cell holds: a date, 27/8/2026, ngày 27 tháng 8 năm 2026, 2026-08-27, or Excel's number.

    None where it is empty. Raises: Unreadable, for two digits of a year too: 1/2/24 may be 1924 or a slip.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer() and int(value) in SERIALS:
        return EXCEL_EPOCH + timedelta(days=int(value))
    text = as_text(value)
    if not text:
        return None
    if text.isdecimal() and len(text) < 9 and int(text) in SERIALS:
        return EXCEL_EPOCH + timedelta(days=int(text))
    return _written_day(text)


def _written_day(text: str) -> date:
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SPOKEN.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        if len(found[3]) != 4:
            raise Unreadable("năm phải ghi đủ bốn chữ số, ví dụ 27/8/2026")
    else:
        raise Unreadable("ngày phải ghi như 27/8/2026 hoặc 2026-08-27")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unreadable("ngày này không có trong lịch") from error


def as_count(value) -> int | None:
    """Return the number written in a cell (`3`, `3 người`, `Kiến nghị/12 hộ`), None where there is none."""
    found = re.search(r"\d{1,7}", as_text(value).replace(".", ""))
    return int(found[0]) if found else None


def as_phone(value) -> str:
    """Return a telephone number as text; the zero that a spreadsheet swallowed is put back."""
    text = as_text(value)
    digits = re.sub(r"\D", "", text)
    return "0" + text if len(digits) == 9 and digits == text and digits[0] != "0" else text


def as_identity(value) -> str:
    """Return an identity number as text of 12 digits where a spreadsheet swallowed its zeros, else as written."""
    text = as_text(value)
    return text.zfill(12) if text.isdecimal() and len(text) in (10, 11) else text


def is_marked(value) -> bool:
    """Return whether a column to tick is ticked: anything but empty, 0, a dash or a no."""
    return fold(as_text(value)) not in NO_MARKS


def channel_of(value) -> str:
    """Return the channel's code, by code or Vietnamese name; what is unknown came with the register: `import`."""
    text = as_text(value)
    codes = {channel.code for channel in CHANNELS}
    return text if text in codes else CHANNEL_WORDS.get(fold(text), "import")


def kind_of(value) -> str:
    """Return the kind a cell names: a code as it is, else from Vietnamese words; the gravest of several, or ""."""
    folded = fold(as_text(value))
    named = [kind for words, kind in KIND_WORDS if words in folded]
    named += [kind for word, kind in KIND_SHORT.items() if word in re.findall(r"[a-z]+", folded)]
    return named[0] if named else folded if folded.isascii() and re.fullmatch(r"[a-z_-]+", folded) else ""
