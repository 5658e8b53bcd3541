"""A file becomes a draft of the register: asked for on a page, read by a job, kept with its passages."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from thongsuot.core.access import require
from thongsuot.core.actors import Actor, service
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import write_act
from thongsuot.directives.actions.storing import store_draft
from thongsuot.directives.importing_words import said
from thongsuot.directives.models import Importing, Instrument
from thongsuot.directives.permissions import importings_seen_by
from thongsuot.directives.rules.parsing.draft import Draft
from thongsuot.directives.texts import TAKEN, Unread, read_document
from thongsuot.files import actions as files
from thongsuot.files import queries as stored
from thongsuot.files.models import Attachment
from thongsuot.files.rules import LARGEST_FILE, shown_name
from thongsuot.reading import engine
from thongsuot.units.models import Unit

READ = "thongsuot.directives.jobs.read_document"
READER = service("directives")
State = Importing.State
SCANNED = "scanned"  # the trouble of a PDF without text: it waits for an officer's word
WAITS = (State.WAITING, State.READING)
Clock = Callable[[], datetime]


@transaction.atomic
def start_import(*, unit_id: UUID, upload, name: str, actor: Actor, on: date, at: datetime) -> Importing:
    """Take a document in to be read by a job; the same file again gives the row it has, and changes nothing.

    `upload`: a file of .txt, .docx or .pdf. Raises: Refused (directives.register), Invalid (field "file").
    """
    unit = Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit_id)
    require(actor, "directives.register", unit)
    content = upload.read(LARGEST_FILE + 1)
    digest = hashlib.sha256(content).hexdigest()
    before = _known(unit, digest)
    if before:
        return before
    row = Importing(id=new_id(), unit=unit, officer_id=actor.officer_id, digest=digest, asked_at=at)
    row.name = shown_name(name)[:150] or _("tài liệu")
    row.save(force_insert=True)
    _keep_file(row, content, name, actor, at)
    write_act(Ref("importing", row.pk), "start_import", {}, actor=actor, on=on, at=at)
    _defer(row)
    return row


@transaction.atomic
def read_scan(*, importing_id: UUID, actor: Actor, on: date, at: datetime) -> Importing:
    """Have a PDF without text read page by page as pictures, by a job. One entry.

    Raises: NotFound, Refused, NotAllowedNow (it has text, or the machine lacks the reader).
    """
    row = _seen(importing_id, actor)
    if row.state != State.FAILED or row.trouble != SCANNED:
        raise NotAllowedNow(_("Tệp này không cần đọc như ảnh. Tải lại trang để xem."))
    if lack := engine.missing():
        raise NotAllowedNow(said(lack))
    row.scanned, row.state, row.trouble, row.finished_at = True, State.WAITING, "", None
    row.save()
    write_act(Ref("importing", row.pk), "read_scan", {}, actor=actor, on=on, at=at)
    _defer(row)
    return row


@transaction.atomic
def drop_import(*, importing_id: UUID, actor: Actor, on: date, at: datetime) -> Importing:
    """Let go of a file that was not made a draft of. One entry. Raises: NotFound, Refused, NotAllowedNow."""
    row = _seen(importing_id, actor)
    if row.state == State.READ:
        raise NotAllowedNow(_("Tệp này đã thành bản nháp. Mở bản nháp để bỏ."))
    _refuse(row, "dropped", at)
    write_act(Ref("importing", row.pk), "drop_import", {}, actor=actor, on=on, at=at)
    return row


def read_in(*, importing_id: UUID, clock: Clock) -> None:
    """Read a file that waits and keep its draft; a second run, or one after a kill, changes nothing twice.

    Call outside a transaction: a long document takes seconds, a scan minutes.
    """
    row = Importing.objects.filter(pk=importing_id).first()
    file = stored.of(Ref("importing", importing_id))
    if row is None or row.state not in WAITS or not file:
        return
    rows = Importing.objects.filter(pk=importing_id, state__in=WAITS)
    if not rows.update(state=State.READING):
        return  # let go of since it was looked at

    def tell(done: int, pages: int) -> None:
        rows.update(done_pages=done, pages=pages)

    with stored.open(file[0]) as opened:
        content = opened.read()
    try:
        text, draft = read_document(content, row.name, scanned=row.scanned, tell=tell)
    except Unread as unread:
        _give_up(importing_id, unread.trouble, clock())
        return
    keep_read(importing_id=importing_id, text=text, draft=draft, actor=READER, at=clock())


@transaction.atomic
def keep_read(*, importing_id: UUID, text: str, draft: Draft, actor: Actor, at: datetime) -> Instrument | None:
    """Keep what was read as a draft of the register, with its file. One entry; None where it was let go meanwhile."""
    row = Importing.objects.select_for_update(of=("self",)).select_related("unit").get(pk=importing_id)
    if row.state not in WAITS:
        return None
    instrument, details = store_draft(row, text, draft, at)
    for attachment in Attachment.objects.of(Ref("importing", row.pk)):
        files.hand(attachment=attachment, to_ref=Ref("instrument", instrument.pk))
    row.state, row.instrument, row.finished_at = State.READ, instrument, at
    row.save()
    ref = Ref("instrument", instrument.pk)
    write_act(ref, "read_import", details, actor=actor, on=legal_day(at), at=at)
    return instrument


@transaction.atomic
def import_read(*, unit: Unit, content: bytes, name: str, text: str, draft: Draft, actor: Actor, at: datetime):
    """Keep a document that a command has read, as `start_import` and its job would; the same file changes nothing.

    Return the instrument. Raises: Refused (directives.register), Invalid (field "file").
    """
    require(actor, "directives.register", Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit.pk))
    digest = hashlib.sha256(content).hexdigest()
    before = _known(unit, digest)
    if before and before.instrument:
        return before.instrument
    row = before or Importing(id=new_id(), unit=unit, digest=digest, asked_at=at, name=shown_name(name)[:150])
    if before is None:
        row.save(force_insert=True)
        _keep_file(row, content, name, actor, at)
    return keep_read(importing_id=row.pk, text=text, draft=draft, actor=actor, at=at)


def _known(unit: Unit, digest: str) -> Importing | None:
    """Return the row of a file that waits, was read, or awaits an officer's word; none of a draft that was dropped."""
    rows = Importing.objects.filter(unit=unit, digest=digest).exclude(instrument__state=Instrument.State.DROPPED)
    return rows.select_related("instrument").order_by("-asked_at").first()


