"""Which help belongs to the page one is on, and its words in the page's language."""

from django import template
from django.urls import reverse

from thongsuot.web.helping import Help, help_of

register = template.Library()


@register.simple_tag(takes_context=True)
def help_here(context) -> str:
    """Return the address of the help for the page that is drawn; of the list of all where it has none."""
    match = getattr(context.get("request"), "resolver_match", None)
    found = help_of(match.view_name) if match and match.view_name else None
    return reverse("web:help_of", args=[found.slug]) if found else reverse("web:helps")


@register.filter
def in_words(one: Help, name: str) -> str:
    """Return one of the texts of a help: `title`, `what`, `wants` or `next`."""
    return one.said(name)
