"""What things of this room are called, for those who may see them: rooms below ask by reference."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import QuerySet

from thongsuot.core.actors import Actor
from thongsuot.directives.permissions import assignments_seen_by, events_seen_by, targets_seen_by, tasks_seen_by

SEEN: dict[str, tuple[Callable[[Actor], QuerySet], str]] = {
    "task": (tasks_seen_by, "label"),
    "assignment": (assignments_seen_by, "task__label"),
    "event": (events_seen_by, "title"),
    "target": (targets_seen_by, "name"),
}


def namer(kind: str) -> Callable[[Actor, set[UUID]], dict[UUID, str]]:
    """Return what names the things of one kind, as `core.naming` asks for it."""
    seen_by, column = SEEN[kind]

    def names(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
        return dict(seen_by(actor).filter(pk__in=ids).values_list("pk", column))

    return names
