"""How much there is of each thing that is administered: a few counts for the page that leads to all of them."""

from dataclasses import dataclass
from datetime import datetime

from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.law.queries import book
from thongsuot.notices.models import Gateway
from thongsuot.offices.permissions import looked_over
from thongsuot.people.models import Officer, Post
from thongsuot.people.permissions import visible_officers
from thongsuot.units.models import Competence, Unit, valid_on
from thongsuot.wording.queries import own_words


@dataclass(frozen=True)
class Extent:
    """What an administrator looks over: numbers of today. `calendar_until`: the last year of the calendar."""

    units: int
    officers: int
    posts: int
    competences: int
    gateways: int
    calendar_until: int
    wordings: int


def extent(actor: Actor, at: datetime) -> Extent:
    """Return the numbers for the part of the tree that `actor` looks over."""
    on, scope = legal_day(at), looked_over(actor)
    units = (Unit.objects.all() if scope is None else scope).filter(valid_on(on))
    inside = {} if scope is None else {"unit__in": scope}
    officers = visible_officers(actor, on) if scope is not None else Officer.objects.all()
    return Extent(
        units=units.count(),
        officers=officers.filter(is_active=True).count(),
        posts=Post.objects.filter(valid_on(on), **inside).count(),
        competences=Competence.objects.filter(valid_on(on), **inside).count(),
        gateways=Gateway.objects.filter(active=True).count(),
        calendar_until=max(book().calendar.years),
        wordings=own_words(),
    )
