"""What the calendar of a due day says: the heads of its columns, and why an odd day counts or not."""

from django import template
from django.utils.translation import get_language

from thongsuot.web.templatetags.ui import WEEKDAYS, WEEKDAYS_EN

register = template.Library()
SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
SHORT_EN = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@register.simple_tag
def weekday_heads() -> list[tuple[str, str]]:
    """Return the seven days as (short, whole), Monday first, in the page's language."""
    english = get_language() == "en"
    return list(zip(SHORT_EN if english else SHORT, WEEKDAYS_EN if english else WEEKDAYS, strict=True))


@register.filter
def why_here(step) -> str:
    """Return why a day counts or not (`law.rules.Step`), in the page's language."""
    return step.why_en if get_language() == "en" else step.why
