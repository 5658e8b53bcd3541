"""At the conference and after it: opened, items called, said to all sites, minutes, closed, concluded, published."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.conferences.actions.record import check, locked, write_act
from thongsuot.conferences.models import Conclusion, Conference
from thongsuot.conferences.queries.followed import followed, tasks_for
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, Stale
from thongsuot.core.refs import Ref
from thongsuot.directives.actions import Wanted, draft_task
from thongsuot.directives.actions.record import done_by_form
from thongsuot.directives.models import Task
from thongsuot.meetings.actions.record import public_words, words
from thongsuot.units.actions.once import wait_for

SAID, CONCLUSION, MOST = 500, 2_000, 50


def digest(text: str) -> str:
    """Return what a page keeps of words that an officer has read, so that nobody acts on others."""
    return hashlib.sha256(text.encode()).hexdigest()


def check_read(read: str | None, text: str) -> None:
    """Refuse an act on words that are not those that were read; None: nothing was. Raises: Stale."""
    if read is not None and read != digest(text):
        raise Stale(_("Phần này vừa có người khác sửa. Đọc bản mới rồi làm tiếp."))


@transaction.atomic
def open_conference(
    *, conference_id: UUID, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Conference:
    """Open it; sites that joined before stay. Raises: NotFound, Refused (conferences.run), Stale, NotAllowedNow (its
    day is not there yet, opened already).
    """
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor, revision=revision)
    check(conference, "opened", on)
    if conference.held_on > legal_day(at):
        raise NotAllowedNow(_("Chưa đến ngày họp. Nếu họp sớm hơn thì đổi ngày trước."))
    write_act(conference, "opened", actor=actor, on=on, at=at)
    return conference


@transaction.atomic
def call_item(*, conference_id: UUID, item: int, actor: Actor, on: date, at: datetime) -> Conference:
    """Say which agenda item is under way now; one that is under way already stays. `item`: its number. What others did
    meanwhile is no hindrance.

    Raises: NotFound, Refused (conferences.run), Invalid (item), NotAllowedNow (not open).
    """
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor)
    check(conference, "item_called", on, item=item)
    if not conference.agenda.filter(number=item).exists():
        raise Invalid(_("Chương trình không có mục này. Chọn mục khác."), field="item")
    if conference.item != item:
        write_act(conference, "item_called", details={"item": item}, actor=actor, on=on, at=at)
    return conference


@transaction.atomic
def say(
    *,
    conference_id: UUID,
    text: str,
    confirmed: Collection[str] = (),
    actor: Actor,
    on: date,
    at: datetime,
) -> Conference:
    """Say something to all sites on the live page, in place of what stood there; nothing: take it away.

    Raises: NotFound, Refused (conferences.run), Invalid (text), NotAllowedNow.
    """
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor)
    check(conference, "said", on)
    conference.announcement = public_words(text, "text", confirmed, limit=SAID)
    texts = {"text": conference.announcement, "confirmed": sorted(confirmed)}
    write_act(conference, "said", texts=texts, actor=actor, on=on, at=at)
    return conference


@transaction.atomic
def save_minutes(
    *, conference_id: UUID, minutes: str, read: str | None = None, actor: Actor, on: date, at: datetime
) -> Conference:
    """Keep the minutes as far as they are typed. `read`: digest of those they take the place of.

    Raises: NotFound, Refused (conferences.run), Stale, Invalid (minutes), NotAllowedNow (not open).
    """
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor)
    check(conference, "minuted", on)
    check_read(read, conference.minutes)
    conference.minutes = words(minutes, "minutes", needed=_("Chưa có chữ nào để ghi. Viết biên bản."))
    write_act(conference, "minuted", texts={"minutes": conference.minutes}, actor=actor, on=on, at=at)
    return conference


@transaction.atomic
def close(
    *, conference_id: UUID, minutes: str, read: str | None = None, actor: Actor, on: date, at: datetime
) -> Conference:
    """Close it with its minutes, which were read back; nothing is announced any more. Sites that are there stay
    counted as having come. `read`: digest of the minutes as they were read.

    Raises: NotFound, Refused (conferences.chair), Stale, Invalid (minutes), NotAllowedNow (not open).
    """
    conference = locked(conference_id=conference_id, permission="conferences.chair", actor=actor)
    check(conference, "closed", on)
    check_read(read, conference.minutes)
    conference.minutes = words(minutes, "minutes", needed=_("Chưa có biên bản. Viết biên bản rồi bế mạc."))
    conference.announcement = ""
    write_act(conference, "closed", texts={"minutes": conference.minutes}, actor=actor, on=on, at=at)
    return conference


def concluded(conference: Conference) -> str:
    """Return the conclusions as they are typed: one a line."""
    return "\n".join(one.text for one in conference.conclusions.all())


@transaction.atomic
def conclude(
    *, conference_id: UUID, conclusions: str, read: str | None = None, actor: Actor, on: date, at: datetime
) -> Conference:
    """Write the conclusions down, one a line, in the place of those that stood; those followed up already keep their
    numbers and words: a task or promise was made for these and for no others. `read`: digest of those that stood.

    Raises: NotFound, Refused (conferences.run), Stale, Invalid (conclusions), NotAllowedNow (not open yet, published).
    """
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor)
    check(conference, "concluded", on)
    check_read(read, concluded(conference))
    text = words(conclusions, "conclusions", needed=_("Chưa có kết luận nào. Mỗi dòng ghi một kết luận."))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST:
        raise Invalid(_("Nhiều nhất 50 kết luận. Gộp bớt lại."), field="conclusions")
    if long := next((number for number, line in enumerate(lines, 1) if len(line) > CONCLUSION), None):
        raise Invalid(_("Dòng %d: dài quá. Rút ngắn lại.") % long, field="conclusions")
    for one in followed(list(conference.conclusions.all())):
        if lines[one.number - 1 : one.number] != [one.text]:
            raise Invalid(
                _("Kết luận số %(number)d đã giao việc hoặc đã hứa. Giữ đúng câu này ở dòng %(number)d: %(text)s")
                % {"number": one.number, "text": one.text},
                field="conclusions",
            )
    conference.conclusions.filter(number__gt=len(lines)).delete()
    there = {one.number: one for one in conference.conclusions.all()}
    for number, line in enumerate(lines, 1):
        one = there.get(number) or Conclusion(conference=conference, number=number)
        one.text = line
        one.save()
    details = {"count": len(lines)}
    write_act(conference, "concluded", details=details, texts={"conclusions": lines}, actor=actor, on=on, at=at)
    return conference


@transaction.atomic
def tell(
    *,
    conference_id: UUID,
    conclusions: Mapping[int, str],
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Conference:
    """Publish the conclusions in reviewed words, or put them in the place of those that are out.

    `conclusions`: words by number; one left out is not shown. Raises: NotFound, Refused (conferences.publish), Stale,
    Invalid (conclusion-N), NotAllowedNow (not closed, none to publish).
    """
    conference = locked(conference_id=conference_id, permission="conferences.publish", actor=actor, revision=revision)
    check(conference, "told", on)
    texts = {}
    for one in conference.conclusions.all():
        text = conclusions.get(one.number, "")
        one.told = public_words(text, f"conclusion-{one.number}", confirmed, limit=CONCLUSION)
        one.save(update_fields=["told"])
        texts[str(one.number)] = one.told
    if not any(texts.values()):
        raise NotAllowedNow(_("Chưa có kết luận nào để công bố. Ghi kết luận trước."))
    words_told = {"conclusions": texts, "confirmed": sorted(confirmed)}
    write_act(conference, "told", texts=words_told, actor=actor, on=on, at=at)
    return conference


@transaction.atomic
def give_task(
    *,
    conference_id: UUID,
    number: int,
    unit_id: UUID,
    wanted: Wanted,
    read: str | None = None,
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Task:
    """Make a conclusion a task through the act of directives, and tie the two; its units are chosen on its own page.

    A task that was dropped makes way for another. `read`: digest of the conclusion as it was read. `form_id`: sent
    again, the same form gives the task it has made. Raises: NotFound, Refused (conferences.run, directives.draft_task),
    Stale, Invalid (as drafting a task; number: there is no such conclusion), NotAllowedNow (not closed, a task was
    made of it already).
    """
    wait_for(form_id)
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor)
    check(conference, "tasked", on)
    one = conference.conclusions.filter(number=number).first()
    if one is None:
        raise Invalid(_("Không có kết luận này. Tải lại trang để xem."), field="number")
    check_read(read, one.text)
    if standing := tasks_for([one]).get(str(one.ref)):
        before = done_by_form(form_id, "draft_task", actor)
        if before and before.about_ref == one.task_ref:
            return standing
        raise NotAllowedNow(_("Kết luận này đã giao thành nhiệm vụ. Mở nhiệm vụ đó để xem."))
    task = draft_task(unit_id=unit_id, wanted=wanted, form_id=form_id, actor=actor, on=on, at=at)
    one.task_ref = str(Ref("task", task.pk))
    one.save(update_fields=["task_ref"])
    details = {"conclusion": number, "task": str(task.pk)}
    write_act(conference, "tasked", details=details, actor=actor, on=on, at=at)
    return task
