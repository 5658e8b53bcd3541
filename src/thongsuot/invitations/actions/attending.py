"""At the door: who came, who came for somebody else, who came without an invitation."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.invitations.actions.record import (
    MOST,
    locked_invitation,
    locked_roster,
    standing_gathering,
    words,
    write_act,
    write_down,
)
from thongsuot.invitations.gatherings import Gathering
from thongsuot.invitations.models import Invitation, InvitationContent
from thongsuot.invitations.rules import Person
from thongsuot.invitations.rules.people import NAME


def _check_day(gathering: Gathering, on: date) -> None:
    if on < gathering.held_on:
        raise NotAllowedNow(_("Chưa đến ngày họp nên chưa điểm danh được."))


@transaction.atomic
def admit(*, about: Ref, invitation_id: UUID, delegate: str = "", actor: Actor, on: date, at: datetime) -> Invitation:
    """Tick that the invited came, or a `delegate` in their place; pressed twice, or by two at once, it is one act.

    Raises: NotFound, Refused (invitations.admit), Invalid (delegate), NotAllowedNow (not its day, over, taken back).
    """
    invitation = locked_invitation(about, invitation_id, "invitations.admit", actor)
    _check_day(standing_gathering(invitation.roster), on)
    delegate = "" if invitation.walked_in else words(delegate, "delegate", limit=NAME)
    content = InvitationContent.objects.filter(invitation=invitation)
    if invitation.present and (not delegate or content.filter(delegate=delegate).exists()):
        return invitation
    details, texts = {"delegated": bool(delegate)}, {"delegate": delegate} if delegate else {}
    content.update(delegate=delegate)
    write_act(
        invitation.roster, "admitted", invitation=invitation, details=details, texts=texts, actor=actor, on=on, at=at
    )
    return invitation


@transaction.atomic
def undo(*, about: Ref, invitation_id: UUID, actor: Actor, on: date, at: datetime) -> Invitation:
    """Take a tick back; one added at the door goes off the list with it. Pressed twice it is one act.

    Raises: NotFound, Refused (invitations.admit), NotAllowedNow (over).
    """
    invitation = locked_invitation(about, invitation_id, "invitations.admit", actor)
    standing_gathering(invitation.roster)
    if not invitation.present:
        return invitation
    InvitationContent.objects.filter(invitation=invitation).update(delegate="")
    write_act(invitation.roster, "undone", invitation=invitation, actor=actor, on=on, at=at)
    return invitation


@transaction.atomic
def add(*, about: Ref, person: Person, form_id: UUID | None = None, actor: Actor, on: date, at: datetime) -> Invitation:
    """Write down one who came without an invitation, and tick them, in one act. The same form sent twice is one.

    Raises: NotFound, Refused (invitations.admit), NotAllowedNow, Invalid (name: nothing written, or on the list).
    """
    roster, gathering = locked_roster(about, "invitations.admit", actor)
    _check_day(gathering, on)
    if form_id and (again := roster.invitations.filter(pk=form_id).first()):
        return again
    if not (person.name or person.office):
        raise Invalid(_("Ghi họ tên hoặc cơ quan của người đến."), field="name")
    if roster.last_number >= MOST:
        raise Invalid(_("Một buổi nhiều nhất %s người. Bỏ bớt.") % MOST, field="name")
    marked = InvitationContent.objects.filter(invitation__roster=roster, mark=person.mark[:400])
    if known := marked.filter(invitation__withdrawn=False).select_related("invitation").first():
        sentence = _("Người này có trong danh sách, số %d. Điểm danh ở dòng ấy, hoặc ghi rõ thêm cơ quan.")
        raise Invalid(sentence % known.invitation.number, field="name")
    texts = {"people": [{"name": person.name, "office": person.office}]}
    details = {"number": roster.last_number + 1}
    act = write_act(roster, "added", details=details, texts=texts, actor=actor, on=on, at=at)
    free = form_id if form_id and not Invitation.objects.filter(pk=form_id).exists() else None
    return write_down(roster, [person], act, walked_in_at=at, first_id=free)[0]
