"""What every act on a case shares: the locked case, the check of the table, the row, the entry, the derived columns."""

import hashlib
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.models import Act, ActContent, Case, Coordination, Sight
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.fold import Derived, Event, apply
from thongsuot.cases.rules.tables import table_of
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties.models import DutyAct
from thongsuot.ledger import actions as ledger
from thongsuot.ledger.rules import canonical

DERIVED = tuple(Derived.__dataclass_fields__)
SEEN_BY = ("holder_unit_id", "received_unit_id", "working_unit_id")  # who sees a case changes with these alone
SKEW = timedelta(minutes=10)  # how far a clock of ours may run behind that of whoever writes the day


def case_ref(case: Case) -> Ref:
    return Ref("case", case.pk)


def locked_case(*, case_id: UUID, actor: Actor, verb: str, revision: int | None = None, own: bool = False) -> Case:
    """Return the case, locked, once `actor` may `verb` on it in its present state.

    `own`: asked by the room of the case's kind, for a verb that only that room does.
    `revision` is what the form showed: an older one raises Stale, so that nobody acts on what they have not seen.
    Raises: NotFound (absent or unseen), Refused, Stale, NotAllowedNow.
    """
    case = next(iter(visible_to(actor).select_for_update(of=("self",)).filter(pk=case_id)), None)
    if case is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    check_may(case, verb, actor=actor, revision=revision, own=own)
    return case


def check_may(case: Case, verb: str, *, actor: Actor, revision: int | None = None, own: bool = False) -> None:
    """Raise what forbids `actor` to `verb` on a case that they see: Refused, Stale or NotAllowedNow."""
    require(actor, f"cases.{verb}", case)
    if table_of(case.kind)[verb].own != own:
        raise NotAllowedNow(_("Loại vụ việc này có bước riêng cho việc này. Mở trang của vụ việc để làm."))
    if revision is not None and revision != case.revision:
        raise Stale(_("Đã có người làm trước trên vụ việc này. Xem lại rồi làm tiếp; chữ đã gõ vẫn còn."))
    check_state(case, verb)


def check_state(case: Case, verb: str) -> None:
    """Raise NotAllowedNow unless the table of transitions allows `verb` in the case's present state."""
    transition = table_of(case.kind).get(verb)
    if transition is None or case.state not in transition.states:
        raise NotAllowedNow(_("Việc này không làm được ở bước hiện tại của vụ việc. Tải lại trang để xem bước mới."))
    if case.suspended and not transition.suspended:
        raise NotAllowedNow(_("Vụ việc đang tạm dừng. Bấm “Tiếp tục giải quyết” trước."))


def acting_unit(actor: Actor, case: Case) -> UUID | None:
    """Return the unit in whose name an officer acts on this case: the holder, the working, else any own unit."""
    own = actor.seats
    for unit_id in (case.holder_unit_id, case.working_unit_id):
        if unit_id in own:
            return unit_id
    return min(own, default=None)


def event_of(act: Act) -> Event:
    return Event(
        verb=act.verb,
        on=act.on,
        unit=act.unit_id,
        officer=act.officer_id,
        other=act.other_case_id,
        details=act.details,
    )


def derived_of(case: Case) -> Derived:
    return Derived(**{name: getattr(case, name) for name in DERIVED})


def commit_with(case: Case, duty_act: DutyAct) -> None:
    """Keep an act on a duty of this case for the entry of the case's act that is about to be written."""
    case.__dict__.setdefault("duty_acts", []).append(duty_act)


def duty_digest(duty_act: DutyAct) -> str:
    """Return what a case's act holds of an act on a duty: SHA-256 (hex) of its canonical form."""
    return hashlib.sha256(canonical(duty_act.canonical())).hexdigest()


def canonical_act(act: Act, texts: dict) -> dict:
    """Return the act as it is committed to: ids, days, codes and the words themselves."""
    return {
        "id": str(act.pk),
        "case": str(act.case_id),
        "number": act.number,
        "verb": act.verb,
        "on": act.on.isoformat(),
        "actor": act.actor_ref,
        "unit": str(act.unit_id or ""),
        "officer": str(act.officer_id or ""),
        "other": str(act.other_case_id or ""),
        "details": act.details,
        "texts": texts,
    }


def write_act(
    case: Case, verb: str, *, actor: Actor, on: date, at: datetime, texts: dict | None = None, **fields
) -> Act:
    """Write one act on a locked case: row, words, ledger entry, derived columns, sights. Call once an action.

    `fields`: as of `prepared_act`. `texts`: every word a person wrote.
    """
    act, texts = prepared_act(case, verb, actor=actor, on=on, at=at, **fields), texts or {}
    act.entry, key = ledger.record(
        actor=actor, verb=f"cases.{verb}", subject=case_ref(case), act=canonical_act(act, texts), at=at
    )
    return keep_act(case, act, key=key, texts=texts)