def _keep_file(row: Importing, content: bytes, name: str, actor: Actor, at: datetime) -> Attachment:
    """Store the file. Raises: Invalid (field "file") for a form that is not read here."""
    with files.said_at("file"):
        kept = files.store(
            upload=BytesIO(content), name=name, owner_ref=Ref("importing", row.pk), actor=actor, at=at, plain=True
        )
    if kept.blob.media_type not in TAKEN:
        raise Invalid(_("Chỉ nhập được tệp .docx, .pdf hoặc .txt. Chọn tệp khác."), field="file")
    return kept


def _defer(row: Importing) -> None:
    app.configure_task(READ, allow_unknown=True, queue="imports").defer(importing_id=str(row.pk))


def _seen(importing_id: UUID, actor: Actor) -> Importing:
    rows = importings_seen_by(actor).select_related("unit").select_for_update(of=("self",))
    row = rows.filter(pk=importing_id).first()
    if row is None:
        raise NotFound(_("Không tìm thấy tệp này, hoặc anh/chị không được xem."))
    require(actor, "directives.register", row.unit)
    return row


@transaction.atomic
def _give_up(importing_id: UUID, trouble: str, at: datetime) -> None:
    """Write down why a file was not read. A scan is kept until an officer decides; all else is let go."""
    row = Importing.objects.select_for_update().get(pk=importing_id)
    if row.state not in WAITS:
        return
    if trouble != SCANNED:
        _refuse(row, trouble, at)
    else:
        row.state, row.trouble, row.finished_at = State.FAILED, trouble, at
        row.save()
    write_act(Ref("importing", row.pk), "refuse_import", {"trouble": trouble}, actor=READER, on=legal_day(at), at=at)


def _refuse(row: Importing, trouble: str, at: datetime) -> None:
    """Let go of a file; of a secret one not even its name or digest stays."""
    for attachment in Attachment.objects.of(Ref("importing", row.pk)):
        files.discard(attachment_id=attachment.pk, at=at, forget_name=True)
    row.state, row.trouble, row.digest, row.finished_at = State.FAILED, trouble, "", at
    row.name = "" if trouble == "secret" else row.name
    row.save()
