"""What every act shares: the meeting locked, the words measured, the row with its one entry, what follows from it."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.language.folding import clean
from thongsuot.language.redaction import proposals
from thongsuot.ledger import actions as ledger
from thongsuot.ledger.rules import canonical
from thongsuot.meetings import rules
from thongsuot.meetings.actions.public import follow
from thongsuot.meetings.models import Meeting, MeetingAct, MeetingActContent, Question
from thongsuot.meetings.permissions import visible_to
from thongsuot.meetings.queries.on_case import is_forgotten

LIMIT = 20_000
DERIVED = ("state", "held_on", "announced_on", "moved_from", "closed_on", "told_on")


def absent() -> NotFound:
    return NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))


def locked(*, meeting_id: UUID, permission: str, actor: Actor, revision: int | None = None) -> Meeting:
    """Return the meeting, locked, where the actor may do this.

    Raises: NotFound, Refused, Stale, NotAllowedNow (it went with its case).
    """
    rows = visible_to(actor).select_for_update(of=("self",)).select_related("unit")
    meeting = rows.filter(pk=meeting_id).first()
    if meeting is None:
        raise absent()
    require(actor, permission, meeting)
    if is_forgotten(meeting):
        raise NotAllowedNow(_("Nội dung buổi này đã xóa cùng vụ việc của nó nên không làm thêm được gì."))
    if revision is not None and revision != meeting.revision:
        raise Stale(_("Buổi này vừa có người khác cập nhật. Tải lại trang để xem rồi làm tiếp."))
    return meeting


def duty_of(duty_id: UUID) -> Duty:
    """Return a duty as it stands now that its meeting is locked."""
    return Duty.objects.get(pk=duty_id)


def words(text: str, field: str, *, needed: str = "", limit: int = LIMIT) -> str:
    """Return what was written, fit for storage. Raises: Invalid where nothing was and it is `needed`, or too much."""
    text = clean(text or "").strip()
    if needed and not text:
        raise Invalid(needed, field=field)
    if len(text) > limit:
        raise Invalid(_("Dài quá %s chữ cái. Rút ngắn lại.") % limit, field=field)
    return text


def public_words(
    text: str, field: str, confirmed: Collection[str] = (), *, needed: str = "", limit: int = LIMIT
) -> str:
    """Return words that may be read by everyone. Raises: Invalid where something personal stands in them still."""
    text = words(text, field, needed=needed, limit=limit)
    left = [piece.text for piece in proposals([text]) if piece.text not in confirmed]
    if left:
        raise Invalid(
            _("Còn thông tin riêng: %s. Che đi, hoặc đánh dấu là được phép công khai.") % ", ".join(left), field=field
        )
    return text


def check(meeting: Meeting, verb: str, on: date, **details) -> rules.Gathering:
    """Return what the act would make of the meeting. Raises: NotAllowedNow."""
    try:
        return rules.step(meeting.gathering(), rules.Act(verb, on, details))
    except rules.WrongAct as wrong:
        raise NotAllowedNow(refusal(wrong.verb, wrong.state)) from wrong


def refusal(verb: str, state: str) -> str:
    """Return why a meeting in this state does not admit the act."""
    if verb == "told":
        return _("Chưa kết thúc buổi đối thoại. Ghi biên bản và kết thúc trước, rồi công bố kết quả.")
    return {
        "planned": _("Chưa thông báo buổi đối thoại này. Thông báo trước đã."),
        "announced": _("Buổi đối thoại đã được thông báo. Tải lại trang để xem."),
        "called-off": _("Buổi đối thoại này không tổ chức nữa."),
    }.get(state, _("Buổi đối thoại đã kết thúc nên không làm bước này được."))


def write_act(
    meeting: Meeting,
    verb: str,
    *,
    duty_acts: Iterable[DutyAct] = (),
    details: dict | None = None,
    texts: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> MeetingAct:
    """Write an act on a meeting with its one entry, then what follows: derived columns, the public copy."""
    details = details or {}
    digests = {str(act.pk): hashlib.sha256(canonical(act.canonical())).hexdigest() for act in duty_acts}
    gathering = check(meeting, verb, on, **details)
    act = entered(meeting, None, verb, details | ({"duties": digests} if digests else {}), texts, actor, on, at)
    for name in DERIVED:
        setattr(meeting, name, getattr(gathering, name))
    meeting.revision += 1
    meeting.save()
    follow(meeting)
    return act


def entered(
    meeting: Meeting, question: Question | None, verb: str, details, texts, actor: Actor, on: date, at: datetime
) -> MeetingAct:
    """Store one act with its words and its one entry `meetings.<verb>`."""
    act = MeetingAct(meeting=meeting, question=question, verb=verb, on=on, at=at, actor_ref=actor.ref)
    act.details = details
    act.entry, key = ledger.record(
        actor=actor, verb=f"meetings.{verb}", subject=meeting.ref, act=act.canonical(texts or {}), at=at
    )
    act.save(force_insert=True)
    MeetingActContent.objects.create(act=act, key=key, texts=texts or {})
    return act
