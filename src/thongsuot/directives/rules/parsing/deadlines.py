"""By when something is wanted: "trước ngày 15/12/2026", "trong quý III/2026", "định kỳ hằng quý". Pure."""

import calendar
import datetime
import re

from thongsuot.directives.rules.parsing.draft import Deadline
from thongsuot.directives.rules.parsing.source import Source
from thongsuot.language.dates import dates

_BY = (
    r"(?:hoàn\s+thành\s+|xong\s+|gửi\s+(?:về\s+)?|báo\s+cáo\s+)?(?:trước|chậm\s+nhất|muộn\s+nhất|đến|"
    r"hạn\s+(?:chót|cuối)|thời\s+hạn|trong|đến\s+hết|hết|xong)"
)
_DAY = (
    r"(?:ngày\s+)?\d{1,2}\s*(?:[/.-]\s*\d{1,2}(?:\s*[/.-]\s*(?:19|20)\d\d)?|"
    r"tháng\s+\d{1,2}(?:\s*,?\s*năm\s+(?:19|20)\d\d)?)(?![\d/%])"
)
_PATTERN = re.compile(
    rf"(?i)\b(?P<by>{_BY})\s*(?:là\s+|vào\s+|:\s*|hết\s+|cuối\s+|đầu\s+|giữa\s+|trong\s+|trước\s+|nhất\s+)*"
    rf"(?:(?P<day>{_DAY})"
    r"|quý\s+(?P<quarter>IV|III|II|I|[1-4])(?:\s*[/,]?\s*(?:năm\s+)?(?P<qy>20\d\d))?"
    r"|tháng\s+(?P<month>1[0-2]|0?[1-9])(?:\s*[/,]\s*(?:năm\s+)?|\s+năm\s+)?(?P<my>20\d\d)?(?!\d)"
    r"|năm\s+(?P<year>20\d\d)(?!\s*[-–]\s*20)"
    r"|(?:vòng\s+|hạn\s+)(?P<within>\d{1,3}\s+(?:ngày(?:\s+làm\s+việc)?|tháng|tuần|giờ))(?:\s+kể\s+từ\s+[^,.;]{3,60})?)"
    r"|\b(?:định\s+kỳ\s+)?(?P<every>(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)|"
    r"6\s+tháng(?:\s*,\s*(?:một\s+)?năm|\s+một\s+lần)|(?:theo\s+)?định\s+kỳ\s+(?:quý|tháng|năm|6\s+tháng))"
)
_SURE = re.compile(r"(?i)trước|chậm|muộn|hạn|hoàn\s+thành|xong|hết|báo\s+cáo|gửi")
_QUARTERS = {"I": 3, "II": 6, "III": 9, "IV": 12, "1": 3, "2": 6, "3": 9, "4": 12}


def deadlines(read: Source, start: int, end: int) -> tuple[Deadline, ...]:
    """Return each day or period named in a stretch; the last day of a month, quarter or year that is named whole."""
    found = []
    for match in _PATTERN.finditer(read.text, start, end):
        if match["every"] or _SURE.search(match[0]) or not match["year"]:
            found.append(read.span(match.start(), match.end(), Deadline, date=_date(match)))
    return tuple(found)


def _date(match: re.Match) -> datetime.date | None:
    if match["day"]:
        day = next(iter(dates("ngày " + re.sub(r"(?i)^ngày\s+", "", match["day"]))), None)
        return day.on() if day else None
    if match["quarter"] and match["qy"]:
        return _last(int(match["qy"]), _QUARTERS[match["quarter"].upper()])
    if match["month"] and match["my"]:
        return _last(int(match["my"]), int(match["month"]))
    return datetime.date(int(match["year"]), 12, 31) if match["year"] else None


def _last(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
