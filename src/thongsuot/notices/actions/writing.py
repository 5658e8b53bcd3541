"""Into the outbox: rows and a queued job, in the transaction of the act that gives the news."""

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class News:
    """One thing that officers are told, in words of a template; `about`: what opens from it."""

    officers: list[Officer]
    template: str
    params: dict
    about: Ref | None = None
    urgent: bool = False
    practice: bool = False


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
    message = Message(
        channel=channel,
        address=address,
        officer_id=officer_id,
        unit_id=unit_id,
        about_ref=str(about) if about else "",
        template=template,
        language=language,
        params=params or {},
        urgent=urgent,
        practice=practice,
    )
    _drawn(message, at)
    waits = message.state == Message.State.WAITING
    if hidden:
        message.address = sealed(message) if waits else ""
    message.sealed = sealed_words({"path": once}, message.pk) if once and waits else None
    _keep(message)
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
    return tell_officers([News(list(officers), template, params, about, urgent, practice)], at=at)


@transaction.atomic
def tell_officers(news: Iterable[News], *, at: datetime) -> list[Message]:
    """Tell officers of many matters at once, each as `notify_officers` does: what lies on desks goes in together."""
    by_mail = Gateway.objects.filter(channel="email", active=True).exists()
    messages = [message for one in news for message in _of(one, by_mail, at)]
    desk = Message.Channel.DESK
    Message.objects.bulk_create([message for message in messages if message.channel == desk])
    for message in messages:
        if message.channel != desk:
            _keep(message)
    return messages


def _of(one: News, by_mail: bool, at: datetime) -> list[Message]:
    """Return the messages of one piece of news, not yet stored."""
    params = {"path": DESK_INBOX} | one.params
    common = {"about_ref": str(one.about) if one.about else "", "template": one.template, "params": params}
    common |= {"urgent": one.urgent, "practice": one.practice}
    found = []
    for officer in one.officers:
        to = common | {"officer_id": officer.pk, "language": officer.language}
        found.append(_drawn(Message(channel=Message.Channel.DESK, **to), at))
        if by_mail and officer.email and not one.practice:
            found.append(_drawn(Message(channel=Message.Channel.EMAIL, address=officer.email, **to), at))
    return found


def _drawn(message: Message, at: datetime) -> Message:
    """Return the message with when it may go, or that it has ended. Raises: ValueError (template or parameter)."""
    rules.check(message.template, message.params, message.language)
    message.created_at, message.next_attempt_at = at, rules.may_go_at(at, urgent=message.urgent)
    _settle_at_once(message, at)
    return message


def _keep(message: Message) -> None:
    """Store a message and queue its delivery, where it leaves by wire."""
    message.save(force_insert=True)
    if message.channel in rules.OUTWARD and message.state == Message.State.WAITING:
        defer(message)
