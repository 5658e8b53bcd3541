"""A dialogue on one case: seen by who sees the case alone, public only where its result is published, on its page."""

import re
from datetime import time
from uuid import UUID

import pytest
from django.test import Client

from cast import actor, cast
from lives import Life, instant, moment
from meetings.making import AFTER, HELD, PLANNED_ON, announced, closed, do, moderate, plan, planned
from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.documents.queries.offers import papers_on
from thongsuot.duties.models import Duty
from thongsuot.invitations import actions as invitations
from thongsuot.invitations.gatherings import gathering_of
from thongsuot.invitations.models import Invitation, InvitationActContent, InvitationContent
from thongsuot.invitations.rules import Person
from thongsuot.ledger.models import Entry
from thongsuot.meetings import actions
from thongsuot.meetings.actions.forgetting import GONE
from thongsuot.meetings.models import Meeting, MeetingActContent, PublishedMeeting, Question
from thongsuot.meetings.permissions import sees, visible_to
from thongsuot.meetings.queries.invited import HOST
from thongsuot.meetings.queries.lists import owed_this_year
from thongsuot.notices.actions import notify_resident
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
TITLE = "Đối thoại về đường thôn Ka Lo"
ABSENT = UUID("018f0000-0000-7000-8000-000000000000")
RESULT = "Xã và bà con đồng ý sửa rãnh thoát nước trước mùa mưa."
DESK = "/ban-lam-viec/doi-thoai/"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def case(people) -> Case:
    return Life(people).case


def plan_on(people, case, by="handler", **changes) -> Meeting:
    given = planned(title=TITLE, **changes)
    me = {"actor": actor(getattr(people, by), on=PLANNED_ON), **moment(PLANNED_ON)}
    return actions.plan_on_case(case_id=case.pk, unit_id=people.commune.pk, planned=given, **me)


def held(people, case) -> Meeting:
    """Return a dialogue on the case that is over, with one question answered."""
    meeting = do(people, plan_on(people, case), "announce", "publisher", PLANNED_ON)
    me = {"actor": actor(people.handler, on=HELD), **moment(HELD)}
    asked = actions.ask(code=meeting.code, text="Bao giờ sửa rãnh?", token="a", way=Question.Way.FLOOR, **me)
    moderate(people, asked, "let_through", text="Bao giờ sửa rãnh?")
    moderate(people, asked, "answer", outcome="answered", text="Trước mùa mưa.")
    return closed(people, meeting)


def told(people, meeting, **given) -> Meeting:
    words = {"result": RESULT, "answers": {1: "Trước mùa mưa."}}
    return do(people, meeting, "tell", "publisher", AFTER, **words | given)


def bare(answer, pk) -> str:
    """Return a page without what differs by request: its id, tokens."""
    page = answer.content.decode().replace(str(pk), "-")
    return re.sub(r'(nonce|value|content)="[^"]*"', "", page)


def test_only_who_sees_the_case_sees_its_dialogue(people, case):
    meeting = plan_on(people, case)
    for name in ("handler", "head", "supervisor", "elsewhere", "receptionist", "publisher"):
        me = actor(getattr(people, name), on=PLANNED_ON)
        assert sees(me, meeting) == visible_to(me).filter(pk=meeting.pk).exists() == (name != "elsewhere"), name
    sealed = Case.objects.filter(pk=case.pk)
    sealed.update(holder_unit=people.province, working_unit=None, received_unit=people.province)
    case.sights.all().delete()
    me = actor(people.handler, on=PLANNED_ON)
    assert not sees(me, meeting) and not visible_to(me).exists()
    with pytest.raises(NotFound):
        do(people, meeting, "announce", "publisher", PLANNED_ON)


def test_who_does_not_see_the_case_or_plans_no_dialogues_plans_none_on_it(people, case):
    with pytest.raises(NotFound):
        plan_on(people, case, by="elsewhere")
    with pytest.raises(Refused):
        plan_on(people, case, by="publisher")
    assert not Meeting.objects.exists()


def test_the_notice_to_all_residents_is_no_paper_of_it(people, case):
    plain, on_case = plan(people), plan_on(people, case)
    me = actor(people.handler, on=PLANNED_ON)
    offered = {one: [form.code for form in papers_on(me, one.ref).offers] for one in (plain, on_case)}
    assert set(offered[plain]) - set(offered[on_case]) == {"DT-TB"} and offered[on_case]


def test_a_complaint_has_its_own_dialogue(people, case):
    Case.objects.filter(pk=case.pk).update(kind="complaint")
    with pytest.raises(NotAllowedNow, match="Khiếu nại có buổi đối thoại riêng"):
        plan_on(people, case)


def test_no_term_runs_for_it_and_the_communes_yearly_one_is_still_owed(people, case):
    before = Duty.objects.count()
    meeting = held(people, case)
    told(people, meeting)
    assert Duty.objects.count() == before
    assert people.commune in owed_this_year(actor(people.handler, on=HELD), HELD)
    assert Entry.objects.filter(verb="meetings.planned").count() == 1


