"""Words of reorganisations for the pages: what is done to a unit, how far a plan is, where a line leads."""

from datetime import date

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from thongsuot.changes.forms.reorganising import STEP_NAMES
from thongsuot.changes.models import Unplaced
from thongsuot.changes.queries.reorganising import Line

register = template.Library()
STATES = {
    "draft": _("bản thảo"),
    "planned": _("đã xác nhận, chưa có hiệu lực"),
    "moving": _("có hiệu lực, đang chuyển"),
    "done": _("có hiệu lực, đã chuyển xong"),
    "undone": _("đã bỏ"),
}


@register.filter
def step_name(kind: str) -> str:
    """Return what is done to a unit, in the page's language."""
    return str(dict(STEP_NAMES)[kind])


@register.filter
def state_name(state: str) -> str:
    """Return how far a plan is, in the page's language."""
    return str(STATES[state])


@register.filter
def linked(line: Line) -> str:
    """Return the line's name, as a link where it has a page of its own."""
    addresses = {
        "case": settings.REF_URLS["case"].format(line.id),
        "duty": reverse("duties:one", args=[line.id]) if line.ref == "duty" else "",
        "unit": reverse("people:unit", args=[line.id]) if line.ref == "unit" else "",
    }
    address = addresses.get(line.ref, "")
    return format_html('<a href="{}">{}</a>', address, line.label) if address else line.label


@register.filter
def due_on(row: Unplaced) -> date | None:
    """Return by when what waits is owed."""
    duty = row.duty or (row.case.duty if row.case else None)
    return duty.due_on if duty else None
