"""Out of the outbox: at least once, with an idempotency key, until it is taken or enough was tried."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from thongsuot.core.clock import legal_day
from thongsuot.core.refs import Ref
from thongsuot.notices import rules, wire
from thongsuot.notices.actions import addresses
from thongsuot.notices.actions.threads import drop_thread, thread_of
from thongsuot.notices.actions.writing import notify
from thongsuot.notices.models import Gateway, Message
from thongsuot.people.queries import officers_of
from thongsuot.units.queries import installation

WAITING = Message.State.WAITING


def deliver(*, message_id: UUID, at: datetime) -> bool:
    """Try once to deliver a waiting message; return whether the gateway took it.

    The try is booked before the wire is used and the result after it, each in a transaction of its own: whoever is
    killed between them leaves a waiting message with a later try, so it may arrive twice (with one idempotency key),
    never not at all. Nothing is held locked while the wire is slow.
    """
    message = _book_try(message_id, at)
    if message is None:
        return False
    gateway = Gateway.objects.get(channel=message.channel)
    message.address = addresses.opened(message)
    message.params |= addresses.opened_words(message.sealed, message.pk)
    try:
        wire.send(message, gateway, thread_of(message))
    except wire.NotSent as problem:
        _record_problem(message, str(problem), at)
        return False
    _end(message, Message.State.SENT, "", at)
    return True


@transaction.atomic
def _book_try(message_id: UUID, at: datetime) -> Message | None:
    """Return the message with one more try booked, None where it must not go now."""
    ready = Message.objects.select_for_update(skip_locked=True).filter(state=WAITING, channel__in=rules.OUTWARD)
    message = ready.filter(pk=message_id, next_attempt_at__lte=at).first()
    if message is None or not Gateway.objects.filter(channel=message.channel, active=True).exists():
        return None
    allowed = rules.may_go_at(at, urgent=message.urgent)
    if allowed > at:
        message.next_attempt_at = allowed
        message.save(update_fields=["next_attempt_at"])
        return None
    message.attempts += 1
    message.next_attempt_at = rules.next_try(message.attempts, at) or at + rules.BACKOFF[-1]
    message.save(update_fields=["attempts", "next_attempt_at"])
    return message


@transaction.atomic
def _record_problem(message: Message, problem: str, at: datetime) -> None:
    if rules.next_try(message.attempts, at) is None:
        _end(message, Message.State.FAILED, problem, at)
        _tell_administrators(message, at)
        return
    Message.objects.filter(pk=message.pk, state=WAITING).update(problem=problem)


def _end(message: Message, state: str, problem: str, at: datetime) -> None:
    ended = Message.objects.filter(pk=message.pk, state=WAITING)
    ended.filter(address__startswith=addresses.MARK).update(address="")
    ended.update(state=state, problem=problem, ended_at=at, sealed=None)


def _tell_administrators(message: Message, at: datetime) -> None:
    """Tell the root unit's administrators on their desk, once a channel until they have read it."""
    root = installation().root_unit_id
    unread = Message.objects.filter(template="delivery-failed", channel="desk", read_at=None)
    told = unread.filter(params__channel=message.channel).values("officer_id")
    untold = officers_of(root, "administrator", legal_day(at)).exclude(pk__in=told)
    params = {"channel": message.channel, "path": "/ban-lam-viec/duong-gui/"}
    for officer in untold:
        notify(
            channel=Message.Channel.DESK,
            officer_id=officer.pk,
            language=officer.language,
            template="delivery-failed",
            params=params,
            at=at,
        )


def deliver_waiting(*, at: datetime, limit: int = 200) -> int:
    """Try what is due and whose job was lost or has to try again, oldest first; return how many arrived."""
    _stop_the_forgotten(at)
    active = Gateway.objects.filter(active=True).values("channel")
    due = Message.objects.filter(state=WAITING, channel__in=active, next_attempt_at__lte=at)
    ids = list(due.order_by("next_attempt_at").values_list("pk", flat=True)[:limit])
    return sum(deliver(message_id=message_id, at=at) for message_id in ids)


def _stop_the_forgotten(at: datetime) -> None:
    """Stop what has waited for a gateway for a week: old news must not arrive in a heap when one is set up."""
    old = Message.objects.filter(state=WAITING, channel__in=rules.OUTWARD, attempts=0)
    old.filter(next_attempt_at__lt=at - rules.WAIT_FOR_GATEWAY).update(
        state=Message.State.STOPPED, problem="no gateway", ended_at=at, sealed=None
    )


def forget(*, about: Ref, at: datetime) -> int:
    """Blank the addresses of every message about a thing and stop those not gone yet; return how many. For erasing."""
    drop_thread(about)
    rows = Message.objects.filter(~Q(address=""), about_ref=str(about))
    waiting = rows.filter(state=WAITING).update(
        state=Message.State.STOPPED, problem="erased", ended_at=at, address="", sealed=None
    )
    return waiting + rows.update(address="")


def blank_addresses(*, at: datetime) -> int:
    """Blank the addresses of messages that ended longer ago than `rules.KEEP_ADDRESS`; return how many."""
    old = Message.objects.filter(~Q(address=""), ended_at__lt=at - rules.KEEP_ADDRESS)
    return old.update(address="")