def test_it_is_moved_and_called_off_without_a_notice_in_public(people, case):
    meeting = do(people, plan_on(people, case), "announce", "publisher", PLANNED_ON)
    given = {"held_on": AFTER, "starts": time(8), "ends": time(9), "place": "Nhà bà Hoa, 0912 345 678"}
    do(people, meeting, "move", "handler", PLANNED_ON, reason="Mưa.", **given)
    do(people, meeting, "call_off", "head", PLANNED_ON, reason="Hai bên đã thỏa thuận.")
    assert not PublishedMeeting.objects.exists()


def test_nothing_of_it_is_public_before_its_result_is_published(people, case, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))
    meeting = held(people, case)
    assert not PublishedMeeting.objects.exists() and TITLE not in client.get("/doi-thoai/").content.decode()
    for end in ("", "hoi/", "bang/"):
        assert client.get(f"/doi-thoai/{meeting.code}/{end}").status_code == 404
    other = do(people, plan_on(people, case), "announce", "publisher", PLANNED_ON)
    with pytest.raises(NotFound):
        actions.ask(code=other.code, text="Bao giờ sửa?", token="b", actor=STRANGER, **moment(HELD))
    told(people, meeting)
    assert not PublishedMeeting.objects.exists()


def test_its_result_is_published_in_reviewed_words_and_taken_back(people, case, client):
    meeting = held(people, case)
    with pytest.raises(Invalid):
        told(people, meeting, in_public=True, result="Bà con gọi 0912 345 678.")
    told(people, meeting, in_public=True)
    copy = PublishedMeeting.objects.get(code=meeting.code)
    assert copy.result == RESULT and RESULT in client.get(f"/doi-thoai/{meeting.code}/").content.decode()
    told(people, meeting)
    assert not PublishedMeeting.objects.exists()
    assert client.get(f"/doi-thoai/{meeting.code}/").status_code == 404


def test_personal_words_of_its_title_are_looked_at_before_all_read_them(people, case):
    meeting = held(people, case)
    Meeting.objects.filter(pk=meeting.pk).update(place="Nhà số 0912 345 678")
    with pytest.raises(Invalid) as trouble:
        told(people, meeting, in_public=True)
    assert trouble.value.field == "place"
    told(people, meeting, in_public=True, confirmed=["0912 345 678"])
    assert PublishedMeeting.objects.exists()


def test_the_page_of_the_case_begins_it_and_shows_what_came_of_it(people, case, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(PLANNED_ON))
    client.force_login(people.handler)
    home, new = f"/ban-lam-viec/vu-viec/{case.pk}/", f"{DESK}vu-viec/{case.pk}/"
    assert f'href="{new}"' in client.get(home).content.decode()
    form = client.get(new)
    assert str(case) in form.content.decode() and "Không có gì công khai" in form.content.decode()
    given = {"unit": people.commune.pk, "title": TITLE, "held_on": "15/7/2026", "starts": "8:00", "ends": "9:00"}
    assert client.post(new, given).status_code == 422
    made = client.post(new, given | {"place": "Trụ sở xã"})
    meeting = Meeting.objects.get()
    assert made.status_code == 302 and meeting.case_id == case.pk and not meeting.public
    page = client.get(made["Location"]).content.decode()
    assert "không công khai" in page and home in page and "Hạn theo luật" not in page
    do(people, meeting, "announce", "publisher", PLANNED_ON)
    told(people, closed(people, meeting), answers={})
    shown = client.get(home).content.decode()
    assert TITLE in shown and RESULT in shown and "Đã có kết quả" in shown


def test_who_only_sees_one_of_both_finds_no_page(people, case, client):
    meeting = plan_on(people, case)
    for name, status in (("elsewhere", 404), ("nobody", 403)):
        client.force_login(getattr(people, name))
        for path, pk in ((f"{DESK}%s/", meeting.pk), (f"{DESK}vu-viec/%s/", case.pk)):
            answer, absent = client.get(path % pk), client.get(path % ABSENT)
            assert (answer.status_code, absent.status_code) == (status, status), (name, path)
            assert bare(answer, pk) == bare(absent, ABSENT), (name, path)


def test_the_forms_say_what_they_do_to_one_on_a_case(people, case, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(AFTER))
    client = Client()
    client.force_login(people.head)
    meeting = plan_on(people, case)
    page = client.get(f"{DESK}{meeting.pk}/thong-bao/").content.decode()
    assert "Báo người dự" in page and "Bà con sẽ đọc" not in page
    do(people, meeting, "announce", "publisher", PLANNED_ON)
    monkeypatch.setattr(clock, "now", lambda: instant(PLANNED_ON))
    page = client.get(f"{DESK}{meeting.pk}/doi-ngay/").content.decode()
    assert "chỉ người xem được vụ việc" in page and "bà con đọc được" not in page
    monkeypatch.setattr(clock, "now", lambda: instant(AFTER))
    closed(people, meeting)
    page = client.get(f"{DESK}{meeting.pk}/ket-qua/").content.decode()
    assert "Công bố cho mọi người đọc" in page
    meeting.refresh_from_db()
    given = {"result": RESULT, "revision": meeting.revision}
    assert client.post(f"{DESK}{meeting.pk}/ket-qua/", given).status_code == 302
    assert not PublishedMeeting.objects.exists()
    meeting.refresh_from_db()
    public = given | {"in_public": "on", "revision": meeting.revision}
    assert client.post(f"{DESK}{meeting.pk}/ket-qua/", public).status_code == 302
    assert PublishedMeeting.objects.get().result == RESULT


