"""The life of a session: planned, posted, booked, held, concluded; and everything that may not be."""

from datetime import date, time, timedelta

import pytest
from django.conf import settings
from django.utils import translation

from cast import actor, cast
from lives import moment
from receptions.making import DAY, TODAY, booked, came, do, opened, plan, planned, posted, received, step
from thongsuot.cases.rules.secret import secret_for
from thongsuot.core.access import can
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale, TooMany
from thongsuot.ledger.models import Entry
from thongsuot.live.models import Channel
from thongsuot.people.models import Post
from thongsuot.receptions import actions
from thongsuot.receptions.actions import Arrival, Outcome
from thongsuot.receptions.models import PostedSession, ReceptionAct, ReceptionActContent, Session, Visit, VisitContent
from thongsuot.receptions.permissions import sessions_seen_by
from thongsuot.receptions.queries.boards import in_order


@pytest.fixture
def people(db):
    return cast()


def entries() -> int:
    return Entry.objects.filter(verb__startswith="receptions.").count()


def test_a_schedule_is_one_act_and_owes_its_posting_five_working_days_before(people):
    before = entries()
    days = [DAY, DAY + timedelta(days=14)]
    made = actions.plan_sessions(
        unit_id=people.commune.pk,
        planned=[planned(people, on=day) for day in days],
        actor=actor(people.receptionist),
        **moment(TODAY),
    )
    assert entries() == before + 1 and [each.on for each in made] == days
    # Wednesday 29/7: 28, 27, 24, 23, 22 July.
    assert made[0].post_duty.due_on == date(2026, 7, 22)
    assert made[0].post_duty.rule_code == "TCD.POST"
    assert not PostedSession.objects.exists()


def test_posting_makes_the_public_copy_and_meets_the_duties_in_one_act(people):
    session, before = plan(people), entries()
    actions.post_schedule(unit_id=people.commune.pk, actor=actor(people.receptionist), **moment(TODAY))
    session.refresh_from_db()
    assert entries() == before + 1 and session.posted_on == TODAY and session.post_duty.state == "met"
    copy = PostedSession.objects.get(pk=session.pk)
    assert (copy.leader_name, copy.level, copy.on) == (people.head.full_name, "commune", DAY)
    with pytest.raises(Invalid):
        actions.post_schedule(unit_id=people.commune.pk, actor=actor(people.receptionist), **moment(TODAY))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": date(2026, 7, 14)}, "on"),
        ({"on": date(2029, 7, 14)}, "on"),
        ({"on": date(2026, 8, 1)}, "day_off_agreed"),
        ({"ends": time(7, 0)}, "ends"),
        ({"place": " "}, "place"),
        ({"leader_id": None}, "leader"),
        ({"kind": "adhoc"}, "ground"),
        ({"mode": "online"}, "ground"),
        ({"slot_minutes": 3}, "slot_minutes"),
    ],
)
def test_a_session_that_cannot_be_is_refused_beside_its_field(people, changes, field):
    with pytest.raises(Invalid) as found:
        plan(people, **changes)
    assert found.value.field == field and not Session.objects.exists()


def test_a_leader_of_another_unit_is_no_leader_here(people):
    with pytest.raises(Invalid) as found:
        plan(people, leader_id=people.elsewhere.pk)
    assert found.value.field == "leader"


def test_one_leader_sits_in_one_place_at_a_time_and_none_of_the_batch_is_kept(people):
    plan(people)
    with pytest.raises(Invalid) as found:
        plan(people)
    assert "29/07/2026" in found.value.sentence and Session.objects.count() == 1


def test_a_session_moved_onto_a_day_off_asks_first_and_recounts_its_day(people):
    session = plan(people)
    saturday = date(2026, 8, 8)
    given = {"to_on": saturday, "starts": time(8, 0), "ends": time(11, 0), "why": "Chủ tịch đi họp tỉnh."}
    with pytest.raises(Invalid) as found:
        do(people, session, "move", on=TODAY, **given)
    assert found.value.field == "day_off_agreed"
    moved = do(people, session, "move", on=TODAY, **given, day_off_agreed=True)
    # Saturday 8/8: 7, 6, 5, 4, 3 August.
    assert (moved.on, moved.moved_from, moved.post_duty.due_on) == (saturday, None, date(2026, 8, 3))


