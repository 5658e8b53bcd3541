"""The queue of a unit that was split: the unit that keeps it gives each matter to one of the successors."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import inheriting as cases
from thongsuot.cases.models import Case
from thongsuot.changes.actions.record import check_day, write_change
from thongsuot.changes.actions.telling import tell_placed
from thongsuot.changes.models import Change, Unplaced
from thongsuot.changes.queries.unplaced import gone, takers_of
from thongsuot.core.access import require
from thongsuot.core.actors import Actor, service
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.duties.actions import inheriting as duties
from thongsuot.duties.models import Duty
from thongsuot.people.models import Post
from thongsuot.units.actions.tree import hold
from thongsuot.units.models import Lineage, Unit, valid_on
from thongsuot.units.queries import as_now

MOST = 500
SYSTEM = service("reorganise")


@transaction.atomic
def place(*, ids: Iterable[UUID], unit_id: UUID, actor: Actor, on: date, at: datetime) -> Change:
    """Give matters of the queue, up to 500 at once, to one of the successors of the unit they came from. One entry.

    Days stay as they are; an officer keeps a matter who has a post there, else the unit has it. What ended meanwhile
    merely leaves the queue. Whoever asked for news of a case hears which unit has it. Raises: Refused (changes.place,
    for the keeper of each), Invalid (ids: none, too many; unit: none of theirs), NotAllowedNow (placed already, or gone
    elsewhere).
    """
    ids = sorted(set(ids))
    if not ids or len(ids) > MOST:
        raise Invalid(_("Chọn từ 1 đến %d việc một lần.") % MOST, field="ids")
    check_day(on, at)
    rows = _locked(ids)
    for keeper in Unit.objects.filter(pk__in={row.keeper_id for row in rows}):
        require(actor, "changes.place", keeper)
    if len(rows) < len(ids):
        raise NotAllowedNow(_("Có việc đã được phân rồi. Xem lại danh sách."))
    _check_target({row.former_id for row in rows}, unit_id, on)
    case_acts, heirs = _case_acts(rows, unit_id, actor, on, at)
    duty_acts = _duty_acts(rows, [act.case_id for act in case_acts], unit_id, actor, on, at)
    change = write_change(
        "place", subject=Ref("unit", unit_id), cases=[], prepared=case_acts, duties=duty_acts,
        details={"placed": [str(pk) for pk in ids]}, actor=actor, on=on, at=at,
    )  # fmt: skip
    cases.keep(case_acts, heirs, change.entry)
    Unplaced.objects.filter(pk__in=ids).delete()
    tell_placed(heirs, unit_id, on, at)
    return change


def _locked(ids: list[UUID]) -> list[Unplaced]:
    """Return the rows of the queue that are still there, locked after their cases and duties: the batches' order.

    Whatever of a row was read before its matter was locked may have changed; nothing of it is used but the keys.
    """
    keys = list(Unplaced.objects.filter(pk__in=ids).values_list("case_id", "duty_id"))
    found = Case.objects.select_for_update().filter(pk__in=[case for case, _duty in keys if case])
    refs = [str(Ref("case", case.pk)) for case in found.only("pk").order_by("pk")]
    about = Duty.objects.filter(about_ref__in=refs).values_list("pk", flat=True)
    list(duties.still_open({*about, *(duty for _case, duty in keys if duty)}))
    rows = Unplaced.objects.select_for_update(of=("self",)).filter(pk__in=ids)
    return list(rows.select_related("case", "duty").order_by("pk"))


@transaction.atomic
def let_go(*, at: datetime, limit: int = MOST) -> int:
    """Take out of the queue what waits no more: ended, or given to another unit by an act; return how many.

    One entry for each unit that kept some: it names each matter and who has it, so that nothing leaves without a word.
    """
    ids = list(gone().values_list("pk", flat=True)[:limit])
    rows = _locked(ids)
    still_gone = set(gone().filter(pk__in=ids).values_list("pk", flat=True))
    left: dict[UUID, dict[str, dict]] = {}
    for row in rows:
        if row.pk in still_gone:
            left.setdefault(row.keeper_id, {})[str(row.pk)] = _whereabouts(row)
    for keeper, matters in sorted(left.items()):
        _write_let_go(keeper, matters, at)
    Unplaced.objects.filter(pk__in=still_gone).delete()
    return sum(map(len, left.values()))


def _write_let_go(keeper_id: UUID, matters: dict[str, dict], at: datetime) -> None:
    subject, details = Ref("unit", keeper_id), {"let_go": matters}
    write_change("let_go", subject=subject, cases=[], details=details, actor=SYSTEM, on=legal_day(at), at=at)


def _whereabouts(row: Unplaced) -> dict[str, str]:
    matter = row.case or row.duty
    ref = Ref("case", row.case_id) if row.case_id else Ref("duty", row.duty_id)
    return {"about": str(ref), "from": str(row.former_id), "with": str(matter.holder_unit_id)}


def _check_target(formers: set[UUID], unit_id: UUID, on: date) -> None:
    """Every matter goes to a successor of the unit it came from; the unit is held as it is till the end."""
    if not all(unit_id in takers_of(former) for former in formers) or not hold(unit_id, on):
        raise Invalid(
            _("Đơn vị này không nhận hồ sơ của đơn vị cũ. Chọn một đơn vị kế thừa trong danh sách."), field="unit"
        )


def _case_acts(rows: list[Unplaced], unit_id: UUID, actor: Actor, on: date, at: datetime):
    waiting = Case.objects.select_for_update(of=("self",)).open().filter(pk__in=[row.case_id for row in rows])
    keepers = {row.case_id: row.keeper_id for row in rows}
    found = list(waiting.order_by("pk"))
    if any(case.holder_unit_id != keepers[case.pk] for case in found):
        raise NotAllowedNow(_("Có việc đã sang đơn vị khác, không còn chờ phân. Xem lại danh sách."))
    here = _in_post({case.officer_id for case in found}, unit_id, on)
    below = set(Lineage.objects.filter(ancestor=unit_id).values_list("descendant", flat=True))
    heirs = {}
    for case in found:
        stays = case.working_unit_id in below
        officer = case.officer_id if stays or case.officer_id in here else None
        heirs[case.pk] = cases.Heirs(
            unit_id, case.working_unit_id if stays else case.working_unit_id and unit_id, officer
        )
    return cases.prepared(found, heirs, because="", actor=actor, on=on, at=at), heirs


def _duty_acts(rows: list[Unplaced], case_ids: list[UUID], unit_id: UUID, actor: Actor, on: date, at: datetime):
    """Hand on the duties of the queue, and those of each case that the keeper holds for it."""
    keepers = set(as_now({row.keeper_id for row in rows}))
    refs = [str(Ref("case", pk)) for pk in case_ids]
    of_cases = Duty.objects.filter(about_ref__in=refs, holder_unit__in=keepers).values_list("pk", flat=True)
    lone = {row.duty_id for row in rows if row.duty_id}
    held = [one for one in duties.still_open({*of_cases, *lone}) if one.holder_unit_id in keepers]
    here = _in_post({one.holder_officer_id for one in held}, unit_id, on)
    holders = {one.pk: (unit_id, one.holder_officer_id if one.holder_officer_id in here else None) for one in held}
    return duties.inherit(duties=held, holders=holders, because="", actor=actor, on=on, at=at)


def _in_post(officers: set[UUID | None], unit_id: UUID, on: date) -> set[UUID]:
    posts = Post.objects.filter(valid_on(on), unit=unit_id, officer__in=officers - {None})
    return set(posts.values_list("officer_id", flat=True))
