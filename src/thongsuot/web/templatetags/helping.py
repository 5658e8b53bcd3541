"""Which help belongs to the page one is on, and its words in the page's language."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from thongsuot.web.helping import Help, help_of
from thongsuot.web.sheets import Sheet, sheet_of
from thongsuot.web.tongues import CHECKED, PARTIAL

register = template.Library()


@register.simple_tag(takes_context=True)
def help_here(context) -> str:
    """Return the address of the help for the page of the desk that is drawn; of the list of all where it has none."""
    found = _of_this_page(context)
    return reverse("web:help_of", args=[found.slug]) if found else reverse("web:helps")


@register.simple_tag(takes_context=True)
def public_help_here(context) -> str:
    """Return the address of the help for the public page that is drawn; empty where it has none of its own."""
    found = _of_this_page(context)
    return reverse("web:help_of_public", args=[found.slug]) if found and found.public else ""


@register.simple_tag(takes_context=True)
def sheet_here(context) -> Sheet | None:
    """Return the sheet in plain words of the procedure that the page belongs to."""
    name = _name(context)
    return sheet_of(name) if name else None


@register.simple_tag
def is_unchecked() -> bool:
    """Return whether the page is in a language that no speaker has read through."""
    return get_language() in PARTIAL - CHECKED


def _of_this_page(context) -> Help | None:
    name = _name(context)
    return help_of(name) if name else None


def _name(context) -> str:
    match = getattr(context.get("request"), "resolver_match", None)
    return match.view_name if match and match.view_name else ""


@register.filter
def in_words(one: Help, name: str) -> str:
    """Return one of the texts of a help: `title`, `what`, `wants` or `next`."""
    return one.said(name)
