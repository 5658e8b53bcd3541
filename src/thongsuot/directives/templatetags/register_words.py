"""Words of the register on pages: kinds, states, decisions, figures as printed."""

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html

from thongsuot.directives.register_words import DECISIONS, KINDS, PASSAGES, ROLES, STATE_NAMES

register = template.Library()
_BADGES = {"draft": "is-soon", "standing": "is-done", "replaced": "is-paused", "ended": "is-unknown", "dropped": ""}
_ICONS = {"draft": "write", "standing": "done", "replaced": "pause", "ended": "pause", "dropped": "unknown"}


@register.filter
def kind_word(kind: str) -> str:
    """Return what kind of instrument it is; empty where nobody knows."""
    return KINDS.get(kind, "")


@register.filter
def state_word(state: str) -> str:
    return STATE_NAMES[state]


@register.filter
def state_badge(state: str) -> str:
    """Return the class of the badge of a state."""
    return _BADGES[state]


@register.filter
def state_icon(state: str) -> str:
    return _ICONS[state]


@register.filter
def passage_word(kind: str) -> str:
    return PASSAGES[kind]


@register.filter
def decision_word(state: str) -> str:
    return DECISIONS[state]


@register.filter
def role_word(role: str) -> str:
    """Return whether a figure is planned or was reached; empty where the text does not say."""
    return ROLES.get(role, "")


@register.filter
def quantity(figure: dict) -> str:
    """Return the value of a figure as numbers are written here, with the whole or the end of its range."""
    upper = figure.get("upper")
    value = _number(figure["value"])
    return value if upper is None else format_html("{} / {}", value, _number(upper))


def _number(value: float) -> str:
    return number_format(value, use_l10n=True, force_grouping=True)
