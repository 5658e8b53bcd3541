"""What a case is called on the pages of other rooms: its neutral title, for those who may see the case."""

from uuid import UUID

from thongsuot.cases.permissions import visible_to
from thongsuot.core.actors import Actor


def titles(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return the titles of those cases among `ids` that `actor` may see and that have one."""
    return dict(visible_to(actor).filter(pk__in=ids).exclude(title="").values_list("pk", "title"))
