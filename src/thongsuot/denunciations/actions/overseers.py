"""Who of the body above may hear that it is late: made equal to what the sealed words say of the accused."""

from datetime import date

from thongsuot.denunciations.house import exclusion_mark
from thongsuot.denunciations.models import Denunciation, Exclusion, Keyholder, Overseer
from thongsuot.denunciations.queries.accused import accused_of, fit_to_know, may_handle
from thongsuot.denunciations.queries.competent import way_up
from thongsuot.denunciations.queries.keyholders import investigators
from thongsuot.denunciations.rules.ring import CONTENT, Ring
from thongsuot.denunciations.rules.transitions import ENDED


def set_overseers(denunciation: Denunciation, ring: Ring | None, *, on: date) -> None:
    """Write who of the nearest body above that has somebody fit may hear of lateness on day `on`.

    Needs the content's key, since the words alone say who must not know; without it nothing changes.
    """
    if ring is None or not ring.holds(CONTENT) or denunciation.state in ENDED:
        return
    fit = _fit(denunciation, ring, on)
    Overseer.objects.filter(denunciation=denunciation).exclude(keyholder__in=fit).delete()
    rows = [Overseer(denunciation=denunciation, keyholder=holder) for holder in fit]
    Overseer.objects.bulk_create(rows, ignore_conflicts=True)


def _fit(denunciation: Denunciation, ring: Ring, on: date) -> list[Keyholder]:
    """Return the investigators of the nearest body above: none excluded, none accused, no body the accused leads."""
    above = way_up(denunciation.unit_id)[1:]
    if not above:
        return []
    accused = accused_of(denunciation, ring)
    rows = Exclusion.objects.filter(denunciation=denunciation).values_list("mark", flat=True)
    marks = {bytes(mark) for mark in rows}
    fit = [
        holder
        for holder in fit_to_know(investigators(on, above), accused, on)
        if exclusion_mark(denunciation.pk, holder.officer_id) not in marks and may_handle(holder.unit_id, accused)
    ]
    nearest = next((unit_id for unit_id in above if any(one.unit_id == unit_id for one in fit)), None)
    return [holder for holder in fit if holder.unit_id == nearest]
