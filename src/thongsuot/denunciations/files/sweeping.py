"""Sealed files that no row knows: left by a transaction that failed, or by a process that was killed."""

from datetime import datetime

from thongsuot.denunciations.files import taking
from thongsuot.denunciations.models import SealedFile


def sweep(*, at: datetime) -> int:
    """Remove them a day after they were written; return how many."""
    known = set(SealedFile.objects.exclude(place="").values_list("place", flat=True))
    return taking.sweep(known, at=at)
