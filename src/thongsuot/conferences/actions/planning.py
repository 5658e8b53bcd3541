"""Before the conference: planned, changed, moved, called off. Every word of it may be read by anybody."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.conferences.actions.attending import send_home
from thongsuot.conferences.actions.record import absent, check, locked, write_act
from thongsuot.conferences.models import Conference, ConferenceItem
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.invitations import actions as invitations
from thongsuot.meetings.actions.planning import check_time, wrong_line
from thongsuot.meetings.actions.record import public_words
from thongsuot.meetings.rules import Item, WrongLine, parse, written
from thongsuot.units.actions.once import id_for, made_by, wait_for
from thongsuot.units.models import Unit

TITLE, PLACE, BASIS, WHY = 200, 300, 300, 2_000
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LETTERS = 20  # of 31: as hard to guess as a key of 99 bits


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What is planned. `starts`, `ends`: local times; `agenda`: one item a line, as `meetings.rules.parse` reads it.

    `place`: of the main site. `day_off`: a day off was confirmed. `confirmed`: what looks personal and may be read.
    """

    title: str
    held_on: date
    starts: time
    ends: time
    place: str
    agenda: str = ""
    basis: str = ""
    day_off: bool = False
    confirmed: Collection[str] = ()


@transaction.atomic
def plan(
    *, unit_id: UUID, planned: Planned, form_id: UUID | None = None, actor: Actor, on: date, at: datetime
) -> Conference:
    """Plan a conference of a unit; its live page is there at once, for whoever has the address.

    `form_id`: sent again, the same form gives the conference it has planned.

    Raises: NotFound, Refused
    (conferences.plan), Invalid (title, held_on, day_off, ends, place, agenda, basis).
    """
    unit = Unit.objects.filter(pk=unit_id, valid_until=None, outside=False).first()
    if unit is None:
        raise absent()
    require(actor, "conferences.plan", unit)
    wait_for(form_id)
    if before := made_by(form_id, Conference.objects.filter(unit=unit), actor):
        return before
    check_time(planned, on)
    conference = Conference(
        id=id_for(form_id, Conference), code=drawn_code(), room=drawn_code(), unit=unit, practice=unit.practice
    )
    conference.held_on, conference.starts, conference.ends = planned.held_on, planned.starts, planned.ends
    conference.place = place_words(planned.place, planned.confirmed)
    items = _take_words(conference, planned.title, planned.basis, planned.agenda, planned.confirmed)
    conference.save(force_insert=True)
    _write_agenda(conference, items)
    details = {**_when(conference), "unit": str(unit.pk)}
    texts = _texts(conference, items, planned.confirmed) | {"place": conference.place}
    write_act(conference, "planned", details=details, texts=texts, actor=actor, on=on, at=at)
    return conference


