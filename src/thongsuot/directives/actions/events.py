"""Study sessions, reviews and inspection visits: planned, held with what came of them, called off with a reason."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import done_by_form, words, write_act
from thongsuot.directives.actions.sending import DUTY_OF_EVENT
from thongsuot.directives.actions.working import counted, keep, locked, reported, said, stored
from thongsuot.directives.models import Assignment, Event, Instrument, Task
from thongsuot.directives.permissions import events_seen_by, instruments_seen_by, tasks_seen_by
from thongsuot.duties import actions as duties
from thongsuot.files.models import Attachment
from thongsuot.units.models import Unit

LONGEST_TITLE = 200
BEFORE_THE_END = (Event.Kind.STUDY, Event.Kind.PRELIMINARY)  # a visit and a final review may come after a task's day


@dataclass(frozen=True)
class Planned:
    """What is to be held: of which kind, called what, by which legal day; of a visit, which unit."""

    kind: str
    title: str
    due_on: date
    visited_id: UUID | None = None
    expected: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it. `expected`, `reached`: counts, never names. `findings`: of a visit, one a line."""

    held_on: date
    text: str
    expected: int | None = None
    reached: int | None = None
    findings: str = ""


@transaction.atomic
def plan_event(
    *,
    unit_id: UUID,
    planned: Planned,
    instrument_id: UUID | None = None,
    task_id: UUID | None = None,
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Event:
    """Plan one event of a unit for an instrument or a task; the unit owes it by its day. One entry.

    `form_id`: sent again, the same form gives the event it has planned.
    Raises: Refused (directives.plan_event), NotFound (instrument, task), Invalid (title, due_on, visited,
    instrument).
    """
    unit = Unit.objects.get(pk=unit_id)
    require(actor, "directives.plan_event", unit)
    if before := done_by_form(form_id, "plan_event", actor):
        return Event.objects.get(pk=Ref.parse(before.about_ref).id)
    event = Event(id=new_id(), unit=unit, kind=planned.kind, due_on=planned.due_on, practice=unit.practice)
    event.instrument, event.task = _about(instrument_id, task_id, actor)
    event.title = words(planned.title, "title", _("Ghi tên buổi này."), longest=LONGEST_TITLE)
    event.visited = _visited(planned, unit)
    event.expected = planned.expected
    _check_day(event, on)
    event.duty = duties.open_duty(
        task=DUTY_OF_EVENT[Event.Kind(event.kind)],
        about=Ref("event", event.pk),
        label=event.title,
        holder_unit_id=unit.pk,
        starts_on=on,
        due_on=event.due_on,
        basis=str(event.instrument or event.task)[:300],
        practice=event.practice,
        actor=actor,
        at=at,
    )
    event.revision = 1
    event.save(force_insert=True)
    _write(event, "plan_event", _described(event), [event.duty.opening], actor, on, at, form_id)
    return event


@transaction.atomic
def hold_event(
    *, event_id: UUID, outcome: Outcome, uploads=(), revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Event:
    """Say that an event was held, with what came of it. One that a task asks for is at once the unit's final report.

    Nobody is asked twice: what is written here goes up as the report, with its files. One entry.
    Raises: NotFound, Refused (directives.hold_event), NotAllowedNow, Stale, Invalid (held_on, text, reached, files).
    """
    event = _locked(event_id, revision, actor)
    part = _part(event, actor)
    _check_outcome(outcome, on)
    event.state, event.held_on = Event.State.HELD, outcome.held_on
    event.text = words(outcome.text, "text", _("Ghi buổi này đã làm gì, kết luận gì."))
    event.findings = words(outcome.findings, "findings")
    event.expected, event.reached = outcome.expected, outcome.reached
    event.revision += 1
    event.save()
    digests = stored(Ref("event", event.pk), uploads, actor, at)
    details = _told(event) | {"files": digests}
    if part is None:
        met = [duties.meet(duty=event.duty, on=event.held_on, actor=actor, at=at)]
        _write(event, "hold_event", details, met, actor, on, at)
    else:
        _report(part, event, details, actor, on, at)
    return event


@transaction.atomic
def call_off_event(
    *, event_id: UUID, why: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Event:
    """Call an event off with the reason; what a task asks for is called off by whoever gave the task, not here.

    One entry. Raises: NotFound, Refused (directives.hold_event), NotAllowedNow, Stale, Invalid (why).
    """
    event = _locked(event_id, revision, actor)
    if _part(event, actor, lock=False) is not None:
        raise NotAllowedNow(_("Buổi này do cấp trên giao. Đơn vị giao mới cho thôi được, ở trang nhiệm vụ."))
    event.why = words(why, "why", _("Ghi vì sao không tổ chức nữa."))
    event.state = Event.State.CALLED_OFF
    event.revision += 1
    event.save()
    waived = [duties.waive(duty=event.duty, ground="called-off", on=on, actor=actor, at=at)]
    _write(event, "call_off_event", {"why": event.why}, waived, actor, on, at)
    return event


def _locked(event_id: UUID, revision: int | None, actor: Actor) -> Event:
    rows = events_seen_by(actor).select_related("duty", "task", "unit").select_for_update(of=("self",))
    event = rows.filter(pk=event_id).first()
    if event is None:
        raise NotFound(_("Không tìm thấy buổi này, hoặc anh/chị không được xem."))
    require(actor, "directives.hold_event", event)
    if event.state != Event.State.PLANNED:
        raise NotAllowedNow(_("Buổi này đã tổ chức hoặc không tổ chức nữa. Tải lại trang để xem."))
    if revision is not None and revision != event.revision:
        raise Stale(_("Vừa có người khác sửa buổi này. Mở lại trang để xem rồi làm tiếp."))
    return event


def _part(event: Event, actor: Actor, *, lock: bool = True) -> Assignment | None:
    """Return the part of a task whose duty is to hold this event; None for one that a unit planned by itself."""
    found = Assignment.objects.filter(duty=event.duty_id).select_related("task", "duty", "plan_duty").first()
    return locked(found.pk, "directives.work", actor) if found and lock else found


def _report(part: Assignment, event: Event, details: dict, actor: Actor, on: date, at: datetime) -> None:
    """Let the event be the final report of the unit's part, with its files."""
    made = reported(part, 100, event.text, True, on)
    made.taken = {"events": [{"ref": str(Ref("event", event.pk)), "words": event.title}], "files": _files(event)}
    made.save(force_insert=True)
    keep(part, "hold_event", said(made) | details, counted(part, on, actor, at), actor, on, at)


def _files(event: Event) -> list[dict]:
    rows = Attachment.objects.of(Ref("event", event.pk)).select_related("blob")
    return [{"id": str(row.pk), "sha256": row.blob.sha256} for row in rows]


def _about(instrument_id, task_id, actor: Actor) -> tuple[Instrument | None, Task | None]:
    instrument = instruments_seen_by(actor).filter(pk=instrument_id).first() if instrument_id else None
    task = tasks_seen_by(actor).select_related("instrument").filter(pk=task_id).first() if task_id else None
    if (instrument_id and instrument is None) or (task_id and task is None):
        raise NotFound(_("Không tìm thấy văn bản hoặc nhiệm vụ này, hoặc anh/chị không được xem."))
    if instrument is None and task is None:
        raise Invalid(_("Chọn văn bản mà buổi này thực hiện."), field="instrument")
    return instrument or task.instrument, task


def _visited(planned: Planned, unit: Unit) -> Unit | None:
    if planned.kind != Event.Kind.INSPECTION:
        return None
    found = Unit.objects.filter(pk=planned.visited_id, practice=unit.practice).first() if planned.visited_id else None
    if found is None:
        raise Invalid(_("Chọn đơn vị được kiểm tra."), field="visited")
    return found


def _check_day(event: Event, on: date) -> None:
    if event.due_on < on:
        raise Invalid(_("Ngày này đã qua. Ghi ngày từ hôm nay trở đi."), field="due_on")
    task = event.task
    if task and event.kind in BEFORE_THE_END and event.due_on > task.due_on:
        day = f"{task.due_on:%d/%m/%Y}"
        raise Invalid(_("Ngày này sau hạn của nhiệm vụ (%s). Ghi ngày đó hoặc sớm hơn.") % day, field="due_on")


def _check_outcome(outcome: Outcome, on: date) -> None:
    if outcome.held_on > on:
        raise Invalid(_("Ngày này chưa đến. Ghi ngày đã tổ chức."), field="held_on")
    if outcome.reached is not None and outcome.expected is not None and outcome.reached > outcome.expected:
        raise Invalid(_("Số người dự nhiều hơn số người cần dự. Xem lại hai số."), field="reached")


def _described(event: Event) -> dict:
    return {
        "kind": event.kind,
        "unit": str(event.unit_id),
        "visited": str(event.visited_id) if event.visited_id else None,
        "instrument": str(event.instrument_id) if event.instrument_id else None,
        "task": str(event.task_id) if event.task_id else None,
        "title": event.title,
        "due_on": event.due_on.isoformat(),
        "expected": event.expected,
    }


def _told(event: Event) -> dict:
    return {
        "event": str(event.pk),
        "held_on": event.held_on.isoformat(),
        "text": event.text,
        "findings": event.findings,
        "expected": event.expected,
        "reached": event.reached,
    }


def _write(event: Event, verb: str, details: dict, acts, actor: Actor, on: date, at: datetime, form_id=None) -> None:
    write_act(Ref("event", event.pk), verb, details, duty_acts=acts, form_id=form_id, actor=actor, on=on, at=at)
