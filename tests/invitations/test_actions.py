"""Inviting, replying, ticking, telling, forgetting: what each act leaves, and what it refuses."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from cast import cast
from conferences import making as conferences
from invitations.making import BINH, HOA, WOMEN, by, do, invite, invite_all
from lives import instant
from meetings import making as meetings
from meetings.making import HELD, PLANNED_ON, announced, plan
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.invitations import actions, jobs
from thongsuot.invitations.actions import telling
from thongsuot.invitations.models import (
    Invitation,
    InvitationAct,
    InvitationActContent,
    InvitationContent,
    Roster,
)
from thongsuot.invitations.queries import Filters, counts, listed
from thongsuot.invitations.rules import Person, parse_code
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import commitment
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
EVE = HELD - timedelta(days=1)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def meeting(people):
    return announced(people)


def reply(invitation, answer="coming", on=PLANNED_ON):
    return actions.reply(code=invitation.code, answer=answer, actor=STRANGER, on=on, at=instant(on))


def rebuilt():
    """Every derived column follows from the acts, and each entry commits to its act."""
    for one in Invitation.objects.all():
        standing = one.standing()
        for name in ("reply", "replied_for", "late", "present", "delegated", "withdrawn"):
            assert getattr(one, name) == getattr(standing, name), name
    for act in InvitationAct.objects.select_related("entry", "content"):
        given = act.canonical(act.content.texts)
        assert bytes(act.entry.commitment) == commitment(bytes(act.content.key), given)
        assert act.entry.verb == f"invitations.{act.verb}"


def test_many_are_invited_in_one_act_and_nobody_twice(people, meeting):
    before = Entry.objects.count()
    came = invite_all(people, meeting, HOA, BINH, WOMEN, Person(name="LÒ THỊ HOA", office="thôn suối thông"))
    assert [len(came.new), len(came.again), Entry.objects.count() - before] == [3, 1, 1]
    assert [one.number for one in came.new] == [1, 2, 3]
    assert len({one.code for one in came.new}) == 3 and all(parse_code(one.code) for one in came.new)
    assert invite_all(people, meeting, BINH).new == [] and Entry.objects.count() == before + 1
    rebuilt()


def test_no_word_on_who_is_invited_stands_in_the_book_or_in_an_act(people, meeting):
    invite_all(people, meeting, HOA)
    assert "Hoa" not in str(list(InvitationAct.objects.values("details"))) + str(list(Entry.objects.values()))


def test_only_who_runs_the_dialogue_invites(people, meeting):
    with pytest.raises(NotFound):
        actions.invite(about=meeting.ref, people=[HOA], **by(people, "publisher"))
    assert not Roster.objects.exists()


@pytest.mark.parametrize("people_given", [[], [HOA] * 20_001])
def test_nobody_and_too_many_are_refused(people, meeting, people_given):
    with pytest.raises(Invalid):
        invite_all(people, meeting, *people_given)


def test_a_reply_is_one_however_often_it_is_sent_and_late_on_the_very_day(people, meeting):
    invited = invite(people, meeting)
    for _press in range(2):
        reply(invited)
    assert InvitationAct.objects.filter(verb="replied").count() == 1
    late = reply(invited, "not-coming", on=HELD)
    assert late.late and counts(meeting.ref, HELD).not_coming == 1
    with pytest.raises(NotAllowedNow):
        reply(invited, on=HELD + timedelta(days=1))
    with pytest.raises(Invalid):
        reply(invited, "maybe")
    rebuilt()


def test_a_reply_for_another_day_counts_no_more_after_a_move(people, meeting):
    invited = invite(people, meeting)
    reply(invited)
    moved = meetings.do(
        people, meeting, "move", "handler", PLANNED_ON, held_on=date(2026, 7, 22), starts=time(8), ends=time(11),
        place="Hội trường xã", reason="Trùng lịch.",
    )  # fmt: skip
    assert counts(meeting.ref, moved.held_on).coming == 0
    reply(invited)
    assert counts(meeting.ref, moved.held_on).coming == 1


def test_nobody_is_ticked_before_the_day_and_a_tick_pressed_twice_is_one(people, meeting):
    invited = invite(people, meeting)
    with pytest.raises(NotAllowedNow):
        do(people, meeting, invited, "admit", on=EVE)
    for _press in range(2):
        do(people, meeting, invited, "admit", on=HELD)
    assert InvitationAct.objects.filter(verb="admitted").count() == 1 and counts(meeting.ref, HELD).present == 1
    for _press in range(2):
        do(people, meeting, invited, "undo", on=HELD)
    assert InvitationAct.objects.filter(verb="undone").count() == 1 and counts(meeting.ref, HELD).present == 0
    rebuilt()


def test_a_delegate_comes_in_the_place_of_the_invited(people, meeting):
    invited = invite(people, meeting)
    for _press in range(2):
        do(people, meeting, invited, "admit", on=HELD, delegate="Đỗ Văn Sơn")
    assert InvitationAct.objects.filter(verb="admitted").count() == 1
    found = counts(meeting.ref, HELD)
    assert (found.present, found.delegates) == (1, 1)
    assert InvitationContent.objects.get().delegate == "Đỗ Văn Sơn"
    do(people, meeting, invited, "undo", on=HELD)
    assert InvitationContent.objects.get().delegate == "" and counts(meeting.ref, HELD).delegates == 0
    rebuilt()


def test_one_without_an_invitation_is_added_and_ticked_once_in_one_act(people, meeting):
    form_id = uuid4()
    for _press in range(2):
        added = actions.add(about=meeting.ref, person=BINH, form_id=form_id, **by(people, on=HELD))
    found = counts(meeting.ref, HELD)
    assert (found.added, found.attended, found.invited) == (1, 1, 0)
    assert InvitationAct.objects.count() == 1
    do(people, meeting, added, "undo", on=HELD)
    assert not counts(meeting.ref, HELD)
    rebuilt()


def test_one_who_is_on_the_list_is_ticked_there(people, meeting):
    invite(people, meeting, BINH)
    with pytest.raises(Invalid) as refused:
        actions.add(about=meeting.ref, person=BINH, **by(people, on=HELD))
    assert refused.value.field == "name" and "1" in str(refused.value)


def test_an_invitation_taken_back_opens_nothing_and_the_person_can_be_invited_again(people, meeting):
    invited = invite(people, meeting)
    do(people, meeting, invited, "withdraw", on=PLANNED_ON)
    with pytest.raises(NotFound):
        reply(invited)
    assert invite(people, meeting).code != invited.code
    rebuilt()


def test_an_invitation_of_another_dialogue_is_not_found_here(people, meeting):
    other = invite(people, plan(people))
    with pytest.raises(NotFound):
        do(people, meeting, other, "admit", on=HELD)


def test_after_the_end_the_list_stays_as_it_is(people, meeting):
    invited = invite(people, meeting)
    meetings.closed(people, meeting)
    for verb in ("admit", "undo", "withdraw"):
        with pytest.raises(NotAllowedNow):
            do(people, meeting, invited, verb, on=HELD)
    with pytest.raises(NotAllowedNow):
        invite(people, meeting, BINH)


def test_what_to_bring_is_told_by_every_invitation(people, meeting):
    actions.describe(about=meeting.ref, bring="Căn cước", **by(people))
    assert Roster.objects.get().bring == "Căn cước"
    with pytest.raises(Invalid):
        actions.describe(about=meeting.ref, bring="x" * 501, **by(people))


def word_of(verb) -> int:
    act = InvitationAct.objects.filter(verb=verb).latest("at", "id")
    return actions.send_word(act_id=act.pk, at=instant(PLANNED_ON))


def test_word_of_an_invitation_goes_once_to_who_has_an_address(people, meeting):
    invited = invite_all(people, meeting, HOA, BINH, WOMEN, send=True).new
    assert word_of("invited") == 2 and word_of("invited") == 0
    told = {message.address: message for message in Message.objects.filter(template="invited")}
    assert set(told) == {HOA.phone, BINH.email}
    params = told[HOA.phone].params
    assert set(params) == {"code", "path", "due", "unit"} and params["path"] == f"/giay-moi/{invited[0].code}/"
    assert meeting.title not in str(params) and HOA.name not in str(params)
    rebuilt()


def correct(people, meeting, invitation, person, officer="handler", **given):
    return do(people, meeting, invitation, "correct", officer, on=PLANNED_ON, person=person, **given)


def test_a_name_and_a_telephone_are_put_right_by_one_act_and_by_another_taken_back(people, meeting):
    hoa = invite_all(people, meeting, HOA, send=True).new[0]
    reply(hoa)
    before, right = Entry.objects.count(), replace(HOA, name="Lò Thị Hòa", phone="0900000124", email="hoa@vi-du.vn")
    for _twice in range(2):
        correct(people, meeting, hoa, right)
    assert Entry.objects.count() == before + 1
    content = InvitationContent.objects.get()
    assert (content.name, content.phone, content.email) == (right.name, right.phone, right.email)
    assert Roster.objects.get().last_number == 1 and Invitation.objects.get(code=hoa.code).reply == "coming"
    assert [one.number for one in listed(meeting.ref, HELD, Filters(words="hoa suoi"), "ten")] == [1]
    assert invite_all(people, meeting, right).new == []  # the list knows who it is now
    act = InvitationAct.objects.get(verb="corrected")
    assert "Hòa" not in str(act.details) and act.content.texts["name"] == right.name
    correct(people, meeting, hoa, HOA)
    assert InvitationContent.objects.get().name == HOA.name and Entry.objects.count() == before + 2
    rebuilt()


def test_who_is_put_right_is_told_anew_only_where_that_is_asked_and_at_the_new_address(people, meeting):
    hoa = invite_all(people, meeting, HOA, BINH).new[0]
    correct(people, meeting, hoa, replace(HOA, phone="0900000124"))
    assert not ProcrastinateJob.objects.filter(task_name=telling.JOB).exists()
    form = uuid4()
    for _twice in range(2):
        correct(people, meeting, hoa, replace(HOA, phone="0900000125"), send=True, form_id=form)
    assert InvitationAct.objects.filter(verb="corrected").count() == 2
    assert word_of("corrected") == 1 and word_of("corrected") == 0
    assert [message.address for message in Message.objects.all()] == ["0900000125"]
    rebuilt()


def test_one_form_sent_again_with_other_words_is_another_correction(people, meeting):
    hoa, form = invite(people, meeting), uuid4()
    first, second = (replace(HOA, phone=phone) for phone in ("0900000124", "0900000125"))
    for person, send in ((first, False), (second, False), (second, True), (second, True), (first, True)):
        correct(people, meeting, hoa, person, send=send, form_id=form)
        assert InvitationContent.objects.get().phone == person.phone
    sent = [act.details["send"] for act in InvitationAct.objects.filter(verb="corrected")]
    assert len(sent) == 4 and sum(sent) == 2  # the pair that is the same is one
    rebuilt()


def test_a_correction_that_cannot_be_is_refused(people, meeting):
    unit = Person(office=people.economics.name, unit_id=people.economics.pk)
    hoa, binh, office = invite_all(people, meeting, HOA, BINH, unit).new
    for one, person, trouble in (
        (hoa, Person(), Invalid),
        (hoa, replace(HOA, name="TRẦN VĂN BÌNH", office=BINH.office), Invalid),  # he stands there already
        (office, HOA, NotAllowedNow),
    ):
        with pytest.raises(trouble):
            correct(people, meeting, one, person)
    with pytest.raises(NotFound):
        correct(people, meeting, hoa, BINH, "publisher")
    do(people, meeting, binh, "withdraw", on=PLANNED_ON)
    with pytest.raises(NotAllowedNow):
        correct(people, meeting, binh, replace(BINH, phone="0900000124"))
    assert not InvitationAct.objects.filter(verb="corrected").exists()


def test_units_are_told_on_the_desks_of_their_heads(people, meeting):
    unit = Person(office=people.economics.name, unit_id=people.economics.pk)
    invite_all(people, meeting, unit, send=True)
    assert word_of("invited") == 1
    assert set(Message.objects.filter(channel="desk").values_list("officer_id", flat=True)) == {
        people.economics_head.pk
    }


def test_the_reminder_goes_the_day_before_once_and_not_to_who_cannot_come(people, meeting):
    hoa, binh = invite_all(people, meeting, HOA, BINH).new
    reply(binh, "not-coming")
    roster = Roster.objects.get()
    assert actions.remind(roster_id=roster.pk, at=instant(PLANNED_ON)) == 0
    assert [actions.remind(roster_id=roster.pk, at=instant(EVE)) for _turn in range(2)] == [1, 0]
    told = Message.objects.get(template="invited-reminder")
    assert told.address == HOA.phone and told.params["code"].replace("-", "") == hoa.code
    rebuilt()


def test_who_is_invited_after_the_reminder_went_is_reminded_too(people, meeting):
    invite(people, meeting)
    roster = Roster.objects.get()
    assert actions.remind(roster_id=roster.pk, at=instant(EVE)) == 1
    invite_all(people, meeting, BINH, on=EVE)
    assert [actions.remind(roster_id=roster.pk, at=instant(EVE)) for _turn in range(2)] == [1, 0]
    assert Message.objects.filter(template="invited-reminder").count() == 2
    rebuilt()


def test_a_unit_that_nobody_can_be_told_at_is_not_counted_as_told(people, meeting):
    invite_all(people, meeting, Person(office="Đơn vị trống", unit_id=uuid4()), send=True)
    assert word_of("invited") == 0 and not Message.objects.exists()


def test_words_go_in_batches_and_go_on_where_they_were_broken_off(people, meeting, monkeypatch):
    invite_all(people, meeting, *(Person(name=f"Người {n}", phone=f"090000010{n}") for n in range(5)), send=True)
    monkeypatch.setattr(telling, "AT_ONCE", 2)
    whole, broken = telling._tell_one, []

    def third_fails(roster, one, *given):
        if one.number == 3 and not broken:
            broken.append(one)
            raise OSError
        return whole(roster, one, *given)

    monkeypatch.setattr(telling, "_tell_one", third_fails)
    with pytest.raises(OSError):
        word_of("invited")
    assert Message.objects.count() == 2
    assert word_of("invited") == 3 and Message.objects.count() == 5
    assert [act.details["to"] for act in InvitationAct.objects.filter(verb="told")] == [2, 4, 5]
    rebuilt()


@pytest.mark.parametrize("job", ["remind", "forget"])
def test_one_list_that_fails_keeps_no_other_back(people, meeting, monkeypatch, job):
    for each in (meeting, plan(people)):
        invite(people, each)
    bad, good = Roster.objects.order_by("pk")

    def act(*, roster_id, at):
        if roster_id == bad.pk:
            raise OSError
        done.append(roster_id)
        return 1

    done = []
    monkeypatch.setattr(actions, job, act)
    with pytest.raises(OSError):
        getattr(jobs, job)(0)
    assert done == [good.pk]


def test_a_move_and_a_call_off_are_told_within_their_own_transaction(people, meeting):
    invite_all(people, meeting, HOA)
    meetings.do(
        people, meeting, "move", "handler", PLANNED_ON, held_on=date(2026, 7, 22), starts=time(8), ends=time(11),
        place="Hội trường xã", reason="Trùng lịch.",
    )  # fmt: skip
    assert word_of("moved") == 1 and "22/7/2026" in str(Message.objects.get(template="invited-moved").params)
    moved = InvitationAct.objects.get(verb="moved")
    meetings.do(people, meeting, "call_off", "head", PLANNED_ON, reason="Mưa lũ.")
    assert word_of("called_off") == 1 and Message.objects.filter(template="invited-off").count() == 1
    assert actions.send_word(act_id=moved.pk, at=instant(PLANNED_ON)) == 0
    assert actions.remind(roster_id=Roster.objects.get().pk, at=instant(date(2026, 7, 21))) == 0


def test_where_nobody_was_invited_a_move_says_nothing(people, meeting):
    meetings.do(people, meeting, "call_off", "head", PLANNED_ON, reason="Mưa lũ.")
    assert not InvitationAct.objects.exists()


def test_a_conference_invites_as_a_dialogue_does_and_tells_of_its_move(people):
    conference = conferences.plan(people)
    came = actions.invite(about=conference.ref, people=[HOA], **by(people))
    assert reply(came.new[0]).reply == "coming" and counts(conference.ref, HELD).coming == 1
    conferences.do(
        people, conference, "move", on=PLANNED_ON, held_on=date(2026, 7, 22), starts=time(8), ends=time(11),
        place="Hội trường tỉnh", reason="Trùng lịch.",
    )  # fmt: skip
    assert word_of("moved") == 1
    conferences.do(people, conference, "call_off", "head", on=PLANNED_ON, reason="Mưa lũ.")
    assert word_of("called_off") == 1


def test_names_go_ninety_days_after_and_the_counts_stay(people, meeting):
    hoa, _binh = invite_all(people, meeting, HOA, BINH).new
    do(people, meeting, hoa, "admit", on=HELD)
    roster, before = Roster.objects.get(), counts(meeting.ref, HELD)
    assert actions.forget(roster_id=roster.pk, at=instant(HELD + timedelta(days=89))) == 0
    gone = [actions.forget(roster_id=roster.pk, at=instant(HELD + timedelta(days=90))) for _night in range(2)]
    assert gone == [2, 0]
    assert not InvitationContent.objects.exists() and counts(meeting.ref, HELD) == before
    kept = InvitationActContent.objects.values_list("act__verb", "texts")
    assert list(kept) == [("forgotten", {})]
