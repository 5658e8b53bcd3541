"""The desk's reads: sessions as a list, one session with its visits, how the leader stands against the norm."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.receptions.models import Session, Visit, VisitContent
from thongsuot.receptions.permissions import sessions_received_by, sessions_seen_by
from thongsuot.receptions.rules import Standing, standing_in
from thongsuot.units.models import Unit
from thongsuot.units.queries import matching

SORTS = {"ngay": ("on", "starts", "id"), "-ngay": ("-on", "-starts", "-id"), "don-vi": ("unit__sort_key", "on", "id")}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is wanted of the list; an empty value narrows nothing."""

    since: date | None = None
    until: date | None = None
    state: str = ""
    kind: str = ""
    words: str = ""


def sessions(actor: Actor, wanted: Wanted, sort: str) -> QuerySet[Session]:
    """Return the sessions that the actor sees, in order, each with `came_in` and `received`, counts of visits."""
    rows = sessions_seen_by(actor).select_related("unit", "leader", "post_duty", "conclusion_duty")
    given = {"on__gte": wanted.since, "on__lte": wanted.until, "state": wanted.state, "kind": wanted.kind}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    if wanted.words:
        held = matching(Session.objects.all(), wanted.words).values("pk")
        named = matching(Unit.objects.all(), wanted.words).values("pk")  # as it is called now
        said = visits_about(actor, wanted.words).values("session")
        rows = rows.filter(Q(pk__in=held) | Q(unit__in=named) | Q(pk__in=said))
    counted = rows.annotate(
        came_in=Count("visits", filter=Q(visits__number__isnull=False)),
        received=Count("visits", filter=Q(visits__state="done")),
    )
    return counted.order_by(*SORTS[sort])


def visits_about(actor: Actor, words: str) -> QuerySet[Visit]:
    """Return the visits that the actor receives of which the matter has each word; what is forgotten is none of them.

    Never by who came: no name, number or address is among the words that are looked in.
    """
    said = matching(VisitContent.objects.all(), words).values("pk")
    return Visit.objects.filter(pk__in=said, session__in=sessions_received_by(actor))


def seen(actor: Actor, session_id: UUID) -> Session:
    """Return the session, with unit, leader and duties. Raises: NotFound."""
    rows = sessions_seen_by(actor).select_related("unit__place", "leader", "post_duty", "conclusion_duty")
    found = rows.filter(pk=session_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy buổi tiếp này, hoặc anh/chị không được xem."))
    return found


def seen_visit(actor: Actor, session: Session, visit_id: UUID) -> Visit:
    """Return a visit of a session that the actor sees, with its words. Raises: NotFound."""
    found = session.visits.select_related("content").filter(pk=visit_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy lượt tiếp này, hoặc anh/chị không được xem."))
    found.session = session
    return found


def planned_standing(level: str, days: list[date], from_on: date, until_on: date) -> list[Standing]:
    """Return how a schedule of `days` meets the norm in each whole period between two days."""
    return standing_in(level, from_on, until_on, days)
