"""What a dialogue is called, for those who may see it: promises, duties and papers ask by reference."""

from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.meetings.permissions import visible_to


def titles(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return the titles of those meetings that the actor sees."""
    return dict(visible_to(actor).filter(pk__in=ids).values_list("pk", "title"))
