"""Permissions by name over `rules` predicates: a duplicate or misspelt name raises, never a silent False."""

from rules.predicates import Predicate, predicate

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Refused

__all__ = ["can", "names", "permit", "predicate", "require"]

_permissions: dict[str, Predicate] = {}


def permit(name: str, test: Predicate) -> None:
    """Register `test(actor, thing)` under `name` (`room.verb`); called at import by a room's `permissions.py`."""
    if name in _permissions:
        raise ValueError(f"permission {name} is registered twice")
    _permissions[name] = test


def can(actor: Actor, name: str, thing) -> bool:
    """Return whether `actor` may `name` on `thing`; an unknown name raises KeyError."""
    return bool(_permissions[name].test(actor, thing))


def require(actor: Actor, name: str, thing) -> None:
    """Raise Refused unless `actor` may; called inside the action, after the row lock."""
    if not can(actor, name, thing):
        refusal = Refused(name)
        refusal.permission, refusal.thing, refusal.actor = name, thing, actor
        raise refusal


def names() -> list[str]:
    """Return every registered permission, sorted, for the house tests and the docs."""
    return sorted(_permissions)
