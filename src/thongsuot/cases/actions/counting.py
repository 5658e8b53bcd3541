"""Count the public figures ahead. No act of the book: what is counted stands in the tables already."""

from datetime import datetime

from django.db import transaction

from thongsuot.cases.models import CountedFigures
from thongsuot.cases.queries import figures
from thongsuot.core.clock import legal_day


@transaction.atomic
def count_figures(*, at: datetime) -> CountedFigures:
    """Keep a count of all public figures as of the instant `at`, in place of earlier ones."""
    kept = figures.as_json(figures.counted(legal_day(at), at))
    CountedFigures.objects.filter(counted_at__lte=at).delete()
    return CountedFigures.objects.create(counted_at=at, counted=kept)
