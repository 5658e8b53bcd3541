"""Verification: by people the resolver names, who read redacted copies and nothing else."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.denunciations.actions.begun import begin, words
from thongsuot.denunciations.actions.given import cleaned_words
from thongsuot.denunciations.actions.record import tell, tell_readers
from thongsuot.denunciations.actions.sealing import give, take_files
from thongsuot.denunciations.models import Denunciation, Envelope, Keyholder
from thongsuot.denunciations.queries.accused import accused_of, fit_to_know, is_excluded
from thongsuot.denunciations.queries.keyholders import is_genuine, working
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import REDACTED, VERIFIER, Unlocked


@transaction.atomic(using=SEALED)
def name_verifier(
    *, denunciation_id: UUID, keyholder_id: UUID, text: str = "", revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Name who verifies, of whatever unit: they get the key of the redacted copies, never that of the rest.

    Raises: Invalid (keyholder: no admitted key, or must not know).
    """
    begun = begin(
        "name_verifier", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at,
        revision=revision,
    )  # fmt: skip
    holder = _verifier(keyholder_id, on)
    accused = accused_of(begun.row, begun.ring)
    if holder is None or is_excluded(begun.row, holder.officer_id) or not fit_to_know([holder], accused, on):
        raise Invalid(_("Người này không nhận được bản đã che. Chọn người khác."), field="keyholder")
    begun.write("name_verifier", texts={"text": cleaned_words(text, "text")}, details={"keyholder": str(keyholder_id)})
    give(begun.row, begun.ring, [holder], kind=VERIFIER, at=at)
    tell([holder.officer_id], at=at)
    return begun.row


def _verifier(keyholder_id: UUID, on: date) -> Keyholder | None:
    for kind in (Keyholder.Kind.VERIFIER, Keyholder.Kind.INVESTIGATOR):
        found = working(kind, on).filter(pk=keyholder_id).first()
        if found is not None and is_genuine(found):
            return found
    return None


@transaction.atomic(using=SEALED)
def dismiss_verifier(
    *, denunciation_id: UUID, keyholder_id: UUID, actor: Actor, unlocked: Unlocked, on: date, at: datetime
) -> Denunciation:
    """Take the redacted copies away from a verifier. Raises: Invalid (keyholder)."""
    begun = begin("dismiss_verifier", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at)
    theirs = Envelope.objects.filter(denunciation=begun.row, keyholder=keyholder_id, kind=Envelope.Kind.VERIFIER)
    if not theirs.exists():
        raise Invalid(_("Người này không phải người xác minh của hồ sơ. Tải lại trang."), field="keyholder")
    begun.write("dismiss_verifier", details={"keyholder": str(keyholder_id)})
    theirs.delete()
    return begun.row


def redact(
    *, denunciation_id: UUID, text: str, uploads=(), revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Make a redacted copy for verifiers: the letter without who wrote it, their hand and what tells who they are.

    Source: Luật Tố cáo, Điều 56. Raises: Invalid (text, files).
    """
    taken = take_files(uploads)
    with transaction.atomic(using=SEALED):
        begun = begin(
            "redact", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
        )
        begun.write("redact", part=REDACTED, texts={"text": words(text)}, taken=taken)
        tell_readers(begun.row, at=at, but=actor.officer_id)
        return begun.row


def verify(
    *, denunciation_id: UUID, text: str, uploads=(), revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Report what verification found; by a verifier or an investigator. Raises: Invalid (text, files)."""
    taken = take_files(uploads)
    with transaction.atomic(using=SEALED):
        begun = begin(
            "verify", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at, revision=revision
        )
        begun.write("verify", part=REDACTED, texts={"text": words(text)}, taken=taken)
        tell_readers(begun.row, at=at, but=actor.officer_id)
        return begun.row
