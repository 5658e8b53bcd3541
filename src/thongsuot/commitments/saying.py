"""Words of a thing of a higher room that begin a promise's form: asked for by reference, so none is in an address."""

from collections.abc import Callable
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref

Sayer = Callable[[Actor, UUID], str]
_sayers: dict[str, Sayer] = {}


def say_with(kind: str, sayer: Sayer) -> None:
    """Let `sayer(actor, id)` say the words of a thing of this kind; empty where the actor may not read them."""
    _sayers[kind] = sayer


def said(actor: Actor, written: str) -> str:
    """Return the words of the thing whose reference is `written`; empty where there are none for this actor."""
    try:
        ref = Ref.parse(written)
    except ValueError:
        return ""
    return _sayers[ref.kind](actor, ref.id) if ref.kind in _sayers else ""
