"""What came back: the message of ours that did not arrive, and the desk that has to reach its person another way."""

from datetime import datetime
from email.message import Message as Mail

from django.db import transaction

from thongsuot.cases.actions.messages import tell_officers
from thongsuot.cases.models import Case
from thongsuot.core.clock import legal_day
from thongsuot.core.refs import Ref
from thongsuot.mail.actions.arriving import Coming, count_refused, finish, sent_by_us
from thongsuot.mail.rules.bounces import bounce_of
from thongsuot.mail.rules.sorting import BOUNCE
from thongsuot.notices import actions as notices
from thongsuot.notices.models import Message
from thongsuot.people.queries import heads_of, officers_of


@transaction.atomic
def take_bounce(coming: Coming, report: Mail, at: datetime) -> str:
    """Mark what a report says did not arrive, for good; never a case. Only addresses that we wrote to are believed."""
    found = bounce_of(report)
    for ours in sent_by_us(found.message_ids) if found.lasting else ():
        case = _case_of(ours)
        written = _written_to(ours, case)
        dead = [address for address in found.recipients if address in written] or sorted(written)[:1]
        if dead and notices.mark_returned(message_id=ours.pk, recipients=dead, at=at) and case:
            _tell_desk(case, at)
    count_refused(coming.mailbox, BOUNCE, at)
    finish(coming)
    return BOUNCE


def _case_of(ours: Message) -> Case | None:
    if not ours.about_ref.startswith("case:"):
        return None
    return Case.objects.filter(pk=Ref.parse(ours.about_ref).id).first()


def _written_to(ours: Message, case: Case | None) -> set[str]:
    """Return the addresses that a message of ours went to: its own, or, where that is gone, those of its matter."""
    if ours.address and "@" in ours.address:
        return {ours.address.casefold()}
    return {party.email.casefold() for party in case.parties.exclude(email="")} if case else set()


def _tell_desk(case: Case, at: datetime) -> None:
    on = legal_day(at)
    officers = list(officers_of(case.holder_unit_id, "receptionist", on)) or heads_of(case.holder_unit_id, on)
    tell_officers(case, officers, at=at, template="address-dead")