def test_moving_a_session_keeps_the_places_of_who_booked(people):
    session = posted(people)
    first, _secret = booked(session, slot=time(7, 30))
    second, _secret = booked(session, slot=time(7, 45), token="another-form")
    given = {"to_on": DAY, "why": "Đổi giờ."}
    do(people, session, "move", on=TODAY, starts=time(7, 45), ends=time(11, 45), **given)
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.slot, second.slot) == (time(7, 45), time(8, 0))
    with pytest.raises(Invalid) as found:
        do(people, session, "move", on=TODAY, starts=time(7, 30), ends=time(7, 45), **given)
    assert found.value.field == "ends"
    second.refresh_from_db()
    assert second.slot == time(8, 0)


def test_a_booking_opens_with_code_and_secret_alone_and_frees_its_slot_when_cancelled(people):
    session = posted(people)
    visit, secret = booked(session)
    assert PostedSession.objects.get().booked == ["08:00"]
    _day, at = moment(TODAY)["on"], moment(TODAY)["at"]
    assert actions.check_booking(visit.code, secret, at).pk == visit.pk
    with pytest.raises(NotFound):
        actions.check_booking(visit.code, "000000000000", at)
    actions.cancel(visit_id=visit.pk, actor=STRANGER, **moment(TODAY))
    assert PostedSession.objects.get().booked == []
    again, _secret = booked(session, token="somebody-else")
    assert again.pk != visit.pk
    with pytest.raises(NotAllowedNow):
        actions.cancel(visit_id=visit.pk, actor=STRANGER, **moment(TODAY))


def test_tries_of_a_bookings_secret_are_slowed(people):
    visit, _secret = booked(posted(people))
    with pytest.raises(TooMany):
        for _try in range(7):
            with pytest.raises(NotFound):
                actions.check_booking(visit.code, "1", moment(TODAY)["at"])


def test_the_same_form_is_one_booking_and_one_slot_is_one_booking(people):
    session = posted(people)
    first, secret = booked(session)
    again, same = booked(session)
    assert (again.pk, same) == (first.pk, secret) and Visit.objects.count() == 1
    with pytest.raises(Invalid) as found:
        booked(session, token="another-form")
    assert found.value.field == "slot"


@pytest.mark.parametrize(
    "changes", [{"slot": time(8, 15)}, {"slot": time(8, 7)}, {"people": 0}, {"people": 501}, {"name": "  "}]
)
def test_a_booking_that_cannot_be(people, changes):
    with pytest.raises(Invalid):
        booked(posted(people), **changes)
    assert not Visit.objects.exists()


def test_nothing_is_booked_in_what_is_not_posted_or_is_called_off(people):
    session = plan(people)
    with pytest.raises(NotFound):
        booked(session)
    session = posted(people, starts=time(13, 30), ends=time(16, 30))
    do(people, session, "call_off", on=TODAY, why="Bão.")
    assert PostedSession.objects.get(pk=session.pk).state == "called-off"
    with pytest.raises(NotAllowedNow):
        booked(session, slot=time(14, 0))


def test_a_day_from_the_first_visit_to_the_conclusion(people):
    session = posted(people)
    visit, _secret = booked(session, slot=time(7, 30))
    with pytest.raises(NotAllowedNow):
        do(people, session, "open_session", on=TODAY, came="leader")
    do(people, session, "open_session", came="leader")
    walked = came(people, session)
    step(people, visit, "arrive", given=Arrival(name="Lò Thị Dâu", paper="068190001111"))
    visit.refresh_from_db()
    assert (walked.number, visit.number) == (1, 2)
    step(people, walked, "call")
    assert PostedSession.objects.get().board["called"] == [1]
    step(people, walked, "begin")
    with pytest.raises(NotAllowedNow):
        do(people, session, "close_session", by="head", conclusion="Xong.")
    step(people, walked, "finish", given=Outcome(outcome="explained", summary="Hỏi thủ tục.", answer="Đã hướng dẫn."))
    step(people, visit, "begin")
    step(people, visit, "refuse", ground="threatens", why="Đe dọa cán bộ trực.")
    with pytest.raises(Invalid) as found:
        do(people, session, "close_session", by="head")
    assert found.value.field == "conclusion"
    closed = do(people, session, "close_session", by="head", conclusion="Phòng Kinh tế trả lời trước 12/8.")
    # Ten working days after Wednesday 29/7: 12 August.
    assert closed.conclusion_duty.due_on == date(2026, 8, 12)
    sent = do(people, session, "send_conclusion", by="head", on=date(2026, 8, 3), sent_on=date(2026, 8, 3))
    assert sent.conclusion_duty.state == "met"
    with pytest.raises(NotAllowedNow):
        do(people, session, "send_conclusion", by="head", on=date(2026, 8, 3), sent_on=date(2026, 8, 3))


