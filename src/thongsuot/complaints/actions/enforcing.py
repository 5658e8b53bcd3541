"""From the decision to its end: in effect, what must be done by it, done, closed."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.intake import check_past
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import commit_with
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.record import check_code, locked_complaint, write
from thongsuot.complaints.models import Complaint, Obligation
from thongsuot.complaints.queries.terms import effect_day
from thongsuot.complaints.rules.grounds import OBLIGATION_KINDS
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.duties import actions as duties

MEASURED = ("money", "land", "persons")


@transaction.atomic
def take_effect(*, case_id: UUID, revision: int | None = None, actor: Actor, on: date, at: datetime) -> Case:
    """Note that the decision is in effect: its time is over, nobody has gone on. Raises: NotAllowedNow (too early)."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="take_effect", revision=revision)
    day = effect_day(complaint)
    if on < day:
        raise NotAllowedNow(_("Quyết định có hiệu lực từ ngày %s nếu không có khiếu nại lần hai.") % f"{day:%d/%m/%Y}")
    details = {"in_effect_on": day.isoformat()}
    write(case, complaint, "take_effect", actor=actor, on=on, at=at, details=details)
    tell_resident(case, "progress", at=at)
    return case


def waiting_for_effect(on: date) -> list[UUID]:
    """Return the cases whose decision is in effect by `on` and not yet noted so, oldest first."""
    rows = Complaint.objects.filter(case__state="sent", decided_on__isnull=False, in_effect_on=None)
    found = rows.filter(decided_on__lt=on, case__practice=False).order_by("decided_on", "case_id")
    return [row.case_id for row in found if effect_day(row) <= on]


@transaction.atomic
def oblige(
    *,
    case_id: UUID,
    revision: int | None = None,
    kind: str,
    amount: int | None = None,
    text: str,
    due_on: date,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Note one thing that the decision obliges to, with its day: a duty of the body that holds the case.

    `amount`: money in đồng, land in m², persons. Raises: Invalid (kind, amount, text, due_on).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="oblige", revision=revision)
    check_code(kind, OBLIGATION_KINDS, "kind")
    if kind in MEASURED and not amount:
        raise Invalid(_("Ghi số tiền (đồng), diện tích (m²) hoặc số người."), field="amount")
    if due_on < complaint.decided_on:
        raise Invalid(_("Hạn thi hành không được trước ngày quyết định. Ghi lại ngày."), field="due_on")
    text = cleaned(text, "text", needed=_("Chưa ghi phải làm gì, cho ai."), limit=500)
    basis = f"Quyết định giải quyết khiếu nại ngày {complaint.decided_on:%d/%m/%Y}"
    duty = clocks.open_for(case, "enforce", "", actor=actor, at=at, starts_on=on, due_on=due_on, basis=basis)
    details = {"kind": kind, "amount": amount, "due_on": due_on.isoformat(), "duty": str(duty.pk)}
    act = write(case, complaint, "oblige", actor=actor, on=on, at=at, details=details, texts={"text": text})
    Obligation.objects.create(case=case, act=act, kind=kind, amount=amount, text=text, due_on=due_on, duty=duty)
    return case


@transaction.atomic
def fulfil(
    *,
    case_id: UUID,
    revision: int | None = None,
    obligation_id: UUID,
    done_on: date,
    note: str = "",
    uploads: Iterable = (),
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Note that one obligation was carried out; meets its duty. Raises: NotFound, NotAllowedNow, Invalid (done_on)."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="fulfil", revision=revision)
    owed = case.obligations.filter(pk=obligation_id).first()
    if owed is None:
        raise NotFound(_("Không tìm thấy việc phải thi hành này."))
    if owed.done_id:
        raise NotAllowedNow(_("Việc này đã ghi là xong. Tải lại trang để xem."))
    check_past(done_on, "done_on", on=on, after=complaint.decided_on, what=_("ngày quyết định"))
    for duty in clocks.running(case, "enforce").filter(pk=owed.duty_id):
        commit_with(case, duties.meet(duty=duty, on=done_on, actor=actor, at=at))
    details = {
        "obligation": str(owed.pk),
        "done_on": done_on.isoformat(),
        "files": keep(case, uploads, actor=actor, at=at),
    }
    texts = {"note": cleaned(note, "note")}
    act = write(case, complaint, "fulfil", actor=actor, on=on, at=at, details=details, texts=texts)
    owed.done, owed.done_on = act, done_on
    owed.save(update_fields=["done", "done_on"])
    return case


@transaction.atomic
def close(*, case_id: UUID, revision: int | None = None, note: str = "", actor: Actor, on: date, at: datetime) -> Case:
    """Close a complaint whose decision was carried out. Raises: NotAllowedNow, naming how much is not done."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="close", revision=revision)
    left = case.obligations.filter(done=None).count()
    if left:
        raise NotAllowedNow(_("Còn %d việc chưa thi hành xong. Ghi kết quả từng việc trước.") % left)
    if "publish" in clocks.running(case).values_list("task", flat=True):
        raise NotAllowedNow(_("Quyết định lần hai chưa công khai. Công khai trước khi đóng."))
    clocks.waive_all(case, ground="closed", actor=actor, on=on, at=at)
    write(case, complaint, "close", actor=actor, on=on, at=at, texts={"note": cleaned(note, "note")})
    tell_resident(case, "closed", at=at)
    return case
