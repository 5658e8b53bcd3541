"""What goes out: word of an invitation, of another day, of a gathering called off, and the reminder a day before.

A message says the code, the day and where to look; the page of the code tells the rest.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
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
JOB = "thongsuot.invitations.jobs.send_word"
# What an act says to whom it invited, by its verb.
TEMPLATES = {"invited": "invited", "moved": "invited-moved", "called_off": "invited-off"}
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


@transaction.atomic
def send_word(*, act_id: UUID, at: datetime) -> int:
    """Send what an act has to say, once, and return how many were told. Called by a job."""
    roster_id = InvitationAct.objects.filter(pk=act_id).values_list("roster_id", flat=True).get()
    roster = Roster.objects.select_for_update(no_key=True).get(pk=roster_id)
    act, gathering = roster.acts.get(pk=act_id), gathering_of(roster.about)
    if gathering is None or roster.forgotten_on or roster.acts.filter(verb="told", details__act=str(act_id)).exists():
        return 0
    if gathering.called_off != (act.verb == "called_off"):
        return 0  # overtaken: a later act says what holds now
    rows = roster.invitations.filter(withdrawn=False, walked_in=False)
    rows = rows.filter(begun=act) if act.verb == "invited" else rows
    count = _tell(rows, TEMPLATES[act.verb], gathering, at)
    write_act(roster, "told", details={"act": str(act_id), "count": count}, actor=US, on=legal_day(at), at=at)
    return count


@transaction.atomic
def remind(*, roster_id: UUID, at: datetime) -> int:
    """Remind everyone invited of a gathering of tomorrow, once, and return how many were told. Called by a job.

    Who said for this day that they cannot come is left in peace.
    """
    roster = Roster.objects.select_for_update(no_key=True).get(pk=roster_id)
    gathering, on = gathering_of(roster.about), legal_day(at)
    if not is_due(roster, gathering, on):
        return 0
    rows = roster.invitations.filter(withdrawn=False, walked_in=False)
    rows = rows.exclude(reply="not-coming", replied_for=gathering.held_on)
    count = _tell(rows, "invited-reminder", gathering, at)
    roster.reminded_for = gathering.held_on
    roster.save(update_fields=["reminded_for"])
    details = {"for": gathering.held_on.isoformat(), "count": count}
    write_act(roster, "reminded", details=details, actor=US, on=on, at=at)
    return count


def is_due(roster: Roster, gathering: Gathering | None, on: date) -> bool:
    """Return whether the reminder of a gathering is to go on day `on`: the day before, not sent yet, still held."""
    if gathering is None or not gathering.stands or roster.forgotten_on:
        return False
    return gathering.held_on - BEFORE == on and roster.reminded_for != gathering.held_on


def _tell(rows: Iterable[Invitation], template: str, gathering: Gathering, at: datetime) -> int:
    """Queue one message to each that has an address, and to the desks of units; return how many were told."""
    day, count = gathering.held_on, 0
    for one in rows.select_related("content").order_by("number"):
        params = {"code": show_code(one.code), "path": f"/giay-moi/{one.code}/"}
        params |= {"due": f"{day.day}/{day.month}/{day.year}", "unit": gathering.unit_name}
        common = {"template": template, "params": params, "about": one.roster.about, "at": at}
        common["practice"] = gathering.practice
        if one.unit_id:
            officers = {each.pk: each for each in heads_of(one.unit_id, legal_day(at))}
            officers |= {each.pk: each for each in officers_of(one.unit_id, "receptionist", legal_day(at))}
            notify_officers(officers=officers.values(), **common)
        elif not _send(one, common):
            continue
        count += 1
    return count


def _send(one: Invitation, common: dict) -> bool:
    """Queue a message by mail, else by SMS; False where there is no address."""
    content = getattr(one, "content", None)
    ways = [("email", content.email), ("sms", content.phone)] if content else []
    for channel, address in ways:
        if address:
            notify_resident(channel=channel, address=address, **common)
            return True
    return False
