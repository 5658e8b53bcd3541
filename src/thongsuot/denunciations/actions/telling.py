"""What the accused and the denouncer are told, and what officers note for themselves."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from thongsuot.core.actors import Actor
from thongsuot.denunciations.actions.begun import begin, chosen, words
from thongsuot.denunciations.actions.sealing import take_files
from thongsuot.denunciations.models import Denunciation
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.grounds import NOTICE_SUBJECTS, PROTECTIONS
from thongsuot.denunciations.rules.ring import CONTENT, Unlocked


@transaction.atomic(using=SEALED)
def notify_accused(
    *, denunciation_id: UUID, about: str, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Give the accused exactly this notice, on paper, and nothing else: what the law requires, never who denounced.

    `about`: of NOTICE_SUBJECTS. Source: Luật Tố cáo, Điều 29, 30, 34, 35. Raises: Invalid (about, text).
    """
    begun = begin(
        "notify_accused", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at,
        revision=revision,
    )  # fmt: skip
    about = chosen(about, NOTICE_SUBJECTS, "about")
    begun.write("notify_accused", texts={"text": words(text)}, details={"about": about})
    return begun.row


@transaction.atomic(using=SEALED)
def notify_denouncer(
    *, denunciation_id: UUID, about: str, text: str, forwarder: bool = False, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Tell the denouncer, who reads it by the receipt. `forwarder`: the paper or body that passed it on was told too.

    Raises: Invalid (about, text).
    """
    begun = begin(
        "notify_denouncer", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at,
        revision=revision,
    )  # fmt: skip
    details = {"about": chosen(about, NOTICE_SUBJECTS, "about"), "forwarder": forwarder}
    begun.write("notify_denouncer", part=CONTENT, texts={"text": words(text)}, details=details)
    return begun.row


def answer(
    *, denunciation_id: UUID, text: str, uploads=(), actor: Actor, unlocked: Unlocked, on: date, at: datetime
) -> Denunciation:
    """Answer or ask the denouncer, who reads it by the receipt and may add. Raises: Invalid (text, files)."""
    taken = take_files(uploads)
    with transaction.atomic(using=SEALED):
        begun = begin("answer", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at)
        begun.write("answer", part=CONTENT, texts={"text": words(text)}, taken=taken)
        return begun.row


def note(
    *, denunciation_id: UUID, text: str, uploads=(), actor: Actor, unlocked: Unlocked, on: date, at: datetime
) -> Denunciation:
    """Keep a note or a paper in the file, for investigators alone. Raises: Invalid (text, files)."""
    taken = take_files(uploads)
    with transaction.atomic(using=SEALED):
        begun = begin("note", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at)
        begun.write("note", texts={"text": words(text)}, taken=taken)
        return begun.row


@transaction.atomic(using=SEALED)
def decide_protection(
    *, denunciation_id: UUID, outcome: str, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Decide on protection of the denouncer, spouse, parents, children; the denouncer reads `text`.

    `outcome`: of PROTECTIONS. Source: Điều 47-58. Raises: Invalid (outcome, text).
    """
    begun = begin(
        "decide_protection", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at,
        revision=revision,
    )  # fmt: skip
    chosen(outcome, PROTECTIONS, "outcome")
    begun.write("decide_protection", part=CONTENT, texts={"text": words(text)}, details={"outcome": outcome})
    return begun.row
