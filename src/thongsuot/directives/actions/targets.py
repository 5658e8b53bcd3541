"""Targets of a unit and year, what was reached, and what the year is about."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import done_by_form, words, write_act
from thongsuot.directives.models import Instrument, Passage, Target, TargetFigure, Theme
from thongsuot.directives.permissions import instruments_seen_by, targets_seen_by
from thongsuot.directives.rules.targets import SHARE, WrongFigure, figure
from thongsuot.units.models import Unit

LARGEST = Decimal(10) ** 14
LONGEST_NAME, LONGEST_MEASURE, LONGEST_OF, LONGEST_SOURCE = 300, 60, 200, 300


@dataclass(frozen=True)
class Aim:
    """What a target says: `planned` in `measure`; a share (%) also `of_what`. `least` False: not to be passed."""

    name: str
    measure: str
    planned: Decimal
    of_what: str = ""
    least: bool = True


@transaction.atomic
def set_target(
    *,
    unit_id: UUID,
    year: int,
    aim: Aim,
    passage_id: UUID | None = None,
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Target:
    """Set a target of a unit for a year. `passage_id`: the confirmed sentence it comes from. One entry.

    `form_id`: sent again, the same form gives the target it has set.
    Raises: Refused (directives.set_target), NotFound (passage), Invalid (field named).
    """
    unit = Unit.objects.get(pk=unit_id)
    require(actor, "directives.set_target", unit)
    if before := done_by_form(form_id, "set_target", actor):
        return Target.objects.get(pk=Ref.parse(before.about_ref).id)
    target = Target(id=new_id(), unit=unit, practice=unit.practice, revision=1)
    target.passage, target.instrument = _source(passage_id, actor)
    if not 1990 <= year <= 2100:
        raise Invalid(_("Ghi năm bằng bốn chữ số, ví dụ 2026."), field="year")
    target.year = year
    _take(target, aim)
    target.save(force_insert=True)
    _written(target, "set_target", actor, on, at, form_id)
    return target


@transaction.atomic
def change_target(*, target_id: UUID, aim: Aim, revision: int, actor: Actor, on: date, at: datetime) -> Target:
    """Change what a target says; what it said before stays readable in its acts. One entry.

    Raises: NotFound, Refused (directives.change_target), Stale, NotAllowedNow (dropped), Invalid.
    """
    target = _locked(target_id, actor, revision)
    require(actor, "directives.change_target", target)
    if aim.measure != target.measure and target.figures.exists():
        raise Invalid(
            _("Đã có số liệu theo đơn vị tính cũ nên không đổi đơn vị tính được. Bỏ chỉ tiêu này và lập chỉ tiêu mới."),
            field="measure",
        )
    _take(target, aim)
    target.revision += 1
    target.save()
    _written(target, "change_target", actor, on, at)
    return target


@transaction.atomic
def drop_target(*, target_id: UUID, why: str, actor: Actor, on: date, at: datetime) -> Target:
    """Drop a target: its row and figures stay readable. One entry.

    Raises: NotFound, Refused (directives.change_target), NotAllowedNow (dropped already), Invalid (why).
    """
    target = _locked(target_id, actor)
    require(actor, "directives.change_target", target)
    why = words(why, "why", _("Ghi vì sao bỏ chỉ tiêu này."), longest=LONGEST_SOURCE)
    target.dropped = True
    target.revision += 1
    target.save(update_fields=["dropped", "revision"])
    write_act(Ref("target", target.pk), "drop_target", {"why": why}, actor=actor, on=on, at=at)
    return target


@transaction.atomic
def reach(
    *,
    target_id: UUID,
    as_of: date,
    source: str,
    reached: Decimal | None = None,
    part: Decimal | None = None,
    whole: Decimal | None = None,
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> TargetFigure:
    """Record what was reached by `as_of` and where the figure comes from; earlier figures stay. One entry.

    Of a share give `part` and `whole`: the percentage is counted here. `form_id`: sent again, the same form gives the
    figure it has recorded. Raises: NotFound, Refused
    (directives.reach_target), NotAllowedNow (dropped), Invalid (reached, part, whole, source, as_of).
    """
    target = _locked(target_id, actor)
    require(actor, "directives.reach_target", target)
    if before := done_by_form(form_id, "reach", actor):
        return TargetFigure.objects.get(target=Ref.parse(before.about_ref).id, number=before.details["number"])
    if as_of > on:
        raise Invalid(_("Ngày này chưa đến. Ghi ngày của số liệu, hôm nay hoặc trước đó."), field="as_of")
    source = words(source, "source", _("Ghi nguồn của số liệu: báo cáo, sổ, hệ thống nào."), longest=LONGEST_SOURCE)
    for name, value in (("reached", reached), ("part", part), ("whole", whole)):
        _check_size(value, name)
    try:
        said = figure(target.measure, reached, part, whole)
    except WrongFigure as wrong:
        raise Invalid(_wrong(wrong.why, target), field=wrong.field) from wrong
    made = TargetFigure(id=new_id(), target=target, number=target.figures.count() + 1, on=as_of, source=source)
    made.reached, made.part, made.whole = said.value, said.part, said.whole
    made.save(force_insert=True)
    details = {"number": made.number, "as_of": as_of.isoformat(), "source": source}
    details |= {name: None if value is None else str(value) for name, value in asdict(said).items()}
    write_act(Ref("target", target.pk), "reach", details, form_id=form_id, actor=actor, on=on, at=at)
    return made


@transaction.atomic
def set_theme(
    *, unit_id: UUID, year: int, title: str, instrument_id: UUID | None = None, actor: Actor, on: date, at: datetime
) -> Theme:
    """Say what a unit's work of a year is about; said again, it replaces what was said. One entry.

    Raises: Refused (directives.set_theme), NotFound (instrument), Invalid (title, year).
    """
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
    require(actor, "directives.set_theme", unit)
    title = words(title, "title", _("Ghi chủ đề của năm."), longest=LONGEST_NAME)
    if not 1990 <= year <= 2100:
        raise Invalid(_("Ghi năm bằng bốn chữ số, ví dụ 2026."), field="year")
    if instrument_id and not instruments_seen_by(actor).filter(pk=instrument_id).exists():
        raise NotFound(_("Không tìm thấy văn bản này, hoặc anh/chị không được xem."))
    values = {"title": title, "instrument_id": instrument_id}
    theme, _made = Theme.objects.update_or_create(unit=unit, year=year, defaults=values)
    details = {"year": year, "title": title, "instrument": str(instrument_id) if instrument_id else None}
    write_act(Ref("unit", unit.pk), "set_theme", details, actor=actor, on=on, at=at)
    return theme


def _locked(target_id: UUID, actor: Actor, revision: int | None = None) -> Target:
    rows = targets_seen_by(actor).select_related("unit").select_for_update(of=("self",))
    target = rows.filter(pk=target_id).first()
    if target is None:
        raise NotFound(_("Không tìm thấy chỉ tiêu này, hoặc anh/chị không được xem."))
    if target.dropped:
        raise NotAllowedNow(_("Chỉ tiêu này đã bỏ."))
    if revision is not None and revision != target.revision:
        raise Stale(_("Vừa có người khác sửa chỉ tiêu này. Mở lại trang để xem rồi sửa tiếp."))
    return target


def _source(passage_id: UUID | None, actor: Actor) -> tuple[Passage | None, Instrument | None]:
    if passage_id is None:
        return None, None
    # Locked as deciding on its passages is, so that no target rests on a passage that is taken back meanwhile.
    rows = instruments_seen_by(actor).exclude(state=Instrument.State.DROPPED)
    found = rows.select_for_update(of=("self",), no_key=True).filter(passages=passage_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy văn bản này, hoặc anh/chị không được xem."))
    passage = found.passages.get(pk=passage_id)
    if passage.state != Passage.State.CONFIRMED:
        raise NotAllowedNow(_("Đoạn này chưa được xác nhận. Xác nhận đoạn trước rồi lập chỉ tiêu."))
    return passage, found


def _take(target: Target, aim: Aim) -> None:
    target.name = words(aim.name, "name", _("Ghi tên chỉ tiêu."), longest=LONGEST_NAME)
    target.measure = words(aim.measure, "measure", _("Ghi đơn vị tính: %, hộ, tỷ đồng…"), longest=LONGEST_MEASURE)
    target.of_what = words(aim.of_what, "of_what", longest=LONGEST_OF)
    if target.measure == SHARE and not target.of_what:
        raise Invalid(_("Tỷ lệ phần trăm phải ghi tính trên tổng số gì, ví dụ: tổng số hộ."), field="of_what")
    _check_size(aim.planned, "planned")
    if target.measure == SHARE and not 0 <= aim.planned <= 100:
        raise Invalid(_("Tỷ lệ từ 0 đến 100."), field="planned")
    target.planned, target.least = aim.planned, aim.least


def _check_size(value: Decimal | None, field: str) -> None:
    if value is not None and (not value.is_finite() or abs(value) >= LARGEST):
        raise Invalid(_("Số này lớn quá. Đổi sang đơn vị tính lớn hơn, ví dụ tỷ đồng."), field=field)


def _wrong(why: str, target: Target) -> str:
    return {
        "counted-from": _("Ghi số liệu. Tỷ lệ phần trăm thì ghi số đạt và tổng số (%s), lớn hơn 0.") % target.of_what
        if target.measure == SHARE
        else _("Ghi số đạt được."),
        "negative": _("Số đạt không thể nhỏ hơn 0."),
        "more-than-all": _("Số đạt nhiều hơn tổng số. Kiểm tra lại hai số."),
    }[why]


def _written(target: Target, verb: str, actor: Actor, on: date, at: datetime, form_id: UUID | None = None) -> None:
    details = {
        "unit": str(target.unit_id),
        "year": target.year,
        "passage": str(target.passage_id) if target.passage_id else None,
        "name": target.name,
        "measure": target.measure,
        "of_what": target.of_what,
        "planned": str(target.planned),
        "least": target.least,
    }
    write_act(Ref("target", target.pk), verb, details, form_id=form_id, actor=actor, on=on, at=at)
