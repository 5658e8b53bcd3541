"""Breaches of personal data: enter, tell the authority within 72 hours, close with what was mended."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.duties import actions as duties
from thongsuot.privacy.actions.record import KINDS, check_day, locked, move, words, write_step
from thongsuot.privacy.models import Breach, Step
from thongsuot.privacy.rules import HAPPENED, breach_term, tell_by
from thongsuot.units.models import Unit


@transaction.atomic
def open_breach(
    *, unit_id: UUID, happened: str, noticed_at: datetime, persons: int, text: str, actor: Actor, on: date, at: datetime
) -> Breach:
    """Enter a breach noticed at `noticed_at` (UTC); the authority must be told within 72 hours of that instant.

    The duty carries the legal day on which the hours end. `persons`: about how many people it touches. One entry.
    Raises: Refused (privacy.open), Invalid (happened, noticed_at, text).
    """
    unit = Unit.objects.get(pk=unit_id)
    require(actor, "privacy.open", unit)
    if happened not in HAPPENED:
        raise Invalid(_("Chọn chuyện đã xảy ra trong danh sách."), field="happened")
    if noticed_at > at:
        raise Invalid(_("Lúc phát hiện ở tương lai. Ghi lúc này hoặc trước đó."), field="noticed_at")
    texts = {"text": words(text, "text", _("Ghi chuyện gì đã xảy ra, với dữ liệu nào."))}
    breach = Breach(unit=unit, happened=happened, noticed_at=noticed_at, tell_by=tell_by(noticed_at), persons=persons)
    breach.duty = duties.open_duty(
        task="data-breach",
        about=Ref(KINDS[Breach], breach.pk),
        label=_("Thông báo vi phạm dữ liệu cá nhân"),
        holder_unit_id=unit.pk,
        starts_on=legal_day(noticed_at),
        due_on=legal_day(breach.tell_by),
        basis=breach_term().source,
        actor=actor,
        at=at,
    )
    breach.save(force_insert=True)
    details = {"happened": happened, "noticed_at": noticed_at.isoformat(), "persons": persons}
    opening = (breach.duty.opening,)
    write_step(breach, "open", duty_acts=opening, details=details, texts=texts, actor=actor, on=on, at=at)
    return breach


@transaction.atomic
def tell(*, breach_id: UUID, told_at: datetime, text: str, actor: Actor, on: date, at: datetime) -> Step:
    """Record that the authority was told at `told_at` (UTC), by which letter; meets the duty.

    Raises: NotFound, NotAllowedNow, Invalid (told_at, text).
    """
    breach = locked(Breach, breach_id, "tell", actor)
    if not breach.noticed_at <= told_at <= at:
        raise Invalid(_("Lúc thông báo phải sau lúc phát hiện và không ở tương lai."), field="told_at")
    texts = {"text": words(text, "text", _("Ghi số, ngày của văn bản và nơi nhận."))}
    met = duties.meet(duty=breach.duty, on=legal_day(told_at), actor=actor, at=at)
    move(breach, "tell", told_at=told_at)
    details = {"told_at": told_at.isoformat()}
    return write_step(breach, "tell", duty_acts=(met,), details=details, texts=texts, actor=actor, on=on, at=at)


@transaction.atomic
def close(*, breach_id: UUID, text: str, actor: Actor, on: date, at: datetime) -> Step:
    """Record what was mended and how the people touched were told; or why the authority need not be told.

    Raises: NotFound, NotAllowedNow, Invalid (text, on).
    """
    breach = locked(Breach, breach_id, "close", actor)
    check_day(on, at)
    texts = {"text": words(text, "text", _("Ghi đã khắc phục thế nào; chưa thông báo thì ghi vì sao không phải báo."))}
    untold = breach.state == Breach.State.OPEN
    waived = (duties.waive(duty=breach.duty, ground="not-due", on=on, actor=actor, at=at),) if untold else ()
    move(breach, "close", closed_on=on)
    return write_step(breach, "close", duty_acts=waived, texts=texts, actor=actor, on=on, at=at)
