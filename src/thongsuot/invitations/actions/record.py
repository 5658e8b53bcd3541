"""What every act shares: the roster or the invitation locked, words measured, the row with its one entry."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.invitations import rules
from thongsuot.invitations.gatherings import Gathering, gathering_of
from thongsuot.invitations.models import (
    Invitation,
    InvitationAct,
    InvitationActContent,
    InvitationContent,
    Roster,
)
from thongsuot.invitations.permissions import sees
from thongsuot.invitations.rules import Person
from thongsuot.language.folding import clean, fold
from thongsuot.ledger import actions as ledger
from thongsuot.units.rules import name_order_bytes, order_bytes

COLUMNS = ("reply", "replied_for", "late", "present", "delegated", "withdrawn")
MOST = 20_000  # people on one list


def absent() -> NotFound:
    return NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))


def words(text: str, field: str, *, limit: int) -> str:
    """Return what was written, fit for storage. Raises: Invalid where it is too long."""
    text = clean(text or "").strip()
    if len(text) > limit:
        raise Invalid(_("Dài quá %s chữ cái. Rút ngắn lại.") % limit, field=field)
    return text


def locked_roster(about: Ref, permission: str, actor: Actor) -> tuple[Roster, Gathering]:
    """Return the roster of a gathering, made where there is none yet and locked, where the actor may do this.

    Raises: NotFound, Refused, NotAllowedNow (the gathering is over or called off).
    """
    if not sees.test(actor, about):
        raise absent()
    require(actor, permission, about)
    made, _fresh = Roster.objects.get_or_create(kind=about.kind, about_id=about.id)
    roster = Roster.objects.select_for_update(no_key=True).get(pk=made.pk)
    return roster, standing_gathering(roster)


def standing_gathering(roster: Roster) -> Gathering:
    """Return the gathering of a roster. Raises: NotFound, NotAllowedNow (over or called off)."""
    gathering = gathering_of(roster.about)
    if gathering is None:
        raise absent()
    if roster.forgotten_on:
        raise NotAllowedNow(_("Danh sách của buổi này đã xóa tên người được mời, chỉ còn số người."))
    if gathering.called_off:
        raise NotAllowedNow(_("Buổi này không tổ chức nữa."))
    if not gathering.stands:
        raise NotAllowedNow(_("Buổi này đã kết thúc nên danh sách giữ nguyên như vậy."))
    return gathering


def locked_invitation(about: Ref, invitation_id: UUID, permission: str, actor: Actor) -> Invitation:
    """Return one invitation of a gathering, locked, where the actor may do this. Raises: NotFound, Refused."""
    if not sees.test(actor, about):
        raise absent()
    invitation = lock_one(about, pk=invitation_id)
    if invitation is None:
        raise absent()
    require(actor, permission, about)
    return invitation


def lock_one(about: Ref, **which) -> Invitation | None:
    """Return one invitation of a gathering, locked; its roster is not emptied meanwhile, nor was without being seen.

    The roster is held first and shared: two doors do not wait for each other, whoever deletes the names does.
    """
    held = "SELECT * FROM invitations_roster WHERE kind = %s AND about_id = %s FOR KEY SHARE"
    roster = next(iter(Roster.objects.raw(held, [about.kind, about.id])), None)
    if roster is None:
        return None
    invitation = Invitation.objects.select_for_update().filter(roster=roster, **which).first()
    if invitation:
        invitation.roster = roster
    return invitation


def check(invitation: Invitation, act: rules.Act) -> rules.Standing:
    """Return what the act makes of the invitation. Raises: NotAllowedNow."""
    try:
        return rules.step(invitation.standing(), act)
    except rules.WrongAct as wrong:
        raise NotAllowedNow(_refusal(wrong.why)) from wrong


def _refusal(why: str) -> str:
    return {
        "withdrawn": _("Giấy mời này đã thôi. Mời lại hoặc ghi là người đến không có giấy mời."),
        "present": _("Người này đã điểm danh có mặt. Bỏ điểm danh trước."),
        "absent": _("Người này chưa được điểm danh có mặt. Tải lại trang để xem."),
    }[why]


def write_act(
    roster: Roster,
    verb: str,
    *,
    invitation: Invitation | None = None,
    details: dict | None = None,
    texts: dict | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> InvitationAct:
    """Store one act with its words and its one entry `invitations.<verb>`; one on an invitation changes that too."""
    act = InvitationAct(roster=roster, invitation=invitation, verb=verb, on=on, at=at, actor_ref=actor.ref)
    act.details = details or {}
    standing = check(invitation, act.as_rule()) if invitation else None
    act.entry, key = ledger.record(
        actor=actor, verb=f"invitations.{verb}", subject=roster.ref, act=act.canonical(texts or {}), at=at
    )
    act.save(force_insert=True)
    InvitationActContent.objects.create(act=act, key=key, texts=texts or {})
    if standing:
        for name in COLUMNS:
            setattr(invitation, name, getattr(standing, name))
        invitation.admitted_at = (invitation.admitted_at or at) if invitation.present else None
        invitation.save()
    return act


def write_down(
    roster: Roster, people: list[Person], act: InvitationAct, *, walked_in_at: datetime | None = None, first_id=None
) -> list[Invitation]:
    """Store new lines of a roster with their words and codes, numbered on. `first_id`: of the first of them."""
    codes = _free_codes(len(people))
    invitations = [
        Invitation(
            id=first_id if first_id and place == 1 else new_id(),
            roster=roster, begun=act, number=roster.last_number + place, code=code, unit_id=person.unit_id,
            walked_in=walked_in_at is not None, present=walked_in_at is not None, admitted_at=walked_in_at,
        )
        for place, (person, code) in enumerate(zip(people, codes, strict=True), 1)
    ]  # fmt: skip
    Invitation.objects.bulk_create(invitations, batch_size=1000)
    contents = (content_of(one, person) for one, person in zip(invitations, people, strict=True))
    InvitationContent.objects.bulk_create(contents, batch_size=1000)
    roster.last_number += len(people)
    roster.save(update_fields=["last_number"])
    return invitations


def content_of(invitation: Invitation, person: Person) -> InvitationContent:
    """Return the words of an invitation, with what they are found and sorted by."""
    called = person.name or person.office
    return InvitationContent(
        invitation=invitation,
        name=person.name,
        office=person.office,
        phone=person.phone,
        email=person.email,
        mark=person.mark[:400],
        search_key=fold(f"{person.name} {person.office}")[:500],
        sort_key=name_order_bytes(called) if person.name else order_bytes(called),
        office_key=order_bytes(person.office),
    )


def _free_codes(number: int) -> list[str]:
    """Return codes that no invitation bears."""
    codes: set[str] = set()
    while len(codes) < number:
        drawn = {rules.new_code() for _each in range(number - len(codes))}
        codes |= drawn - set(Invitation.objects.filter(code__in=drawn).values_list("code", flat=True))
    return sorted(codes)  # by chance already: their order says nothing of who came first
