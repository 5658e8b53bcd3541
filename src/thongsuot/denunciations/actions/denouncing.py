"""What the denouncer does later, by the receipt: adds, asks for protection, gives a name, withdraws, goes on."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.denunciations.actions.begun import begin_by_receipt, words
from thongsuot.denunciations.actions.given import Identity, cleaned_words
from thongsuot.denunciations.actions.record import tell_readers
from thongsuot.denunciations.actions.sealing import give, seal_identity, take_files
from thongsuot.denunciations.models import Denunciation
from thongsuot.denunciations.queries.accused import accused_of, fit_to_know, is_excluded, may_handle
from thongsuot.denunciations.queries.competent import higher_body
from thongsuot.denunciations.queries.door import ByReceipt
from thongsuot.denunciations.queries.keyholders import custodians, investigators
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import CONTENT, REVIEWER
from thongsuot.language.folding import clean


def add(*, door: ByReceipt, text: str, uploads=(), on: date, at: datetime) -> Denunciation:
    """Add words and files. Raises: Invalid (text, files), NotFound, NotAllowedNow (erased)."""
    taken = take_files(uploads)
    with transaction.atomic(using=SEALED):
        begun = begin_by_receipt("add", door=door, on=on, at=at)
        said = cleaned_words(text, "text")
        if not said.strip() and not taken:
            raise Invalid(_("Chưa có gì để bổ sung. Ghi nội dung hoặc chọn tệp."), field="text")
        begun.write("add", part=CONTENT, texts={"text": said}, details={"files": len(taken)}, taken=taken)
        tell_readers(begun.row, at=at)
        return begun.row


@transaction.atomic(using=SEALED)
def give_identity(*, door: ByReceipt, identity: Identity, on: date, at: datetime) -> Denunciation:
    """Give or mend name and address, sealed apart as at first. Raises: Invalid (name, address)."""
    begun = begin_by_receipt("add", door=door, on=on, at=at)
    fields = {name: clean(getattr(identity, name)) for name in Identity.__dataclass_fields__}
    for field, sentence in (
        ("name", _("Chưa có họ tên. Ghi họ tên.")),
        ("address", _("Chưa có địa chỉ. Ghi địa chỉ.")),
    ):
        if not fields[field].strip():
            raise Invalid(sentence, field=field)
    begun.write("add", part=CONTENT, details={"identity": True})
    entrusted = [one for one in custodians(on) if not is_excluded(begun.row, one.officer_id)]
    seal_identity(begun.row, begun.ring, Identity(**fields), entrusted)
    tell_readers(begun.row, at=at)
    return begun.row


@transaction.atomic(using=SEALED)
def protect(*, door: ByReceipt, text: str, on: date, at: datetime) -> Denunciation:
    """Ask for protection, for oneself or spouse, parents, children. Source: Điều 47. Raises: Invalid (text)."""
    begun = begin_by_receipt("protect", door=door, on=on, at=at)
    begun.write("protect", part=CONTENT, texts={"text": words(text)})
    tell_readers(begun.row, at=at)
    return begun.row


@transaction.atomic(using=SEALED)
def withdraw(*, door: ByReceipt, text: str = "", on: date, at: datetime) -> Denunciation:
    """Withdraw before a conclusion; the body decides whether it must go on all the same. Source: Điều 33.

    Raises: NotAllowedNow (concluded, or withdrawn already).
    """
    begun = begin_by_receipt("withdraw", door=door, on=on, at=at)
    if begun.row.withdrawn:
        raise NotAllowedNow(_("Bà con đã rút tố cáo này rồi. Cơ quan giải quyết đang xem xét."))
    begun.write("withdraw", part=CONTENT, texts={"text": cleaned_words(text, "text")})
    tell_readers(begun.row, at=at)
    return begun.row


@transaction.atomic(using=SEALED)
def again(*, door: ByReceipt, text: str, on: date, at: datetime) -> Denunciation:
    """Denounce again, to the next-higher body, which reads the denouncer's words and asks for the file.

    Source: Điều 37 (20 days to review). Raises: Invalid (text), NotAllowedNow (nobody above holds keys).
    """
    begun = begin_by_receipt("again", door=door, on=on, at=at)
    accused = accused_of(begun.row, begun.ring)
    fit = fit_to_know(investigators(on), accused, on)
    fit = [one for one in fit if may_handle(one.unit_id, accused) and not is_excluded(begun.row, one.officer_id)]
    unit_id = higher_body(begun.row.unit_id, {one.unit_id for one in fit})
    if unit_id is None:
        raise NotAllowedNow(_("Không có cấp trên nào nhận được ở đây. Gửi đơn đến cơ quan cấp trên trực tiếp."))
    begun.write("again", part=CONTENT, texts={"text": words(text)}, unit_id=unit_id)
    give(begun.row, begun.ring, [one for one in fit if one.unit_id == unit_id], kind=REVIEWER, at=at)
    tell_readers(begun.row, at=at)
    return begun.row
