"""A case of a dialogue that is erased or sealed takes along who was invited to it."""

from datetime import timedelta

import pytest

from cast import cast
from invitations.making import BINH, HOA, by, invite, invite_all
from lives import instant
from meetings.making import HELD, PLANNED_ON, announced
from thongsuot.core.errors import NotAllowedNow
from thongsuot.invitations import actions
from thongsuot.invitations.models import InvitationAct, InvitationActContent, InvitationContent, Roster
from thongsuot.invitations.rules import Person
from thongsuot.ledger.models import Entry
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
NOW = instant(PLANNED_ON)
EVE = HELD - timedelta(days=1)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def meeting(people):
    return announced(people)


def send_last() -> int:
    act = InvitationAct.objects.filter(verb="invited").latest("at", "id")
    return actions.send_word(act_id=act.pk, at=NOW)


def test_the_invited_go_at_once_with_what_waits_for_them(people, meeting, client):
    unit = Person(office=people.economics.name, unit_id=people.economics.pk)
    hoa = invite_all(people, meeting, HOA, unit, send=True).new[0]
    actions.describe(about=meeting.ref, bring="Căn cước", **by(people))
    assert send_last() == 2
    invite_all(people, meeting, BINH, send=True)
    assert client.get(f"/giay-moi/{hoa.code}/").status_code == 200
    assert [actions.forget_now(about=meeting.ref, at=NOW) for _press in range(2)] == [3, 0]
    assert not InvitationContent.objects.exists() and Roster.objects.get().bring == ""
    assert list(InvitationActContent.objects.values_list("act__verb", "texts")) == [("forgotten", {})]
    told = Message.objects.get(template="invited", channel="sms")
    assert (told.state, told.address) == (Message.State.STOPPED, "")
    assert client.get(f"/giay-moi/{hoa.code}/").status_code == 404


def test_afterwards_nothing_is_told_invited_or_written(people, meeting):
    unit = Person(office=people.economics.name, unit_id=people.economics.pk)
    invite_all(people, meeting, HOA, unit, send=True)
    actions.forget_now(about=meeting.ref, at=NOW)
    before = Entry.objects.count()
    actions.called_off(about=meeting.ref, **by(people))
    assert send_last() == 0 and actions.remind(roster_id=Roster.objects.get().pk, at=instant(EVE)) == 0
    with pytest.raises(NotAllowedNow):
        invite(people, meeting)
    assert Entry.objects.count() == before and not Message.objects.exists()


def test_where_nobody_was_invited_forgetting_writes_nothing(people, meeting):
    assert actions.forget_now(about=meeting.ref, at=instant(PLANNED_ON)) == 0
    assert not Roster.objects.exists()
