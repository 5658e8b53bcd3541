"""Pass a case on: to a competent unit inside, or by letter and signed file to one outside."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_resident, tell_unit
from thongsuot.cases.actions.record import locked_case, set_sights, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.units.actions.tree import hold
from thongsuot.units.models import Unit
from thongsuot.units.queries import common_parent, installation, standing


@transaction.atomic
def transfer(
    *,
    case_id: UUID,
    revision: int | None = None,
    unit_id: UUID,
    basis: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Transfer the case to the unit competent for it. First receipt day, code and due day stay.

    Meets PAKN.TRANSFER, counted from the day the holder received it. A case that would come back to a unit that held
    it before goes to the common parent of both instead (`raised` in the act), whose head is told; only the parent
    itself may send it back down.

    Raises: Invalid (unit_id, basis).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="transfer", revision=revision)
    basis = cleaned(basis, "basis", needed=_("Chưa ghi căn cứ chuyển. Nêu vì sao đơn vị đó có thẩm quyền."))
    wanted = _wanted_unit(case, unit_id, on)
    held = [unit for unit, _since in holders(case)]
    target = _raised(case, wanted) if wanted.pk in held else wanted
    details = {
        "from": str(case.holder_unit_id),
        "wanted": str(wanted.pk),
        "held_before": held.count(wanted.pk),
        "raised": target.pk != wanted.pk,
    }
    _settle_clocks(case, actor, on, at)
    clocks.hand_over(case, unit_id=target.pk, officer_id=None, actor=actor, on=on, at=at)
    texts = {"basis": basis}
    write_act(case, "transfer", actor=actor, on=on, at=at, unit_id=target.pk, details=details, texts=texts)
    if case.follows:
        set_sights(case.follows)
    tell_resident(case, "transferred", at=at)
    tell_unit(case, "head" if details["raised"] else "receptionist", on=on, at=at)
    return case


def _wanted_unit(case: Case, unit_id: UUID, on: date) -> Unit:
    hold(unit_id, on)
    unit = standing(on).filter(pk=unit_id, outside=False).first()
    if unit is None or unit.practice != case.practice:
        raise Invalid(
            _("Chọn một đơn vị đang hoạt động trong hệ thống. Đơn vị ngoài: chọn “Chuyển ra ngoài”."), field="unit_id"
        )
    if unit.pk == case.holder_unit_id:
        raise Invalid(_("Đơn vị này đang giữ vụ việc. Chọn đơn vị khác."), field="unit_id")
    return unit


def holders(case: Case) -> list[tuple[UUID, date]]:
    """Return every unit that has held the case, in order, with the day it received it; the last one holds it now."""
    first = (case.received_unit_id, case.received_on)
    moves = case.acts.filter(verb="transfer").order_by("number").values_list("unit_id", "on")
    return [first, *moves]


def _raised(case: Case, wanted: Unit) -> Unit:
    """Return the common parent of holder and `wanted`; `wanted` where the holder is that parent and so decides."""
    parent = common_parent(case.holder_unit_id, wanted.pk) or installation().root_unit
    if parent is None or parent.pk == case.holder_unit_id or parent.outside or parent.practice != case.practice:
        return wanted
    return parent


def _settle_clocks(case: Case, actor: Actor, on: date, at: datetime) -> None:
    """End what the leaving holder owed: it has screened, replied and passed on; its helpers owe nothing any more."""
    clocks.let_run(case, actor=actor, on=on, at=at)
    clocks.meet(case, "screen", "reply", actor=actor, on=on, at=at)
    clocks.waive(case, "coordinate", ground="transferred", actor=actor, on=on, at=at)
    clocks.measure_transfer(case, since=holders(case)[-1][1], actor=actor, on=on, at=at)


@transaction.atomic
def transfer_out(
    *,
    case_id: UUID,
    revision: int | None = None,
    unit_id: UUID | None = None,
    name: str = "",
    address: str = "",
    basis: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Transfer the case outside this installation: a letter to print and a signed file (`handover.signed_file`).

    `unit_id`: a unit marked as outside, else its `name` (and `address` for the letter). The answer is owed elsewhere
    now, so its duty is waived. Raises: Invalid (unit_id, name, basis).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="transfer_out", revision=revision)
    texts = _outside(unit_id, name, address, on)
    texts["basis"] = cleaned(basis, "basis", needed=_("Chưa ghi căn cứ chuyển. Nêu vì sao nơi đó có thẩm quyền."))
    _settle_clocks(case, actor, on, at)
    clocks.waive_all(case, ground="transferred-out", actor=actor, on=on, at=at)
    write_act(case, "transfer_out", actor=actor, on=on, at=at, unit_id=unit_id, texts=texts)
    tell_resident(case, "transferred", at=at)
    return case


def _outside(unit_id: UUID | None, name: str, address: str, on: date) -> dict[str, str]:
    if unit_id is None:
        needed = _("Chưa ghi nơi nhận. Ghi tên cơ quan nhận đơn.")
        return {
            "to": cleaned(name, "name", needed=needed, limit=200),
            "address": cleaned(address, "address", limit=300),
        }
    unit = standing(on).filter(pk=unit_id, outside=True).first()
    if unit is None:
        raise Invalid(_("Chọn một đơn vị ngoài hệ thống, hoặc ghi tên cơ quan nhận."), field="unit_id")
    return {"to": unit.name, "address": cleaned(address, "address", limit=300) or unit.address}
