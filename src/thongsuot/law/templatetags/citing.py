"""`{% load citing %}{{ text|cited }}`: a text with its citations linked; `{% cited_list text day %}`: what it cites."""

from datetime import date

from django import template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.core import clock
from thongsuot.law.citing import cited_in

register = template.Library()


@register.filter
def cited(text: str) -> SafeString:
    """Return `text` for a page: line breaks kept, and each citation a link where its instrument is certain."""
    text, at, parts = str(text), 0, []
    for each in cited_in(text):
        start, end = each.citation.start, each.citation.end
        parts += [escape(text[at:start]), format_html('<a href="{}">{}</a>', each.url, text[start:end])]
        at = end
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts).replace("\n", "<br>"))  # every part is escaped above


@register.inclusion_tag("law/_cited.html")
def cited_list(text: str, on: date | None = None) -> dict:
    """List what `text` cites for whoever writes it: linked, and marked where it is not law on `on` (today)."""
    on = on or clock.today()
    rows = {each.citation.text: each for each in cited_in(text or "")}
    return {"rows": [(each, _mark(each, on)) for each in rows.values()], "english": get_language() == "en"}


def _mark(each, on: date) -> str:
    """Return what is to be minded of a citation on a day; empty where it holds."""
    one = each.instrument
    if each.to_come(on):
        return conditional_escape(_("chưa có hiệu lực, từ %s") % _shown(one.in_force_from))
    if each.ended(on):
        return conditional_escape(_("hết hiệu lực sau %s") % _shown(one.in_force_until))
    return ""


def _shown(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
