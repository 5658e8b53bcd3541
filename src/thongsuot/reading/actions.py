"""Have a file read, take in what was read, keep the corrected draft, let it go with its case."""

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from thongsuot.cases.actions.correcting import Correction, correct
from thongsuot.cases.actions.erasing import forget_with
from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.models import Case
from thongsuot.core.access import require
from thongsuot.core.actors import Actor, service
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.files import actions as files
from thongsuot.files import queries as stored
from thongsuot.files.models import Attachment
from thongsuot.language.accusation import accuses
from thongsuot.ledger import actions as ledger
from thongsuot.reading import engine
from thongsuot.reading.models import Reading
from thongsuot.reading.queries import LOST, READABLE, last_reading, seen_file
from thongsuot.reading.rules import agreement, draft_of
from thongsuot.reading.sentences import TROUBLES

READ = "thongsuot.reading.jobs.read_file"
PDF = "application/pdf"
QUALITY = 80
READER = service("reading")


@transaction.atomic
def ask(*, case_id: UUID, attachment_id: UUID, actor: Actor, on: date, at: datetime) -> Reading:
    """Have a scan read by a job and return its reading; one that is under way is returned as it is.

    Raises: NotFound, Refused, NotAllowedNow (the machine lacks the reader; a recording is not read).
    """
    case, attachment = seen_file(actor, case_id, attachment_id)
    require(actor, "reading.read", case)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    lack = engine.missing()
    if lack or attachment.kind not in READABLE:
        raise NotAllowedNow(TROUBLES[lack or "nothing"])
    before = last_reading(actor, attachment)
    if before and before.state == Reading.State.WAITING and at - before.asked_at < LOST:
        return before
    reading = Reading.objects.create(case=case, attachment=attachment, officer_id=actor.officer_id, asked_at=at)
    act = {"reading": str(reading.pk), "file": str(attachment.pk), "on": on.isoformat()}
    ledger.record(actor=actor, verb="reading.read", subject=case_ref(case), act=act, at=at)
    app.configure_task(READ, allow_unknown=True, queue="papers").defer(reading_id=str(reading.pk))
    return reading


def read_file(*, reading_id: UUID, at: datetime) -> None:
    """Read the file of a reading that waits, and take in what it says; a second run changes nothing.

    Call outside a transaction: reading takes seconds to minutes. A file that went meanwhile is not read.
    """
    reading = Reading.objects.select_related("attachment__blob").get(pk=reading_id)
    if reading.state != Reading.State.WAITING or reading.attachment.blob is None:
        return
    with stored.open(reading.attachment) as file:
        content = file.read()
    media_type = reading.attachment.blob.media_type
    try:
        draft = draft_of(engine.read(content, media_type))
        pictures = _pictures(content) if media_type == PDF else []
    except engine.Unreadable as unreadable:
        _finish(reading_id, at, state=Reading.State.FAILED, trouble=unreadable.trouble)
        return
    if accuses(draft.text).suspected:
        _finish(reading_id, at, state=Reading.State.ACCUSING)
        return
    kept = {"text": draft.text, "doubtful": draft.doubtful, "fields": draft.fields}
    _finish(reading_id, at, pictures, state=Reading.State.READ, draft=kept)


def _pictures(content: bytes) -> list[bytes]:
    found = []
    for page in engine.pages(content, PDF):
        packed = BytesIO()
        page.save(packed, "JPEG", quality=QUALITY)
        found.append(packed.getvalue())
    return found


@transaction.atomic
def _finish(reading_id: UUID, at: datetime, pictures: Iterable[bytes] = (), **values) -> None:
    """Write what came of a reading, unless it was let go of meanwhile."""
    rows = Reading.objects.select_for_update(of=("self",)).select_related("attachment")
    reading = rows.get(pk=reading_id)  # its file is locked by whoever erases the case, before the reading
    if reading.state != Reading.State.WAITING or reading.attachment.removed_at:
        return
    for number, picture in enumerate(pictures, 1):
        files.store(
            upload=BytesIO(picture), name=f"{number}.jpg", owner_ref=Ref("reading", reading.pk), actor=READER, at=at
        )
    Reading.objects.filter(pk=reading_id).update(finished_at=at, **values)


@transaction.atomic
def keep(
    *,
    case_id: UUID,
    attachment_id: UUID,
    correction: Correction,
    kept: dict[str, str],
    reason: str,
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Correct the case by what the officer made of a scan or a recording; record per field whether they agreed.

    `kept`: each field as the officer left it. The draft and its pictures go; only `same`, `changed`, `added` stay.
    Raises: NotFound, Refused, and all that `correct` raises.
    """
    case, attachment = seen_file(actor, case_id, attachment_id)
    require(actor, "reading.read", case)
    if all(value is None for value in (correction.text, correction.title, correction.kind, correction.people)):
        raise Invalid(TROUBLES["same"], field="text")
    case = correct(case_id=case_id, revision=revision, correction=correction, reason=reason, actor=actor, on=on, at=at)
    _agree(attachment, kept, at)
    return case


def _agree(attachment: Attachment, kept: dict[str, str], at: datetime) -> None:
    """Let go of every draft of a file, and keep of the newest, which was shown, whether the officer agreed."""
    drafts = Reading.objects.select_for_update().filter(attachment=attachment, state=Reading.State.READ)
    shown = True
    for reading in drafts.order_by("-pk"):
        agreed = agreement(reading.draft.get("fields", {}), kept) if shown else {}
        let_go(reading, at)
        Reading.objects.filter(pk=reading.pk).update(state=Reading.State.KEPT, agreed=agreed)
        shown = False


def let_go(reading: Reading, at: datetime) -> None:
    """Let go of the words and the pictures of a reading."""
    for picture in Attachment.objects.filter(owner_ref=str(Ref("reading", reading.pk))).order_by("pk"):
        files.discard(attachment_id=picture.pk, at=at, forget_name=True)
    Reading.objects.filter(pk=reading.pk).update(draft={})


def forget_case(case: Case, at: datetime) -> None:
    """Let go of every draft of a locked case; one that is being read finds its file gone and writes nothing."""
    for reading in Reading.objects.filter(case=case).select_for_update().order_by("pk"):
        let_go(reading, at)
        if reading.state in (Reading.State.WAITING, Reading.State.READ):
            Reading.objects.filter(pk=reading.pk).update(state=Reading.State.FAILED, trouble="broken", finished_at=at)


def take_part() -> None:
    """Let erasing and sealing a case reach the drafts."""
    forget_with("reading", forget_case)
