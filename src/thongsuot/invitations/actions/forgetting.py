"""Some time after the gathering the words on whoever was invited are deleted; numbers, ticks and counts stay."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from thongsuot.core.actors import service
from thongsuot.core.clock import legal_day
from thongsuot.core.refs import Ref
from thongsuot.invitations.actions.record import write_act
from thongsuot.invitations.gatherings import gathering_of
from thongsuot.invitations.models import InvitationActContent, InvitationContent, Roster
from thongsuot.notices import actions as notices

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
    return _delete(roster, at)


@transaction.atomic
def forget_now(*, about: Ref, at: datetime) -> int:
    """Delete at once who was invited to a gathering, and its messages that wait; return of how many. For erasing.

    No code opens anything any more, and nothing is invited, told or reminded again. Where there is no list nothing is
    written; called twice it is one act. The room of the gathering has asked for permission.
    """
    notices.forget(about=about, at=at)
    roster = Roster.objects.select_for_update().filter(kind=about.kind, about_id=about.id).first()
    if roster is None or roster.forgotten_on:
        return 0
    roster.bring = ""
    return _delete(roster, at)


def _delete(roster: Roster, at: datetime) -> int:
    """Delete the words of a locked roster and say so in the book."""
    on = legal_day(at)
    InvitationActContent.objects.filter(act__roster=roster).delete()
    count = InvitationContent.objects.filter(invitation__roster=roster).delete()[0]
    roster.forgotten_on = on
    roster.save(update_fields=["forgotten_on", "bring"])
    write_act(roster, "forgotten", details={"count": count}, actor=service("invitations"), on=on, at=at)
    return count
