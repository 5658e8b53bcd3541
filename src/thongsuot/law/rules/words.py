"""Why a day counts or not, in words: one table of reasons, in Vietnamese and English."""

COUNTED = ("counted", "worked")
_UNIT = {
    "vi": {"working-day": "ngày làm việc thứ %d", "calendar-day": "ngày thứ %d"},
    "en": {"working-day": "working day %d", "calendar-day": "day %d"},
}
_REASONS = {
    "vi": {
        "start": "ngày bắt đầu, không tính",
        "event": "ngày diễn ra, không tính",
        "counted": "{nth}",
        "worked": "{nth}, {name}",
        "saturday": "nghỉ thứ Bảy",
        "sunday": "nghỉ Chủ nhật",
        "off": "{name}",
        "swapped": "{name}",
        "suspended": "tạm đình chỉ, không tính",
        "rolled": "ngày làm việc đầu tiên sau ngày nghỉ, hạn dời sang ngày này",
        "ends": "{nth}, trùng ngày nghỉ ({off}) nên hạn dời tiếp",
        "general": " (chưa đối chiếu văn bản)",
        "unsure": " (dự kiến, chưa công bố)",
    },
    "en": {
        "start": "day it starts, not counted",
        "event": "day of the event, not counted",
        "counted": "{nth}",
        "worked": "{nth}, {name}",
        "saturday": "Saturday, off",
        "sunday": "Sunday, off",
        "off": "{name}",
        "swapped": "{name}",
        "suspended": "suspended, not counted",
        "rolled": "first working day after days off: the due day moves here",
        "ends": "{nth}, a day off ({off}), so the due day moves on",
        "general": " (not compared with the text of the law)",
        "unsure": " (expected, not announced)",
    },
}


def why(step, language: str) -> str:
    """Return why `step` counts or not, in `language` (`vi` or `en`)."""
    reasons = _REASONS[language]
    name = _name(step.entry, language)
    if step.reason.startswith("ends-"):
        off = reasons[step.reason.removeprefix("ends-")].format(name=name)
        return reasons["ends"].format(nth=_nth(step, language), off=off)
    return reasons[step.reason].format(nth=_nth(step, language), name=name)


def _nth(step, language: str) -> str:
    unit = "working-day" if step.unit == "working-day" else "calendar-day"
    return _UNIT[language][unit] % step.number


def _name(entry, language: str) -> str:
    if entry is None:
        return ""
    doubt = "" if entry.confidence == "verified" else _REASONS[language][entry.confidence]
    return (entry.name if language == "vi" else entry.name_en) + doubt
