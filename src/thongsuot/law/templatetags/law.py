"""`{% due_why due %}`: "Vì sao ngày này?", a due day counted day by day, on any page."""

from django import template
from django.utils.translation import get_language

from thongsuot.law.queries import odd_spells, weeks
from thongsuot.law.rules import DueDay, Step
from thongsuot.law.rules.hours import DueHours

register = template.Library()


@register.inclusion_tag("law/_why.html")
def due_why(due: DueDay, opened: bool = False) -> dict:
    """Draw the count of `due` as a table of weeks with its source; `opened`: already unfolded."""
    return {
        "due": due,
        "rule": due.rule,
        "weeks": weeks(due),
        "spells": odd_spells(due),
        "opened": opened,
        "english": get_language() == "en",
        "extra": sum(extension.days for extension in due.extensions),
    }


@register.inclusion_tag("law/_why_hours.html")
def hours_why(due: DueHours, opened: bool = False) -> dict:
    """Draw how the hours of `due` were counted, with their source; `opened`: already unfolded."""
    return {"due": due, "term": due.term, "opened": opened, "english": get_language() == "en"}


@register.filter
def day_name(step: Step) -> str:
    """Return the name of the day off or worked Saturday of `step`, in the page's language."""
    return step.entry.name_en if get_language() == "en" else step.entry.name


@register.filter
def doubt(step: Step) -> str:
    """Return how sure the day of `step` is: verified, general or unsure."""
    return step.entry.confidence