def test_nobody_came_is_recorded_and_who_booked_is_marked(people):
    session = posted(people)
    visit, _secret = booked(session)
    do(people, session, "open_session", came="leader")
    closed = do(people, session, "close_session", by="receptionist")
    visit.refresh_from_db()
    assert (closed.state, closed.came, visit.state) == ("closed", "leader", "missed")
    assert closed.conclusion_duty is None


def test_a_delegate_needs_a_reason_and_does_not_count_for_the_leader(people):
    session = posted(people)
    with pytest.raises(Invalid) as found:
        do(people, session, "open_session", came="delegate")
    assert found.value.field == "why"
    held = do(people, session, "open_session", came="delegate", why="Chủ tịch đi chống bão, Phó Chủ tịch tiếp.")
    assert held.came == "delegate" and PostedSession.objects.get().came == "delegate"


@pytest.mark.parametrize(("people_count", "speakers", "fine"), [
    (4, 0, True), (5, 0, False), (5, 1, True), (10, 2, True), (10, 3, False), (11, 5, True), (11, 6, False),
])  # fmt: skip
def test_a_group_names_who_speaks_as_the_law_counts(people, people_count, speakers, fine):
    session = opened(people)
    names = "\n".join(f"Người thứ {n}" for n in range(speakers))
    if fine:
        assert came(people, session, people=people_count, representatives=names).people == people_count
        return
    with pytest.raises(Invalid) as found:
        came(people, session, people=people_count, representatives=names)
    assert found.value.field == "representatives"


def test_a_group_that_grows_during_the_day_keeps_its_number(people):
    session = opened(people)
    visit = came(people, session)
    given = Arrival(name="K'Brin", people=12, representatives="K'Brin\nMa Thị Hoa")
    grown = step(people, visit, "arrive", given=given, revision=visit.revision)
    assert (grown.number, grown.people, grown.state) == (1, 12, "waiting")
    with pytest.raises(Stale):
        step(people, visit, "arrive", given=given, revision=visit.revision)


def test_a_booked_time_that_has_come_goes_first(people):
    session = posted(people)
    early, _secret = booked(session, slot=time(7, 30))
    late, _secret = booked(session, slot=time(11, 0), token="another-form")
    do(people, session, "open_session", came="leader")
    first, second = came(people, session), came(people, session, token="counter-form-02")
    for visit in (late, early):
        step(people, visit, "arrive", given=Arrival(name="Ai đó"))
    nine = moment(DAY)["at"].replace(hour=2)  # 9:00 in Vietnam
    assert [visit.pk for visit in in_order(session, nine)] == [early.pk, first.pk, second.pk, late.pk]


def test_a_visit_is_tied_only_to_a_case_the_officer_sees(people):
    session = opened(people)
    visit = step(people, came(people, session), "begin")
    with pytest.raises(Invalid) as found:
        step(people, visit, "finish", given=Outcome(outcome="joined", summary="Hỏi.", case_code="4715-9036-2817-4"))
    assert found.value.field == "case_code"


def test_who_may_not_is_refused_and_who_may_not_see_finds_nothing(people):
    session = posted(people)
    with pytest.raises(Refused):
        plan(people, by="auditor")
    with pytest.raises(NotFound):
        do(people, session, "open_session", by="elsewhere", came="leader")
    with pytest.raises(Refused):
        do(people, session, "open_session", by="supervisor", came="leader")


def test_words_of_a_booking_that_came_to_nothing_are_forgotten_after_thirty_days(people):
    session = posted(people)
    booked(session)
    kept = came(people, do(people, session, "open_session", came="leader"))
    step(people, kept, "leave")
    do(people, session, "close_session", by="head")
    assert actions.forget_bookings(moment(DAY + timedelta(days=30))["at"]) == 0
    assert actions.forget_bookings(moment(DAY + timedelta(days=31))["at"]) == 1
    assert [each.visit_id for each in VisitContent.objects.all()] == [kept.pk]
    left = ReceptionActContent.objects.filter(act__verb="book").count()
    assert left == 0 and ReceptionAct.objects.filter(verb="book").count() == 1


def test_every_act_has_one_entry_and_holds_no_word(people):
    session = posted(people)
    booked(session)
    do(people, session, "open_session", came="leader")
    received(people, session)
    acts = ReceptionAct.objects.all()
    assert acts.count() == entries()
    assert not any("Dâu" in str(act.details) or "sạt" in str(act.details) for act in acts)


