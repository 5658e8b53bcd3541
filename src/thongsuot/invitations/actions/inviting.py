"""Before the gathering: people and offices invited, what to bring, replies, invitations taken back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.invitations.actions.record import (
    MOST,
    absent,
    content_of,
    lock_one,
    locked_invitation,
    locked_roster,
    standing_gathering,
    words,
    write_act,
    write_down,
)
from thongsuot.invitations.actions.telling import defer_word
from thongsuot.invitations.models import Invitation, InvitationContent, Roster
from thongsuot.invitations.rules import REPLIES, Person

BRING = 500
SAID = ("name", "office", "phone", "email")  # what is kept of a person, and what they are found and sorted by
FOUND_BY = ("mark", "search_key", "sort_key", "office_key")


@dataclass(frozen=True)
class Invited:
    """What came of inviting. `new`: now on the list; `again`: were on it, and are not invited twice."""

    new: list[Invitation]
    again: list[Person]


@transaction.atomic
def invite(
    *, about: Ref, people: Sequence[Person], send: bool = False, actor: Actor, on: date, at: datetime
) -> Invited:
    """Invite people and offices in one act; whoever is on the list already is told back, not invited again.

    `send`: those with an address, and units on their desk, are told at once that there is an invitation.
    Raises: NotFound, Refused (invitations.invite), NotAllowedNow, Invalid (people: none, too many).
    """
    roster, _gathering = locked_roster(about, "invitations.invite", actor)
    if not people:
        raise Invalid(_("Chưa có ai để mời. Ghi ít nhất một người hoặc một cơ quan."), field="people")
    if roster.last_number + len(people) > MOST:
        raise Invalid(_("Một buổi nhiều nhất %s người. Bỏ bớt.") % MOST, field="people")
    new, again = _parted(roster, people)
    if not new:
        return Invited([], again)
    numbers = {"from": roster.last_number + 1, "to": roster.last_number + len(new), "send": send}
    texts = {"people": [_as_text(person) for person in new]}
    act = write_act(roster, "invited", details=numbers, texts=texts, actor=actor, on=on, at=at)
    invitations = write_down(roster, new, act)
    if send:
        defer_word(act, at)
    return Invited(invitations, again)


def _as_text(person: Person) -> dict:
    return {name: str(value) for name, value in asdict(person).items() if value}


def _parted(roster: Roster, people: Sequence[Person]) -> tuple[list[Person], list[Person]]:
    """Return who is new to the list and who is on it already, also twice in `people` itself."""
    kept = InvitationContent.objects.filter(invitation__roster=roster, invitation__withdrawn=False)
    known = set(kept.values_list("mark", flat=True))
    new, again = [], []
    for person in people:
        mark = person.mark[:400]
        (again if mark in known else new).append(person)
        known.add(mark)
    return new, again


@transaction.atomic
def correct(
    *,
    about: Ref,
    invitation_id: UUID,
    person: Person,
    send: bool = False,
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Invitation:
    """Put name, office, telephone and e-mail right; code, number, reply and tick stay. Taken back by correcting again.

    `send`: whoever it is is told anew, at the address as it is now. Where nothing is changed or sent nothing is
    written; the same form sent twice is one act and tells once, with other words it is another.
    Raises: NotFound, Refused (invitations.invite), NotAllowedNow (over, taken back, a unit), Invalid (name: nothing
    written, or another of the list; phone: to be told without telephone or e-mail).
    """
    roster, _gathering = locked_roster(about, "invitations.invite", actor)
    invitation = lock_one(about, pk=invitation_id)
    if invitation is None:
        raise absent()
    if invitation.unit_id:
        raise NotAllowedNow(_("Đơn vị trong hệ thống được mời bằng tên của đơn vị và báo trên bàn làm việc."))
    if not (person.name or person.office):
        raise Invalid(_("Ghi họ tên, hoặc cơ quan được mời."), field="name")
    if send and not (person.phone or person.email):
        sentence = _("Chưa có số điện thoại, thư điện tử để báo. Ghi một trong hai, hoặc bỏ đánh dấu.")
        raise Invalid(sentence, field="phone")
    _check_no_other(roster, invitation, person)
    fresh, content = content_of(invitation, person), InvitationContent.objects.filter(invitation=invitation)
    changed = content.exclude(**{name: getattr(fresh, name) for name in SAID}).exists()
    earlier = invitation.acts.filter(verb="corrected", details__form=str(form_id), details__send=True)
    again = form_id and earlier.exists()
    if not changed and (again or not send):
        return invitation
    details = {"form": str(form_id) if form_id else "", "send": send}
    act = write_act(
        roster, "corrected", invitation=invitation, details=details, texts=_as_text(person), actor=actor, on=on, at=at
    )
    content.update(**{name: getattr(fresh, name) for name in (*SAID, *FOUND_BY)})
    if send:
        defer_word(act, at)
    return invitation


def _check_no_other(roster: Roster, invitation: Invitation, person: Person) -> None:
    """Raises: Invalid where another on the list is the same name of the same office."""
    others = InvitationContent.objects.filter(invitation__roster=roster, invitation__withdrawn=False)
    others = others.filter(mark=person.mark[:400]).exclude(invitation=invitation)
    if known := others.select_related("invitation").first():
        sentence = _("Trùng với số %d trong danh sách. Nếu là hai người thì ghi rõ thêm cơ quan, thôn.")
        raise Invalid(sentence % known.invitation.number, field="name")


@transaction.atomic
def describe(*, about: Ref, bring: str, actor: Actor, on: date, at: datetime) -> Roster:
    """Say what whoever comes should bring; every invitation tells it. Raises: NotFound, Refused, Invalid (bring)."""
    roster, _gathering = locked_roster(about, "invitations.invite", actor)
    roster.bring = words(bring, "bring", limit=BRING)
    roster.save(update_fields=["bring"])
    write_act(roster, "described", texts={"bring": roster.bring}, actor=actor, on=on, at=at)
    return roster


@transaction.atomic
def reply(*, code: str, answer: str, about: Ref | None = None, actor: Actor, on: date, at: datetime) -> Invitation:
    """Say for an invitation whether somebody will come; the same said twice is one reply. On the very day it is late.

    Without `about` whoever has the code replies; with it an officer writes down what was said on the telephone.
    Raises: NotFound, Refused (invitations.invite), Invalid (answer), NotAllowedNow.
    """
    if answer not in REPLIES or not answer:
        raise Invalid(_("Chọn sẽ đến hoặc không đến được."), field="answer")
    found = Roster.objects.filter(invitations__code=code).first()
    invitation = lock_one(found.about, code=code, withdrawn=False, walked_in=False) if found else None
    if invitation is None or (about and found.about != about):
        raise NotFound(_("Không tìm thấy giấy mời này."))
    if about:
        require(actor, "invitations.view", about)
        require(actor, "invitations.invite", about)
    gathering = standing_gathering(invitation.roster)
    if gathering.held_on < on:
        raise NotAllowedNow(_("Buổi này đã qua nên không cần trả lời nữa."))
    if (invitation.reply, invitation.replied_for) == (answer, gathering.held_on):
        return invitation
    details = {"reply": answer, "for": gathering.held_on.isoformat(), "late": on >= gathering.held_on}
    write_act(invitation.roster, "replied", invitation=invitation, details=details, actor=actor, on=on, at=at)
    return invitation


@transaction.atomic
def withdraw(*, about: Ref, invitation_id: UUID, actor: Actor, on: date, at: datetime) -> Invitation:
    """Take an invitation back: its code opens nothing any more. Raises: NotFound, Refused, NotAllowedNow (present)."""
    invitation = locked_invitation(about, invitation_id, "invitations.invite", actor)
    standing_gathering(invitation.roster)
    if not invitation.withdrawn:
        write_act(invitation.roster, "withdrawn", invitation=invitation, actor=actor, on=on, at=at)
    return invitation
