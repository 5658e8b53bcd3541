"""What the public may read: published copies, over the portal's own database role, which can read nothing else."""

from uuid import UUID

from django.db.models import QuerySet

from thongsuot.cases.models import Publication
from thongsuot.language.folding import fold

PORTAL = "portal"


def published() -> QuerySet[Publication]:
    """Return every copy that stands, newest first."""
    return Publication.objects.using(PORTAL).filter(withdrawn_on=None).order_by("-published_on", "-id")


def latest(count: int) -> list[Publication]:
    return list(published()[:count])


def found(*, words: str = "", place: str = "", topic: str = "", unit_id: UUID | None = None) -> QuerySet[Publication]:
    """Return the copies that hold every word (with or without diacritics), of a place's name, a field, a unit."""
    copies = published()
    for word in fold(words).split():
        copies = copies.filter(search_key__contains=word)
    if place:
        copies = copies.filter(place_name=place)
    if topic:
        copies = copies.filter(topic__startswith=topic)
    return copies.filter(unit_id=unit_id) if unit_id else copies


def place_names() -> list[str]:
    """Return the names of places that have a published matter."""
    return list(
        published().exclude(place_name="").order_by("place_name").values_list("place_name", flat=True).distinct()
    )
