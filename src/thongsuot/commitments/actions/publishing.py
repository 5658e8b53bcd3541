"""The one exit to the public: words that somebody has reviewed. Days and states follow the acts by themselves."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.commitments.actions.making import OFFICE_LIMIT, SEARCH_LIMIT, TEXT_LIMIT
from thongsuot.commitments.actions.record import FOLLOWED, check, empty_fallen, locked, words, write_act, write_days
from thongsuot.commitments.models import (
    Commitment,
    CommitmentPublishing,
    PublishedCommitment,
    PublishedEvidence,
    PublishedFile,
)
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.files.models import Attachment
from thongsuot.language.personal import personal
from thongsuot.units.rules import search_text


@dataclass(frozen=True, kw_only=True)
class PromiseCopy:
    """What the public shall read, as the publisher has reviewed it.

    `reasons`, `evidence`: words by number of the act that gave a new day, or showed evidence; one left out is not
    shown. `files`: ids of attachments that may be seen. `confirmed`: the exact pieces of what looks like personal data
    that may stay (a hotline, a public official's name).
    """

    text: str
    wanted: str
    said_by: str
    reasons: Mapping[int, str] = field(default_factory=dict)
    evidence: Mapping[int, str] = field(default_factory=dict)
    files: Collection[UUID] = field(default_factory=frozenset)
    confirmed: Collection[str] = field(default_factory=frozenset)


@transaction.atomic
def publish(
    *,
    commitment_id: UUID,
    copy: PromiseCopy,
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Commitment:
    """Let a reviewed copy out, or put it in the place of the one that is out. A practice promise never gets there.

    Raises: NotFound, Refused (commitments.publish), Stale, Invalid (text, wanted, said_by, reason-N, evidence-N: empty,
    too long, or holding personal data that was not confirmed; files), NotAllowedNow.
    """
    commitment = locked(commitment_id=commitment_id, permission="commitments.publish", actor=actor, revision=revision)
    copy = checked_copy(commitment, copy)
    shown = _shown_files(commitment, copy)
    details = {"files": {str(each.pk): each.blob.sha256 for each in shown}}
    texts = {
        "text": copy.text,
        "wanted": copy.wanted,
        "said_by": copy.said_by,
        "reasons": {str(number): text for number, text in copy.reasons.items()},
        "evidence": {str(number): text for number, text in copy.evidence.items()},
        "confirmed": sorted(copy.confirmed),
    }
    write_act(commitment, "published", details=details, texts=texts, actor=actor, on=on, at=at)
    if not commitment.practice:
        write_copy(commitment, copy, shown, on)
    return commitment


def checked_copy(commitment: Commitment, copy: PromiseCopy) -> PromiseCopy:
    """Return the copy cleaned, once every field is filled and holds nothing personal. Raises: Invalid."""
    numbers = {verb: {act.number for act in commitment.acts.all() if act.verb == verb} for verb in _LISTED}
    numbers["evidence_added"] -= commitment.fallen().keys()
    listed = {}
    for name, given in (("reason", copy.reasons), ("evidence", copy.evidence)):
        known = numbers["renewed" if name == "reason" else "evidence_added"]
        listed[name] = {
            number: _public(text, f"{name}-{number}", copy.confirmed)
            for number, text in sorted(given.items())
            if number in known and text.strip()
        }
    return PromiseCopy(
        text=_public(copy.text, "text", copy.confirmed),
        wanted=_public(copy.wanted, "wanted", copy.confirmed),
        said_by=_public(copy.said_by, "said_by", copy.confirmed, OFFICE_LIMIT),
        reasons=listed["reason"],
        evidence=listed["evidence"],
        files=frozenset(copy.files),
        confirmed=frozenset(copy.confirmed),
    )


_LISTED = ("renewed", "evidence_added")


def _public(text: str, name: str, confirmed: Collection[str], limit: int = TEXT_LIMIT) -> str:
    needed = _("Ô này còn trống trong bản công khai. Viết vào, hoặc không công khai.")
    text = words(text, name, needed=needed, limit=limit)
    found = dict.fromkeys(text[span.start : span.end] for span in personal(text))
    left = [piece for piece in found if piece not in confirmed]
    if left:
        raise Invalid(
            _("Bản công khai còn thông tin riêng: %s. Che đi, hoặc đánh dấu là được phép công khai.") % ", ".join(left),
            field=name,
        )
    return text


def _shown_files(commitment: Commitment, copy: PromiseCopy) -> list[Attachment]:
    """Return the files that may be seen: of evidence whose words are in the copy. Raises: Invalid (files)."""
    of_evidence = {
        pk
        for act in commitment.acts.filter(verb="evidence_added", number__in=list(copy.evidence))
        for pk in act.details["files"]
    }
    if not {str(pk) for pk in copy.files} <= of_evidence:
        raise Invalid(_("Tệp chỉ công khai cùng lời của bằng chứng ấy. Ghi lời cho bằng chứng đó."), field="files")
    return list(Attachment.objects.of(commitment.ref).filter(pk__in=copy.files).select_related("blob"))


def write_copy(commitment: Commitment, copy: PromiseCopy, shown: list[Attachment], on: date) -> None:
    """Write a copy that was checked to the tables that the public reads: one promise, one copy, one address."""
    public = PublishedCommitment.objects.filter(publishing__commitment=commitment).first()
    fresh = public is None
    public = public or PublishedCommitment(unit_id=commitment.unit_id)
    public.unit_name = commitment.unit.name
    public.text, public.wanted, public.said_by = copy.text, copy.wanted, copy.said_by
    public.source, public.said_on = commitment.source, commitment.said_on
    for name in FOLLOWED:
        setattr(public, name, getattr(commitment, name))
    public.published_on, public.withdrawn_on = on, None
    public.search_key = search_text(copy.text, copy.wanted, copy.said_by, commitment.unit.name, limit=SEARCH_LIMIT)
    public.save(force_insert=fresh)
    if fresh:
        CommitmentPublishing.objects.create(promise=public, commitment=commitment)
    write_days(commitment, public, dict(copy.reasons))
    _write_evidence(commitment, public, copy, {str(each.pk): each for each in shown})
    empty_fallen(commitment, public)


def _write_evidence(commitment: Commitment, public: PublishedCommitment, copy: PromiseCopy, shown: dict) -> None:
    public.evidence.all().delete()
    for act in commitment.acts.filter(number__in=list(copy.evidence)):
        piece = PublishedEvidence.objects.create(
            promise=public, number=act.number, given_on=act.on, text=copy.evidence[act.number]
        )
        for attachment in (shown[pk] for pk in act.details["files"] if pk in shown):
            blob = attachment.blob
            PublishedFile.objects.create(
                evidence=piece, name=attachment.name, sha256=blob.sha256, size=blob.size, media_type=blob.media_type
            )


@transaction.atomic
def withhold(
    *, commitment_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Commitment:
    """Decide that a promise is not let out, with the reason, which is kept.

    Raises: NotFound, Refused (commitments.publish), Stale, Invalid (reason), NotAllowedNow (it is out: unpublish).
    """
    commitment = locked(commitment_id=commitment_id, permission="commitments.publish", actor=actor, revision=revision)
    reason = words(reason, "reason", needed=_("Chưa ghi lý do không công khai. Ghi một câu."))
    check(commitment, "withheld", on)
    write_act(commitment, "withheld", texts={"reason": reason}, actor=actor, on=on, at=at)
    return commitment


@transaction.atomic
def unpublish(
    *, commitment_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Commitment:
    """Take the public copy back, with the reason. Raises: as `withhold`; NotAllowedNow (nothing is out)."""
    commitment = locked(commitment_id=commitment_id, permission="commitments.publish", actor=actor, revision=revision)
    reason = words(reason, "reason", needed=_("Chưa ghi lý do gỡ bản công khai. Ghi một câu."))
    check(commitment, "unpublished", on)
    write_act(commitment, "unpublished", texts={"reason": reason}, actor=actor, on=on, at=at)
    copies = PublishedCommitment.objects.filter(publishing__commitment=commitment, withdrawn_on=None)
    if not copies.update(withdrawn_on=on) and not commitment.practice:
        raise NotAllowedNow(_("Lời hứa này không có bản công khai nào đang hiện. Tải lại trang để xem."))
    return commitment
