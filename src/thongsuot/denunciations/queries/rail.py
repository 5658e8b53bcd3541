"""The number beside this room in the rail of the desk, for holders of a key alone."""

from django.db.models import Q

from thongsuot.core.actors import Actor
from thongsuot.denunciations.models import Keyholder, RecoveryRequest
from thongsuot.denunciations.permissions import held_by, keys_waiting, visible_to
from thongsuot.denunciations.queries.identities import waiting_count
from thongsuot.denunciations.queries.overseeing import waiting_reports
from thongsuot.denunciations.queries.succeeding import successions_for
from thongsuot.denunciations.rules.transitions import ENDED


def waiting_for(actor: Actor) -> int | None:
    """Return how many things wait for this holder of a key, None for everybody else.

    Readers: denunciations they hold keys of that have not ended (a closed envelope is not counted, since `visible_to`
    asks for one), and reasons for lateness they wait for from below. Custodians: requests put to them, keys to admit,
    recoveries and successions to help with.
    """
    holder = held_by(actor).first()
    if holder is None:
        return None
    if holder.kind == Keyholder.Kind.CUSTODIAN:
        halves = recoveries_for(holder).count() + successions_for(holder).count()
        return waiting_count(actor) + keys_waiting(actor).count() + halves
    mine = visible_to(actor).exclude(state__in=ENDED).filter(suspended=False).count()
    return mine + waiting_reports(actor)


def recoveries_for(holder: Keyholder):
    """Return the recoveries that wait for this custodian's half, oldest first."""
    first = Q(state=RecoveryRequest.State.ASKED, keyholder__shares__outer=holder)
    second = Q(state=RecoveryRequest.State.HALF, keyholder__shares__inner=holder) & ~Q(first=holder)
    mine = RecoveryRequest.objects.filter(first | second).exclude(keyholder__officer=holder.officer_id)
    return mine.select_related("keyholder__officer", "keyholder__unit").distinct().order_by("asked_at", "id")
