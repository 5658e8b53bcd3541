"""Danger to life or health: rings at once, day and night, and climbs up the tree until somebody answers."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import case_ref, locked_case, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor, service
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.ids import show_code
from thongsuot.language.urgent import danger
from thongsuot.notices import actions as notices
from thongsuot.notices.models import Message
from thongsuot.people.models import Officer
from thongsuot.people.queries import heads_of, officers_of
from thongsuot.units.queries import ancestors

WAIT = timedelta(minutes=15)
RINGS_FOR = ("receptionist", "handler", "head")
ALARM = service("alarm")


@transaction.atomic
def raise_alarm(
    *, case_id: UUID, revision: int | None = None, reason: str, actor: Actor, on: date, at: datetime
) -> Case:
    """Say that life or health is in danger: rings at once for the unit and the head above it.

    Raises: NotAllowedNow (it rings already), Invalid (no reason).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="raise_alarm", revision=revision)
    if case.alarm == "raised":
        raise NotAllowedNow(_("Báo động đang reo, chưa có ai nhận. Bấm “Tôi đã nhận” nếu anh/chị xử lý."))
    needed = _("Chưa ghi điều gì nguy hiểm. Viết một câu, ví dụ: dây điện đứt giữa đường.")
    write_act(
        case, "raise_alarm", actor=actor, on=on, at=at, texts={"reason": cleaned(reason, "reason", needed=needed)}
    )
    ring(case, on=on, at=at)
    return case


@transaction.atomic
def acknowledge_alarm(
    *, case_id: UUID, revision: int | None = None, note: str = "", actor: Actor, on: date, at: datetime
) -> Case:
    """Take the alarm on oneself: it stops climbing. Raises: NotAllowedNow (nothing rings)."""
    case = locked_case(case_id=case_id, actor=actor, verb="acknowledge_alarm", revision=revision)
    if case.alarm != "raised":
        raise NotAllowedNow(_("Không có báo động nào đang reo. Đã có người nhận trước."))
    write_act(case, "acknowledge_alarm", actor=actor, on=on, at=at, texts={"note": cleaned(note, "note")})
    return case


def ring(case: Case, *, on: date, at: datetime) -> None:
    """Tell the working and holding unit's people and the head above, urgently: quiet hours do not hold it back."""
    units = {case.holder_unit_id, case.working_unit_id} - {None}
    officers = {o.pk: o for unit in units for role in RINGS_FOR for o in officers_of(unit, role, on)}
    above = ancestors(case.holder_unit_id).first()
    officers |= {o.pk: o for o in heads_of(above.pk, on)} if above else {}
    _tell(case, list(officers.values()), at)


def _tell(case: Case, officers: list[Officer], at: datetime) -> None:
    notices.notify_officers(
        officers=officers,
        template="alarm",
        params={"code": show_code(case.code), "path": f"/ban-lam-viec/vu-viec/{case.pk}/"},
        about=case_ref(case),
        urgent=True,
        practice=case.practice,
        at=at,
    )


@transaction.atomic
def climb(*, case_id: UUID, at: datetime) -> int:
    """Tell the heads further up of an alarm that nobody has taken: one unit higher each 15 minutes. Returns how many.

    Whoever was told once since it rang is not told again, so the job may run as often as it likes.
    """
    case = Case.objects.select_for_update().filter(pk=case_id, alarm="raised", practice=False, ended_on=None).first()
    if case is None:
        return 0
    since = _rang_at(case)
    steps = int((at - since) / WAIT)
    units = list(ancestors(case.holder_unit_id)[: steps + 1]) if steps else []
    told = set(
        Message.objects.filter(about_ref=str(case_ref(case)), template="alarm", created_at__gte=since).values_list(
            "officer_id", flat=True
        )
    )
    heads = {o.pk: o for unit in units for o in heads_of(unit.pk, legal_day(at)) if o.pk not in told}
    _tell(case, list(heads.values()), at)
    return len(heads)


def _rang_at(case: Case) -> datetime:
    rang = case.acts.filter(verb="raise_alarm").order_by("-number").first() or case.acts.get(number=1)
    return rang.at


def ringing(at: datetime) -> list[UUID]:
    """Return the cases whose alarm has waited longer than 15 minutes, for the job that climbs."""
    return list(
        Case.objects.filter(alarm="raised", practice=False, received_at__lte=at - WAIT, ended_on=None).values_list(
            "pk", flat=True
        )
    )


@transaction.atomic
def look_for_danger(*, case_id: UUID, at: datetime) -> bool:
    """Ring where the words of a new case speak of danger; return whether they do. Called by a job, once a case."""
    new = Case.objects.select_for_update(of=("self",)).filter(pk=case_id, revision=1, alarm="")
    case = new.select_related("content").first()
    found = danger(case.content.text) if case else None
    if not found or not found.urgent:
        return False
    reason = ", ".join(found.reasons)
    raise_alarm(case_id=case_id, revision=1, reason=reason, actor=ALARM, on=legal_day(at), at=at)
    return True
