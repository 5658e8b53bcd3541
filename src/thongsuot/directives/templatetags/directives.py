"""Words and shapes of directives on pages: how a part stands, by its code."""

from django import template

from thongsuot.directives.permissions import OVERSEERS
from thongsuot.directives.words import ACTS, STANDINGS

register = template.Library()


@register.filter
def standing_word(stands: str) -> str:
    """Return how a part stands, in a word."""
    return STANDINGS[stands][0]


@register.filter
def standing_icon(stands: str) -> str:
    """Return the name of the shape beside the word."""
    return STANDINGS[stands][1] if stands else "unknown"


@register.filter
def standing_badge(stands: str) -> str:
    """Return the class of a badge."""
    return STANDINGS[stands][3]


@register.filter
def act_word(verb: str) -> str:
    """Return what was done, in words."""
    return ACTS.get(verb, verb)


@register.filter
def oversees(actor) -> bool:
    """Return whether an actor heads or supervises any unit."""
    return bool(actor.units_as(*OVERSEERS))
