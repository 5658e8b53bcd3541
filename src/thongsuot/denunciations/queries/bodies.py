"""Which body a denouncer means by a few words, so that the accused's own never gets the keys of their head's matter."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from thongsuot.language.folding import fold
from thongsuot.units.models import Unit
from thongsuot.units.queries import search_units, standing

MOST_OFFERED = 250
MOST_FOUND = 100


def offered(on: date) -> list[str]:
    """Return the names of committees and of what stands right under the root, to choose from while typing."""
    rows = standing(on).filter(Q(kind=Unit.Kind.COMMITTEE) | Q(parent__parent=None), practice=False, outside=False)
    return list(rows.order_by("sort_key", "id").values_list("name", flat=True)[:MOST_OFFERED])


def body_named(text: str, on: date) -> UUID | None:
    """Return the body that `text` names: by its whole name, as the only one found, or as the only committee found.

    None where it names none or several: then a body above all of them receives it.
    """
    found = [one for one in search_units(text, on=on, limit=MOST_FOUND) if not one.practice and not one.outside]
    wanted = fold(text)
    named = [one for one in found if wanted in (fold(one.name), fold(one.short_name))]
    committees = [one for one in found if one.kind == Unit.Kind.COMMITTEE]
    for fit in (named, found, committees):
        if len(fit) == 1:
            return fit[0].pk
    return None
