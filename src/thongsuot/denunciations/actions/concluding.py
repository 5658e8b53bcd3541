"""The conclusion, what is done on it, its one way to the public, and signs of a crime."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from thongsuot.core.actors import Actor
from thongsuot.denunciations.actions.begun import begin, chosen, words
from thongsuot.denunciations.actions.record import tell_readers
from thongsuot.denunciations.actions.sealing import take_files
from thongsuot.denunciations.models import Denunciation, PublishedConclusion
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.grounds import OUTCOMES, WAYS
from thongsuot.denunciations.rules.ring import REDACTED, Unlocked
from thongsuot.language.folding import fold


def conclude(
    *, denunciation_id: UUID, outcome: str, text: str, uploads=(), revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Conclude on what was denounced: true, partly true or false; both sides, handling and publication follow.

    Source: Luật Tố cáo, Điều 35. Raises: Invalid (outcome, text, files).
    """
    taken = take_files(uploads)
    with transaction.atomic(using=SEALED):
        begun = begin(
            "conclude", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
        )
        chosen(outcome, OUTCOMES, "outcome")
        begun.write("conclude", texts={"text": words(text)}, details={"outcome": outcome}, taken=taken)
        tell_readers(begun.row, at=at, but=actor.officer_id)
        return begun.row


@transaction.atomic(using=SEALED)
def handle(
    *, denunciation_id: UUID, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Note what was done on the conclusion, or who was asked to do it. Source: Điều 36. Raises: Invalid (text)."""
    begun = begin(
        "handle", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
    )
    begun.write("handle", texts={"text": words(text)})
    return begun.row


@transaction.atomic(using=SEALED)
def report_handling(
    *, denunciation_id: UUID, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Report the result of handling, within 5 working days of it. Source: Điều 36. Raises: Invalid (text)."""
    begun = begin(
        "report_handling", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at,
        revision=revision,
    )  # fmt: skip
    begun.write("report_handling", texts={"text": words(text)})
    return begun.row


@transaction.atomic(using=SEALED)
def publish_conclusion(
    *, denunciation_id: UUID, way: str, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Publish the redacted conclusion; `way`: of WAYS. What is posted stays 15 days.

    `text` is what anybody will read: without whatever tells who denounced, and secrets. It is kept sealed, as the proof
    of what was published; by the way "portal" it also stands at `/to-cao/ket-luan/`, tied to nothing.
    Source: Điều 40. Raises: Invalid (way, text).
    """
    begun = begin(
        "publish_conclusion", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at,
        revision=revision,
    )  # fmt: skip
    chosen(way, WAYS, "way")
    texts = {"text": words(text)}
    if way == "portal":
        unit_name = begun.row.unit.name
        shown = PublishedConclusion.objects.create(
            text=texts["text"], unit_name=unit_name, published_on=on, search_key=fold(f"{unit_name} {texts['text']}")
        )
        texts["page"] = str(shown.pk)
    begun.write("publish_conclusion", part=REDACTED, texts=texts, details={"way": way})
    return begun.row


@transaction.atomic(using=SEALED)
def forward_crime(
    *, denunciation_id: UUID, to: str, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Note that the file went at once to the investigating body or the procuracy: there are signs of a crime.

    Source: Điều 27. Raises: Invalid (to, text).
    """
    begun = begin(
        "forward_crime", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at,
        revision=revision,
    )  # fmt: skip
    begun.write("forward_crime", texts={"to": words(to, "to"), "text": words(text)})
    return begun.row
