"""What may happen to files: stored for a thing of a room, taken away again, and what is left over swept up.

None of these asks for a permission or writes to the ledger: the act of the owning room does both, in its transaction.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO

from django.db import connection, transaction

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.files import rules, sentences, storage
from thongsuot.files.models import Attachment, Blob
from thongsuot.files.strip import strip

CHUNK = 64 * 1024
LIES_IN_MEMORY = 1024 * 1024
ORPHAN_AGE = timedelta(hours=24)
FIELD = "files"


@contextmanager
def said_at(field: str) -> Iterator[None]:
    """Let what is wrong with files be said beside the field by which the act knows them. Raises: Invalid(field)."""
    try:
        yield
    except Invalid as wrong:
        raise Invalid(wrong.sentence, field=field) from wrong


@transaction.atomic
def store(
    *,
    upload,
    name: str,
    owner_ref,
    actor: Actor,
    at: datetime,
    scan: bool = False,
    public: bool = False,
    plain: bool = False,
) -> Attachment:
    """Check, strip and store a file for `owner_ref` (a `core.refs.Ref` or its text), and return its attachment.

    `upload`: anything with `read(size)`. `scan`: a page we scanned at the counter. `public`: a redacted copy.
    `plain`: a file of plain text is taken too. The content is on disk before the row exists, so a row never points at
    nothing.

    Raises: Invalid(field="files") with a sentence that names the file and the remedy.
    """
    _check_room(owner_ref, 1)
    content, form = checked(upload, name, plain=plain)
    owner = {"owner_ref": owner_ref, "actor": actor, "at": at}
    return _attached(_blob(content, form, at), form, name, **owner, scan=scan, public=public)


@dataclass(frozen=True)
class Looked:
    """A file that is checked and stripped and not stored yet; a large `content` lies in a file without a name."""

    name: str
    form: rules.Form
    sha256: str
    content: IO[bytes]


def look(uploads: Iterable[tuple]) -> list[Looked]:
    """Check and strip files, (name, upload) pairs, while nobody waits; `put` stores them.

    For acts that lock the thing they belong to, and take files away under that lock as well: contents are held after
    it, never before. Raises: Invalid(field="files").
    """
    uploads = tuple(uploads)
    check_count(len(uploads))
    return [_looked(name, upload) for name, upload in uploads]


def _looked(name: str, upload) -> Looked:
    content, form = checked(upload, name)
    kept = SpooledTemporaryFile(max_size=LIES_IN_MEMORY)
    kept.write(content)
    return Looked(name, form, hashlib.sha256(content).hexdigest(), kept)


@transaction.atomic
def put(looked: list[Looked], *, owner_ref, actor: Actor, at: datetime, scan: bool = False) -> list[Attachment]:
    """Store what `look` gave for a thing that is locked, and return the attachments in the same order.

    Raises: Invalid(field="files"): it has as many files as it may.
    """
    _check_room(owner_ref, len(looked))
    for sha256 in sorted({one.sha256 for one in looked}):
        _lock(sha256)  # in one order, whoever stores the same contents at once
    return [_put(one, owner_ref, actor, at, scan) for one in looked]


def _put(one: Looked, owner_ref, actor: Actor, at: datetime, scan: bool) -> Attachment:
    one.content.seek(0)
    blob = _blob(one.content.read(), one.form, at)
    return _attached(blob, one.form, one.name, owner_ref=owner_ref, actor=actor, at=at, scan=scan)


def _check_room(owner_ref, more: int) -> None:
    if Attachment.objects.of(owner_ref).count() + more > rules.FILES_OF_ONE_THING:
        raise Invalid(sentences.OWNER_FULL % {"most": rules.FILES_OF_ONE_THING}, field=FIELD)


def _attached(
    blob: Blob, form: rules.Form, name: str, *, owner_ref, actor: Actor, at: datetime, scan: bool, public: bool = False
) -> Attachment:
    return Attachment.objects.create(
        blob=blob,
        owner_ref=str(owner_ref),
        name=rules.display_name(name, form),
        kind=Attachment.Kind.SCAN if scan and form.kind in ("photo", "pdf") else form.kind,
        uploaded_by_ref=actor.ref,
        uploaded_at=at,
        public=public,
    )


@transaction.atomic
def keep(*, content: bytes, name: str, owner_ref, actor: Actor, at: datetime) -> Attachment:
    """Store byte for byte what we drew ourselves, or what a signature covers, and return its attachment.

    Such a file is not stripped, as that would break the signature; it is checked like any other: what is broken,
    encrypted or acting is refused. Raises: Invalid(field="files").
    """
    _stripped, form = checked(BytesIO(content), name)
    return Attachment.objects.create(
        blob=_blob(content, form, at),
        owner_ref=str(owner_ref),
        name=rules.display_name(name, form),
        kind=form.kind,
        uploaded_by_ref=actor.ref,
        uploaded_at=at,
    )


def check_count(count: int) -> None:
    """Raise Invalid where one submission brings more files than are taken at once; asked before `store`."""
    if count > rules.FILES_AT_ONCE:
        raise Invalid(sentences.too_many(), field=FIELD)


def share(*, owner_ref, with_ref) -> None:
    """Give another thing the files of this one: the same content, kept once. Call inside the other room's act."""
    for attachment in Attachment.objects.of(owner_ref):
        Attachment.objects.create(
            blob_id=attachment.blob_id,
            owner_ref=str(with_ref),
            name=attachment.name,
            kind=attachment.kind,
            uploaded_by_ref=attachment.uploaded_by_ref,
            uploaded_at=attachment.uploaded_at,
        )


