"""Urge (đôn đốc) about any duty: a unit above asks, and says by when; the holder answers. The answer is itself owed."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.duties.actions.acts import meet
from thongsuot.duties.actions.alone import entered_with_words, seen
from thongsuot.duties.actions.opening import open_duty
from thongsuot.duties.actions.reminding import Tree, label_of, tell_unit
from thongsuot.duties.actions.writing import prepare
from thongsuot.duties.models import Duty, DutyAct, Urging
from thongsuot.law.queries import book
from thongsuot.notices.actions import News, tell_officers
from thongsuot.people.models import Officer

LONGEST = 2000
BASIS = "Văn bản đôn đốc"
# What stands where words were: an answered urging is told from an open one by its having any.
DESTROYED = "–"


@transaction.atomic
def urge(
    *,
    duty_id: UUID,
    unit_id: UUID,
    text: str,
    due_on: date | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Urging:
    """Urge the holder of a duty on behalf of `unit_id`; with `due_on` an answer is owed by that day. Writes an entry.

    A matter whose room urges by itself (a case) is urged there. Raises: NotFound, Refused (duties.urge), Invalid
    (text, due_on, unit_id), NotAllowedNow (ended, or the last urging has no answer yet).
    """
    duty = seen(duty_id, actor)
    require(actor, "duties.urge", duty)
    if unit_id not in actor.units_as("head", "supervisor"):
        raise Invalid(_("Chọn đơn vị mà anh/chị đứng tên đôn đốc."), field="unit_id")
    text = words(text, _("Chưa ghi nội dung đôn đốc. Ghi cần làm gì, trả lời gì."))
    act, urging = _urged(duty, unit_id, text, due_on, actor=actor, on=on, at=at)
    urging.text_key = entered_with_words(act, {"text": text}, actor=actor, at=at)
    urging.save(force_insert=True)
    tell_holders([(duty, due_on)], on=on, at=at)
    return urging


def urge_within(
    *, duty: Duty, unit_id: UUID, text: str, due_on: date | None, actor: Actor, on: date, at: datetime
) -> Urging:
    """Urge within another room's act: no entry, `urging.urged` is the act to commit to; that room tells its people."""
    act, urging = _urged(duty, unit_id, text, due_on, actor=actor, on=on, at=at)
    act.save(force_insert=True)
    urging.save(force_insert=True)
    return urging


def _urged(duty: Duty, unit_id, text, due_on, *, actor, on, at) -> tuple[DutyAct, Urging]:
    if due_on and due_on < on:
        raise Invalid(_("Hạn trả lời đã qua. Chọn ngày hôm nay hoặc sau đó."), field="due_on")
    if duty.urgings.filter(answered=None).exists():
        raise NotAllowedNow(_("Lần đôn đốc trước chưa được trả lời. Chờ trả lời, hoặc gọi cho đơn vị giữ việc."))
    details = {"unit": str(unit_id), "due_on_answer": due_on.isoformat() if due_on else None}
    act = prepare(duty, "urged", details, on=on, actor=actor, at=at)
    owed = _owe_answer(duty, due_on, actor=actor, on=on, at=at) if due_on else None
    return act, Urging(duty=duty, unit_id=unit_id, urged=act, answer_duty=owed, text=text)


def _owe_answer(duty: Duty, due_on: date, *, actor: Actor, on: date, at: datetime) -> Duty:
    return open_duty(
        task="report",
        about=Ref("duty", duty.pk),
        label=duty.label,
        holder_unit_id=duty.holder_unit_id,
        holder_officer_id=duty.holder_officer_id,
        starts_on=on,
        due_on=due_on,
        basis=BASIS,
        practice=duty.practice,
        actor=actor,
        at=at,
    )


