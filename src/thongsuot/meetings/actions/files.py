"""The files of a dialogue: added, taken out again, let out to everyone as pictures drawn anew."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.remaking import CAPTION_LIMIT, drawn
from thongsuot.cases.rules.boxes import rows_of
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, Stale
from thongsuot.files import actions as files
from thongsuot.files import queries as stored
from thongsuot.files.models import Attachment
from thongsuot.files.rules import FILES_OF_ONE_THING, Box
from thongsuot.files.sentences import OWNER_FULL
from thongsuot.meetings import rules
from thongsuot.meetings.actions.public import follow
from thongsuot.meetings.actions.record import absent, entered, locked, public_words, refusal, words
from thongsuot.meetings.models import Meeting, MeetingFile
from thongsuot.meetings.permissions import visible_to
from thongsuot.meetings.queries.files import can_be_shown, content_of
from thongsuot.meetings.queries.on_case import is_forgotten
from thongsuot.meetings.rules.fold import FILE_WHEN, KEPT, PUBLIC, TAKEN_OUT
from thongsuot.units.actions.once import id_for, made_by, wait_for

ONLY_DRAWN = gettext_lazy("Chỉ công khai được ảnh và PDF. Lưu tài liệu thành PDF rồi thêm lại.")
FILE_IS = {
    KEPT: gettext_lazy("Tài liệu này chưa công khai nên chưa có gì để thôi công khai."),
    PUBLIC: gettext_lazy("Tài liệu này đang công khai. Muốn thay bản khác thì thôi công khai trước."),
    TAKEN_OUT: gettext_lazy("Tài liệu này đã bỏ ra. Thêm lại nếu vẫn cần."),
}
NAME, WHY, MOST = 150, 2_000, 32_000


@transaction.atomic
def add_file(
    *, meeting_id: UUID, name: str, upload: tuple, form_id: UUID | None = None, actor: Actor, on: date, at: datetime
) -> MeetingFile:
    """Add a file to a dialogue under a short name; whoever sees the dialogue reads it. `upload`: its name, the file.

    The file, which may be long, is looked at while nobody waits. `form_id`: sent again, the same form gives the file
    it has added. Raises: NotFound, Refused (meetings.run), Invalid (name, upload), NotAllowedNow (called off, full).
    """
    wait_for(form_id)
    seen = visible_to(actor).select_related("unit").filter(pk=meeting_id).first()
    if seen is None:
        raise absent()
    require(actor, "meetings.run", seen)
    if before := made_by(form_id, seen.files.all(), actor):
        return before
    _check_when(seen, "file_added")
    file = MeetingFile(id=id_for(form_id, MeetingFile), state="")
    file.name = words(name, "name", needed=_("Ghi tên ngắn của tài liệu."), limit=NAME)
    with files.said_at("upload"):
        looked = files.look([upload])
    file.meeting = locked(meeting_id=meeting_id, permission="meetings.run", actor=actor)
    _check_room(file.meeting)
    [kept] = files.put(looked, owner_ref=file.ref, actor=actor, at=at)
    file.number = (file.meeting.files.aggregate(last=Max("number"))["last"] or 0) + 1
    digest = {"sha256": kept.blob.sha256}
    return _write(file, "file_added", details=digest, texts={"name": file.name}, actor=actor, on=on, at=at)


def _check_room(meeting: Meeting) -> None:
    """Raise NotAllowedNow where the dialogue holds as many files as one thing may."""
    if meeting.files.exclude(state=TAKEN_OUT).count() >= FILES_OF_ONE_THING or meeting.files.count() >= MOST:
        raise NotAllowedNow(OWNER_FULL % {"most": FILES_OF_ONE_THING})


def _check_when(meeting: Meeting, verb: str) -> None:
    """Raise NotAllowedNow where the dialogue does not admit this act on a file of it now."""
    if is_forgotten(meeting):
        raise NotAllowedNow(_("Nội dung buổi này đã xóa cùng vụ việc của nó nên không làm thêm được gì."))
    if meeting.state not in FILE_WHEN[verb]:
        raise NotAllowedNow(refusal(verb, meeting.state))
    if verb in ("file_redrawn", "file_shown") and not meeting.public:
        raise NotAllowedNow(_("Buổi này không công khai. Ghi kết quả và công bố cho mọi người đọc trước đã."))


@transaction.atomic
def take_file_out(
    *, file_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> MeetingFile:
    """Take a file out, also from the public page: its content is gone, its name and the reason stay in the history.

    Raises: NotFound, Refused (meetings.run), Stale, Invalid (reason), NotAllowedNow (taken out already).
    """
    file = _locked(file_id, "meetings.run", actor, revision)
    texts = {"reason": words(reason, "reason", needed=_("Ghi vì sao bỏ tài liệu này ra."), limit=WHY)}
    was_public = file.state == PUBLIC
    _write(file, "file_taken_out", texts=texts, actor=actor, on=on, at=at)
    _let_go([*stored.of(file.ref), *stored.of(file.drawn_ref)], at)
    if was_public:
        follow(file.meeting)
    return file


def redraw_file(
    *,
    file_id: UUID,
    boxes: tuple[Box, ...],
    caption: str,
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> MeetingFile:
    """Draw a picture or PDF of a dialogue anew with `boxes` black, in place of what was drawn of it before.

    `caption`: what everyone will read of it; `confirmed`: its pieces that look personal and may stay. Nothing is
    public yet: `show_file` lets out what was looked at. Call outside a transaction: drawing takes seconds.

    Raises: NotFound, Refused (meetings.publish), Stale, NotAllowedNow (public already, the dialogue is not), Invalid
    (caption: empty, too long or personal; boxes: a page that is not there; a file that cannot be drawn).
    """
    file = _seen(file_id, actor)
    require(actor, "meetings.publish", file.meeting)
    check_step(file, "file_redrawn")
    source = content_of(file)
    if source is None or not can_be_shown(source):
        raise Invalid(ONLY_DRAWN, field=None)
    needed = _("Chưa ghi tệp này cho thấy điều gì. Ghi một câu.")
    caption = public_words(caption, "caption", confirmed, needed=needed, limit=CAPTION_LIMIT)
    texts = {"caption": caption, "confirmed": sorted(confirmed)}
    return _keep_drawn(file_id, drawn(source, boxes), rows_of(boxes), texts, revision, actor, on, at)


@transaction.atomic
def _keep_drawn(
    file_id: UUID, pages: list[bytes], boxes: list, texts: dict, revision: int | None, actor: Actor, on, at
) -> MeetingFile:
    file = _locked(file_id, "meetings.publish", actor, revision)
    check_step(file, "file_redrawn")
    _let_go(stored.of(file.drawn_ref), at)
    kept = [
        files.keep(content=page, name=f"{number}.jpg", owner_ref=file.drawn_ref, actor=actor, at=at)
        for number, page in enumerate(pages, 1)
    ]
    file.caption, file.boxes = texts["caption"], boxes
    details = {"pages": [one.blob.sha256 for one in kept]}
    return _write(file, "file_redrawn", details=details, texts=texts, actor=actor, on=on, at=at)


@transaction.atomic
def show_file(*, file_id: UUID, revision: int, actor: Actor, on: date, at: datetime) -> MeetingFile:
    """Let everyone read what was drawn of a file, on the public page of its dialogue.

    `revision`: of the file whose pages were looked at; nothing else is let out.

    Raises: NotFound, Refused (meetings.publish), Stale, NotAllowedNow (nothing was drawn, the dialogue is not public).
    """
    file = _locked(file_id, "meetings.publish", actor, revision)
    pages = stored.of(file.drawn_ref)
    if not pages:
        raise NotAllowedNow(_("Chưa có bản để công khai. Làm bản đó, xem kỹ từng trang rồi mới công khai."))
    for page in pages:
        files.hand(attachment=page, to_ref=file.drawn_ref, public=True)
    details = {"pages": [page.blob.sha256 for page in pages]}
    _write(file, "file_shown", details=details, actor=actor, on=on, at=at)
    follow(file.meeting)
    return file


@transaction.atomic
def hide_file(
    *, file_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> MeetingFile:
    """Take a file off the public page with a reason; it stays on the desk, what was drawn of it goes.

    Raises: NotFound, Refused (meetings.publish), Stale, Invalid (reason), NotAllowedNow (not public).
    """
    file = _locked(file_id, "meetings.publish", actor, revision)
    texts = {"reason": words(reason, "reason", needed=_("Ghi vì sao thôi công khai tài liệu này."), limit=WHY)}
    file.caption, file.boxes = "", []
    _write(file, "file_hidden", texts=texts, actor=actor, on=on, at=at)
    _let_go(stored.of(file.drawn_ref), at)
    follow(file.meeting)
    return file


def forget_files(meeting: Meeting, at: datetime) -> None:
    """Throw away content, pictures and names of all files of a dialogue, as part of an erasure."""
    for file in meeting.files.all():
        _let_go(Attachment.objects.filter(owner_ref__in=(str(file.ref), str(file.drawn_ref))), at)
    meeting.files.update(name="", caption="", boxes=[])


def _let_go(attachments: Iterable[Attachment], at: datetime) -> None:
    for attachment in attachments:
        files.discard(attachment_id=attachment.pk, at=at, forget_name=True)


def _seen(file_id: UUID, actor: Actor) -> MeetingFile:
    """Return a file of a dialogue that the actor sees. Raises: NotFound."""
    rows = MeetingFile.objects.filter(meeting__in=visible_to(actor).values("pk")).select_related("meeting__unit")
    file = rows.filter(pk=file_id).first()
    if file is None:
        raise absent()
    return file


def _locked(file_id: UUID, permission: str, actor: Actor, revision: int | None) -> MeetingFile:
    """Return the file, locked with its dialogue. Raises: NotFound, Refused, Stale, NotAllowedNow (forgotten)."""
    meeting = locked(meeting_id=_seen(file_id, actor).meeting_id, permission=permission, actor=actor)
    file = MeetingFile.objects.select_for_update().get(pk=file_id)
    if revision is not None and revision != file.revision:
        raise Stale(_("Tài liệu này vừa có người khác cập nhật. Tải lại trang để xem rồi làm tiếp."))
    file.meeting = meeting
    return file


def check_step(file: MeetingFile, verb: str) -> str:
    """Return the state after an act on a file. Raises: NotAllowedNow."""
    _check_when(file.meeting, verb)
    try:
        return rules.step_file(file.state, verb)
    except rules.WrongAct as wrong:
        raise NotAllowedNow(FILE_IS[file.state]) from wrong


def _write(
    file: MeetingFile,
    verb: str,
    *,
    details: dict | None = None,
    texts: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> MeetingFile:
    """Write an act on a file with its one entry, then its state. Raises: NotAllowedNow."""
    file.state = check_step(file, verb)
    file.revision += 1
    file.save()
    entered(file.meeting, None, verb, {"file": str(file.pk), **(details or {})}, texts or {}, actor, on, at)
    return file