def prepared_act(
    case: Case,
    verb: str,
    *,
    actor: Actor,
    on: date,
    at: datetime,
    unit_id: UUID | None = None,
    officer_id: UUID | None = None,
    other_id: UUID | None = None,
    details: dict | None = None,
) -> Act:
    """Return the act, not yet stored, so that an entry can be made of it first.

    `details`: codes, ids (as text), days (ISO) and numbers only. Acts on duties that `actions.clocks` wrote before are
    committed to in `details["duties"]`, {id of the duty's act: digest}. Raises: Invalid (on).
    """
    check_day(case, on, at)
    details = dict(details or {})
    if duty_acts := case.__dict__.pop("duty_acts", []):
        details["duties"] = {str(one.pk): duty_digest(one) for one in duty_acts}
    return Act(
        id=new_id(),
        case=case,
        number=case.revision + 1,
        verb=verb,
        on=on,
        at=at,
        actor_ref=actor.ref,
        actor_unit_id=acting_unit(actor, case),
        unit_id=unit_id,
        officer_id=officer_id,
        other_case_id=other_id,
        details=details,
    )


def keep_act(case: Case, act: Act, *, key: bytes, texts: dict) -> Act:
    """Store a prepared act that has its entry, with its words, and what follows from it: columns and sights.

    `key` is empty where the entry is that of an act across rooms, which keeps the key itself.
    """
    before = derived_of(case)
    after = apply(before, event_of(act))
    moved = [name for name in DERIVED if getattr(before, name) != getattr(after, name)]
    for name in moved:
        setattr(case, name, getattr(after, name))
    if act.number == 1:
        case.save(force_insert=True)
    else:
        case.save(update_fields=[*moved, "title", "duty"])
    act.save(force_insert=True)
    ActContent.objects.create(act=act, key=key, texts=texts)
    if act.number == 1:
        _add_sights(case, _own_sights(case))
    elif not set(moved).isdisjoint(SEEN_BY):
        set_sights(case)
    return act


def act_digest(act: Act) -> str:
    """Return what an act across rooms holds of an act on a case: SHA-256 (hex) of its canonical form, without words."""
    return hashlib.sha256(canonical(canonical_act(act, {}))).hexdigest()


def check_day(case: Case, on: date, at: datetime) -> None:
    """Raise Invalid for an act on a day to come, or before the matter was received."""
    if on > legal_day(at + SKEW):
        raise Invalid(_("Ngày làm việc này ở tương lai. Ghi ngày hôm nay hoặc ngày trước đó."), field="on")
    if case.received_on and on < case.received_on:
        raise Invalid(_("Ngày làm việc này sớm hơn ngày tiếp nhận vụ việc. Ghi lại ngày."), field="on")


def wanted_sights(case: Case) -> set[tuple[UUID, str]]:
    """Return (unit, why) for every unit that must see the case now, from its columns, coordinations and acts."""
    wanted = _own_sights(case)
    for unit_id in Coordination.objects.filter(case=case).values_list("unit_id", flat=True):
        wanted.add((unit_id, "coordinating"))
    for unit_id in case.followers.values_list("holder_unit_id", flat=True):
        wanted.add((unit_id, "first-level"))
    for unit_id in case.acts.filter(verb="transfer").values_list("details__from", flat=True):
        wanted.add((UUID(unit_id), "past"))
    return wanted


def _own_sights(case: Case) -> set[tuple[UUID, str]]:
    """Return what the case's own columns say of who sees it; before its second act nothing else does."""
    own = {(case.holder_unit_id, "holder"), (case.received_unit_id, "past")}
    return own | ({(case.working_unit_id, "working")} if case.working_unit_id else set())


def set_sights(case: Case) -> None:
    """Make the sight rows equal what `wanted_sights` says; few rows, so compared in memory."""
    wanted = wanted_sights(case)
    present = {(sight.unit_id, sight.why): sight for sight in case.sights.all()}
    gone = [sight.pk for key, sight in present.items() if key not in wanted]
    if gone:
        Sight.objects.filter(pk__in=gone).delete()
    _add_sights(case, wanted - present.keys())


def _add_sights(case: Case, sights: set[tuple[UUID, str]]) -> None:
    Sight.objects.bulk_create([Sight(case=case, unit_id=unit_id, why=why) for unit_id, why in sights])
