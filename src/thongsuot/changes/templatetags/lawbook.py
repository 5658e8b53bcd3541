"""Names of codes on the pages of the book of law."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

register = template.Library()
NAMES = {
    "change_days": gettext_noop("Đổi ngày nghỉ, ngày làm bù"),
    "add_year": gettext_noop("Thêm lịch một năm"),
    "change_rule": gettext_noop("Sửa thời hạn"),
    "undo_law_change": gettext_noop("Bỏ một thay đổi"),
}


@register.filter
def named(names: Mapping, code: str) -> str:
    """Return the name of `code`, the code itself where it has none."""
    return names.get(code, code)


@register.filter
def change_name(verb: str) -> str:
    """Return what a change of the book did, in words."""
    return _(NAMES[verb])
