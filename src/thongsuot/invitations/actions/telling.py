"""What goes out: word of an invitation, of another day, of a gathering called off, and the reminder a day before.

A message says the code, the day and where to look; the page of the code tells the rest.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from procrastinate.contrib.django import app

from thongsuot.core.actors import Actor, service
from thongsuot.core.clock import legal_day
from thongsuot.core.refs import Ref
from thongsuot.invitations.actions.record import write_act
from thongsuot.invitations.gatherings import Gathering, gathering_of
from thongsuot.invitations.models import Invitation, InvitationAct, Roster
from thongsuot.invitations.rules import show_code
from thongsuot.notices.actions import notify_officers, notify_resident
from thongsuot.people.queries import heads_of, officers_of

BEFORE = timedelta(days=1)  # how long before the day the reminder goes
AT_ONCE = 200  # people told in one transaction
JOB = "thongsuot.invitations.jobs.send_word"
# What an act says to whom it invited, by its verb.
TEMPLATES = {"invited": "invited", "moved": "invited-moved", "called_off": "invited-off", "corrected": "invited"}
US = service("invitations")


def moved(*, about: Ref, actor: Actor, on: date, at: datetime) -> None:
    """Let everyone invited know of another day, hour or place; call it in the transaction that moves the gathering.

    What was replied for another day counts no more. Where nobody was invited nothing is done. The room of the
    gathering has asked for permission.
    """
    _change(about, "moved", actor, on, at)


def called_off(*, about: Ref, actor: Actor, on: date, at: datetime) -> None:
    """Let everyone invited know that it is not held; call it in the transaction that calls the gathering off."""
    _change(about, "called_off", actor, on, at)


def _change(about: Ref, verb: str, actor: Actor, on: date, at: datetime) -> None:
    roster = Roster.objects.select_for_update(no_key=True).filter(kind=about.kind, about_id=about.id).first()
    if roster is None or roster.forgotten_on or not roster.invitations.filter(withdrawn=False).exists():
        return
    gathering = gathering_of(about)
    details = {"held_on": gathering.held_on.isoformat()} if gathering else {}
    defer_word(write_act(roster, verb, details=details, actor=actor, on=on, at=at), at)


def defer_word(act: InvitationAct, at: datetime) -> None:
    """Queue the word of an act; the job commits with the act."""
    app.configure_task(JOB, allow_unknown=True, queue="notices").defer(act_id=str(act.pk))


def send_word(*, act_id: UUID, at: datetime) -> int:
    """Send what an act has to say, once to each, and return how many were told. Called by a job.

    Batch by batch: each `told` notes up to which number it came, and what was broken off goes on there.
    """
    return _all_of(_send_batch, act_id, at)


def remind(*, roster_id: UUID, at: datetime) -> int:
    """Remind everyone invited of a gathering of tomorrow, each once, and return how many were told. Called by a job.

    Who said for this day that they cannot come is left in peace; who is invited later on that day is reminded too.
    Batch by batch, as `send_word`.
    """
    return _all_of(_remind_batch, roster_id, at)


def _all_of(batch: Callable[[UUID, datetime], int | None], of: UUID, at: datetime) -> int:
    count = 0
    while (told := batch(of, at)) is not None:
        count += told
    return count


@transaction.atomic
def _send_batch(act_id: UUID, at: datetime) -> int | None:
    """Tell the next of an act; None where nobody is left, or it has nothing to say any more."""
    roster_id = InvitationAct.objects.filter(pk=act_id).values_list("roster_id", flat=True).get()
    roster = Roster.objects.select_for_update(no_key=True).get(pk=roster_id)
    act, gathering = roster.acts.get(pk=act_id), gathering_of(roster.about)
    if gathering is None or roster.forgotten_on:
        return None
    if gathering.called_off != (act.verb == "called_off"):
        return None  # overtaken: a later act says what holds now
    rows = roster.invitations.filter(withdrawn=False, walked_in=False)
    rows = rows.filter(begun=act) if act.verb == "invited" else rows
    rows = rows.filter(pk=act.invitation_id) if act.verb == "corrected" else rows
    told = roster.acts.filter(verb="told", details__act=str(act_id))
    return _tell(roster, rows, "told", {"act": str(act_id)}, told, TEMPLATES[act.verb], gathering, at)


@transaction.atomic
def _remind_batch(roster_id: UUID, at: datetime) -> int | None:
    """Remind the next; None where nobody is left or it is not the day."""
    roster = Roster.objects.select_for_update(no_key=True).get(pk=roster_id)
    gathering = gathering_of(roster.about)
    if not is_due(roster, gathering, legal_day(at)):
        return None
    day = gathering.held_on
    rows = roster.invitations.filter(withdrawn=False, walked_in=False)
    rows = rows.exclude(reply="not-coming", replied_for=day)
    told = roster.acts.filter(verb="reminded", details__for=day.isoformat())
    count = _tell(roster, rows, "reminded", {"for": day.isoformat()}, told, "invited-reminder", gathering, at)
    if count is not None and roster.reminded_for != day:
        roster.reminded_for = day
        roster.save(update_fields=["reminded_for"])
    return count


def is_due(roster: Roster, gathering: Gathering | None, on: date) -> bool:
    """Return whether people are reminded of a gathering on day `on`: the day before, still held."""
    if gathering is None or not gathering.stands or roster.forgotten_on:
        return False
    return gathering.held_on - BEFORE == on


def _tell(
    roster: Roster,
    rows: QuerySet[Invitation],
    verb: str,
    details: dict,
    told: QuerySet[InvitationAct],
    template: str,
    gathering: Gathering,
    at: datetime,
) -> int | None:
    """Tell the next after whoever was `told`, note it as `verb`, and return how many; None where nobody is left."""
    after = max((act.details["to"] for act in told), default=0)
    batch = list(rows.filter(number__gt=after).select_related("content").order_by("number")[:AT_ONCE])
    if not batch:
        return None
    count = sum(_tell_one(roster, one, template, gathering, at) for one in batch)
    details |= {"to": batch[-1].number, "count": count}
    write_act(roster, verb, details=details, actor=US, on=legal_day(at), at=at)
    return count


def _tell_one(roster: Roster, one: Invitation, template: str, gathering: Gathering, at: datetime) -> bool:
    """Queue a message to who has an address, or to the desks of a unit; False where there is nobody to write to."""
    day = gathering.held_on
    params = {"code": show_code(one.code), "path": f"/giay-moi/{one.code}/"}
    params |= {"due": f"{day.day}/{day.month}/{day.year}", "unit": gathering.unit_name}
    common = {"template": template, "params": params, "about": roster.about, "at": at}
    common["practice"] = gathering.practice
    if not one.unit_id:
        return _send(one, common)
    officers = {each.pk: each for each in heads_of(one.unit_id, legal_day(at))}
    officers |= {each.pk: each for each in officers_of(one.unit_id, "receptionist", legal_day(at))}
    notify_officers(officers=officers.values(), **common)
    return bool(officers)


def _send(one: Invitation, common: dict) -> bool:
    """Queue a message by mail, else by SMS; False where there is no address."""
    content = getattr(one, "content", None)
    ways = [("email", content.email), ("sms", content.phone)] if content else []
    for channel, address in ways:
        if address:
            notify_resident(channel=channel, address=address, **common)
            return True
    return False
