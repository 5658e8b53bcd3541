"""Into the outbox: rows and a queued job, in the transaction of the act that gives the news."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from thongsuot.core.refs import Ref
from thongsuot.notices import rules
from thongsuot.notices.actions.addresses import is_dead, sealed, sealed_words
from thongsuot.notices.models import Gateway, Message
from thongsuot.people.models import Officer

JOB = "thongsuot.notices.jobs.deliver"
FOLLOW, DESK_INBOX = "/tra-cuu", "/ban-lam-viec/thong-bao/"


@transaction.atomic
def notify(
    *,
    channel: str,
    template: str,
    params: dict | None = None,
    about: Ref | None = None,
    address: str = "",
    officer_id: UUID | None = None,
    unit_id: UUID | None = None,
    language: str = "vi",
    urgent: bool = False,
    practice: bool = False,
    hidden: bool = False,
    once: str = "",
    at: datetime,
) -> Message:
    """Put one message into the outbox and, where it leaves by wire, queue its delivery; both commit with the caller.

    A desk message is delivered by being written. A letter waits in the list of `unit_id`. A practice message never
    leaves. `params` may hold `rules.PARAMS` only.
    `hidden`: the address lies sealed while the message waits, and goes when it has ended. `once`: a path that is good
    once, kept like that. An address that no mail reaches is not tried again.
    Raises ValueError for a template or parameter unknown.
    """
    params = params or {}
    rules.check(template, params, language)
    message = Message(
        channel=channel,
        address=address,
        officer_id=officer_id,
        unit_id=unit_id,
        about_ref=str(about) if about else "",
        template=template,
        language=language,
        params=params,
        urgent=urgent,
        practice=practice,
        created_at=at,
        next_attempt_at=rules.may_go_at(at, urgent=urgent),
    )
    _settle_at_once(message, at)
    waits = message.state == Message.State.WAITING
    if hidden:
        message.address = sealed(message) if waits else ""
    message.sealed = sealed_words({"path": once}, message.pk) if once and waits else None
    message.save(force_insert=True)
    if channel in rules.OUTWARD and message.state == Message.State.WAITING:
        defer(message)
    return message


def _settle_at_once(message: Message, at: datetime) -> None:
    """End what need not wait: a desk message is there by being written, a practice message never leaves."""
    if message.channel == Message.Channel.DESK:
        message.state, message.ended_at = Message.State.SENT, at
    elif message.practice and message.channel in rules.OUTWARD:
        message.state, message.ended_at, message.problem = Message.State.STOPPED, at, "practice"
        message.address = ""
    elif message.channel == Message.Channel.EMAIL and is_dead(message.address):
        message.state, message.ended_at, message.problem = Message.State.FAILED, at, rules.UNDELIVERABLE


def defer(message: Message) -> None:
    """Queue the delivery for the message's next attempt; the job commits with the row. Its argument is the id alone."""
    task = app.configure_task(JOB, allow_unknown=True, schedule_at=message.next_attempt_at, queue="notices")
    task.defer(message_id=str(message.pk))


def notify_resident(
    *,
    about: Ref,
    channel: str,
    address: str,
    template: str,
    language: str = "vi",
    params: dict,
    at: datetime,
    unit_id: UUID | None = None,
    urgent: bool = False,
    practice: bool = False,
    hidden: bool = False,
    once: str = "",
) -> Message:
    """Tell a resident that there is something new and where to look; a letter needs the unit that posts it."""
    if channel not in (*rules.OUTWARD, Message.Channel.LETTER):
        raise ValueError(f"a resident is not told by {channel!r}")
    if channel == Message.Channel.LETTER and unit_id is None:
        raise ValueError("a letter needs the unit that posts it")
    return notify(
        channel=channel,
        address=address,
        template=template,
        params={"path": FOLLOW} | params,
        about=about,
        unit_id=unit_id,
        language=language,
        urgent=urgent,
        practice=practice,
        hidden=hidden,
        once=once,
        at=at,
    )


@transaction.atomic
def notify_officers(
    *,
    officers: Iterable[Officer],
    template: str,
    params: dict,
    about: Ref | None = None,
    urgent: bool = False,
    practice: bool = False,
    at: datetime,
) -> list[Message]:
    """Tell officers on their desk, and by mail where they have an address and a mail gateway is in use."""
    common = {"template": template, "params": {"path": DESK_INBOX} | params, "about": about}
    common |= {"urgent": urgent, "practice": practice, "at": at}
    by_mail = not practice and Gateway.objects.filter(channel="email", active=True).exists()
    messages = []
    for officer in officers:
        to = common | {"officer_id": officer.pk, "language": officer.language}
        messages.append(notify(channel=Message.Channel.DESK, **to))
        if by_mail and officer.email:
            messages.append(notify(channel=Message.Channel.EMAIL, address=officer.email, **to))
    return messages
