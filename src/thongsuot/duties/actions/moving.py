"""Many duties given another day by one act of another room: the same day for all, what stood before stays read."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.duties import rules
from thongsuot.duties.actions.reminding import Tree, label_of, tell_unit
from thongsuot.duties.actions.together import ReadBook
from thongsuot.duties.actions.writing import reckoned_after, take_over
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.law.queries import book
from thongsuot.ledger.copying import copy_in
from thongsuot.notices.actions import News, tell_officers

CHANGED = ["fixed_due_on", "due_on", "remind_on", "look_on", "until_on", "rule_in_force_from", "revision"]


def move_many_within(
    *, duty_ids: Iterable[UUID], due_on: date, ground: str, actor: Actor, on: date, at: datetime
) -> list[DutyAct]:
    """Give those of the duties that run the day `due_on` instead of theirs; return the acts to commit to: no entry.

    For days that were given and follow from no rule of law. Locks the duties. A late one is late by the new day from
    then on; the day it had and the reminders of it stay. `tell_moved` tells who holds them.
    """
    duties = Duty.objects.filter(pk__in=list(duty_ids), state__in=rules.ALLOWED["moved"]).order_by("pk")
    duties = duties.select_related("holder_unit", "holder_officer").select_for_update(of=("self",))
    the_book = ReadBook()
    acts = [_moved(duty, due_on, ground, the_book, actor, on, at) for duty in duties.prefetch_related("acts")]
    copy_in(DutyAct, acts)
    Duty.objects.bulk_update([act.duty for act in acts], CHANGED)
    return acts


def _moved(duty: Duty, due_on: date, ground: str, the_book: ReadBook, actor: Actor, on: date, at: datetime) -> DutyAct:
    clock = rules.fold(act.as_rule() for act in duty.acts.all())
    details = {"fixed_due_on": due_on.isoformat(), "ground": ground}
    number = duty.revision + 1
    act = DutyAct(duty=duty, number=number, verb="moved", on=on, at=at, actor_ref=actor.ref, details=details)
    clock, _reckoned = reckoned_after(clock, act, the_book)
    duty.revision = number
    take_over(duty, clock)
    return act


def tell_moved(acts: Iterable[DutyAct], *, on: date, at: datetime) -> None:
    """Tell who holds each of the duties that `acts` moved which day is now the last one."""
    duties = [act.duty for act in acts]
    tree = Tree(on, book().calendar)
    tree.learn({duty.holder_unit_id for duty in duties})
    tell_officers([_news(duty, on, tree) for duty in duties], at=at)


def _news(duty: Duty, on: date, tree: Tree) -> News:
    day = f"{duty.due_on.day}/{duty.due_on.month}/{duty.due_on.year}"
    params = {"label": label_of(duty), "path": f"/ban-lam-viec/viec/{duty.pk}/", "due": day}
    return News(tell_unit(duty, on, tree), "duty-moved", params, about=Ref("duty", duty.pk), practice=duty.practice)
