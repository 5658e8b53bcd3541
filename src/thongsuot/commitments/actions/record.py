"""What every act shares: the promise locked, the words measured, the row with its one entry, what follows from it."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.commitments import rules
from thongsuot.commitments.models import Commitment, CommitmentAct, CommitmentActContent, PublishedCommitment
from thongsuot.commitments.permissions import visible_to
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.files import actions as files
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger
from thongsuot.ledger.rules import canonical
from thongsuot.units.models import Unit

LIMIT = 5_000
DERIVED = ("state", "first_due_on", "due_on", "renewals", "evidence", "ended_on", "judged_on", "publicity")
# What the public copy follows by itself: states and days, never words.
FOLLOWED = ("state", "first_due_on", "due_on", "renewals", "ended_on", "judged_on")


def locked(*, commitment_id: UUID, permission: str, actor: Actor, revision: int | None = None) -> Commitment:
    """Return the promise with its duty, locked, where the actor may do this. Raises: NotFound, Refused, Stale."""
    rows = visible_to(actor).select_for_update(of=("self",)).select_related("duty", "unit", "content")
    commitment = rows.filter(pk=commitment_id).first()
    if commitment is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    commitment.duty = Duty.objects.get(pk=commitment.duty_id)  # as it stands now that the promise is locked
    require(actor, permission, commitment)
    if revision is not None and revision != commitment.revision:
        raise Stale(_("Lời hứa vừa có người khác cập nhật. Tải lại trang để xem rồi làm tiếp."))
    return commitment


def locked_unit(unit_id: UUID) -> Unit:
    """Return a standing unit, locked so that two promises never get one number. Raises: NotFound."""
    unit = Unit.objects.select_for_update(no_key=True).filter(pk=unit_id, valid_until=None, outside=False).first()
    if unit is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    return unit


def words(text: str, field: str, *, needed: str = "", limit: int = LIMIT) -> str:
    """Return what was written, fit for storage. Raises: Invalid where nothing was and it is `needed`, or too much."""
    text = clean(text or "").strip()
    if needed and not text:
        raise Invalid(needed, field=field)
    if len(text) > limit:
        raise Invalid(
            _("Ô này dài %(n)d chữ cái, nhiều nhất là %(limit)d. Rút ngắn, hoặc gửi kèm tệp.")
            % {"n": len(text), "limit": limit},
            field=field,
        )
    return text


def check_day(day: date, commitment: Commitment, at: datetime, field: str) -> None:
    """Raise Invalid for a day to come, or one before the promise was made."""
    if day > legal_day(at):
        raise Invalid(_("Ngày này ở tương lai. Ghi ngày hôm nay hoặc ngày trước đó."), field=field)
    if day < commitment.said_on:
        raise Invalid(_("Ngày này trước ngày hứa. Kiểm tra lại ngày."), field=field)


def check(commitment: Commitment, verb: str, on: date, **details) -> rules.Promise:
    """Return what the act would make of the promise. Raises: NotAllowedNow, Invalid (due_on)."""
    try:
        return rules.step(commitment.promise(), rules.Act(verb, on, details))
    except rules.WrongAct as wrong:
        if wrong.why in ("day", "past"):
            raise Invalid(_refusal(wrong), field="due_on") from wrong
        raise NotAllowedNow(_refusal(wrong)) from wrong


def _refusal(wrong: rules.WrongAct) -> str:
    sentences = {
        "day": _("Ngày mới phải sau ngày đang hứa. Chọn ngày muộn hơn."),
        "past": _("Ngày mới đã qua. Chọn ngày hôm nay hoặc sau đó."),
        "early": _("Chưa hết ngày hứa nên chưa kết luận được. Chờ hết ngày đó."),
        "evidence": _("Chưa có bằng chứng nào còn giá trị. Thêm bằng chứng trước đã."),
    }
    if wrong.why == "public":
        is_out = _("Lời hứa này đang công khai. Muốn thôi thì gỡ bản công khai.")
        return is_out if wrong.verb == "withheld" else _("Không có bản công khai nào đang hiện. Tải lại trang để xem.")
    return sentences.get(wrong.why) or {
        "kept": _("Lời hứa này đã ghi là đã giữ. Tải lại trang để xem."),
        "broken": _("Lời hứa này đã kết luận là không giữ. Có thể thêm bằng chứng rồi ghi đã giữ lời muộn."),
        "withdrawn": _("Lời hứa này đã rút lại, không làm bước này được nữa."),
    }.get(wrong.state, _("Lời hứa đang thực hiện nên không làm bước này được."))


def write_act(
    commitment: Commitment,
    verb: str,
    *,
    duty_acts: Iterable[DutyAct] = (),
    details: dict | None = None,
    texts: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> CommitmentAct:
    """Write the act with its words and its one entry, then what follows from it: derived columns, the public copy."""
    texts = texts or {}
    digests = {str(act.pk): hashlib.sha256(canonical(act.canonical())).hexdigest() for act in duty_acts}
    details = (details or {}) | ({"duties": digests} if digests else {})
    number = commitment.revision + 1
    act = CommitmentAct(commitment=commitment, number=number, verb=verb, on=on, at=at, actor_ref=actor.ref)
    act.details = details
    promise = check(commitment, verb, on, **details)
    act.entry, key = ledger.record(
        actor=actor, verb=f"commitments.{verb}", subject=commitment.ref, act=act.canonical(texts), at=at
    )
    act.save(force_insert=True)
    CommitmentActContent.objects.create(act=act, key=key, texts=texts)
    commitment.revision = number
    take_over(commitment, promise)
    commitment.save(update_fields=[*DERIVED, "revision"])
    follow(commitment)
    return act


def take_over(commitment: Commitment, promise: rules.Promise) -> None:
    """Write into the derived columns what the acts make of the promise."""
    for name in DERIVED:
        setattr(commitment, name, getattr(promise, name))


def follow(commitment: Commitment) -> None:
    """Let the public copy that stands say the same state and days, and empty what evidence stands no longer.

    A new day is told at once, its reason is not; that evidence was rejected is told, what it was is not.
    """
    copy = PublishedCommitment.objects.filter(publishing__commitment=commitment, withdrawn_on=None).first()
    if copy is None:
        return
    for name in FOLLOWED:
        setattr(copy, name, getattr(commitment, name))
    copy.save(update_fields=list(FOLLOWED))
    write_days(commitment, copy)
    empty_fallen(commitment, copy)


def empty_fallen(commitment: Commitment, copy: PublishedCommitment) -> None:
    """Leave nothing of the evidence that stands no longer in a copy but its day and that it fell, and when."""
    fallen = commitment.fallen()
    copy.evidence.filter(number__in=list(fallen)).delete()
    for act in commitment.acts.filter(number__in=list(fallen)):
        taken = fallen[act.number]
        copy.evidence.create(number=act.number, given_on=act.on, gone=taken.verb, gone_on=taken.on)


def write_days(commitment: Commitment, copy: PublishedCommitment, reasons: dict[int, str] | None = None) -> None:
    """Write the days of a copy that are not written yet; with `reasons`, reviewed words by number of the act, all."""
    known = {} if reasons is not None else dict(copy.days.values_list("number", "reason"))
    if reasons is not None:
        copy.days.all().delete()
    for act in commitment.acts.filter(verb__in=("made", "renewed")).exclude(number__in=list(known)):
        copy.days.create(
            number=act.number, given_on=act.on, due_on=act.details["due_on"], reason=(reasons or {}).get(act.number, "")
        )


def keep_files(commitment: Commitment, uploads: Iterable, *, actor: Actor, at: datetime) -> dict[str, str]:
    """Store `uploads`, (name, file) pairs, and return {id of the attachment: SHA-256}. Raises: Invalid (files)."""
    uploads = tuple(uploads)
    files.check_count(len(uploads))
    kept = [
        files.store(upload=upload, name=name, owner_ref=str(commitment.ref), actor=actor, at=at)
        for name, upload in uploads
    ]
    return {str(each.pk): each.blob.sha256 for each in kept}