@transaction.atomic
def answer_urge(*, duty_id: UUID, text: str, actor: Actor, on: date, at: datetime) -> Urging:
    """Answer the open urging of a duty, and meet what was owed for it. Writes an entry.

    Raises: NotFound, Refused (duties.answer_urge), Invalid (text), NotAllowedNow (nothing waits for an answer).
    """
    duty = seen(duty_id, actor)
    require(actor, "duties.answer_urge", duty)
    text = words(text, _("Chưa ghi trả lời. Viết đã làm gì, bao giờ xong."))
    urging = _answered(duty, text, actor=actor, on=on, at=at)
    urging.answer_key = entered_with_words(urging.answered, {"text": text}, actor=actor, at=at)
    urging.save(update_fields=["answered", "answer", "answer_key"])
    urger = Officer.objects.filter(pk=Ref.parse(urging.urged.actor_ref).id)
    tell_officers([_news(duty, list(urger), "duty-urge-answered", {})], at=at)
    return urging


def answer_within(*, duty: Duty, text: str, actor: Actor, on: date, at: datetime) -> Urging:
    """Answer within another room's act: no entry, `urging.answered` is the act to commit to."""
    urging = _answered(duty, text, actor=actor, on=on, at=at)
    urging.answered.save(force_insert=True)
    urging.save(update_fields=["answered", "answer"])
    return urging


def _answered(duty: Duty, text: str, *, actor: Actor, on: date, at: datetime) -> Urging:
    urging = duty.urgings.select_for_update(of=("self",)).filter(answered=None).first()
    if urging is None:
        raise NotAllowedNow(_("Không có đôn đốc nào chờ trả lời. Tải lại trang để xem."))
    details = {"urging": str(urging.pk)}
    urging.answered = prepare(duty, "urge_answered", details, on=on, actor=actor, at=at)
    urging.answer = text
    owed = urging.answer_duty
    if owed is not None and owed.state in (Duty.State.OPEN, Duty.State.SUSPENDED):
        meet(duty=owed, on=on, actor=actor, at=at)
    return urging


def forget_urgings(*, about: Ref) -> None:
    """Destroy what was asked and answered about the duties of a matter that is sealed or erased, and the keys of both.

    The acts and their entries stay; without the keys nobody can confirm a guess at the words.
    An answer is owed as a duty about the duty, and may be urged itself: those words go too.
    """
    refs, found = [str(about)], set()
    while refs:
        fresh = set(Duty.objects.filter(about_ref__in=refs).values_list("pk", flat=True)) - found
        found |= fresh
        refs = [str(Ref("duty", pk)) for pk in fresh]
    urgings = Urging.objects.filter(duty__in=found)
    urgings.exclude(answered=None).update(answer=DESTROYED)
    urgings.update(text=DESTROYED, text_key=None, answer_key=None)


def words(text: str, needed: str) -> str:
    """Return what was written, trimmed. Raises: Invalid (text) where nothing was written, or too much."""
    text = text.replace("\x00", "").strip()
    if not text:
        raise Invalid(needed, field="text")
    if len(text) > LONGEST:
        raise Invalid(_("Dài quá 2.000 chữ cái. Rút ngắn lại."), field="text")
    return text


def tell_holders(told: Iterable[tuple[Duty, date | None]], tree: Tree | None = None, *, on: date, at: datetime) -> None:
    """Tell who holds each duty that it was urged, and by when an answer is wanted; None where no day was named."""
    tree = tree or Tree(on, book().calendar)
    news = []
    for duty, due_on in told:
        due = f"{due_on.day}/{due_on.month}/{due_on.year}" if due_on else ""
        news.append(_news(duty, tell_unit(duty, on, tree), "duty-urged", {"due": due}))
    tell_officers(news, at=at)


def _news(duty: Duty, officers: list[Officer], template: str, params: dict) -> News:
    params = {"label": label_of(duty), "path": f"/ban-lam-viec/viec/{duty.pk}/"} | params
    return News(officers, template, params, about=Ref("duty", duty.pk), practice=duty.practice)
