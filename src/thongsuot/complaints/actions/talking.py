"""The dialogue: called with its notice, then held with minutes, or told why it was not."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.intake import check_past
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.actions.words import ANSWER_LIMIT, cleaned
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.record import locked_complaint, write
from thongsuot.complaints.models import Complaint, Dialogue
from thongsuot.complaints.rules.terms import SECOND
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.law.queries import book
from thongsuot.law.rules import RuleUnknown

NOTICE_RULE = "KN.DIALOGUE.NOTICE"


def last_notice_day(session_on: date) -> date | None:
    """Return the last day on which a dialogue of `session_on` can still be called; None where no rule holds yet."""
    try:
        return book().due(NOTICE_RULE, session_on).due_on
    except RuleUnknown:
        return None


@transaction.atomic
def call_dialogue(
    *,
    case_id: UUID,
    revision: int | None = None,
    session_on: date,
    place: str,
    invited: str,
    head_attends: bool = False,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Call a dialogue by a notice of today, at least five days before it (Decree 155/2026).

    `head_attends`: the head comes in person, as a case of many people wants. Raises: Invalid (session_on, place,
    invited, head_attends).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="call_dialogue", revision=revision)
    last = last_notice_day(session_on)
    if session_on <= on or (last and on > last):
        raise Invalid(
            _("Giấy mời phải gửi ít nhất 5 ngày trước buổi đối thoại. Chọn ngày muộn hơn."), field="session_on"
        )
    if case.persons >= 5 and not head_attends:
        raise Invalid(_("Vụ đông người: người đứng đầu trực tiếp đối thoại. Đánh dấu ô này."), field="head_attends")
    words = {
        "place": cleaned(place, "place", needed=_("Chưa ghi nơi đối thoại."), limit=300),
        "invited": cleaned(invited, "invited", needed=_("Chưa ghi những ai được mời.")),
    }
    duty = clocks.open_for(
        case, "dialogue", "", actor=actor, at=at, starts_on=on, due_on=session_on, basis=str(NOTICE_BASIS)
    )
    details = {"session_on": session_on.isoformat(), "head_attends": head_attends, "duty": str(duty.pk)}
    act = write(case, complaint, "call_dialogue", actor=actor, on=on, at=at, details=details, texts=words)
    Dialogue.objects.create(
        case=case, called=act, noticed_on=on, session_on=session_on, head_attends=head_attends, **words
    )
    tell_resident(case, "progress", at=at)
    return case


NOTICE_BASIS = "Giấy mời đối thoại, Nghị định 155/2026/NĐ-CP"  # stored words are Vietnamese


@transaction.atomic
def hold_dialogue(
    *,
    case_id: UUID,
    revision: int | None = None,
    held_on: date,
    present: str,
    text: str,
    uploads: Iterable = (),
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Keep the minutes of the dialogue that was called. Raises: NotAllowedNow (none called), Invalid (each field)."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="hold_dialogue", revision=revision)
    dialogue = Dialogue.objects.select_for_update().filter(case=case, held=None).order_by("-id").first()
    if dialogue is None:
        raise NotAllowedNow(_("Chưa mời đối thoại. Mời trước, ít nhất 5 ngày, rồi ghi biên bản."))
    check_past(held_on, "held_on", on=on, after=dialogue.noticed_on, what=_("ngày gửi giấy mời"))
    words = {
        "present": cleaned(present, "present", needed=_("Chưa ghi những ai có mặt, vắng mặt.")),
        "text": cleaned(text, "text", needed=_("Chưa ghi diễn biến, kết quả đối thoại."), limit=ANSWER_LIMIT),
    }
    clocks.meet(case, "dialogue", actor=actor, on=on, at=at)
    details = {"held_on": held_on.isoformat(), "files": keep(case, uploads, actor=actor, at=at)}
    act = write(case, complaint, "hold_dialogue", actor=actor, on=on, at=at, details=details, texts=words)
    dialogue.held, dialogue.held_on = act, held_on
    dialogue.present, dialogue.minutes = words["present"], words["text"]
    dialogue.save(update_fields=["held", "held_on", "present", "minutes"])
    return case


def check_dialogue(case: Case, complaint: Complaint) -> None:
    """Raise NotAllowedNow where the law wants a dialogue that was not held: Art. 30 (first), 39 (second)."""
    if case.dialogues.exclude(held=None).exists():
        return
    if complaint.level == SECOND:
        raise NotAllowedNow(_("Giải quyết lần hai phải đối thoại với người khiếu nại. Mời và ghi biên bản trước."))
    if complaint.differs:
        raise NotAllowedNow(
            _("Yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau, nên phải đối thoại trước khi quyết định.")
        )
