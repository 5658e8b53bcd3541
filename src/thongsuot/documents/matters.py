"""How the rooms above lend their matters to papers: who may, what the matter says, where its page is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Exists, Func, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref

VIEW = "view"


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a matter lends to a paper: the unit that issues it and the values it knows, by the names of fields."""

    unit_id: UUID
    values: dict


@dataclass(frozen=True, kw_only=True)
class Also:
    """An act of the matter's own procedure that an act on one of its papers is as well.

    `words` say so on the form. `action` takes the place of this room's: the same keywords, both acts in one
    transaction, under the one entry of the matter's act.
    """

    words: str
    action: Callable


class Matter(Protocol):
    """One kind of matter, as the room above describes it. Every method but the first gets the id behind the reference.

    `visible_to`: the matters that the actor may see. `may` raises NotFound for whoever may not see the matter and
    Refused for whoever may not `verb` ("view", "draw", "sign", "send"); `forms` are the codes that fit its state now;
    `home` is the address of its page; `also` is what the act `verb` on the paper does in its procedure besides, where
    this actor may do that now.
    """

    def visible_to(self, actor: Actor) -> QuerySet: ...
    def may(self, actor: Actor, pk: UUID, verb: str) -> None: ...
    def forms(self, actor: Actor, pk: UUID) -> list[str]: ...
    def given(self, actor: Actor, pk: UUID, form: str, on: date) -> Given: ...
    def name(self, actor: Actor, pk: UUID) -> str: ...
    def home(self, pk: UUID) -> str: ...
    def also(self, actor: Actor, pk: UUID, paper: UUID, verb: str) -> Also | None: ...


_matters: dict[str, Matter] = {}
_of_nobody: set[str] = set()


def matter_with(kind: str, matter: Matter, *, person: bool = True) -> None:
    """Let papers be drawn on things of one kind of reference; called once, when the room above is ready.

    `person`: such a thing is somebody's matter, whose receipt of a paper may start clocks.
    """
    _matters[kind] = matter
    if not person:
        _of_nobody.add(kind)


def has_person(ref: Ref) -> bool:
    """Return whether things of this kind are somebody's matter."""
    return ref.kind not in _of_nobody


def matter_of(ref: Ref) -> Matter:
    """Return what is known of things of this kind. Raises: NotFound where no room lends any."""
    if ref.kind not in _matters:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return _matters[ref.kind]


def seen(actor: Actor) -> Q:
    """Return what is true of papers on matters that `actor` may see: part of the very query that finds a paper.

    So a paper out of sight and one that is not there are told alike, by the same queries.
    """
    about = Cast(Func(OuterRef("subject_ref"), Value(":"), Value(2), function="split_part"), UUIDField())
    sights = Q(pk__in=[])
    for kind, matter in _matters.items():
        sights |= Q(Exists(matter.visible_to(actor).filter(pk=about)), subject_ref__startswith=f"{kind}:")
    return sights


def also_of(actor: Actor, ref: Ref, paper: UUID, verb: str) -> Also | None:
    """Return what an act on a paper is besides, in the procedure of its matter."""
    return matter_of(ref).also(actor, ref.id, paper, verb)


def ask(actor: Actor, ref: Ref, verb: str) -> None:
    """Raise NotFound or Refused unless the room above lets `actor` do `verb` with papers on this matter."""
    matter_of(ref).may(actor, ref.id, verb)
