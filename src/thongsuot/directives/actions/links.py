"""A part of a task tied to what proves its effect, and untied again."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import write_act
from thongsuot.directives.models import Assignment, Link
from thongsuot.directives.permissions import assignments_seen_by
from thongsuot.directives.queries.links import may_link_to
from thongsuot.language.folding import clean

LONGEST_WHY = 300


@transaction.atomic
def link(*, assignment_id: UUID, to: Ref, why: str = "", actor: Actor, on: date, at: datetime) -> Link:
    """Tie a part of a task to a thing that proves its effect, one that `actor` may see. One entry.

    Raises: NotFound (the part, the thing), Refused (directives.work), NotAllowedNow (tied already), Invalid (why).
    """
    row = _part(assignment_id, actor)
    if not may_link_to(to, actor):
        raise NotFound(_("Không tìm thấy việc này, hoặc anh/chị không được xem."))
    why = clean(why).strip()
    if len(why) > LONGEST_WHY:
        raise Invalid(_("Dài quá %s chữ cái. Rút ngắn lại.") % LONGEST_WHY, field="why")
    made = Link(id=new_id(), from_ref=str(Ref("assignment", row.pk)), to_ref=str(to), why=why, on=on)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as twice:
        raise NotAllowedNow(_("Việc này đã được liên kết rồi.")) from twice
    details = {"link": str(made.pk), "to": made.to_ref, "why": why}
    write_act(Ref("assignment", row.pk), "link", details, actor=actor, on=on, at=at)
    return made


@transaction.atomic
def unlink(*, link_id: UUID, actor: Actor, on: date, at: datetime) -> Link:
    """Untie what was tied by mistake; the row stays. One entry. Raises: NotFound, Refused, NotAllowedNow."""
    tied = Link.objects.select_for_update().filter(pk=link_id, from_ref__startswith="assignment:").first()
    if tied is None:
        raise NotFound(_("Không tìm thấy liên kết này, hoặc anh/chị không được xem."))
    row = _part(Ref.parse(tied.from_ref).id, actor)
    if tied.cut:
        raise NotAllowedNow(_("Liên kết này đã bỏ rồi."))
    tied.cut = True
    tied.save(update_fields=["cut"])
    write_act(Ref("assignment", row.pk), "unlink", {"link": str(tied.pk)}, actor=actor, on=on, at=at)
    return tied


def _part(assignment_id: UUID, actor: Actor) -> Assignment:
    row = assignments_seen_by(actor).select_related("task").select_for_update(of=("self",)).filter(pk=assignment_id)
    found = row.first()
    if found is None:
        raise NotFound(_("Không tìm thấy phần việc này, hoặc anh/chị không được xem."))
    require(actor, "directives.work", found)
    return found
