"""Urge (đôn đốc): a unit above asks why, and by when; the holder answers."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_officers, tell_urged
from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Act, Case
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.people.models import Officer


@transaction.atomic
def urge(
    *,
    case_id: UUID,
    revision: int | None = None,
    text: str,
    due_on: date | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Urge the holder; with `due_on`, it owes a report by that day. Raises: Invalid (text, due_on)."""
    case = locked_case(case_id=case_id, actor=actor, verb="urge", revision=revision)
    text = cleaned(text, "text", needed=_("Chưa ghi nội dung đôn đốc. Ghi cần làm gì, báo cáo gì."))
    if due_on and due_on < on:
        raise Invalid(_("Hạn báo cáo đã qua. Chọn ngày hôm nay hoặc sau đó."), field="due_on")
    if due_on:
        clocks.open_urged(case, due_on=due_on, actor=actor, on=on, at=at)
    details = {"due_on": due_on.isoformat() if due_on else None}
    unit_id = case.working_unit_id or case.holder_unit_id
    write_act(case, "urge", actor=actor, on=on, at=at, unit_id=unit_id, details=details, texts={"text": text})
    tell_urged(case, on=on, at=at)
    return case


@transaction.atomic
def answer_urge(*, case_id: UUID, revision: int | None = None, text: str, actor: Actor, on: date, at: datetime) -> Case:
    """Report back on the last urging; meets what was owed for it. Raises: NotAllowedNow (nothing open), Invalid."""
    case = locked_case(case_id=case_id, actor=actor, verb="answer_urge", revision=revision)
    text = cleaned(text, "text", needed=_("Chưa ghi báo cáo. Viết đã làm gì, bao giờ xong."))
    urging = open_urging(case)
    if urging is None:
        raise NotAllowedNow(_("Không có đôn đốc nào chờ trả lời. Tải lại trang để xem."))
    clocks.meet(case, "report", actor=actor, on=on, at=at)
    write_act(case, "answer_urge", actor=actor, on=on, at=at, details={"urge": str(urging.pk)}, texts={"text": text})
    urger = Officer.objects.filter(pk=Ref.parse(urging.actor_ref).id)
    tell_officers(case, list(urger), at=at, template="urge-answered")
    return case


def open_urging(case: Case) -> Act | None:
    """Return the last urging that has no answer yet, if there is one."""
    last = case.acts.filter(verb__in=("urge", "answer_urge")).order_by("-number").first()
    return last if last and last.verb == "urge" else None
