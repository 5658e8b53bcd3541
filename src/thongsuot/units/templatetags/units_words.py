"""Words for the codes that competence rows hold."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.language.topics import is_topic, topic
from thongsuot.units.forms import CASE_KINDS
from thongsuot.units.permissions import administers_all

register = template.Library()


@register.filter
def topic_or_all(code: str) -> str:
    """Return a topic's name in the page's language; blank is every field."""
    return topic(code).name(get_language() or "vi") if is_topic(code) else (code or _("Mọi lĩnh vực"))


@register.filter
def kind_or_all(code: str) -> str:
    """Return the name of a kind of submission; blank is every kind."""
    return CASE_KINDS.get(code, code) if code else _("Mọi loại")


@register.filter
def named_in(code, names: dict):
    """Return what `names` calls `code`."""
    return names.get(code, code)


@register.filter
def is_over_all(actor) -> bool:
    """Return whether the actor administers the root of the installation, and so what holds for all units."""
    return administers_all(actor)