def drawn_code() -> str:
    """Return letters and digits that nobody guesses and that are not taken for one another."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))


def _when(conference: Conference) -> dict:
    return {
        "held_on": conference.held_on.isoformat(),
        "starts": f"{conference.starts:%H:%M}",
        "ends": f"{conference.ends:%H:%M}",
    }


def place_words(text: str, confirmed: Collection[str]) -> str:
    return public_words(text, "place", confirmed, needed=_("Ghi nơi đặt điểm cầu chính."), limit=PLACE)


def _take_words(conference: Conference, title: str, basis: str, agenda: str, confirmed) -> list[Item]:
    """Write the words into the conference, and return the items of its agenda."""
    conference.title = public_words(title, "title", confirmed, needed=_("Ghi tên hội nghị."), limit=TITLE)
    conference.basis = public_words(basis, "basis", confirmed, limit=BASIS)
    try:
        return parse(public_words(agenda, "agenda", confirmed))
    except WrongLine as wrong:
        raise Invalid(wrong_line(wrong), field="agenda") from wrong


def _texts(conference: Conference, items: list[Item], confirmed) -> dict:
    words = {"title": conference.title, "basis": conference.basis, "agenda": written(items)}
    return words | {"confirmed": sorted(confirmed)}


def _write_agenda(conference: Conference, items: list[Item]) -> None:
    conference.agenda.all().delete()
    ConferenceItem.objects.bulk_create(
        ConferenceItem(
            conference=conference, number=number, title=item.title, minutes=item.minutes, speaker=item.speaker
        )
        for number, item in enumerate(items, 1)
    )


def _under_way(conference: Conference, items: list[Item]) -> int | None:
    """Return the number that the item under way has in a new agenda; None where that has no item of its title."""
    now = conference.agenda.filter(number=conference.item).first()
    numbers = [number for number, item in enumerate(items, 1) if now and item.title == now.title]
    return min(numbers, key=lambda number: abs(number - now.number), default=None)


@transaction.atomic
def change(
    *,
    conference_id: UUID,
    title: str,
    agenda: str = "",
    basis: str = "",
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Conference:
    """Change what it is about or its agenda; the item under way stays so wherever the agenda has it now, by its title.

    Raises: NotFound, Refused (conferences.run), Stale, Invalid (title, agenda, basis), NotAllowedNow.
    """
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor, revision=revision)
    check(conference, "changed", on, items=0)
    items = _take_words(conference, title, basis, agenda, confirmed)
    details = {"items": len(items), "item": _under_way(conference, items)}
    _write_agenda(conference, items)
    texts = _texts(conference, items, confirmed)
    write_act(conference, "changed", details=details, texts=texts, actor=actor, on=on, at=at)
    return conference


@transaction.atomic
def move(
    *,
    conference_id: UUID,
    held_on: date,
    starts: time,
    ends: time,
    place: str,
    reason: str,
    day_off: bool = False,
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Conference:
    """Move it to another day, hour or place, with the reason; on another day no site has come yet.

    Raises: NotFound, Refused (conferences.run), Stale, Invalid (held_on, day_off, ends, place,
    reason), NotAllowedNow (opened already).
    """
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor, revision=revision)
    check(conference, "moved", on, held_on=held_on.isoformat())
    planned = Planned(title=conference.title, held_on=held_on, starts=starts, ends=ends, place=place, day_off=day_off)
    check_time(planned, on)
    needed = _("Ghi vì sao đổi: các điểm cầu đọc được câu này.")
    conference.why = public_words(reason, "reason", confirmed, needed=needed, limit=WHY)
    conference.place = place_words(place, confirmed)
    before = conference.held_on
    conference.held_on, conference.starts, conference.ends = held_on, starts, ends
    if before != held_on:
        send_home(conference)
    details = _when(conference) | {"from": before.isoformat()}
    texts = {"place": conference.place, "reason": conference.why, "confirmed": sorted(confirmed)}
    write_act(conference, "moved", details=details, texts=texts, actor=actor, on=on, at=at)
    invitations.moved(about=conference.ref, actor=actor, on=on, at=at)
    return conference


@transaction.atomic
def call_off(
    *,
    conference_id: UUID,
    reason: str,
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Conference:
    """Call it off, with the reason that everybody reads; nothing is announced any more, no site has come.

    Raises: NotFound, Refused (conferences.chair), Stale, Invalid (reason), NotAllowedNow (opened already).
    """
    conference = locked(conference_id=conference_id, permission="conferences.chair", actor=actor, revision=revision)
    check(conference, "called_off", on)
    needed = _("Ghi vì sao không tổ chức nữa.")
    conference.why = public_words(reason, "reason", confirmed, needed=needed, limit=WHY)
    conference.announcement = ""
    send_home(conference)
    texts = {"reason": conference.why, "confirmed": sorted(confirmed)}
    write_act(conference, "called_off", texts=texts, actor=actor, on=on, at=at)
    invitations.called_off(about=conference.ref, actor=actor, on=on, at=at)
    return conference
