"""What a case is called: its neutral title, for those who may see the case; without one, how its words begin."""

from uuid import UUID

from django.db.models import F, QuerySet

from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.core.actors import Actor

BEGINNING = 110  # characters


def titles(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return the titles, empty where there is none yet, of those cases among `ids` that `actor` may see."""
    return dict(visible_to(actor).filter(pk__in=ids).values_list("pk", "title"))


def named(actor: Actor) -> QuerySet[Case]:
    """Return the cases that `actor` may see, each with its `name`, by which its duties are found."""
    return visible_to(actor).annotate(name=F("title"))


def beginning(text: str) -> str:
    """Return how the words of a case begin, in quotation marks where cut: shown only to those who may read it."""
    words = " ".join(text[: BEGINNING + 1].split())
    return f"“{words[:BEGINNING].rpartition(' ')[0]}…”" if len(words) > BEGINNING else words