def hand(*, attachment: Attachment, to_ref, public: bool = False) -> Attachment:
    """Give a file of one thing to another as it is, and return it. Call inside the other room's act.

    `public`: it is a redacted copy, and goes out now.
    """
    attachment.owner_ref, attachment.public = str(to_ref), attachment.public or public
    attachment.save(update_fields=["owner_ref", "public"])
    return attachment


@transaction.atomic
def discard(*, attachment_id, at: datetime, forget_name: bool = False) -> None:
    """Take an attachment away: its row stays, marked, its content goes with the last attachment that shares it.

    `forget_name`: what it was called goes as well, for an act that erases; also of one that was taken away before.
    """
    attachment = Attachment.objects.select_for_update().get(pk=attachment_id)
    if forget_name:
        attachment.name = ""
        attachment.save(update_fields=["name"])
    if attachment.removed_at:
        return
    blob, attachment.blob, attachment.removed_at = attachment.blob, None, at
    attachment.save(update_fields=["blob", "removed_at"])
    _lock(blob.sha256)
    if not blob.attachments.exists():
        blob.delete()
        transaction.on_commit(lambda: drop_if_unused(blob.sha256))


@transaction.atomic
def drop_if_unused(sha256: str) -> bool:
    """Take a content off the disk unless a blob points at it; return whether it went."""
    _lock(sha256)
    if Blob.objects.filter(sha256=sha256).exists():
        return False
    storage.remove(sha256)
    return True


def sweep(*, at: datetime) -> int:
    """Remove contents whose transaction never committed, a day after they were written; return how many."""
    before = (at - ORPHAN_AGE).timestamp()
    storage.drop_unfinished(before)
    known = set(Blob.objects.values_list("sha256", flat=True))
    return sum(drop_if_unused(sha256) for sha256 in storage.stored(before) if sha256 not in known)


def checked(upload, name: str, *, plain: bool = False) -> tuple[bytes, rules.Form]:
    """Return the stripped content of `upload` and its form, all in memory. Raises: Invalid(field="files")"""
    shown = rules.shown_name(name)
    try:
        raw = _read(upload)
        form = rules.recognise(raw, plain=plain)
        rules.check_size(len(raw), form)
        return strip(raw, form), form
    except rules.Unfit as unfit:
        raise Invalid(sentences.refusal(unfit.reason, shown), field=FIELD) from unfit


def _read(upload) -> bytes:
    """Return what `upload` holds, and stop reading as soon as it is larger than any file we take."""
    raw = bytearray()
    while chunk := upload.read(CHUNK):
        raw += chunk
        if len(raw) > rules.LARGEST_FILE:
            raise rules.Unfit(rules.too_large(bytes(raw[:CHUNK])))
    return bytes(raw)


def _blob(content: bytes, form: rules.Form, at: datetime) -> Blob:
    sha256 = hashlib.sha256(content).hexdigest()
    _lock(sha256)
    storage.write(sha256, content)
    blob, _made = Blob.objects.get_or_create(
        sha256=sha256, defaults={"size": len(content), "media_type": form.media_type, "stored_at": at}
    )
    return blob


def _lock(sha256: str) -> None:
    """Hold this content until the transaction ends, so that none is swept while another transaction takes it up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(sha256[:15], 16)])
