"""What a thing of a higher room is called, for one who may see it: a room below asks by reference, never by import."""

from collections.abc import Callable, Iterable
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref

Namer = Callable[[Actor, set[UUID]], dict[UUID, str]]
_namers: dict[str, Namer] = {}


def name_with(kind: str, namer: Namer) -> None:
    """Let `namer(actor, ids)` name the things of one kind of reference; it leaves out what the actor may not see.

    A thing that has no name yet and may be seen is named by an empty string.
    """
    _namers[kind] = namer


def names_of(actor: Actor, refs: Iterable[Ref]) -> dict[Ref, str]:
    """Return the names of the things `actor` may see, with one query a kind; a thing without a name is left out."""
    return {ref: name for ref, name in _asked(actor, refs).items() if name}


def sees(actor: Actor, ref: Ref) -> bool:
    """Return whether `actor` may see the thing; one that is not there, or of a kind that no room names, nobody does."""
    return ref in _asked(actor, [ref])


def _asked(actor: Actor, refs: Iterable[Ref]) -> dict[Ref, str]:
    by_kind: dict[str, set[UUID]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, set()).add(ref.id)
    found = {}
    for kind, ids in by_kind.items():
        if kind in _namers:
            found |= {Ref(kind, pk): name for pk, name in _namers[kind](actor, ids).items()}
    return found
