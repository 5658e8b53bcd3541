"""Acts on dialogues and questions: what they change, what the law asks, what the public reads, what is refused."""

from datetime import date, time

import pytest

from cast import actor, cast
from lives import Life, moment
from meetings.making import (
    AFTER,
    DRAIN,
    HELD,
    NOTICE_DUE,
    PLANNED_ON,
    announced,
    asked,
    closed,
    do,
    moderate,
    plan,
    shown,
    told,
)
from thongsuot.commitments import actions as promises
from thongsuot.commitments.actions import PromiseCopy, Promised
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import commitment
from thongsuot.live.queries import version
from thongsuot.meetings.actions.record import DERIVED
from thongsuot.meetings.models import Meeting, MeetingAct, PublishedMeeting, PublishedQuestion, Question

pytestmark = pytest.mark.django_db
TELEPHONE = "Đèn gần chợ hỏng, gọi tôi số 0912 345 678 để chỉ chỗ nhé?"
MOVED = {"starts": time(8), "ends": time(11), "place": "Hội trường xã", "reason": "Trùng lịch họp tỉnh."}


@pytest.fixture
def people():
    return cast()


@pytest.fixture(autouse=True)
def rebuilt():
    """After each test every derived column is what the acts make of it, and every entry commits to its act."""
    yield
    for meeting in Meeting.objects.all():
        gathering = meeting.gathering()
        assert {name: getattr(meeting, name) for name in DERIVED} == {
            name: getattr(gathering, name) for name in DERIVED
        }
    for question in Question.objects.all():
        put, lead = question.put(), str(question.lead_id) if question.lead_id else None
        assert (put.state, put.number, put.lead, put.outcome) == (
            question.state, question.number, lead, question.outcome,
        )  # fmt: skip
    for act in MeetingAct.objects.select_related("content", "entry"):
        assert act.entry.commitment == commitment(bytes(act.content.key), act.canonical(act.content.texts))
        assert act.entry.verb == f"meetings.{act.verb}"


def test_planning_opens_the_duty_to_announce_seven_days_before(people):
    meeting = plan(people)
    assert meeting.notice_duty.due_on == NOTICE_DUE and meeting.notice_duty.rule_code == "DC.DIALOG/announce"
    assert not PublishedMeeting.objects.exists()


def test_announcing_meets_the_duty_and_lets_everyone_read(people):
    meeting = announced(people)
    assert Duty.objects.get(pk=meeting.notice_duty_id).state == "met"
    copy = PublishedMeeting.objects.get(code=meeting.code)
    assert copy.title == meeting.title and copy.answering == [people.commune.name]
    assert [item.title for item in copy.agenda.all()] == ["Báo cáo kết quả", "Hỏi và trả lời"]


