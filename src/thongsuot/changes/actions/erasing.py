"""The one act that destroys content: by an administrator of the whole installation, on a ground of the closed list."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Act, Case
from thongsuot.changes.actions.record import check_day
from thongsuot.changes.rules import BY_CODE, kept_until
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound


@transaction.atomic
def erase_content(*, case_id: UUID, ground: str, basis: str, actor: Actor, on: date, at: datetime) -> Act:
    """Destroy the words, persons, files and keys of a case; the acts, their entries and every figure stay.

    `ground`: a code of `rules.GROUNDS`; `basis`: number and day of the request, list or decision, without names.
    Raises: Refused (changes.erase), NotFound, Invalid (ground, basis), NotAllowedNow (still open, not yet a year,
    erased before).
    """
    require(actor, "changes.erase", None)
    case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id, practice=False).first()
    if case is None:
        raise NotFound(_("Không có vụ việc nào mang mã này."))
    check_day(on, at)
    if ground not in BY_CODE:
        raise Invalid(_("Chọn một căn cứ trong danh sách."), field="ground")
    _check_time(case, ground, on)
    needed = _("Chưa ghi văn bản căn cứ. Ghi số và ngày, không ghi tên người.")
    basis = cleaned(basis, "basis", needed=needed, limit=200)
    return erase(case, ground=ground, basis=basis, actor=actor, on=on, at=at)


def _check_time(case: Case, ground: str, on: date) -> None:
    if case.acts.filter(verb="erase").exists():
        raise NotAllowedNow(_("Nội dung vụ việc này đã xóa trước đây."))
    if case.ended_on is None and not BY_CODE[ground].running:
        raise NotAllowedNow(_("Vụ việc chưa kết thúc. Kết thúc vụ việc, hoặc ghi nhận người gửi rút, rồi xóa."))
    if ground != "retention":
        return
    until = kept_until(case.state, case.ended_on)
    if until is None:
        raise Invalid(_("Căn cứ này chỉ dùng cho đơn đã trả lại, hướng dẫn hoặc chuyển ra ngoài."), field="ground")
    if on < until:
        raise NotAllowedNow(_("Đơn này phải lưu đến ngày %s. Chưa xóa được.") % f"{until:%d/%m/%Y}")
