"""The published conclusions, read over the portal's own database role."""

from uuid import UUID

from django.db.models import QuerySet

from thongsuot.denunciations.models import PublishedConclusion

PORTAL = "portal"


def published() -> QuerySet[PublishedConclusion]:
    """Return the published conclusions, the latest first."""
    return PublishedConclusion.objects.using(PORTAL).order_by("-published_on", "-id")


def published_one(pk: UUID) -> PublishedConclusion | None:
    """Return one published conclusion, None where there is none."""
    return published().filter(pk=pk).first()
