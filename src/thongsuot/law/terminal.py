"""The language of `thongsuot due`: Vietnamese, or English where the terminal is set to English. Needs no Django.

Reads the compiled catalogue of this room itself; JSON is for programs and stays as it is.
"""

import gettext
import os
from functools import lru_cache
from pathlib import Path

from thongsuot.law.rules import DueDay, LawError

LOCALE = Path(__file__).parent / "locale"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation("django", LOCALE, languages=["en"], fallback=True)


def english() -> bool:
    """Whether LC_ALL, LC_MESSAGES or LANG (the first that is set) names English."""
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return chosen.lower().startswith("en")


def _(text: str) -> str:
    return _catalogue().gettext(text) if english() else text


def sentence(error: LawError) -> str:
    """Return what the book could not answer, in the terminal's language."""
    return _(error.template) % error.values


def weekday(number: int) -> str:
    """Return the name of a day of the week, 0 for Monday."""
    return (WEEKDAYS_EN if english() else WEEKDAYS)[number]


def words(due: DueDay) -> tuple[str, str, str, list[str]]:
    """Return title, source, remarks, and why each step counts or not, in the terminal's language."""
    rule = due.rule
    if english():
        return rule.title_en, rule.source.in_english, rule.remarks_en, [step.why_en for step in due.steps]
    return rule.title, str(rule.source), rule.remarks, [step.why for step in due.steps]
