"""What touches persons: a new secret at the counter, a look at who they are, the sealed list. Each is a logged act."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.sealing import open_sealed
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.codes import key_for
from thongsuot.cases.models import Case, Party, SecretTry, Signatories
from thongsuot.cases.rules.reasons import IDENTITIES, reasons_by_code
from thongsuot.cases.rules.secret import hash_with
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.core.ids import new_secret


@transaction.atomic
def reissue_secret(
    *, case_id: UUID, revision: int | None = None, identity: str, actor: Actor, on: date, at: datetime
) -> tuple[Case, str]:
    """Give a new secret against identity and return it, to be shown once; the old one does not open this case again.

    The cases split from this one that still open with its secret change with it.
    `identity`: a code of IDENTITIES, how the person showed who they are. Raises: Invalid (identity).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="reissue_secret", revision=revision)
    if identity not in reasons_by_code(IDENTITIES):
        raise Invalid(_("Chọn giấy tờ mà người gửi đã xuất trình."), field="identity")
    secret = new_secret()
    change_secret(case, secret)
    write_act(case, "reissue_secret", actor=actor, on=on, at=at, details={"identity": identity})
    return case, secret


def change_secret(case: Case, secret: str) -> None:
    """Let a locked case open with `secret` from now on, under its own code; call within an act that says why."""
    old, new = bytes(case.secret_hash), hash_with(key_for(case.code), case.code, secret)
    Case.objects.filter(secret_code=case.code, secret_hash=old).update(secret_hash=new)
    case.secret_hash, case.secret_code = new, ""
    case.save(update_fields=["secret_hash", "secret_code"])
    SecretTry.objects.filter(code=case.code).delete()


@transaction.atomic
def reveal_party(
    *, case_id: UUID, revision: int | None = None, reason: str, actor: Actor, on: date, at: datetime
) -> list[Party]:
    """Return the persons of the case, in clear, to an officer who says why. Raises: Invalid (reason)."""
    case = locked_case(case_id=case_id, actor=actor, verb="reveal_party", revision=revision)
    reason = cleaned(reason, "reason", needed=_("Chưa ghi vì sao cần xem. Ví dụ: gọi lại để hỏi địa điểm."))
    write_act(case, "reveal_party", actor=actor, on=on, at=at, texts={"reason": reason})
    return list(case.parties.order_by("id"))


@transaction.atomic
def open_signatories(
    *, case_id: UUID, revision: int | None = None, reason: str, actor: Actor, on: date, at: datetime
) -> list[str]:
    """Return the sealed list of those who signed, to the head who says why. Raises: Invalid (reason), NotFound."""
    case = locked_case(case_id=case_id, actor=actor, verb="open_signatories", revision=revision)
    reason = cleaned(reason, "reason", needed=_("Chưa ghi vì sao cần mở danh sách. Ghi một câu."))
    sealed = Signatories.objects.filter(case=case).first()
    if sealed is None:
        raise NotFound(_("Vụ việc này không có danh sách người ký."))
    write_act(
        case, "open_signatories", actor=actor, on=on, at=at, details={"count": sealed.count}, texts={"reason": reason}
    )
    return open_sealed(sealed)
