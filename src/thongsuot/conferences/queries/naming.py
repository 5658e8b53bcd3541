"""What a conference and a conclusion are called, for those who may see them: other rooms ask by reference."""

from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When

from thongsuot.conferences.models import Conclusion
from thongsuot.conferences.permissions import hosted_by, visible_to
from thongsuot.conferences.rules.fold import TOLD
from thongsuot.core.actors import Actor

LINE = 120


def titles(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return the titles of those conferences that the actor sees."""
    return dict(visible_to(actor).filter(pk__in=ids).values_list("pk", "title"))


def _conclusions(actor: Actor, ids: set[UUID]) -> QuerySet[Conclusion]:
    """Return those of the conclusions that the actor may read, as `read`: elsewhere than where it is held the published
    words, and none that was kept back.
    """
    told = Q(conference__in=visible_to(actor), conference__state=TOLD) & ~Q(told="")
    inside = Q(conference__in=hosted_by(actor))
    read = Case(When(inside, then=F("text")), default=F("told"))
    return Conclusion.objects.filter(told | inside, pk__in=ids).annotate(read=read)


def conclusions(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return where those conclusions stand that the actor sees: the title of the conference and their number."""
    rows = _conclusions(actor, ids).values_list("pk", "conference__title", "number")
    return {pk: f"{title[:LINE]} · {number}" for pk, title, number in rows}


def conclusion_of(actor: Actor, conclusion_id: UUID) -> str:
    """Return the words of a conclusion of a conference that the actor sees; empty where there is no such thing."""
    return _conclusions(actor, {conclusion_id}).values_list("read", flat=True).first() or ""
