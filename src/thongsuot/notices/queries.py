"""Reads of messages, for the bell, the inbox, the list of letters and the page of gateways."""

from django.db.models import Count, Q, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.notices.models import Gateway, Message
from thongsuot.notices.permissions import inbox_of, letters_of
from thongsuot.notices.rules import OUTWARD, UNDELIVERABLE


def unread_count(actor: Actor, cap: int = 100) -> int:
    """Return how many desk messages `actor` has not read, counted no further than `cap`."""
    return inbox_of(actor).filter(read_at=None)[:cap].count()


def inbox(actor: Actor, *, unread_only: bool = False) -> QuerySet[Message]:
    """Return the desk messages of `actor`, newest first."""
    messages = inbox_of(actor).order_by("-created_at", "-pk")
    return messages.filter(read_at=None) if unread_only else messages


def letters_to_print(actor: Actor) -> QuerySet[Message]:
    """Return the letters of the actor's units not yet posted, oldest first."""
    return letters_of(actor).filter(state=Message.State.WAITING).order_by("created_at", "pk")


def letters_posted(actor: Actor, limit: int = 50) -> list[Message]:
    """Return the letters of the actor's units posted last."""
    return list(letters_of(actor).filter(state=Message.State.SENT).order_by("-ended_at")[:limit])


def came_back(about: Ref) -> bool:
    """Return whether the newest mail to the people of a thing did not arrive, as a mail server said."""
    mails = Message.objects.filter(about_ref=str(about), channel=Message.Channel.EMAIL, officer_id=None)
    return mails.order_by("-created_at").values_list("problem", flat=True).first() == UNDELIVERABLE


def gateways() -> list[dict]:
    """Return one row a channel: its gateway (None where not set up), and how many messages wait and failed."""
    kept = {gateway.channel: gateway for gateway in Gateway.objects.all()}
    counts = Message.objects.filter(channel__in=OUTWARD, state__in=("waiting", "failed")).values("channel")
    counted = counts.annotate(
        waiting=Count("pk", filter=Q(state="waiting")), failed=Count("pk", filter=Q(state="failed"))
    )
    by_channel = {row["channel"]: row for row in counted}
    blank = {"waiting": 0, "failed": 0}
    return [{"channel": c, "gateway": kept.get(c)} | {**blank, **by_channel.get(c, {})} for c in OUTWARD]
