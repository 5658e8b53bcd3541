"""How the rooms above lend their matters to papers: who may, what the matter says, where its page is."""

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


class Matter(Protocol):
    """One kind of matter, as the room above describes it. Every method but the first gets the id behind the reference.

    `visible_to`: the matters that the actor may see. `may` raises NotFound for whoever may not see the matter and
    Refused for whoever may not `verb` ("view", "draw", "sign", "send"); `forms` are the codes that fit its state now;
    `home` is the address of its page.
    """

    def visible_to(self, actor: Actor) -> QuerySet: ...
    def may(self, actor: Actor, pk: UUID, verb: str) -> None: ...
    def forms(self, actor: Actor, pk: UUID) -> list[str]: ...
    def given(self, actor: Actor, pk: UUID, form: str, on: date) -> Given: ...
    def name(self, actor: Actor, pk: UUID) -> str: ...
    def home(self, pk: UUID) -> str: ...


_matters: dict[str, Matter] = {}


def matter_with(kind: str, matter: Matter) -> None:
    """Let papers be drawn on things of one kind of reference; called once, when the room above is ready."""
    _matters[kind] = matter


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


def ask(actor: Actor, ref: Ref, verb: str) -> None:
    """Raise NotFound or Refused unless the room above lets `actor` do `verb` with papers on this matter."""
    matter_of(ref).may(actor, ref.id, verb)
