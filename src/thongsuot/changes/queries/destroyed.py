"""What was destroyed, and the backups that still hold it until their term is over."""

from datetime import datetime

from django.conf import settings

from thongsuot.cases.models import Act
from thongsuot.changes import backups
from thongsuot.denunciations.models import Act as SealedAct

DESTROYING = ("erase", "pass_on")


def destroyed(*, since: datetime) -> tuple[list[str], int]:
    """Return the codes of cases whose words were destroyed after `since`, and how many denunciations' keys were.

    Only what was there at `since`: of what came later an older backup holds nothing.
    """
    acts = Act.objects.filter(verb__in=DESTROYING, at__gt=since, case__received_at__lt=since)
    codes = sorted(set(acts.values_list("case__code", flat=True)))
    sealed = SealedAct.objects.filter(verb="erase", at__gt=since, denunciation__received_at__lt=since)
    return codes, sealed.values("denunciation_id").distinct().count()


def last_destroyed() -> datetime | None:
    """Return the instant of the latest destruction, None where there was none."""
    acts = Act.objects.filter(verb__in=DESTROYING).order_by("-at").values_list("at", flat=True)
    sealed = SealedAct.objects.filter(verb="erase").order_by("-at").values_list("at", flat=True)
    return max(filter(None, (acts.first(), sealed.first())), default=None)


def holding(at: datetime) -> list[backups.Kept]:
    """Return the backups made before `at`, oldest first: they hold what is destroyed at that instant."""
    return [one for one in backups.read(settings.DATA_DIR) if one.made_at < at]
