"""What the giver says to a report: accepted or returned; and a unit released from a task, a task ended."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow, NotFound, Refused
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import words, write_act
from thongsuot.directives.actions.tasks import seen_task
from thongsuot.directives.actions.working import keep, locked, runs
from thongsuot.directives.models import Assignment, Event, Report, Task
from thongsuot.directives.permissions import assignments_seen_by
from thongsuot.directives.queries.work import running_report_duty
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty, DutyAct

NOT_YOURS = gettext_lazy("Có báo cáo của đơn vị mình: không tự công nhận báo cáo của mình.")
NOT_ENDED = (Assignment.State.QUEUED, Assignment.State.OPEN, Assignment.State.REPORTED)


@transaction.atomic
def accept_report(*, report_id: UUID, answer: str = "", actor: Actor, on: date, at: datetime) -> Report:
    """Accept a report; a final one ends the assignment and meets its duty. One entry.

    A later report stands in place of every earlier one: of a final one it says that not all is done. Raises: NotFound,
    Refused (directives.answer), NotAllowedNow (answered already; final, and a later report stands in its place).
    """
    found, row = _asked(report_id, actor)
    if found.final and found != _last_standing(row):
        raise NotAllowedNow(_("Sau báo cáo này đơn vị đã báo cáo lại. Trả lời báo cáo mới nhất."))
    found.state, found.answer, found.answered_on = Report.State.ACCEPTED, words(answer, "answer"), on
    found.save(update_fields=["state", "answer", "answered_on"])
    acts = []
    if found.final:
        row.state, row.accepted_on = Assignment.State.ACCEPTED, on
        owed = [duty for duty in (row.duty, row.plan_duty) if runs(duty)]
        acts = [duties.meet(duty=duty, on=found.on, actor=actor, at=at) for duty in owed]
        acts += _no_more_reports(row, on, actor, at)
    keep(row, "accept_report", {"report": str(found.pk), "answer": found.answer}, acts, actor, on, at)
    return found


def accept_reports(*, report_ids: list[UUID], actor: Actor, on: date, at: datetime) -> tuple[int, list[str]]:
    """Accept many reports, each by an act and entry of its own; return how many, and why others were not.

    One that was answered meanwhile stops none of the rest.
    """
    done, refused = 0, []
    for report_id in report_ids:
        try:
            accept_report(report_id=report_id, actor=actor, on=on, at=at)
            done += 1
        except (NotAllowedNow, NotFound, Refused) as why:
            refused.append(str(why.sentence) if not isinstance(why, Refused) else str(NOT_YOURS))
    return done, refused


@transaction.atomic
def return_report(*, report_id: UUID, answer: str, actor: Actor, on: date, at: datetime) -> Report:
    """Return a report with what is missing; the clock of the duty never stopped. One entry.

    Raises: NotFound, Refused (directives.answer), NotAllowedNow (answered already), Invalid (answer).
    """
    found, row = _asked(report_id, actor)
    found.answer = words(answer, "answer", _("Ghi báo cáo còn thiếu gì để đơn vị bổ sung."))
    found.state, found.answered_on = Report.State.RETURNED, on
    found.save(update_fields=["state", "answer", "answered_on"])
    _stand_on_the_rest(row)
    keep(row, "return_report", {"report": str(found.pk), "answer": found.answer}, [], actor, on, at)
    return found


@transaction.atomic
def release(*, assignment_id: UUID, why: str, actor: Actor, on: date, at: datetime) -> Assignment:
    """Release one unit from a task: its duties are owed no more, its row and what it reported stay. One entry.

    An event that the task asks of it and that was not held is called off with it.
    Raises: NotFound, Refused (directives.answer), NotAllowedNow, Invalid (why).
    """
    event = _event_asked(assignment_id)
    row = locked(assignment_id, "directives.answer", actor, NOT_ENDED)
    why = words(why, "why", _("Ghi vì sao đơn vị này không phải làm nữa."))
    row.state = Assignment.State.RELEASED
    if event is not None:
        event.state, event.why, event.revision = Event.State.CALLED_OFF, why, event.revision + 1
        event.save(update_fields=["state", "why", "revision"])
    owed = [duty for duty in (row.duty, row.plan_duty) if runs(duty)]
    acts = [duties.waive(duty=duty, ground="released", on=on, actor=actor, at=at) for duty in owed]
    acts += _no_more_reports(row, on, actor, at)
    keep(row, "release", {"why": why}, acts, actor, on, at)
    return row


def _event_asked(assignment_id: UUID) -> Event | None:
    """Return the event that the part asks for and that was not held, locked before the part as `hold_event` does."""
    part = Assignment.objects.filter(pk=assignment_id, duty__isnull=False).values("duty_id")
    rows = Event.objects.filter(duty_id__in=part, state=Event.State.PLANNED)
    return rows.select_for_update(of=("self",)).first()


@transaction.atomic
def reopen_assignment(*, assignment_id: UUID, why: str, actor: Actor, on: date, at: datetime) -> Assignment:
    """Take the acceptance of a final report back: the unit owes the task again, by the task's present day. One entry.

    The report counts as returned, with `why`. Raises: NotFound, Refused (directives.answer), NotAllowedNow (not
    accepted, or the task was ended), Invalid (why).
    """
    row = locked(assignment_id, "directives.answer", actor, (Assignment.State.ACCEPTED,))
    # Locked, so that the task neither ends nor moves its day at this moment; no reporting waits for such a lock.
    task = Task.objects.select_for_update(no_key=True).get(pk=row.task_id)
    if task.state != Task.State.SENT:
        raise NotAllowedNow(_("Nhiệm vụ này đã kết thúc nên không mở lại từng đơn vị được."))
    why = words(why, "why", _("Ghi vì sao mở lại, đơn vị còn phải làm gì."))
    found = row.reports.filter(state=Report.State.ACCEPTED, final=True).order_by("number").last()
    found.state, found.answer, found.answered_on = Report.State.RETURNED, why, on
    found.save(update_fields=["state", "answer", "answered_on"])
    row.accepted_on = None
    _stand_on_the_rest(row)
    day = {"starts_on": row.duty.starts_on, "due_on": task.due_on}
    acts = [duties.reopen(duty=row.duty, **day, on=on, actor=actor, at=at)]
    keep(row, "reopen_assignment", {"report": str(found.pk), "why": why}, acts, actor, on, at)
    return row


def _stand_on_the_rest(row: Assignment) -> None:
    """Let progress and state follow from the last report that was not returned."""
    standing = _last_standing(row)
    row.percent = standing.percent if standing else None
    row.state = Assignment.State.REPORTED if standing and standing.final else Assignment.State.OPEN


def _last_standing(row: Assignment) -> Report | None:
    return row.reports.exclude(state=Report.State.RETURNED).order_by("number").last()


def _no_more_reports(row: Assignment, on: date, actor: Actor, at: datetime) -> list[DutyAct]:
    """End the reports of each period. One whose period is met is opened again first: only what runs can be waived."""
    duty = running_report_duty(row)
    if duty is None or duty.follow_on is None:
        return []
    acts = []
    if duty.state == Duty.State.MET:
        acts.append(duties.reopen(duty=duty, starts_on=duty.starts_on, on=on, actor=actor, at=at))
    return [*acts, duties.waive(duty=duty, ground="released", on=on, actor=actor, at=at)]


@transaction.atomic
def end_task(*, task_id: UUID, why: str, actor: Actor, on: date, at: datetime) -> Task:
    """End a task that was sent, once no unit owes it any more. One entry.

    Raises: NotFound, Refused (directives.send_task), NotAllowedNow (units still owe it), Invalid (why).
    """
    task = seen_task(task_id, actor)
    require(actor, "directives.send_task", task)
    left = task.assignments.filter(state__in=NOT_ENDED).count()
    if task.state != Task.State.SENT:
        raise NotAllowedNow(_("Nhiệm vụ này chưa gửi hoặc đã kết thúc. Tải lại trang để xem."))
    if left:
        raise NotAllowedNow(_("Còn %s đơn vị chưa xong. Công nhận hoặc cho thôi từng đơn vị trước.") % left)
    why = words(why, "why", _("Ghi kết quả chung của nhiệm vụ."))
    task.state = Task.State.ENDED
    task.revision += 1
    task.save(update_fields=["state", "revision"])
    write_act(Ref("task", task.pk), "end_task", {"why": why}, actor=actor, on=on, at=at)
    return task


def _asked(report_id: UUID, actor: Actor) -> tuple[Report, Assignment]:
    """Return the report and its assignment, the latter locked first, once `actor` may answer it."""
    found = Report.objects.filter(pk=report_id, assignment__in=assignments_seen_by(actor)).first()
    if found is None:
        raise NotFound(_("Không tìm thấy báo cáo này, hoặc anh/chị không được xem."))
    row = locked(found.assignment_id, "directives.answer", actor)
    found.refresh_from_db()
    if found.state != Report.State.SENT:
        raise NotAllowedNow(_("Báo cáo này đã được trả lời. Tải lại trang để xem."))
    return found, row
