"""Words about duties on pages: a label whose codes do not break at the end of a line."""

import re

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()
_CODE = re.compile(r"([0-9]{4}(?:-[0-9]{4}){2}-[0-9])")


@register.filter
def whole_codes(label: str) -> str:
    """Return `label` with each code of a matter (4715-9036-2817-4) kept on one line."""
    # Splitting by a group gives words and codes by turns.
    parts = enumerate(_CODE.split(label))
    return format_html_join("", "{}", ((_kept(part) if n % 2 else part,) for n, part in parts))


def _kept(code: str) -> str:
    return format_html('<span class="nowrap">{}</span>', code)
