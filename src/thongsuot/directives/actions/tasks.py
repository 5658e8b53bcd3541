"""A task before it is sent: drafted, changed, dropped."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import done_by_form, words, write_act
from thongsuot.directives.models import Assignment, Instrument, Passage, Task
from thongsuot.directives.permissions import assignments_seen_by, instruments_seen_by, tasks_seen_by
from thongsuot.directives.queries.chain import last_day
from thongsuot.directives.rules.addressing import Addressed
from thongsuot.directives.rules.days import wrong_day
from thongsuot.directives.rules.searched import task_words
from thongsuot.units.models import Unit

LONGEST_LABEL = 200
ENDED = (Assignment.State.ACCEPTED, Assignment.State.RELEASED)


@dataclass(frozen=True)
class Wanted:
    """What a task says, as a form or an import gives it. Days are legal days; `weight` 1 to 100."""

    label: str
    text: str
    starts_on: date
    due_on: date
    evidence: str = ""
    plan_by: date | None = None
    weight: int = 1
    topic: str = ""
    place_id: UUID | None = None
    addressed: Addressed | None = None
    event_kind: str = ""
    report_every: str = ""

    @classmethod
    def of(cls, task: Task, **changed) -> "Wanted":
        """Return what a stored task says, with some of it changed."""
        names = [each.name for each in fields(cls) if each.name != "addressed"]
        given = {name: getattr(task, name) for name in names}
        given["addressed"] = Addressed.of(task.addressed) if task.addressed else None
        return cls(**given | changed)


@transaction.atomic
def draft_task(
    *,
    unit_id: UUID,
    wanted: Wanted,
    passage_id: UUID | None = None,
    instrument_id: UUID | None = None,
    parent_id: UUID | None = None,
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Task:
    """Draft a task that `unit_id` will give; nobody else sees it before it is sent. One entry.

    `passage_id`: the confirmed sentence it comes from (its instrument follows). `parent_id`: the assignment of this
    unit that it breaks down; its day is then never later than that task's. `form_id`: sent again, the same form gives
    the task it has made.
    Raises: Refused, NotFound (passage, instrument, parent), NotAllowedNow (parent ended), Invalid (field named).
    """
    unit = Unit.objects.get(pk=unit_id)
    require(actor, "directives.draft_task", unit)
    if before := done_by_form(form_id, "draft_task", actor):
        return Task.objects.get(pk=Ref.parse(before.about_ref).id)
    task = Task(id=new_id(), unit=unit, practice=unit.practice)
    task.passage, task.instrument = _source(passage_id, instrument_id, actor)
    task.parent = _parent(parent_id, unit, actor)
    if task.parent and task.instrument is None:
        task.instrument_id = task.parent.task.instrument_id
    _take(task, wanted)
    task.revision = 1
    task.save(force_insert=True)
    write_act(Ref("task", task.pk), "draft_task", described(task), form_id=form_id, actor=actor, on=on, at=at)
    return task


@transaction.atomic
def change_task(*, task_id: UUID, wanted: Wanted, revision: int, actor: Actor, on: date, at: datetime) -> Task:
    """Change a task that was not sent yet. One entry. Raises: NotFound, Refused, Stale, NotAllowedNow, Invalid."""
    task = drafted(task_id, "directives.change_task", revision, actor)
    _take(task, wanted)
    _step(task, "change_task", actor, on, at)
    return task


@transaction.atomic
def drop_task(*, task_id: UUID, revision: int, actor: Actor, on: date, at: datetime) -> Task:
    """Drop a task that was not sent yet; its row stays. One entry. Raises: NotFound, Refused, Stale, NotAllowedNow."""
    task = drafted(task_id, "directives.change_task", revision, actor)
    task.state = Task.State.DROPPED
    _step(task, "drop_task", actor, on, at)
    return task


def drafted(task_id: UUID, permission: str, revision: int | None, actor: Actor) -> Task:
    """Return the task, locked, once `actor` may and it is still a draft. `revision`: as the page showed it."""
    task = seen_task(task_id, actor)
    require(actor, permission, task)
    if task.state != Task.State.DRAFT:
        raise NotAllowedNow(_("Nhiệm vụ này đã gửi hoặc đã bỏ, không sửa được nữa. Mở lại trang để xem."))
    if revision is not None and revision != task.revision:
        raise Stale(_("Vừa có người khác sửa nhiệm vụ này. Mở lại trang để xem rồi sửa tiếp."))
    return task


def seen_task(task_id: UUID, actor: Actor) -> Task:
    """Return the task, locked, where `actor` may see it. Raises: NotFound."""
    rows = tasks_seen_by(actor).select_related("unit", "instrument").select_for_update(of=("self",))
    task = rows.filter(pk=task_id).first()
    if task is None:
        raise NotFound(_("Không tìm thấy nhiệm vụ này, hoặc anh/chị không được xem."))
    return task


def described(task: Task) -> dict:
    """Return what a task says, as acts commit to it."""
    return {
        "instrument": str(task.instrument_id) if task.instrument_id else None,
        "passage": str(task.passage_id) if task.passage_id else None,
        "parent": str(task.parent_id) if task.parent_id else None,
        "label": task.label,
        "text": task.text,
        "evidence": task.evidence,
        "starts_on": task.starts_on.isoformat(),
        "due_on": task.due_on.isoformat(),
        "plan_by": task.plan_by.isoformat() if task.plan_by else None,
        "weight": task.weight,
        "topic": task.topic,
        "place": str(task.place_id) if task.place_id else None,
        "addressed": task.addressed,
        "event_kind": task.event_kind,
        "report_every": task.report_every,
    }


def _step(task: Task, verb: str, actor: Actor, on: date, at: datetime) -> None:
    task.revision += 1
    task.save()
    write_act(Ref("task", task.pk), verb, described(task), actor=actor, on=on, at=at)


def _source(passage_id, instrument_id, actor: Actor) -> tuple[Passage | None, Instrument | None]:
    if passage_id is None and instrument_id is None:
        return None, None
    passage = Passage.objects.filter(pk=passage_id).first() if passage_id else None
    # Locked as dropping it and deciding on its passages are, so that nothing rests on what is taken back meanwhile.
    rows = instruments_seen_by(actor).exclude(state=Instrument.State.DROPPED)
    rows = rows.select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk=passage.instrument_id if passage else instrument_id).first()
    if found is None or (passage_id and passage is None):
        raise NotFound(_("Không tìm thấy văn bản này, hoặc anh/chị không được xem."))
    if passage:
        passage.refresh_from_db()
    if passage and passage.state != Passage.State.CONFIRMED:
        raise NotAllowedNow(_("Đoạn này chưa được xác nhận. Xác nhận đoạn trước rồi giao thành nhiệm vụ."))
    return passage, found


def _parent(parent_id: UUID | None, unit: Unit, actor: Actor) -> Assignment | None:
    if parent_id is None:
        return None
    rows = assignments_seen_by(actor).select_related("task").select_for_update(of=("self",))
    parent = rows.filter(Q(unit=unit) | Q(unit__heir=unit), pk=parent_id).first()
    if parent is None:
        raise NotFound(_("Không tìm thấy phần việc này, hoặc anh/chị không được xem."))
    if parent.state in ENDED:
        raise NotAllowedNow(_("Phần việc này đã xong hoặc không phải làm nữa nên không giao tiếp được."))
    return parent


def _take(task: Task, wanted: Wanted) -> None:
    """Write what is wanted into the task. Raises: Invalid."""
    task.label = words(wanted.label, "label", _("Ghi tên ngắn của nhiệm vụ."), longest=LONGEST_LABEL)
    task.text = words(wanted.text, "text", _("Ghi việc phải làm."))
    task.evidence = words(wanted.evidence, "evidence")
    task.starts_on, task.due_on, task.plan_by = wanted.starts_on, wanted.due_on, wanted.plan_by
    check_days(task)
    if not 1 <= wanted.weight <= 100:
        raise Invalid(_("Trọng số từ 1 đến 100."), field="weight")
    task.weight, task.topic, task.place_id = wanted.weight, wanted.topic, wanted.place_id
    task.addressed = wanted.addressed.as_json() if wanted.addressed else {}
    task.event_kind, task.report_every = wanted.event_kind, wanted.report_every
    task.search_key = task_words(task.label, task.text)


def check_days(task: Task) -> None:
    """Raise Invalid for a day that does not fit the instrument, every task above up to the first, or the other days."""
    wrong = wrong_day(
        starts_on=task.starts_on,
        due_on=task.due_on,
        plan_by=task.plan_by,
        issued_on=task.instrument.issued_on if task.instrument else None,
        parent_due_on=last_day(task.parent_id) if task.parent_id else None,
    )
    if wrong is None:
        return
    day = f"{wrong.day:%d/%m/%Y}"
    raise Invalid(
        {
            "before-issue": _("Hạn này trước ngày ban hành văn bản (%s). Ghi lại hạn.") % day,
            "before-start": _("Ngày này trước ngày bắt đầu (%s). Ghi lại ngày.") % day,
            "after-parent": _("Hạn này sau hạn của nhiệm vụ cấp trên (%s). Ghi ngày đó hoặc sớm hơn.") % day,
            "after-due": _("Hạn lập kế hoạch sau hạn hoàn thành (%s). Ghi ngày sớm hơn.") % day,
        }[wrong.why],
        field=wrong.field,
    )
