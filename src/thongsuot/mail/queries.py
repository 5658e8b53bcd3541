"""Reads of mailboxes and of letters set aside, for pages and for `doctor`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet, Sum

from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.mail.models import Mailbox, SetAside
from thongsuot.mail.outlines import KEPT, WARNED, Outline, accusing, goes_at, named_case, outline_of
from thongsuot.mail.permissions import set_aside_for

UNREACHED_AFTER = timedelta(hours=1)
COUNTED = timedelta(days=30)


@dataclass(frozen=True)
class BoxShown:
    """A mailbox as the list shows it; `refused`: (reason, how many) of the last thirty days."""

    mailbox: Mailbox
    waiting: int
    refused: list[tuple[str, int]]
    late: bool


def mailboxes(at: datetime) -> list[BoxShown]:
    """Return every mailbox, with what became of the messages that are no letters."""
    rows = Mailbox.objects.select_related("unit").annotate(waiting=Count("set_aside")).order_by("address")
    return [BoxShown(row, row.waiting, _refused(row, at), is_late(row, at)) for row in rows]


def _refused(mailbox: Mailbox, at: datetime) -> list[tuple[str, int]]:
    rows = mailbox.refused.filter(on__gte=legal_day(at - COUNTED)).values("reason").order_by("reason")
    return [(row["reason"], row["number"]) for row in rows.annotate(number=Sum("count"))]


def is_late(mailbox: Mailbox, at: datetime) -> bool:
    """Return whether a mailbox in use has not been reached for an hour."""
    return mailbox.active and max(mailbox.reached_at or mailbox.changed_at, mailbox.changed_at) < at - UNREACHED_AFTER


def unreached(at: datetime) -> list[str]:
    """Return the addresses of mailboxes in use that were not reached for an hour."""
    return [box.address for box in Mailbox.objects.filter(active=True).order_by("address") if is_late(box, at)]


def waiting(actor: Actor) -> QuerySet[SetAside]:
    """Return the letters set aside that `actor` decides on, newest first."""
    return set_aside_for(actor).select_related("mailbox", "case").defer("sealed").order_by("-at", "-pk")


def guarded_waiting() -> list[datetime]:
    """Return when each letter set aside that may accuse somebody goes unread, the soonest first; no word of any."""
    return sorted(goes_at(aside) for aside in accusing(SetAside.objects.defer("sealed")))


def guarded_going(actor: Actor, at: datetime) -> int:
    """Return how many letters `actor` decides on may accuse somebody and go within three days."""
    return len(accusing(set_aside_for(actor).defer("sealed").filter(at__lt=at - KEPT + WARNED)))


@dataclass(frozen=True)
class AsideShown:
    """A letter set aside as its page shows it; `case`: the one it names, where the reader may see that."""

    aside: SetAside
    outline: Outline
    case: Case | None
    until: datetime


def shown(aside: SetAside, actor: Actor) -> AsideShown:
    return AsideShown(aside, outline_of(aside), named_case(aside, actor), goes_at(aside))
