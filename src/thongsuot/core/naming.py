"""What a thing of a higher room is called, for one who may see it: a room below asks by reference, never by import."""

from collections.abc import Callable, Iterable
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref

Namer = Callable[[Actor, set[UUID]], dict[UUID, str]]
_namers: dict[str, Namer] = {}


def name_with(kind: str, namer: Namer) -> None:
    """Let `namer(actor, ids)` name the things of one kind of reference; it leaves out what the actor may not see."""
    _namers[kind] = namer


def names_of(actor: Actor, refs: Iterable[Ref]) -> dict[Ref, str]:
    """Return the names of the things `actor` may see, with one query a kind; a thing without a name is left out."""
    by_kind: dict[str, set[UUID]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, set()).add(ref.id)
    found = {}
    for kind, ids in by_kind.items():
        if kind in _namers:
            found |= {Ref(kind, pk): name for pk, name in _namers[kind](actor, ids).items() if name}
    return found
