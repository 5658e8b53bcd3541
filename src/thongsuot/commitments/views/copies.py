"""A public copy as a page draws it: the one that is out, and, the same, the one that would go out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language

from thongsuot.commitments.actions import PromiseCopy
from thongsuot.commitments.actions.record import FOLLOWED
from thongsuot.commitments.models import Commitment, PublishedCommitment, PublishedDay, PublishedEvidence
from thongsuot.commitments.queries.rows import row_of
from thongsuot.commitments.rules.sources import source_name
from thongsuot.files.models import Attachment


@dataclass(frozen=True)
class File:
    name: str
    url: str
    size: int


@dataclass(frozen=True)
class Piece:
    """A piece of evidence, stored or not, and its files."""

    evidence: PublishedEvidence
    files: Collection[File]


def out(copy: PublishedCommitment, today: date) -> dict:
    """Return what the page of a copy shows."""
    pieces = []
    for piece in copy.evidence.all():
        files = [
            File(one.name, reverse("promises:file", args=(copy.pk, one.pk)), one.size) for one in piece.files.all()
        ]
        pieces.append(Piece(piece, files))
    return _page(copy, list(copy.days.all()), pieces, today)


def would_be(commitment: Commitment, words: PromiseCopy, files: Collection[Attachment], today: date) -> dict:
    """Return what the page of a copy of these words would show; nothing is stored."""
    copy = PublishedCommitment(
        unit_id=commitment.unit_id, unit_name=commitment.unit.name, text=words.text, wanted=words.wanted,
        said_by=words.said_by, source=commitment.source, said_on=commitment.said_on,
        **{name: getattr(commitment, name) for name in FOLLOWED},
    )  # fmt: skip
    days, pieces, fallen = [], [], commitment.fallen()
    for act in commitment.acts.all():
        if act.verb in ("made", "renewed"):
            day, reason = date.fromisoformat(act.details["due_on"]), words.reasons.get(act.number, "")
            days.append(PublishedDay(number=act.number, given_on=act.on, due_on=day, reason=reason))
        elif act.number in fallen:
            gone = fallen[act.number]
            pieces.append(Piece(PublishedEvidence(given_on=act.on, gone=gone.verb, gone_on=gone.on), ()))
        elif act.number in words.evidence:
            own = [_desk_file(commitment, file) for file in files if str(file.pk) in act.details["files"]]
            pieces.append(Piece(PublishedEvidence(given_on=act.on, text=words.evidence[act.number]), own))
    return _page(copy, days, pieces, today)


def _desk_file(commitment: Commitment, file: Attachment) -> File:
    return File(file.name, reverse("commitments:file", args=(commitment.pk, file.pk)), file.blob.size)


def _page(copy: PublishedCommitment, days: list[PublishedDay], pieces: list[Piece], today: date) -> dict:
    source = source_name(copy.source, get_language() or "vi")
    return {"copy": copy, "row": row_of(copy, today), "source": source, "days": days, "pieces": pieces}
