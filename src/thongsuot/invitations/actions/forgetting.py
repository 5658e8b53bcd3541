"""Some time after the gathering the words on whoever was invited are deleted; numbers, ticks and counts stay."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from thongsuot.core.actors import service
from thongsuot.core.clock import legal_day
from thongsuot.invitations.actions.record import write_act
from thongsuot.invitations.gatherings import gathering_of
from thongsuot.invitations.models import InvitationActContent, InvitationContent, Roster

KEPT = timedelta(days=90)  # after the gathering: time to settle minutes and costs


@transaction.atomic
def forget(*, roster_id: UUID, at: datetime) -> int:
    """Delete names, offices, telephones and addresses of a gathering 90 days after it; return of how many.

    Of a gathering that is no longer there at once. Called by a nightly job.
    """
    roster = Roster.objects.select_for_update().get(pk=roster_id)
    gathering, on = gathering_of(roster.about), legal_day(at)
    if roster.forgotten_on or (gathering and gathering.held_on + KEPT > on):
        return 0
    InvitationActContent.objects.filter(act__roster=roster).delete()
    count = InvitationContent.objects.filter(invitation__roster=roster).delete()[0]
    roster.forgotten_on = on
    roster.save(update_fields=["forgotten_on"])
    write_act(roster, "forgotten", details={"count": count}, actor=service("invitations"), on=on, at=at)
    return count
