"""The dialogue moved to another day, hour or place, or called off: the days of its notice follow."""

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.duties import actions as duties
from thongsuot.duties.models import DutyAct
from thongsuot.invitations import actions as invitations
from thongsuot.meetings.actions.planning import PLACE, Planned, check_time, when
from thongsuot.meetings.actions.record import check, duty_of, locked, public_words, words, write_act
from thongsuot.meetings.models import Meeting
from thongsuot.meetings.rules.fold import ANNOUNCED, PLANNED

WHY = 2_000


@transaction.atomic
def move(
    *,
    meeting_id: UUID,
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
) -> Meeting:
    """Move it to another day, hour or place. The days of its notice are counted anew from the new day.

    What was announced already is announced anew by this, today. Raises: NotFound, Refused (meetings.run), Stale,
    Invalid (held_on, day_off, ends, place, reason), NotAllowedNow.
    """
    meeting = locked(meeting_id=meeting_id, permission="meetings.run", actor=actor, revision=revision)
    check(meeting, "moved", on, held_on=held_on.isoformat())
    planned = Planned(title=meeting.title, held_on=held_on, starts=starts, ends=ends, place=place, day_off=day_off)
    check_time(planned, on)
    needed = _("Ghi vì sao đổi: bà con đọc được câu này.")
    before, told = meeting.held_on, is_told(meeting)
    meeting.why = _read(reason, "reason", told, confirmed, needed=needed, limit=WHY)
    meeting.place = _read(place, "place", told, confirmed, needed=_("Ghi nơi tổ chức."), limit=PLACE)
    meeting.held_on, meeting.starts, meeting.ends = held_on, starts, ends
    acts = _recounted(meeting, told, actor, on, at) if held_on != before and meeting.notice_duty_id else []
    texts = {"place": meeting.place, "reason": meeting.why, "confirmed": sorted(confirmed)}
    details = when(meeting) | {"from": before.isoformat()}
    write_act(meeting, "moved", duty_acts=acts, details=details, texts=texts, actor=actor, on=on, at=at)
    invitations.moved(about=meeting.ref, actor=actor, on=on, at=at)
    return meeting


def is_told(meeting: Meeting) -> bool:
    """Return whether everyone reads of it already."""
    return meeting.public and meeting.state == ANNOUNCED


def _read(text: str, field: str, told: bool, confirmed: Collection[str], **bounds) -> str:
    """Return what was written; of a dialogue that is announced everyone reads it, so it is looked at."""
    return public_words(text, field, confirmed, **bounds) if told else words(text, field, **bounds)


def _recounted(meeting: Meeting, told: bool, actor: Actor, on: date, at: datetime) -> list[DutyAct]:
    """Count the days of the notice anew; where it was given already, this is the new one."""
    duty, by = duty_of(meeting.notice_duty_id), {"on": on, "actor": actor, "at": at}
    if not told:
        return [duties.correct(duty=duty, starts_on=meeting.held_on, ground="moved", **by)]
    again = duties.reopen(duty=duty, starts_on=meeting.held_on, **by)
    return [again, duties.meet(duty=duty, **by)]


@transaction.atomic
def call_off(
    *,
    meeting_id: UUID,
    reason: str,
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Meeting:
    """Call it off, with the reason; where it was announced everyone reads it.

    Raises: NotFound, Refused (meetings.chair), Stale, Invalid (reason), NotAllowedNow.
    """
    meeting = locked(meeting_id=meeting_id, permission="meetings.chair", actor=actor, revision=revision)
    check(meeting, "called_off", on)
    told = is_told(meeting)
    needed = _("Ghi vì sao không tổ chức nữa.")
    meeting.why = _read(reason, "reason", told, confirmed, needed=needed, limit=WHY)
    acts = []
    if meeting.state == PLANNED and meeting.notice_duty_id:
        duty = duty_of(meeting.notice_duty_id)
        acts.append(duties.waive(duty=duty, ground="called-off", on=on, actor=actor, at=at))
    texts = {"reason": meeting.why, "confirmed": sorted(confirmed)}
    write_act(meeting, "called_off", duty_acts=acts, texts=texts, actor=actor, on=on, at=at)
    invitations.called_off(about=meeting.ref, actor=actor, on=on, at=at)
    return meeting
