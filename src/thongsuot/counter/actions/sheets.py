"""Sheets for power cuts: printed beforehand with a code and a secret each, entered later with the true day, or void."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.cases.rules.secret import hash_secret
from thongsuot.changes.actions.record import write_change
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.ids import new_code, new_secret, parse_code, show_code
from thongsuot.core.refs import Ref
from thongsuot.counter.models import Bundle, Sheet
from thongsuot.counter.permissions import bundles_of
from thongsuot.counter.queries.sheets import seen_bundle, seen_sheet
from thongsuot.counter.rules import SHEETS_AT_ONCE
from thongsuot.units.models import Unit
from thongsuot.units.queries import installation


@transaction.atomic
def print_sheets(
    *, unit: Unit, count: int, actor: Actor, on: date, at: datetime
) -> tuple[Bundle, list[tuple[str, str]]]:
    """Make a bundle of `count` sheets for `unit`; return it with each sheet's (code, secret), to be drawn at once.

    The secrets are kept nowhere, so that a bundle cannot be printed again. Raises: Invalid (count), Refused.
    """
    unit = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)
    require(actor, "counter.print_sheets", unit)
    if not 1 <= count <= SHEETS_AT_ONCE:
        raise Invalid(_("Mỗi tập có từ 1 đến %d phiếu. Ghi lại số phiếu.") % SHEETS_AT_ONCE, field="count")
    last = Bundle.objects.filter(unit=unit).aggregate(last=Max("number"))["last"] or 0
    bundle = Bundle.objects.create(unit=unit, number=last + 1, made_at=at, made_by_id=actor.officer_id)
    drawn = [(code, new_secret()) for code in _free_codes(count)]
    Sheet.objects.bulk_create(
        [
            Sheet(bundle=bundle, number=number, code=code, secret_hash=hash_secret(settings.HOUSE_KEY, code, secret))
            for number, (code, secret) in enumerate(drawn, start=1)
        ]
    )
    details = {"bundle": str(bundle.pk), "codes": [code for code, _secret in drawn]}
    write_change("print_sheets", subject=Ref("unit", unit.pk), cases=[], details=details, actor=actor, on=on, at=at)
    return bundle, drawn


def _free_codes(count: int) -> list[str]:
    """Return codes that neither a case nor another sheet bears."""
    prefix, found = installation().code_prefix, {}
    while len(found) < count:
        drawn = {new_code(prefix) for _number in range(count - len(found))}
        drawn -= set(Case.objects.filter(code__in=drawn).values_list("code", flat=True))
        drawn -= set(Sheet.objects.filter(code__in=drawn).values_list("code", flat=True))
        found |= dict.fromkeys(drawn)
    return list(found)


@transaction.atomic
def enter_sheet(
    *, code: str, given: Submission, reason: str, form_token: str, actor: Actor, on: date, at: datetime
) -> Case:
    """Receive what stands on a sheet, under the sheet's own code and secret, as of the day `on` it was handed in.

    The same form sent twice returns the same case. Raises: Invalid (code: no such sheet of the
    actor's desks, used, void; any field of the submission), Refused.
    """
    sheet = _locked_sheet(code, actor)
    if sheet.state == Sheet.State.USED and sheet.case.form_token == form_token:
        return sheet.case
    _check_open(sheet)
    unit = _standing(sheet.bundle.unit, actor)
    require(actor, "counter.enter_sheet", sheet.bundle.unit)
    _check_day(sheet, on)
    late_reason = cleaned(reason, "late_reason", needed=_("Chưa ghi vì sao vào sổ muộn. Ví dụ: mất điện."))
    origin = Origin(
        form_token=form_token, late_reason=late_reason, code=sheet.code, secret_hash=bytes(sheet.secret_hash)
    )
    case = receive(given=given, unit=unit, actor=actor, on=on, at=at, origin=origin)
    sheet.state, sheet.case, sheet.closed_at = Sheet.State.USED, case, at
    sheet.save(update_fields=["state", "case", "closed_at"])
    return case


def _locked_sheet(code: str, actor: Actor) -> Sheet:
    digits = parse_code(code)
    if digits is None:
        raise Invalid(_("Mã trên phiếu có 13 chữ số. Xem lại từng số in trên phiếu."), field="code")
    rows = Sheet.objects.select_for_update(of=("self",)).select_related("bundle__unit", "case")
    sheet = rows.filter(code=digits, bundle__in=bundles_of(actor)).first()
    if sheet is None:
        raise Invalid(
            _("Không có phiếu nào in mã này. Xem lại từng số; phiếu in ở nơi khác thì nhập ở nơi đó."), field="code"
        )
    return sheet


def _check_open(sheet: Sheet) -> None:
    if sheet.state == Sheet.State.USED:
        day = sheet.case.received_on
        sentence = _("Phiếu này đã nhập rồi: vụ việc %(code)s, nhận ngày %(day)s.")
        given = {"code": show_code(sheet.code), "day": f"{day.day}/{day.month}/{day.year}"}
        raise Invalid(sentence % given, field="code")
    if sheet.state == Sheet.State.VOID:
        sentence = _("Phiếu này đã hủy (%s). Tiếp nhận như đơn thường: người gửi nhận mã mới.") % sheet.reason
        raise Invalid(sentence, field="code")


def _check_day(sheet: Sheet, on: date) -> None:
    """A sheet cannot have been handed in before it was printed; the day is that of Vietnam."""
    printed = legal_day(sheet.bundle.made_at)
    if on < printed:
        sentence = _("Phiếu này in ngày %s nên không thể nhận trước ngày đó. Xem lại ngày ghi trên phiếu.")
        raise Invalid(sentence % f"{printed.day}/{printed.month}/{printed.year}", field="received_on")


def _standing(unit: Unit, actor: Actor) -> Unit:
    """Return the unit of the sheet, or the actor's own where that unit is no more."""
    if unit.pk in actor.units_as("receptionist", "head"):
        return unit
    own = Unit.objects.filter(pk__in=actor.units_as("receptionist", "head"), predecessions__former=unit)
    return own.order_by("sort_key", "id").first() or unit


@transaction.atomic
def void_sheet(*, sheet_id: UUID, reason: str, actor: Actor, on: date, at: datetime) -> Sheet:
    """Make an open sheet void: spoilt or lost; its code is never used. Raises: NotFound, NotAllowedNow, Invalid."""
    seen_sheet(actor, sheet_id)
    sheet = Sheet.objects.select_for_update(of=("self",)).select_related("bundle__unit").get(pk=sheet_id)
    require(actor, "counter.void_sheet", sheet.bundle.unit)
    if sheet.state != Sheet.State.OPEN:
        raise NotAllowedNow(_("Phiếu này đã nhập hoặc đã hủy rồi. Tải lại trang để xem."))
    sheet.reason = _reason(reason)
    sheet.state, sheet.closed_at = Sheet.State.VOID, at
    sheet.save(update_fields=["state", "reason", "closed_at"])
    details = {"sheet": str(sheet.pk), "code": sheet.code}
    subject = Ref("unit", sheet.bundle.unit_id)
    texts = {"reason": sheet.reason}
    write_change("void_sheet", subject=subject, cases=[], details=details, texts=texts, actor=actor, on=on, at=at)
    return sheet


def _reason(reason: str) -> str:
    return cleaned(reason, "reason", needed=_("Chưa ghi vì sao hủy phiếu. Ví dụ: viết hỏng."), limit=300)


@transaction.atomic
def void_bundle(*, bundle_id: UUID, reason: str, actor: Actor, on: date, at: datetime) -> int:
    """Make every open sheet of a bundle void, as where its file or print was lost; return how many.

    Raises: NotFound, NotAllowedNow (none is open), Invalid.
    """
    bundle = seen_bundle(actor, bundle_id)
    require(actor, "counter.void_sheet", bundle.unit)
    sheets = list(bundle.sheets.select_for_update().filter(state=Sheet.State.OPEN).order_by("number"))
    if not sheets:
        raise NotAllowedNow(_("Tập này không còn phiếu nào để hủy."))
    reason = _reason(reason)
    bundle.sheets.filter(pk__in=[sheet.pk for sheet in sheets]).update(
        state=Sheet.State.VOID, reason=reason, closed_at=at
    )
    details = {"bundle": str(bundle.pk), "codes": [sheet.code for sheet in sheets]}
    subject, texts = Ref("unit", bundle.unit_id), {"reason": reason}
    write_change("void_bundle", subject=subject, cases=[], details=details, texts=texts, actor=actor, on=on, at=at)
    return len(sheets)
