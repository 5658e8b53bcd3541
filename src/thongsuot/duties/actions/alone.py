"""Acts of officers on a duty that no room's own page carries: each writes its own entry."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.core.refs import Ref
from thongsuot.duties.actions.kinds import prepared
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.permissions import visible_to
from thongsuot.duties.rules.grounds import INTERRUPTIONS, SHORTFALLS
from thongsuot.ledger import actions as ledger

# verb: (permission, the grounds it must name one of)
ALONE = {
    "met": ("duties.work", None),
    "occurred": ("duties.work", None),
    "struck": ("duties.work", None),
    "interrupted": ("duties.work", INTERRUPTIONS),
    "restored": ("duties.work", None),
    "missed": ("duties.own_up", SHORTFALLS),
}


@transaction.atomic
def act_alone(
    *,
    duty_id: UUID,
    verb: str,
    ground: str = "",
    occurrence: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> DutyAct:
    """Write one act of `ALONE` on a duty that no other room acts on, with its entry. `on`: the day it happened.

    Raises: NotFound, Refused, Invalid (on, ground), NotAllowedNow (its kind or state wants something else).
    """
    permission, grounds = ALONE[verb]
    duty = seen(duty_id, actor)
    require(actor, permission, duty)
    if grounds is not None and ground not in grounds:
        raise Invalid(_("Chưa chọn lý do. Chọn một lý do trong danh sách."), field="ground")
    act = prepared(duty, verb, ground=ground, occurrence=occurrence, on=on, actor=actor, at=at)
    return entered(act, actor=actor, at=at)


def seen(duty_id: UUID, actor: Actor) -> Duty:
    """Return the duty, locked, where `actor` may see it. Raises: NotFound."""
    duty = visible_to(actor).select_for_update(of=("self",)).filter(pk=duty_id).first()
    if duty is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    return duty


def entered(act: DutyAct, *, actor: Actor, at: datetime) -> DutyAct:
    """Store an act of this room alone: its entry first, then the act tied to it with the key beside it."""
    act.entry, act.key = _recorded(act, {}, actor, at)
    act.save(force_insert=True)
    return act


def entered_with_words(act: DutyAct, texts: dict, *, actor: Actor, at: datetime) -> bytes:
    """Store an act whose entry commits to words too; return the key, for the caller to keep beside the words.

    An act is never changed, its words may be destroyed: with them goes the key, so that no guess can be confirmed.
    """
    act.entry, key = _recorded(act, {"texts": texts}, actor, at)
    act.save(force_insert=True)
    return key


def _recorded(act: DutyAct, more: dict, actor: Actor, at: datetime) -> tuple:
    subject, canonical = Ref("duty", act.duty_id), act.canonical() | more
    return ledger.record(actor=actor, verb=f"duties.{act.verb}", subject=subject, act=canonical, at=at)
