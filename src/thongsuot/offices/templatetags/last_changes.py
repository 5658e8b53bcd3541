"""The last few changes on a page of administration, and the way to all of them."""

from uuid import UUID

from django import template

from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.refs import Ref
from thongsuot.offices.queries import history as book
from thongsuot.offices.verbs import PARTS, verb_words

register = template.Library()
FEW = 3


@register.inclusion_tag("offices/_last_changes.html", takes_context=True)
def last_changes(context, part: str, kind: str = "", about: UUID | None = None) -> dict:
    """Draw the last changes of one part, of one thing alone where `kind` and `about` name it; nothing to others.

    Of cases only the way to all of them: there are too many entries to look for the few.
    """
    actor, thing = context["request"].actor, Ref(kind, about) if about else None
    if not can(actor, "offices.look_over", None):
        return {}
    told = part in book.parts(actor) and "case" not in PARTS[part][1]
    rows = book.lines(book.entries(actor, part, clock.today(), thing)[:FEW]) if told else []
    return {"part": part, "about": thing, "lines": [(line, verb_words(line.verb)) for line in rows], "looks": True}
