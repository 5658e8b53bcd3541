"""Urge (đôn đốc) all units that are late with a task or without a plan, in one act."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import words, write_act
from thongsuot.directives.actions.tasks import seen_task
from thongsuot.directives.models import Task
from thongsuot.directives.queries.urging import to_urge, urged_duty
from thongsuot.duties import actions as duties
from thongsuot.units.models import Unit

LONGEST = 2000


@transaction.atomic
def urge_units(
    *,
    task_id: UUID,
    unit_id: UUID,
    text: str,
    due_on: date | None = None,
    again: bool = False,
    below_id: UUID | None = None,
    shown: tuple[int, int] | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> int:
    """Urge, in the name of `unit_id`, every unit below it that is late with the task or has no plan; return how many.

    One act, one entry, however many they are; a job tells each holder once. `again`: those too that were urged today
    (urged anew) or have not answered yet (told once more of what waits). `below_id`: only that unit and below it.
    `shown`: how many fresh ones and others the page showed. `due_on`: an answer is owed by that day.
    Raises: NotFound, Refused (directives.urge), Invalid (text, due_on), NotAllowedNow (not sent or ended; nobody to
    urge; others than shown).
    """
    task = seen_task(task_id, actor)
    unit, below = _unit(unit_id), _unit(below_id) if below_id else None
    require(actor, "directives.urge", unit)
    if task.state != Task.State.SENT:
        raise NotAllowedNow(_("Nhiệm vụ này chưa gửi hoặc đã kết thúc. Tải lại trang để xem."))
    text = words(text, "text", _("Chưa ghi nội dung đôn đốc. Ghi cần làm gì, trả lời gì."), longest=LONGEST)
    found = to_urge(actor, task, unit, today=on, below=below)
    if shown is not None and shown != found.shown:
        raise NotAllowedNow(_("Số đơn vị vừa thay đổi. Xem lại danh sách rồi bấm lần nữa."))
    owed = {urged_duty(part).pk: part for part in [*found.fresh, *(found.again if again else [])]}
    if not owed:
        raise NotAllowedNow(_("Không còn đơn vị nào phải đôn đốc."))
    acts = duties.urge_many_within(duty_ids=owed, unit_id=unit.pk, text=text, due_on=due_on, actor=actor, on=on, at=at)
    anew = {act.duty_id for act in acts if act.verb == "urged"}
    told = owed.keys() - anew if again else set()
    duties.remind_of_urgings(duty_ids=told)
    details = {"unit": str(unit.pk), "text": text, "due_on": due_on.isoformat() if due_on else None}
    details |= {"urged": _parts(owed, anew), "again": _parts(owed, told)}
    write_act(Ref("task", task.pk), "urge_units", details, duty_acts=acts, actor=actor, on=on, at=at)
    return len(anew) + len(told)


def _unit(unit_id: UUID) -> Unit:
    found = Unit.objects.filter(pk=unit_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy đơn vị này."))
    return found


def _parts(owed: dict, duty_ids) -> list[str]:
    return sorted(str(owed[pk].pk) for pk in duty_ids)
