"""At the dialogue and after it: minutes, the end of it, the result published."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.commitments.models import Commitment
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import NotAllowedNow
from thongsuot.duties import actions as duties
from thongsuot.duties.models import DutyAct
from thongsuot.meetings.actions.planning import RESULT, check_public
from thongsuot.meetings.actions.public import shown_questions
from thongsuot.meetings.actions.questions import ANSWER
from thongsuot.meetings.actions.record import check, duty_of, locked, public_words, words, write_act
from thongsuot.meetings.models import Meeting, Question
from thongsuot.meetings.rules.fold import CASE, CLOSED, WAITING


@transaction.atomic
def save_minutes(
    *, meeting_id: UUID, minutes: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Meeting:
    """Keep the minutes as far as they are typed. Raises: NotFound, Refused (meetings.run), Stale, NotAllowedNow."""
    meeting = locked(meeting_id=meeting_id, permission="meetings.run", actor=actor, revision=revision)
    check(meeting, "minuted", on)
    meeting.minutes = words(minutes, "minutes", needed=_("Chưa có chữ nào để ghi. Viết biên bản."))
    write_act(meeting, "minuted", texts={"minutes": meeting.minutes}, actor=actor, on=on, at=at)
    return meeting


@transaction.atomic
def close(
    *,
    meeting_id: UUID,
    minutes: str,
    attended: int,
    invited: int | None = None,
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Meeting:
    """End it with its minutes, which were read back, and the counts; the duty to publish the result opens.

    Raises: NotFound, Refused (meetings.chair), Stale, Invalid (minutes, attended), NotAllowedNow (not announced, its
    day is not there yet, questions still wait).
    """
    meeting = locked(meeting_id=meeting_id, permission="meetings.chair", actor=actor, revision=revision)
    check(meeting, "closed", on)
    if meeting.held_on > legal_day(at):
        raise NotAllowedNow(_("Chưa đến ngày đối thoại. Nếu họp sớm hơn thì đổi ngày trước."))
    if waiting := _waiting(meeting):
        raise NotAllowedNow(_("Còn %d câu hỏi chưa xem. Cho hiện, gộp hoặc giữ lại từng câu rồi kết thúc.") % waiting)
    meeting.minutes = words(minutes, "minutes", needed=_("Chưa có biên bản. Viết biên bản rồi kết thúc."))
    meeting.invited, meeting.attended = invited, attended
    opening = _result_duty(meeting, actor, at)
    details, texts = {"invited": invited, "attended": attended}, {"minutes": meeting.minutes}
    write_act(meeting, "closed", duty_acts=opening, details=details, texts=texts, actor=actor, on=on, at=at)
    return meeting


def _result_duty(meeting: Meeting, actor: Actor, at: datetime) -> list[DutyAct]:
    """Open the duty to publish the result; of a dialogue on a case none is owed in public."""
    if meeting.case_id:
        return []
    meeting.result_duty = duties.open_duty(
        task="publish",
        about=meeting.ref,
        label=f"Công bố kết quả đối thoại: {meeting.title}"[:200],
        holder_unit_id=meeting.unit_id,
        starts_on=meeting.held_on,
        rule_code=RESULT,
        practice=meeting.practice,
        actor=actor,
        at=at,
    )
    return [meeting.result_duty.opening]


def _waiting(meeting: Meeting) -> int:
    """Return how many questions nobody looked at yet."""
    return meeting.questions.filter(state=WAITING).count()


@transaction.atomic
def tell(
    *,
    meeting_id: UUID,
    result: str,
    answers: Mapping[int, str],
    in_public: bool = False,
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Meeting:
    """Publish the result in reviewed words, or put it in the place of the one that is out; the duty is met.

    `answers`: reviewed words by number of the question; one left out is not shown. Promises that are public by now
    stand beside it and follow by themselves. `in_public`: of one on a case, whether everyone is to read it; else it
    stands on the pages of dialogue and case alone, and a public copy that was there is gone.

    Raises: NotFound, Refused (meetings.publish), Stale, Invalid (result, answer-N), NotAllowedNow (not ended,
    questions still wait).
    """
    meeting = locked(meeting_id=meeting_id, permission="meetings.publish", actor=actor, revision=revision)
    check(meeting, "told", on)
    first = meeting.state == CLOSED
    if waiting := _waiting(meeting):
        raise NotAllowedNow(_("Còn %d câu hỏi chưa xem. Cho hiện, gộp hoặc giữ lại từng câu rồi công bố.") % waiting)
    meeting.public = in_public or meeting.case_id is None
    if meeting.public and meeting.case_id:
        check_public(meeting, confirmed)
        meeting.why = ""  # of a move, told to those who come; its act keeps it
    read = partial(public_words, confirmed=confirmed) if meeting.public else words
    meeting.told = read(result, "result", needed=_("Ghi kết quả: đã bàn gì, kết luận gì."))
    for question in shown_questions(meeting):
        text = answers.get(question.number, "")
        question.told = read(text, f"answer-{question.number}", limit=ANSWER)
        question.save(update_fields=["told"])
    meeting.followed = followed(meeting)
    met = []
    if first and meeting.result_duty_id:
        met.append(duties.meet(duty=duty_of(meeting.result_duty_id), on=on, actor=actor, at=at))
    texts = {
        "result": meeting.told,
        "answers": {str(number): text for number, text in answers.items()},
        "confirmed": sorted(confirmed),
    }
    details = {"followed": meeting.followed, "public": meeting.public}
    write_act(meeting, "told", duty_acts=met, details=details, texts=texts, actor=actor, on=on, at=at)
    return meeting


def followed(meeting: Meeting) -> int:
    """Return how many things of the meeting are followed up: promises that were not taken back, and cases."""
    promises = Commitment.objects.filter(about_ref=str(meeting.ref)).exclude(state="withdrawn").count()
    return promises + Question.objects.filter(meeting=meeting, outcome=CASE).count()
