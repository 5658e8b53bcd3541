"""Words about duties on pages: a label whose codes do not break, and a basis in the language of the page."""

import re
from functools import cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language

from thongsuot.duties.models import Duty
from thongsuot.law.shipped import shipped

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


@register.filter
def basis_words(duty: Duty) -> str:
    """Return what a duty rests on; in English where it is a rule that the program brought, else as written."""
    return _in_english().get(duty.basis, duty.basis) if get_language() == "en" else duty.basis


@cache
def _in_english() -> dict[str, str]:
    return {str(rule.source): rule.source.in_english for rule in shipped().terms}
