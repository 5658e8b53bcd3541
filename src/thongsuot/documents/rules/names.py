"""How official papers write days, numbers and short names of bodies: Nghị định 30/2020/NĐ-CP, Phụ lục I."""

import re
import unicodedata
from datetime import date, time

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
PLACE = re.compile(r"\s(?:xã|phường|đặc khu|tỉnh|thành phố|thôn|khu phố|tổ dân phố)\s", re.IGNORECASE)
LEFT_OUT = ("và", "-")
LETTERS = "CV"  # the register of official letters, which bear no letters of a kind
BLANK = "......"


def official_day(day: date) -> str:
    """Return ngày 05 tháng 02 năm 2026: a nought before days below 10 and before the months 1 and 2."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def official_hour(at: time) -> str:
    """Return 7 giờ 30: a local time of day in words."""
    return f"{at.hour} giờ {at.minute:02}"


def dotted(number: int) -> str:
    """Return 3.315: a count with its dots."""
    return f"{number:,}".replace(",", ".")


def abbreviation(name: str) -> str:
    """Return the letters of a body in its numbers: Ủy ban nhân dân xã Đơn Dương → UBND; tones fall, Đ and Ư stay."""
    body = PLACE.split(name, maxsplit=1)[0]
    return "".join(_without_tone(word[0].upper()) for word in body.split() if word.casefold() not in LEFT_OUT)


def _without_tone(letter: str) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFD", letter) if part not in TONES)
    return unicodedata.normalize("NFC", plain)


def symbol(number: int | None, kind: str, unit: str) -> str:
    """Return the number as it stands on the paper: 07/TB-UBND, a letter's 07/UBND; a blank while it has none."""
    shown = f"{number:02}" if number else BLANK
    return f"{shown}/{unit}" if kind == LETTERS else f"{shown}/{kind}-{unit}"
