"""Keys whose holder is gone from their unit, what such a key alone opens, and who may take it over."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from thongsuot.denunciations.models import Envelope, Keyholder, Succession
from thongsuot.denunciations.models.keyholder import CURRENT
from thongsuot.denunciations.queries.keyholders import investigators, working
from thongsuot.denunciations.rules.transitions import READERS


def departed(on: date) -> QuerySet[Keyholder]:
    """Return the investigators' keys, not ended, whose holder has no post in the key's unit on day `on`, or no account.

    Whoever is still there shares what they hold themself.
    """
    rows = Keyholder.objects.filter(CURRENT, kind=Keyholder.Kind.INVESTIGATOR)
    return rows.exclude(pk__in=working(Keyholder.Kind.INVESTIGATOR, on).values("pk"))


def left_behind(keyholder: Keyholder) -> QuerySet[Envelope]:
    """Return the envelopes of this key which nobody else of its unit holds as much of: lost with it otherwise."""
    others = Envelope.objects.filter(
        denunciation=OuterRef("denunciation"),
        kind=OuterRef("kind"),
        former=OuterRef("former"),
        keyholder__unit=keyholder.unit_id,
    ).exclude(keyholder=keyholder)
    mine = Envelope.objects.filter(keyholder=keyholder, kind__in=READERS, denunciation__receipt_box__isnull=False)
    return mine.exclude(Exists(others))


def successors_of(keyholder: Keyholder, on: date) -> list[Keyholder]:
    """Return the admitted investigators at work in the same unit today."""
    return [one for one in investigators(on, [keyholder.unit_id]) if one.pk != keyholder.pk]


def successions_for(holder: Keyholder) -> QuerySet[Succession]:
    """Return the successions that wait for this custodian's half, oldest first."""
    mine = Succession.objects.filter(state=Succession.State.HALF, keyholder__shares__inner=holder).exclude(first=holder)
    rows = mine.select_related("keyholder__officer", "keyholder__unit", "successor__officer", "first__officer")
    return rows.distinct().order_by("asked_at", "id")
