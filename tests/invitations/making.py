"""Invitations to a dialogue, made through the actions. All people are invented."""

from cast import actor
from lives import moment
from meetings.making import PLANNED_ON
from thongsuot.invitations import actions
from thongsuot.invitations.models import Invitation
from thongsuot.invitations.rules import Person

HOA = Person(name="Lò Thị Hoa", office="Thôn Suối Thông", phone="0900000123")
BINH = Person(name="Trần Văn Bình", office="Hội Nông dân xã", email="binh@vi-du.vn")
WOMEN = Person(office="Hội Phụ nữ xã")


def by(people, officer="handler", on=PLANNED_ON) -> dict:
    return {"actor": actor(getattr(people, officer), on=on), **moment(on)}


def invite_all(people, meeting, *persons, on=PLANNED_ON, **given) -> actions.Invited:
    return actions.invite(about=meeting.ref, people=persons, **given, **by(people, on=on))


def invite(people, meeting, person=HOA) -> Invitation:
    return invite_all(people, meeting, person).new[0]


def do(people, meeting, invitation, verb, officer="handler", *, on, **given) -> Invitation:
    """Do one act on an invitation, by the officer of this name in the cast."""
    act = getattr(actions, verb)
    return act(about=meeting.ref, invitation_id=invitation.pk, **given, **by(people, officer, on))
