"""Files beside the counter's form: laid and read, taken along with the case, let go of where no case came of them."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.models import Case
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.files import actions as files
from thongsuot.files.models import Attachment
from thongsuot.ledger import actions as ledger
from thongsuot.reading import engine
from thongsuot.reading.actions import READ, READER, let_go
from thongsuot.reading.models import Reading, Tray
from thongsuot.reading.permissions import trays_of
from thongsuot.reading.queries import NOT_THERE, READABLE, TRAY_LIVES, files_on, ref_of, seen_tray, together
from thongsuot.reading.rules import agreement
from thongsuot.units.models import Unit


@transaction.atomic
def lay(*, uploads: Iterable, unit: Unit, tray_id: UUID | None = None, actor: Actor, on: date, at: datetime) -> Tray:
    """Lay files beside the counter's form, on a new tray or one that stands there; what can be read is read by a job.

    `uploads`: (name, file) pairs. Raises: Refused (does not take in at `unit`), NotFound (no such tray of this
    officer), Invalid (files: none, too many, or what is wrong with which file).
    """
    require(actor, "cases.receive", unit)
    tray = _locked(actor, tray_id, at) if tray_id else Tray.objects.create(officer_id=actor.officer_id, made_at=at)
    uploads = tuple(uploads)
    if not uploads:
        raise Invalid(_("Chưa chọn tệp nào. Chọn ảnh chụp đơn, bản quét hoặc bản ghi âm."), field="files")
    files.check_count(len(files_on(tray)) + len(uploads))
    kept = [
        files.store(upload=upload, name=name, owner_ref=ref_of(tray), actor=actor, at=at) for name, upload in uploads
    ]
    act = {"files": {str(one.pk): one.blob.sha256 for one in kept}, "on": on.isoformat()}
    ledger.record(actor=actor, verb="reading.lay", subject=ref_of(tray), act=act, at=at)
    if not engine.missing():
        for one in kept:
            if one.kind in READABLE:
                _read(tray, one, actor, at)
    return tray


def _locked(actor: Actor, tray_id: UUID, at: datetime) -> Tray:
    seen_tray(actor, tray_id, at)
    # Asked again once locked: on a tray that was taken along meanwhile a file would stay that nobody lets go of.
    tray = trays_of(actor).select_for_update().filter(pk=tray_id).first()
    if tray is None:
        raise NotFound(NOT_THERE)
    return tray


def _read(tray: Tray, attachment: Attachment, actor: Actor, at: datetime) -> None:
    reading = Reading.objects.create(tray=tray, attachment=attachment, officer_id=actor.officer_id, asked_at=at)
    app.configure_task(READ, allow_unknown=True, queue="papers").defer(reading_id=str(reading.pk))


@transaction.atomic
def take_off(*, tray_id: UUID, attachment_id: UUID, actor: Actor, at: datetime) -> None:
    """Take one file off a tray again, with its draft. One entry. Raises: NotFound."""
    tray = _locked(actor, tray_id, at)
    for attachment in files_on(tray):
        if attachment.pk == attachment_id:
            _drop([attachment], at)
            _record(tray, "reading.take_off", [attachment], actor, at)


@transaction.atomic
def receive_laid(
    *, tray_id: UUID, given: Submission, kept: dict[str, str] | None, actor: Actor, at: datetime, origin: Origin, **rest
) -> Case:
    """Receive a submission with the files laid beside it, as `receive`; record per field whether the draft was kept.

    `kept`: each field as the officer left it, None where they did not take the draft up. A second press of the same
    form returns the case of the first. Raises: all that `receive` raises, Invalid (files: the tray is gone).
    """
    tray = trays_of(actor).select_for_update().filter(pk=tray_id).first()
    if tray is None and not Case.objects.filter(form_token=origin.form_token).exists():
        raise Invalid(_("Các tệp đặt bên cạnh không còn được giữ. Chọn lại tệp rồi lưu."), field="files")
    laid = files_on(tray) if tray else []
    uploads = (*given.uploads, *((one.name, one) for one in laid))
    given = Submission(**(vars(given) | {"uploads": uploads}))
    case = receive(given=given, actor=actor, at=at, origin=origin, **rest)
    if tray:
        _close(tray, at)
        _agree(tray, case, kept, at)
    return case


def _close(tray: Tray, at: datetime) -> None:
    tray.closed_at = at
    tray.save(update_fields=["closed_at"])


def _agree(tray: Tray, case: Case, kept: dict[str, str] | None, at: datetime) -> None:
    """Let go of the drafts of a tray, and keep of the one that was shown whether the officer agreed.

    A reading that is still under way goes on for the case, whose page shows what comes of it.
    """
    proposed = together(tray)["fields"]
    agreed = agreement(proposed, _as_proposed(proposed, kept)) if kept is not None else {}
    for reading in tray.readings.select_for_update(of=("self",)).order_by("pk"):
        Reading.objects.filter(pk=reading.pk).update(case=case)
        if reading.state == Reading.State.READ:
            let_go(reading, at)
            Reading.objects.filter(pk=reading.pk).update(state=Reading.State.KEPT, agreed=agreed)
            agreed = {}


def _as_proposed(proposed: dict[str, str], kept: dict[str, str]) -> dict[str, str]:
    """Return what was kept, the text without what the officer had typed before the draft was put behind it."""
    text = proposed.get("text", "")
    return kept | {"text": text} if text and kept["text"].endswith(f"\n\n{text}") else kept


def _drop(laid: Iterable[Attachment], at: datetime) -> None:
    """Discard files with the drafts that were made of them; those first, as erasing a case does."""
    for attachment in laid:
        files.discard(attachment_id=attachment.pk, at=at, forget_name=True)
        for reading in Reading.objects.select_for_update(of=("self",)).filter(attachment=attachment).order_by("pk"):
            let_go(reading, at)
            Reading.objects.filter(pk=reading.pk).update(
                state=Reading.State.FAILED, trouble="broken", finished_at=reading.finished_at or at
            )


@transaction.atomic
def clear(*, tray_id: UUID, actor: Actor, at: datetime) -> None:
    """Throw away what lies on a tray, as where the matter has a door of its own. One that is gone is left.

    One entry, the same as for files taken off by hand: the book does not tell by it what became of the matter.
    """
    for tray in trays_of(actor).select_for_update().filter(pk=tray_id):
        _let_go(tray, "reading.take_off", actor, at)


def _let_go(tray: Tray, verb: str, actor: Actor, at: datetime) -> None:
    laid = files_on(tray)
    _drop(laid, at)
    _close(tray, at)
    _record(tray, verb, laid, actor, at)


def _record(tray: Tray, verb: str, laid: list[Attachment], actor: Actor, at: datetime) -> None:
    act = {"files": sorted(str(one.pk) for one in laid)}
    ledger.record(actor=actor, verb=verb, subject=ref_of(tray), act=act, at=at)


@transaction.atomic
def forget_trays(*, at: datetime) -> int:
    """Throw away trays of which no case came within the day, each with an entry; return how many."""
    old = Tray.objects.filter(closed_at=None, made_at__lt=at - TRAY_LIVES).select_for_update()
    for tray in old:
        _let_go(tray, "reading.drop_tray", READER, at)
    return len(old)