def test_who_watches_the_board_hears_of_each_step(people):
    session = opened(people)
    before = Channel.objects.get(ref=f"reception:{session.pk}").version
    step(people, came(people, session), "call")
    assert Channel.objects.get(ref=f"reception:{session.pk}").version == before + 2


def test_a_booking_tells_nothing_of_the_secret_of_a_case_with_the_same_form(people):
    _visit, secret = booked(posted(people), token="the-form-of-a-case")
    assert secret != secret_for(settings.HOUSE_KEY, "the-form-of-a-case")


def test_the_same_form_at_another_session_is_another_booking(people):
    first, _secret = booked(posted(people))
    second, _secret = booked(posted(people, starts=time(13, 30), ends=time(16, 30)), slot=time(14, 0))
    assert first.pk != second.pk


def test_a_leader_who_left_the_unit_sees_nothing_more(people):
    session = posted(people)
    assert sessions_seen_by(actor(people.head)).filter(pk=session.pk).exists()
    Post.objects.filter(officer=people.head).update(valid_until=TODAY)
    gone = actor(people.head, on=DAY)
    assert not sessions_seen_by(gone).exists() and not can(gone, "receptions.receive", session)


def test_a_session_moved_onto_another_of_its_leader_is_refused(people):
    plan(people)
    other = plan(people, starts=time(13, 30), ends=time(16, 30))
    given = {"to_on": DAY, "starts": time(7, 30), "ends": time(11, 30), "why": "Đổi giờ."}
    with pytest.raises(Invalid) as found:
        do(people, other, "move", on=TODAY, **given)
    assert found.value.field == "to_on"
    with pytest.raises(Invalid):
        do(people, other, "move", on=TODAY, **given | {"to_on": date(9999, 12, 31)}, day_off_agreed=True)


def test_who_has_come_keeps_the_place_when_the_hour_moves_and_the_day_stays(people):
    session = posted(people)
    early, _secret = booked(session, slot=time(7, 30))
    late, _secret = booked(session, slot=time(8, 0), token="another-form")
    step(people, late, "arrive", given=Arrival(name="Ai đó"))
    do(people, session, "move", to_on=DAY, starts=time(8, 0), ends=time(12, 0), why="Chủ tịch đến muộn.")
    early.refresh_from_db(), late.refresh_from_db()
    assert (early.slot, late.slot) == (time(8, 0), time(8, 30))
    with pytest.raises(NotAllowedNow):
        do(people, session, "move", to_on=DAY + timedelta(days=1), starts=time(8), ends=time(12), why="Bão.")


def test_a_posted_session_moved_to_tomorrow_is_posted_late(people):
    session = posted(people)
    moved = do(
        people, session, "move", on=TODAY, to_on=TODAY + timedelta(days=1), starts=time(8), ends=time(11), why="Gấp."
    )
    copy = PostedSession.objects.get()
    assert moved.post_duty.state == "met" and moved.moved_from == DAY
    assert copy.posted_on == TODAY and copy.post_by < TODAY


def test_a_refusal_owes_its_notice_within_three_working_days(people):
    session = opened(people)
    visit = step(people, came(people, session), "refuse", ground="threatens", why="Đe dọa cán bộ trực.")
    # Wednesday 29/7: 30, 31 July, 3 August.
    assert visit.notice_duty.due_on == date(2026, 8, 3)
    step(people, visit, "give_notice")
    visit.refresh_from_db()
    assert visit.notice_duty.state == "met"
    with pytest.raises(NotAllowedNow):
        step(people, visit, "give_notice")


def test_who_comes_back_is_waiting_again(people):
    session = opened(people)
    visit = step(people, came(people, session), "leave")
    assert visit.ended_at
    assert step(people, visit, "wait_again").ended_at is None


def test_a_cancelled_booking_is_forgotten_at_once(people):
    visit, _secret = booked(posted(people))
    actions.cancel(visit_id=visit.pk, actor=STRANGER, **moment(TODAY))
    assert not VisitContent.objects.exists()
    assert not ReceptionActContent.objects.filter(act__about_ref=str(visit.ref)).exists()


@pytest.mark.parametrize(("language", "named"), [("vi", "“Đã tiếp xong”"), ("en", "“Received”")])
def test_a_step_that_is_past_is_named_in_the_reader_s_language(people, language, named):
    over = received(people, opened(people))
    with translation.override(language), pytest.raises(NotAllowedNow) as refused:
        step(people, over, "call")
    assert named in str(refused.value.sentence)
