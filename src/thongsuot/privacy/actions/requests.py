"""Requests of people about their own data: open, acknowledge within the term, answer."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.duties import actions as duties
from thongsuot.privacy.actions.record import KINDS, check_day, locked, move, words, write_step
from thongsuot.privacy.models import DataRequest, Step
from thongsuot.privacy.rules import ASKED, OUTCOMES, REQUEST_RULE
from thongsuot.units.models import Unit


@transaction.atomic
def open_request(
    *, unit_id: UUID, asked: str, person: str, text: str, came_on: date, actor: Actor, on: date, at: datetime
) -> DataRequest:
    """Enter a request that came on `came_on`; the unit owes an acknowledgement within the term of the law.

    `person`: name and how to reach them, as told at the counter or in the letter. One entry.
    Raises: Refused (privacy.open), Invalid (asked, person, text, came_on).
    """
    unit = Unit.objects.get(pk=unit_id)
    require(actor, "privacy.open", unit)
    check_day(came_on, at, "came_on")
    if asked not in ASKED:
        raise Invalid(_("Chọn một loại yêu cầu trong danh sách."), field="asked")
    texts = {
        "person": words(person, "person", _("Ghi họ tên và cách liên hệ với người yêu cầu.")),
        "text": words(text, "text", _("Ghi điều người đó yêu cầu.")),
    }
    request = DataRequest(unit=unit, asked=asked, came_on=came_on)
    request.duty = duties.open_duty(
        task="data-request",
        about=Ref(KINDS[DataRequest], request.pk),
        label=_("Xác nhận yêu cầu về dữ liệu cá nhân"),
        holder_unit_id=unit.pk,
        starts_on=came_on,
        rule_code=REQUEST_RULE,
        actor=actor,
        at=at,
    )
    request.save(force_insert=True)
    details = {"asked": asked, "came_on": came_on.isoformat()}
    opening = (request.duty.opening,)
    write_step(request, "open", duty_acts=opening, details=details, texts=texts, actor=actor, on=on, at=at)
    return request


@transaction.atomic
def acknowledge(*, request_id: UUID, text: str, actor: Actor, on: date, at: datetime) -> Step:
    """Record how the person was told that the request has come; meets the duty.

    Raises: NotFound, NotAllowedNow, Invalid (text, on).
    """
    request = locked(DataRequest, request_id, "acknowledge", actor)
    check_day(on, at)
    texts = {"text": words(text, "text", _("Ghi đã báo cho người yêu cầu bằng cách nào."))}
    met = duties.meet(duty=request.duty, on=on, actor=actor, at=at)
    move(request, "acknowledge")
    return write_step(request, "acknowledge", duty_acts=(met,), texts=texts, actor=actor, on=on, at=at)


@transaction.atomic
def answer(*, request_id: UUID, outcome: str, text: str, actor: Actor, on: date, at: datetime) -> Step:
    """Record what was done and how the person was told, and close; an answer acknowledges too.

    Raises: NotFound, NotAllowedNow, Invalid (outcome, text, on).
    """
    request = locked(DataRequest, request_id, "answer", actor)
    check_day(on, at)
    if outcome not in OUTCOMES:
        raise Invalid(_("Chọn kết quả trong danh sách."), field="outcome")
    texts = {"text": words(text, "text", _("Ghi đã làm gì; nếu không làm được thì ghi căn cứ."))}
    waiting = request.state == DataRequest.State.OPEN
    met = (duties.meet(duty=request.duty, on=on, actor=actor, at=at),) if waiting else ()
    move(request, "answer", outcome=outcome, closed_on=on)
    details = {"outcome": outcome}
    return write_step(request, "answer", duty_acts=met, details=details, texts=texts, actor=actor, on=on, at=at)
