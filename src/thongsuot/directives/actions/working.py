"""What a unit does with what it was given: name one person, plan, report upward."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import done_by_form, words, write_act
from thongsuot.directives.models import Assignment, Plan, Report
from thongsuot.directives.permissions import assignments_seen_by
from thongsuot.directives.queries.known import known, taken_over
from thongsuot.directives.queries.work import running_report_duty
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.files import actions as files
from thongsuot.files.models import Attachment
from thongsuot.people.actions.officers import hold
from thongsuot.people.queries import officers_of

LONGEST_TITLE = 200
WORKED_ON = (Assignment.State.OPEN, Assignment.State.REPORTED)
RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)


@transaction.atomic
def name_officer(*, assignment_id: UUID, officer_id: UUID, actor: Actor, on: date, at: datetime) -> Assignment:
    """Name the one person of the unit who does it; the duties of the part follow. One entry.

    Raises: NotFound, Refused (directives.assign), NotAllowedNow, Invalid (not of that unit).
    """
    row = locked(assignment_id, "directives.assign", actor)
    hold(officer_id)
    if not officers_of(row.duty.holder_unit_id, None, on).filter(pk=officer_id).exists():
        raise Invalid(_("Người này không giữ vị trí nào ở đơn vị đang giữ việc. Chọn người khác."), field="officer")
    row.officer_id = officer_id
    owed = (row.duty, row.plan_duty, running_report_duty(row))
    given = [_give(duty, officer_id, on, actor, at) for duty in owed if runs(duty)]
    keep(row, "name_officer", {"officer": str(officer_id)}, given, actor, on, at)
    return row


@transaction.atomic
def plan(
    *,
    assignment_id: UUID,
    title: str = "",
    text: str,
    uploads=(),
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Plan:
    """Lay down how the unit means to do it; the first plan meets the duty to plan, later ones stand beside it.

    `uploads`: (file, name). `form_id`: sent again, the same form gives the plan it has made. Raises: NotFound, Refused,
    NotAllowedNow, Invalid (text, uploads).
    """
    row = locked(assignment_id, "directives.work", actor)
    if before := done_by_form(form_id, "plan", actor):
        return Plan.objects.get(pk=before.details["plan"])
    made = Plan(id=new_id(), assignment=row, number=row.plans.count() + 1, on=on)
    made.title = words(title, "title", longest=LONGEST_TITLE)
    made.text, made.officer_id = words(text, "text", _("Ghi kế hoạch: việc gì, ai làm, khi nào xong.")), row.officer_id
    made.save(force_insert=True)
    digests = stored(Ref("plan", made.pk), uploads, actor, at)
    met = [duties.meet(duty=row.plan_duty, on=on, actor=actor, at=at)] if runs(row.plan_duty) else []
    row.planned_on = row.planned_on or on
    details = {"plan": str(made.pk), "number": made.number, "title": made.title, "text": made.text, "files": digests}
    keep(row, "plan", details, met, actor, on, at, form_id)
    return made


@transaction.atomic
def report(
    *,
    assignment_id: UUID,
    percent: int,
    text: str,
    final: bool = False,
    uploads=(),
    taken: Iterable[str] = (),
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Report:
    """Report progress with its evidence to whoever gave the task. `final`: all is done; the answer ends the duty.

    `taken`: references of what the program knows already (`queries.known`) and the unit takes over as it is.
    `form_id`: sent again, the same form gives the report it has made. Raises: NotFound, Refused, NotAllowedNow, Invalid
    (percent, text; uploads: a final report without the evidence wanted).
    """
    row = locked(assignment_id, "directives.work", actor)
    if before := done_by_form(form_id, "report", actor):
        return Report.objects.get(pk=before.details["report"])
    made = reported(row, percent, text, final, on)
    made.taken = taken_over(known(row, actor), taken)
    made.text = words(text or _summary(made.taken), "text", _("Ghi việc đã làm được và còn lại."))
    made.save(force_insert=True)
    digests = stored(Ref("report", made.pk), uploads, actor, at)
    if final and row.task.evidence and not digests and not made.taken.get("files") and not _has_evidence(row):
        raise Invalid(_("Nhiệm vụ này cần tài liệu chứng minh. Đính kèm ít nhất một tệp."), field="uploads")
    details = {"number": made.number, "text": made.text, "files": digests, "taken": made.taken}
    keep(row, "report", said(made) | details, counted(row, on, actor, at), actor, on, at, form_id)
    return made


def reported(row: Assignment, percent: int, text: str, final: bool, on: date) -> Report:
    """Return the next report of an assignment, not yet stored, and put its progress into the row.

    Raises: Invalid (percent, final).
    """
    if not 0 <= percent <= 100:
        raise Invalid(_("Ghi số từ 0 đến 100."), field="percent")
    if final and percent != 100:
        raise Invalid(_("Báo cáo hoàn thành thì tiến độ phải là 100 %."), field="percent")
    if percent == 100 and not final:
        sentence = _("Xong cả thì đánh dấu ô này. Chưa xong thì ghi tiến độ dưới 100 %.")
        if row.task.evidence:
            sentence = _("Xong cả thì đánh dấu ô này và kèm tài liệu chứng minh. Chưa xong thì ghi tiến độ dưới 100 %.")
        raise Invalid(sentence, field="final")
    row.percent, row.state = percent, Assignment.State.REPORTED if final else Assignment.State.OPEN
    number = row.reports.count() + 1
    return Report(id=new_id(), assignment=row, number=number, percent=percent, final=final, text=text, on=on)


def said(made: Report) -> dict:
    """Return what an act says of the report it makes, as rules.parts reads it."""
    return {"report": str(made.pk), "percent": made.percent, "final": made.final}


def counted(row: Assignment, on: date, actor: Actor, at: datetime) -> list[DutyAct]:
    """Count a report for the period that runs, where the task asks for one in each."""
    duty = running_report_duty(row)
    if not runs(duty) or on < duty.starts_on:
        return []
    return [duties.occur(duty=duty, on=on, actor=actor, at=at)]


def _summary(taken: dict) -> str:
    """Return the words of a report that only takes over what is known."""
    return "\n".join(one["words"] for name in ("parts", "events") for one in taken.get(name, ()))


def locked(assignment_id: UUID, permission: str, actor: Actor, states=WORKED_ON) -> Assignment:
    """Return the assignment, locked, once `actor` may and it stands where that can be done.

    Raises: NotFound, Refused, NotAllowedNow.
    """
    rows = assignments_seen_by(actor).select_related("task", "duty", "plan_duty").select_for_update(of=("self",))
    row = rows.filter(pk=assignment_id).first()
    if row is None:
        raise NotFound(_("Không tìm thấy phần việc này, hoặc anh/chị không được xem."))
    require(actor, permission, row)
    if row.state not in states:
        raise NotAllowedNow(refusal(row.state))
    return row


def refusal(state: str) -> str:
    """Return the sentence that says why nothing more is done now."""
    return {
        Assignment.State.QUEUED: _("Phần việc này đang được mở. Chờ ít phút rồi tải lại trang."),
        Assignment.State.ACCEPTED: _("Phần việc này đã được công nhận hoàn thành."),
        Assignment.State.RELEASED: _("Phần việc này không phải làm nữa."),
    }.get(state, _("Bước này không làm được lúc này. Tải lại trang để xem."))


def stored(owner: Ref, uploads, actor: Actor, at: datetime) -> list[str]:
    """Store the files of one act and return their digests, as the act commits to them. Raises: Invalid (uploads)."""
    uploads = list(uploads)
    with files.said_at("uploads"):
        files.check_count(len(uploads))
        kept = [files.store(upload=file, name=name, owner_ref=owner, actor=actor, at=at) for file, name in uploads]
    return [one.blob.sha256 for one in kept]


def keep(
    row: Assignment,
    verb: str,
    details: dict,
    duty_acts,
    actor: Actor,
    on: date,
    at: datetime,
    form_id: UUID | None = None,
) -> None:
    """Store the assignment after an act and write the act."""
    row.revision += 1
    row.save()
    by = {"actor": actor, "on": on, "at": at}
    write_act(Ref("assignment", row.pk), verb, details, duty_acts=duty_acts, form_id=form_id, **by)


def _give(duty: Duty, officer_id: UUID, on: date, actor: Actor, at: datetime) -> DutyAct:
    return duties.assign(duty=duty, officer_id=officer_id, on=on, actor=actor, at=at)


def runs(duty: Duty | None) -> bool:
    return duty is not None and duty.state in RUNNING


def _has_evidence(row: Assignment) -> bool:
    """Return whether a report that was not returned has brought a file."""
    standing = row.reports.exclude(state=Report.State.RETURNED)
    refs = [str(Ref("report", pk)) for pk in standing.values_list("pk", flat=True)]
    return Attachment.objects.filter(owner_ref__in=refs, removed_at=None).exists()
