"""What a dialogue is called and an answer says, for those who may see it: other rooms ask by reference."""

from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.meetings.models import Question
from thongsuot.meetings.permissions import visible_to


def titles(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return the titles of those meetings that the actor sees."""
    return dict(visible_to(actor).filter(pk__in=ids).values_list("pk", "title"))


def answer_of(actor: Actor, question_id: UUID) -> str:
    """Return what was answered to a question of a meeting that the actor sees; empty where there is no such thing."""
    rows = Question.objects.filter(pk=question_id, meeting__in=visible_to(actor))
    return rows.values_list("answer", flat=True).first() or ""