def test_a_case_that_is_erased_takes_the_words_of_its_dialogues_along(people, case):
    meeting = told(people, held(people, case), in_public=True)
    other = announced(people)
    locked = Case.objects.select_for_update().get(pk=case.pk)
    erase(locked, ground="wish", basis="Theo yêu cầu.", actor=actor(people.head, on=AFTER), **moment(AFTER))
    meeting.refresh_from_db()
    assert (meeting.minutes, meeting.told, meeting.place) == ("", "", "") and TITLE not in meeting.title
    assert not meeting.questions.exclude(text="", shown="", answer="", told="").exists()
    assert not [one for one in MeetingActContent.objects.filter(act__meeting=meeting) if one.texts or one.key]
    assert not PublishedMeeting.objects.filter(code=meeting.code).exists()
    other.refresh_from_db()
    assert other.place and PublishedMeeting.objects.filter(code=other.code).exists()


def test_who_was_invited_goes_with_the_case_and_hears_nothing_more(people, case, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(PLANNED_ON))
    meeting = do(people, plan_on(people, case), "announce", "publisher", PLANNED_ON)
    guest = Person(name="Lò Thị Dâu", phone="0912345678", email="dau@vidu.vn")
    me = {"actor": actor(people.handler, on=PLANNED_ON), **moment(PLANNED_ON)}
    invitations.invite(about=meeting.ref, people=[guest], send=True, **me)
    one = Invitation.objects.get()
    assert client.get(f"/giay-moi/{one.code}/").status_code == 200
    waits = {"template": "invited", "params": {"code": "1", "path": "/", "due": "1/7/2026", "unit": "Xã"}}
    notify_resident(channel="email", address=guest.email, about=meeting.ref, at=instant(PLANNED_ON), **waits)
    locked = Case.objects.select_for_update().get(pk=case.pk)
    erase(locked, ground="court", basis="Theo bản án.", actor=actor(people.head, on=AFTER), **moment(AFTER))
    assert not InvitationContent.objects.exists() and not InvitationActContent.objects.exclude(texts={}).exists()
    (message,) = Message.objects.filter(about_ref=str(meeting.ref))
    assert (message.state, message.address) == ("stopped", "")
    answer = client.get(f"/giay-moi/{one.code}/")
    assert answer.status_code == 404 and GONE not in answer.content.decode()
    gathering = gathering_of(meeting.ref)
    assert gathering.called_off and not gathering.stands
    assert not HOST.invites(actor(people.handler, on=PLANNED_ON), meeting.pk)


def test_nothing_is_done_any_more_with_a_dialogue_whose_case_is_gone(people, case):
    meeting = do(people, plan_on(people, case), "announce", "publisher", PLANNED_ON)
    locked = Case.objects.select_for_update().get(pk=case.pk)
    erase(locked, ground="court", basis="Theo bản án.", actor=actor(people.head, on=AFTER), **moment(AFTER))
    with pytest.raises(NotAllowedNow, match="đã xóa cùng vụ việc"):
        do(people, meeting, "save_minutes", "handler", HELD, minutes="Bà Hoa nói.")
    me = {"actor": actor(people.handler, on=HELD), **moment(HELD)}
    with pytest.raises(NotAllowedNow):
        actions.ask(code=meeting.code, text="Bao giờ sửa?", token="a", way=Question.Way.FLOOR, **me)
    assert papers_on(me["actor"], meeting.ref).offers == []


def test_none_is_planned_on_a_case_that_ended(people, case):
    Case.objects.filter(pk=case.pk).update(ended_on=PLANNED_ON)
    with pytest.raises(NotAllowedNow, match="đã kết thúc"):
        plan_on(people, case)


def test_the_reason_of_a_move_is_not_public_with_the_result(people, case):
    meeting = do(people, plan_on(people, case), "announce", "publisher", PLANNED_ON)
    given = {"held_on": HELD, "starts": time(8), "ends": time(9), "place": "Trụ sở xã"}
    do(people, meeting, "move", "handler", PLANNED_ON, reason="Ông Tý bận, gọi 0912 345 678.", **given)
    told(people, closed(people, meeting), in_public=True, answers={})
    assert PublishedMeeting.objects.get().why == ""
    assert MeetingActContent.objects.get(act__verb="moved").texts["reason"]


def test_of_one_on_a_case_no_paper_is_copied_to_all_residents(people, case):
    meeting = held(people, case)
    for _step in range(2):
        offers = papers_on(actor(people.handler, on=AFTER), meeting.ref).offers
        assert [form.code for form in offers] == ["DT-BB"]
        assert not [one for form in offers for one in form.recipients if "Nhân dân" in one]
        meeting = told(people, meeting)