def test_a_practice_dialogue_is_never_public(people):
    meeting = plan(people)
    Meeting.objects.filter(pk=meeting.pk).update(practice=True)
    with pytest.raises(NotFound):
        do(people, meeting, "announce", "publisher", PLANNED_ON)
    assert not PublishedMeeting.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": date(2026, 6, 30)}, "held_on"),
        ({"held_on": date(2028, 1, 1)}, "held_on"),
        ({"held_on": date(2026, 9, 2)}, "day_off"),
        ({"held_on": date(2026, 7, 19)}, "day_off"),
        ({"ends": time(7)}, "ends"),
        ({"agenda": "Hỏi; mười"}, "agenda"),
        ({"title": " "}, "title"),
        ({"place": ""}, "place"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_its_field(people, changes, field):
    with pytest.raises(Invalid) as refused:
        plan(people, **changes)
    assert refused.value.field == field and not Meeting.objects.exists() and not Entry.objects.exists()


def test_a_holiday_is_taken_once_it_is_confirmed(people):
    assert plan(people, held_on=date(2026, 9, 2), day_off=True).held_on == date(2026, 9, 2)


def test_moving_counts_the_days_of_the_notice_anew(people):
    meeting = plan(people)
    moved(people, meeting, date(2026, 7, 30))
    assert Duty.objects.get(pk=meeting.notice_duty_id).due_on == date(2026, 7, 23)


def moved(people, meeting, day, on=PLANNED_ON, **changes):
    given = MOVED | changes
    return do(people, meeting, "move", "handler", on, held_on=day, **given)


def test_moving_what_was_announced_is_told_at_once_and_late_where_it_is_late(people):
    meeting = announced(people)
    day = date(2026, 7, 17)
    moved(people, meeting, day, on=date(2026, 7, 13))
    copy = PublishedMeeting.objects.get()
    assert (copy.held_on, copy.moved_from, copy.why) == (day, HELD, MOVED["reason"])
    duty = Duty.objects.get(pk=meeting.notice_duty_id)
    assert (duty.state, duty.due_on, duty.ended_on) == ("met", date(2026, 7, 10), date(2026, 7, 13))


def test_why_it_was_moved_before_the_notice_is_never_public(people):
    meeting = plan(people)
    moved(people, meeting, date(2026, 7, 30), reason="Ông Nguyễn Văn Trỗi, số 0912 345 678, bận.")
    do(people, meeting, "announce", "publisher", PLANNED_ON)
    assert PublishedMeeting.objects.get().why == ""


def test_a_move_onto_a_day_off_asks_first(people):
    with pytest.raises(Invalid) as refused:
        moved(people, announced(people), date(2026, 7, 18))
    assert refused.value.field == "day_off"


def test_calling_off_waives_the_duty_and_says_why(people):
    meeting = plan(people)
    do(people, meeting, "call_off", "head", PLANNED_ON, reason="Mưa lũ.")
    assert Duty.objects.get(pk=meeting.notice_duty_id).state == "waived"
    told_before = announced(people)
    do(people, told_before, "call_off", "head", HELD, reason="Mưa lũ.")
    assert PublishedMeeting.objects.get().why == "Mưa lũ."
    with pytest.raises(NotAllowedNow):
        asked(told_before)


def test_nothing_personal_is_announced_unless_it_was_confirmed(people):
    meeting = plan(people, place="Nhà văn hóa, hỏi số 0912 345 678")
    with pytest.raises(Invalid) as refused:
        do(people, meeting, "announce", "publisher", PLANNED_ON)
    assert refused.value.field == "place"
    do(people, meeting, "announce", "publisher", PLANNED_ON, confirmed=["0912 345 678"])
    assert PublishedMeeting.objects.exists()


def test_a_stranger_asks_once_a_form_and_nobody_reads_it_before_an_officer(people):
    meeting = announced(people)
    first, again = asked(meeting, token="một"), asked(meeting, token="một")
    assert first.pk == again.pk and Question.objects.count() == 1
    assert first.acts.get().actor_ref == STRANGER.ref
    assert not PublishedQuestion.objects.exists()


def test_nobody_asks_what_was_not_announced(people):
    with pytest.raises(NotFound):
        asked(plan(people))


def test_a_question_that_accuses_is_not_kept(people):
    with pytest.raises(Invalid):
        asked(announced(people), "Tôi tố cáo ông Lê Văn Tám cán bộ địa chính nhận hối lộ của dân.")
    assert not Question.objects.exists()


def test_a_telephone_number_never_gets_out(people):
    meeting = announced(people)
    question = asked(meeting, TELEPHONE)
    with pytest.raises(Invalid):
        moderate(people, question, "let_through", text=TELEPHONE)
    moderate(people, question, "let_through", text="Đèn gần chợ hỏng, bao giờ sửa?")
    assert "0912" not in PublishedQuestion.objects.get().text


def test_like_questions_are_one_with_a_number_and_can_be_parted(people):
    meeting = announced(people)
    lead, other = shown(people, meeting), asked(meeting, "Đèn gần chợ Suối Thông bao giờ sửa?")
    moderate(people, other, "join", lead_id=lead.pk)
    assert PublishedQuestion.objects.get().people == 2
    with pytest.raises(NotAllowedNow):
        moderate(people, lead, "keep_back", reason="Trùng.")
    moderate(people, other, "part")
    assert PublishedQuestion.objects.get().people == 1
    with pytest.raises(Invalid):
        moderate(people, other, "join", lead_id=other.pk)


def test_the_question_being_answered_is_seen_until_it_has_an_answer(people):
    meeting = announced(people)
    lamp, drain = shown(people, meeting), shown(people, meeting, DRAIN)
    moderate(people, drain, "call")
    assert PublishedMeeting.objects.get().called == drain.number == 2
    moderate(people, drain, "answer", outcome="later", text="Xã sẽ trả lời.", answering_id=people.commune.pk)
    assert PublishedMeeting.objects.get().called is None
    copy = PublishedQuestion.objects.get(number=2)
    assert (copy.outcome, copy.answered_by, copy.answer) == ("later", people.commune.name, "")
    assert lamp.number == 1


def test_every_change_of_what_is_shown_stirs_the_board(people):
    meeting = announced(people)
    board = Ref("dialogue", PublishedMeeting.objects.get().pk)
    before = version(board)
    shown(people, meeting)
    assert version(board) == before + 1


def test_a_question_becomes_a_case_that_the_officer_sees(people):
    meeting, life = announced(people), Life(people)
    question = shown(people, meeting)
    with pytest.raises(Invalid):
        moderate(people, question, "answer", outcome="case", case_code="123")
    moderate(people, question, "answer", outcome="case", case_code=life.case.code)
    question.refresh_from_db()
    assert question.case_ref == f"case:{life.case.pk}"


def test_it_ends_on_its_day_with_every_question_looked_at(people):
    meeting = announced(people)
    question = asked(meeting)
    with pytest.raises(NotAllowedNow):
        do(people, meeting, "close", "head", PLANNED_ON, minutes="Biên bản.", attended=1)
    with pytest.raises(NotAllowedNow):
        closed(people, meeting)
    moderate(people, question, "keep_back", reason="Không phải câu hỏi.")
    meeting = closed(people, meeting)
    assert (meeting.state, meeting.result_duty.due_on) == ("closed", date(2026, 7, 27))  # the tenth day is a Saturday


def test_minutes_are_kept_as_they_grow_and_an_older_page_is_told_so(people):
    meeting = announced(people)
    do(people, meeting, "save_minutes", "handler", HELD, minutes="Mở đầu.")
    with pytest.raises(Stale):
        do(people, meeting, "save_minutes", "handler", HELD, minutes="Khác.", revision=meeting.revision)


def test_a_result_without_anything_followed_up_says_so(people):
    meeting = announced(people)
    question = shown(people, meeting)
    moderate(people, question, "answer", outcome="answered", text="Đã sửa tuần trước.")
    closed(people, meeting)
    told(people, meeting, answers={question.number: "Đã sửa tuần trước."})
    copy = PublishedMeeting.objects.get()
    assert (copy.state, copy.followed, copy.attended, copy.invited) == ("told", 0, 60, 80)
    assert PublishedQuestion.objects.get().answer == "Đã sửa tuần trước."
    meeting.refresh_from_db()
    assert Duty.objects.get(pk=meeting.result_duty_id).state == "met"


def promised(people, meeting):
    given = Promised(
        text="Xã sẽ sửa đèn trước ngày 15/8/2026.", wanted="Ảnh.", said_by="Chủ tịch", source="dialogue",
        said_on=HELD, due_on=date(2026, 8, 14), about=meeting.ref,
    )  # fmt: skip
    return promises.make(unit_id=people.commune.pk, promised=given, actor=actor(people.handler), **moment(HELD))


def test_promises_of_the_dialogue_stand_beside_its_result_and_can_be_told_again(people):
    meeting = closed(people, announced(people))
    promise = promised(people, meeting)
    told(people, meeting)
    copy = PublishedMeeting.objects.get()
    assert copy.followed == 1 and not copy.promises.exists()
    words = PromiseCopy(text=promise.content.text, wanted="Ảnh.", said_by="Chủ tịch")
    promises.publish(commitment_id=promise.pk, copy=words, actor=actor(people.publisher), **moment(AFTER))
    told(people, meeting)
    assert PublishedMeeting.objects.get().promises.count() == 1


def test_after_the_result_questions_stay_as_they_are(people):
    meeting = announced(people)
    question = shown(people, meeting)
    closed(people, meeting)
    told(people, meeting)
    with pytest.raises(NotAllowedNow):
        moderate(people, question, "answer", outcome="later")


def test_no_result_is_told_while_a_question_waits(people):
    meeting = announced(people)
    lead, other = shown(people, meeting), asked(meeting, "Đèn gần chợ Suối Thông bao giờ sửa?")
    moderate(people, other, "join", lead_id=lead.pk)
    closed(people, meeting)
    moderate(people, other, "part")
    with pytest.raises(NotAllowedNow):
        told(people, meeting)
    moderate(people, other, "keep_back", reason="Trùng.")
    told(people, meeting)


def test_nothing_personal_stands_in_a_result(people):
    meeting = closed(people, announced(people))
    with pytest.raises(Invalid) as refused:
        told(people, meeting, result="Gọi 0912 345 678 để biết thêm.")
    assert refused.value.field == "result"


@pytest.mark.parametrize(("verb", "by"), [("announce", "handler"), ("call_off", "handler")])
def test_what_another_role_does_is_refused(people, verb, by):
    more = {"reason": "Mưa."} if verb == "call_off" else {}
    with pytest.raises(Refused):
        do(people, plan(people), verb, by, PLANNED_ON, **more)
