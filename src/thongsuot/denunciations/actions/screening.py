"""The first days: checked, guided, accepted."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from thongsuot.core.actors import Actor
from thongsuot.denunciations.actions.begun import begin, chosen, words
from thongsuot.denunciations.actions.given import cleaned_words
from thongsuot.denunciations.actions.record import tell_readers
from thongsuot.denunciations.models import Denunciation
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.grounds import CHECKS, COMPLEXITIES, REFUSALS
from thongsuot.denunciations.rules.ring import CONTENT, Unlocked


@transaction.atomic(using=SEALED)
def check(
    *, denunciation_id: UUID, outcome: str, ground: str = "", text: str = "", revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Check a denunciation first: eligible, refused on a `ground`, or anonymous but clear and kept for inspection.

    `outcome`: of CHECKS; `ground`: of REFUSALS where refused. Source: Luật Tố cáo, Điều 24, 25.
    Raises: Invalid (outcome, ground), and as every act: NotFound, Refused, Stale, NotAllowedNow.
    """
    begun = begin(
        "check", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    chosen(outcome, CHECKS, "outcome")
    if outcome == "refused":
        chosen(ground, REFUSALS, "ground")
    texts = {"ground": ground, "text": cleaned_words(text, "text")}
    begun.write("check", texts=texts, details={"outcome": outcome})
    tell_readers(begun.row, at=at, but=actor.officer_id)
    return begun.row


@transaction.atomic(using=SEALED)
def guide(
    *, denunciation_id: UUID, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Tell the denouncer, who reads `text` by the receipt, where the matter belongs; it ends here. Raises: Invalid."""
    begun = begin(
        "guide", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    begun.write("guide", part=CONTENT, texts={"text": words(text)})
    return begun.row


@transaction.atomic(using=SEALED)
def accept(
    *, denunciation_id: UUID, complexity: str = "", text: str = "", revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Accept for settlement (thụ lý): 30 days run, and both sides are to be told within 5 working days.

    `complexity`: "" or of COMPLEXITIES. Source: Luật Tố cáo, Điều 29, 30. Raises: Invalid (complexity).
    """
    begun = begin(
        "accept", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    if complexity:
        chosen(complexity, COMPLEXITIES, "complexity")
    begun.write("accept", texts={"text": cleaned_words(text, "text")}, details={"complexity": complexity})
    tell_readers(begun.row, at=at, but=actor.officer_id)
    return begun.row
