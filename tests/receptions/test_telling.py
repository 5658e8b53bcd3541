"""Who booked is told of a move and on the eve, once each, where they asked for it; how goes with the session."""

from datetime import date, time, timedelta

import pytest
from django.test import Client

from cast import actor, cast
from lives import instant
from receptions.making import DAY, TODAY, booked, came, do, posted
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import show_code
from thongsuot.notices.actions.addresses import opened
from thongsuot.notices.models import Message
from thongsuot.notices.texts import text_of
from thongsuot.receptions import actions
from thongsuot.receptions.models import ReceptionActContent, VisitContent

pytestmark = pytest.mark.django_db
MAIL, PHONE = "dau@vidu.vn", "0912345678"
LATER = date(2026, 8, 5)
EVE = DAY - timedelta(days=1)
ENDS = {"ends": time(11, 30), "why": "Người tiếp đi họp."}


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def session(people):
    """A posted session with three bookings: told by mail, told by telephone in English, and not told."""
    session = posted(people)
    booked(session, email=MAIL, tell_by="email")
    booked(session, slot=time(8, 30), token="two", phone=PHONE, tell_by="sms", language="en")
    booked(session, slot=time(9, 0), token="three", email=MAIL)
    return session


def sent(template) -> list[Message]:
    return list(Message.objects.filter(template=template).order_by("channel"))


def remind(on) -> int:
    return actions.remind_bookers(on=on, at=instant(on))


def test_who_asked_for_it_hears_of_a_move_with_the_new_hour(people, session):
    do(people, session, "move", on=TODAY, to_on=LATER, starts=time(8, 0), **ENDS)
    mail, sms = sent("reception-moved")
    assert (opened(mail), opened(sms)) == (MAIL, PHONE) and MAIL not in mail.address
    code = show_code(session.visits.get(slot=time(8, 30)).code)
    said = text_of(mail)
    assert "8:30, 5/8/2026" in said.subject and code in said.body and "/lich-tiep-dan/phieu/" in said.body
    assert "9:00, 5/8/2026" in text_of(sms).short and "Your new time" in text_of(sms).short
    do(people, session, "move", on=TODAY, to_on=LATER, starts=time(8, 0), ends=time(12), why="Thêm giờ.")
    assert len(sent("reception-moved")) == 2, "nothing moved for them"


def test_who_booked_hears_that_it_is_called_off_and_who_cancelled_hears_nothing(people, session):
    gone = session.visits.get(slot=time(8, 30))
    actions.cancel(visit_id=gone.pk, actor=STRANGER, on=TODAY, at=instant(TODAY))
    do(people, session, "call_off", on=TODAY, why="Bão.")
    (mail,) = sent("reception-called-off")
    assert opened(mail) == MAIL and "không tổ chức" in text_of(mail).subject and "Bão" not in text_of(mail).body


def test_who_cancels_before_the_morning_is_told_nothing_more(people, session):
    visit = session.visits.get(slot=time(8, 30))
    late = {"actor": actor(people.receptionist, on=TODAY), "on": TODAY, "at": instant(TODAY) + timedelta(hours=13)}
    move = {"to_on": LATER, "starts": time(8, 0), **ENDS}
    actions.move(session_id=session.pk, **move, **late)
    (waiting,) = Message.objects.filter(about_ref=str(visit.ref))
    assert waiting.state == "waiting" and waiting.address
    actions.cancel(visit_id=visit.pk, actor=STRANGER, on=TODAY, at=late["at"] + timedelta(minutes=5))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.address, waiting.sealed) == ("stopped", "", None)


def test_the_eve_reminds_each_once_and_anew_for_a_new_day(people, session):
    assert [remind(TODAY), remind(EVE), remind(EVE)] == [0, 2, 0]
    assert {text_of(one).subject for one in sent("reception-tomorrow")} == {
        "Ngày mai ông/bà có giờ tiếp công dân: 8:00, 29/7/2026", "Your reception is tomorrow: 8:30, 29/7/2026"
    }  # fmt: skip
    do(people, session, "move", on=EVE, to_on=LATER, starts=time(7, 30), **ENDS)
    assert [remind(EVE), remind(LATER - timedelta(days=1))] == [0, 2]


def test_who_booked_today_for_tomorrow_needs_no_reminder(people):
    session = posted(people)
    booked(session, on=EVE, email=MAIL, tell_by="email")
    assert remind(EVE) == 0


@pytest.mark.parametrize(("state", "count"), [("called-off", 0), ("planned", 2)])
def test_no_reminder_of_what_is_not_held(people, session, state, count):
    type(session).objects.filter(pk=session.pk).update(state=state)
    assert remind(EVE) == count


def test_the_address_lies_in_no_act_and_goes_with_the_session(people, session):
    assert not [one for one in ReceptionActContent.objects.all() if MAIL in str(one.texts)]
    assert not VisitContent.objects.filter(tell_by="", email__gt="").exists(), "asked for nothing, kept for nothing"
    assert actions.forget_ways(DAY) == 0
    assert actions.forget_ways(DAY + timedelta(days=1)) == 2
    assert not VisitContent.objects.exclude(tell_by="", email="").exists()
    assert VisitContent.objects.filter(phone=PHONE).exists(), "the desk's own book keeps the number"


@pytest.mark.parametrize(
    ("given", "field"),
    [({"tell_by": "sms", "phone": ""}, "phone"), ({"tell_by": "email"}, "email"), ({"tell_by": "fax"}, "tell_by")],
)
def test_a_way_needs_its_address(people, given, field):
    session = posted(people)
    with pytest.raises(Invalid) as trouble:
        booked(session, **given)
    assert trouble.value.field == field and not session.visits.exists()


def test_the_form_asks_how_to_tell_and_the_ticket_says_the_new_day_anyway(people, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(TODAY))
    session, resident = posted(people), Client()
    page = resident.get(f"/lich-tiep-dan/{session.pk}/dat/")
    assert "nhắc trước một ngày" in page.content.decode()
    given = {"token": page.context["form"]["token"].value(), "slot": "08:00", "name": "Lò Thị Dâu", "people": "1"}
    refused = resident.post(f"/lich-tiep-dan/{session.pk}/dat/", given | {"tell_by": "email"})
    assert refused.status_code == 422 and "cần ghi địa chỉ thư" in refused.content.decode()
    ticket = resident.post(f"/lich-tiep-dan/{session.pk}/dat/", given | {"tell_by": "email", "email": MAIL})
    assert ticket.status_code == 200 and VisitContent.objects.get().tell_by == "email"
    do(people, session, "move", on=TODAY, to_on=LATER, starts=time(7, 30), **ENDS)
    visit = session.visits.get()
    shown = resident.post("/lich-tiep-dan/phieu/", {"code": visit.code, "secret": ticket.context["secret"]})
    assert "5/8/2026" in shown.content.decode()


def test_who_came_without_booking_is_never_told(people):
    session = posted(people)
    came(people, session)
    do(people, session, "open_session", came="leader")
    assert remind(EVE) == 0 and not Message.objects.filter(template__startswith="reception").exists()
