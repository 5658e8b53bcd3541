"""The clock of the settlement: more time, a stop, on again, and an end before a conclusion."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.denunciations.actions.begun import begin, chosen, words
from thongsuot.denunciations.actions.given import cleaned_words
from thongsuot.denunciations.models import Denunciation, SealedDuty
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.grounds import COMPLEXITIES, MOST_EXTENSIONS, SUSPENSIONS, TERMINATIONS
from thongsuot.denunciations.rules.ring import Unlocked


@transaction.atomic(using=SEALED)
def extend(
    *, denunciation_id: UUID, complexity: str, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Give 30 days more, by a written decision: once where complex, twice where especially so. Both are to be told.

    Source: Luật Tố cáo, Điều 30. Raises: Invalid (complexity, text), NotAllowedNow (used up, or late already).
    """
    begun = begin(
        "extend", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    chosen(complexity, COMPLEXITIES, "complexity")
    if begun.row.extensions >= MOST_EXTENSIONS[complexity]:
        raise NotAllowedNow(_("Đã gia hạn đủ số lần luật cho phép. Kết luận sớm nhất có thể."))
    running = SealedDuty.objects.filter(denunciation=begun.row, task="resolve", state="open").first()
    if running is None or running.is_late(on):
        raise NotAllowedNow(_("Đã quá hạn nên không gia hạn được nữa. Kết luận sớm nhất có thể."))
    begun.write("extend", texts={"text": words(text)}, details={"complexity": complexity})
    return begun.row


@transaction.atomic(using=SEALED)
def suspend(
    *, denunciation_id: UUID, ground: str, text: str = "", revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Stop the clock (tạm đình chỉ): `on` is the first day that does not count. Raises: Invalid (of SUSPENSIONS)."""
    begun = begin(
        "suspend", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    texts = {"ground": chosen(ground, SUSPENSIONS, "ground"), "text": cleaned_words(text, "text")}
    begun.write("suspend", texts=texts)
    return begun.row


@transaction.atomic(using=SEALED)
def resume(
    *, denunciation_id: UUID, text: str = "", revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Let the clock run again: `on` counts. Raises: NotAllowedNow where it was not stopped."""
    begun = begin(
        "resume", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    if not begun.row.suspended:
        raise NotAllowedNow(_("Hồ sơ này không tạm đình chỉ. Tải lại trang để xem."))
    begun.write("resume", texts={"text": cleaned_words(text, "text")})
    return begun.row


@transaction.atomic(using=SEALED)
def terminate(
    *, denunciation_id: UUID, ground: str, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """End without a conclusion (đình chỉ). On the ground `withdrawn` only where the denouncer withdrew; and even then

    it goes on where there are signs of a breach, coercion or slander: the officer decides. Source: Điều 33, 34.
    Raises: Invalid (ground, text), NotAllowedNow.
    """
    begun = begin(
        "terminate", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    chosen(ground, TERMINATIONS, "ground")
    if ground == "withdrawn" and not begun.row.withdrawn:
        raise NotAllowedNow(_("Người tố cáo chưa rút. Chọn lý do khác."))
    begun.write("terminate", texts={"ground": ground, "text": words(text)})
    return begun.row
