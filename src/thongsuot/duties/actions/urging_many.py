"""Many duties urged by one act of another room; who holds each is told afterwards, batch by batch, once."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties import rules
from thongsuot.duties.actions.reminding import Tree
from thongsuot.duties.actions.together import Owed, ReadBook, keep, open_owed
from thongsuot.duties.actions.urging import BASIS, tell_holders
from thongsuot.duties.models import Duty, DutyAct, Urging
from thongsuot.law.queries import book
from thongsuot.ledger.copying import copy_in

BATCH = 100
TELL = "thongsuot.duties.jobs.tell_urged"


def urge_many_within(
    *, duty_ids: Iterable[UUID], unit_id: UUID, text: str, due_on: date | None, actor: Actor, on: date, at: datetime
) -> list[DutyAct]:
    """Urge those of the duties that run and wait for no answer, and return the acts to commit to: no entry.

    Locks them. With `due_on` an answer is owed by that day; what opens it is among the acts. A job tells the holders.
    Raises: Invalid (due_on).
    """
    if due_on and due_on < on:
        raise Invalid(_("Hạn trả lời đã qua. Chọn ngày hôm nay hoặc sau đó."), field="due_on")
    waits = Urging.objects.filter(duty=OuterRef("pk"), answered=None)
    duties = Duty.objects.filter(~Exists(waits), pk__in=list(duty_ids), state__in=rules.ALLOWED["urged"])
    duties = list(duties.order_by("pk").select_for_update(of=("self",)))
    details = {"unit": str(unit_id), "due_on_answer": due_on.isoformat() if due_on else None}
    acts = [_act(duty, details, actor, on, at) for duty in duties]
    owed = _answers(duties, due_on, actor, on, at) if due_on else [None] * len(duties)
    Duty.objects.filter(pk__in=[duty.pk for duty in duties]).update(revision=F("revision") + 1)
    copy_in(DutyAct, acts)
    keep([each for each in owed if each], [])
    copy_in(Urging, [_urging(act, unit_id, text, each) for act, each in zip(acts, owed, strict=True)])
    _defer_telling()
    return acts + [each.acts[0] for each in owed if each]


def remind_of_urgings(*, duty_ids: Iterable[UUID]) -> None:
    """Have the holders of duties told once more of the urging that waits for their answer."""
    Urging.objects.filter(duty__in=list(duty_ids), answered=None).update(told=False)
    _defer_telling()


def _act(duty: Duty, details: dict, actor: Actor, on: date, at: datetime) -> DutyAct:
    number = duty.revision + 1
    return DutyAct(duty=duty, number=number, verb="urged", on=on, at=at, actor_ref=actor.ref, details=details)


def _answers(duties: list[Duty], due_on: date, actor: Actor, on: date, at: datetime) -> list[Owed]:
    the_book = ReadBook()
    return [
        open_owed(
            task="report",
            about=Ref("duty", duty.pk),
            label=duty.label,
            holder_unit_id=duty.holder_unit_id,
            holder_officer_id=duty.holder_officer_id,
            starts_on=on,
            due_on=due_on,
            basis=BASIS,
            practice=duty.practice,
            the_book=the_book,
            actor=actor,
            at=at,
        )
        for duty in duties
    ]


def _urging(act: DutyAct, unit_id: UUID, text: str, owed: Owed | None) -> Urging:
    answer = owed.duty if owed else None
    return Urging(
        id=new_id(), duty_id=act.duty_id, unit_id=unit_id, urged=act, answer_duty=answer, text=text, told=False
    )


@transaction.atomic
def tell_urged_batch(*, on: date, at: datetime, limit: int = BATCH) -> int:
    """Tell the holders of up to `limit` duties that were urged by an act about many; return how many were looked at.

    One transaction, and the next batch is queued in it while any is left: stopped at any moment, nobody is told twice.
    """
    waiting = Urging.objects.filter(told=False).order_by("pk")
    rows = waiting.select_related("duty__holder_unit", "duty__holder_officer", "answer_duty")
    rows = list(rows.select_for_update(skip_locked=True, of=("self",))[:limit])
    tree, waits = Tree(on, book().calendar), [row for row in rows if row.answered_id is None]
    tree.learn({row.duty.holder_unit_id for row in waits})
    wanted = [(row.duty, row.answer_duty.due_on if row.answer_duty else None) for row in waits]
    tell_holders(wanted, tree, on=on, at=at)
    Urging.objects.filter(pk__in=[row.pk for row in rows]).update(told=True)
    if rows and waiting.exists():
        _defer_telling()
    return len(rows)


def _defer_telling() -> None:
    app.configure_task(TELL, allow_unknown=True, queue="duties").defer()
