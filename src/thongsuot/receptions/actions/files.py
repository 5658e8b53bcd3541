"""Papers that somebody brings to a visit, photographed or scanned at the desk: attached, taken away with a reason."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.files import actions as files
from thongsuot.files import queries as stored
from thongsuot.files.models import Attachment
from thongsuot.receptions import rules
from thongsuot.receptions.actions.record import words, write_act
from thongsuot.receptions.actions.visits import locked_visit
from thongsuot.receptions.models import ReceptionAct, Visit, VisitContent
from thongsuot.receptions.permissions import sessions_seen_by
from thongsuot.units.actions.once import wait_for

WHY = 1_000
CAME = (rules.WAITING, "called", "inside", rules.DONE, "refused", "left")


@transaction.atomic
def attach(
    *, visit_id: UUID, uploads: Iterable[tuple], form_id: UUID | None = None, actor: Actor, on: date, at: datetime
) -> list[Attachment]:
    """Attach what somebody brought to their visit, once they have come; whoever receives there reads it.

    `uploads`: (name, file) pairs; a photo or PDF is a scan. They are looked at while nobody waits. `form_id`: sent
    again, the same form attaches nothing more.

    Raises: NotFound, Refused (receptions.receive), NotAllowedNow (nobody came, the words are erased), Invalid
    (uploads).
    """
    wait_for(form_id)
    visit = _seen(visit_id, actor)
    if form_id and _by_form(visit, form_id, actor):
        return stored.of(visit.ref)
    check_takes(visit)
    looked = _looked(tuple(uploads))
    _session, visit = locked_visit(visit_id, actor, None)
    check_takes(visit)
    with files.said_at("uploads"):
        kept = files.put(looked, owner_ref=visit.ref, actor=actor, at=at, scan=True)
    details = {"files": {str(each.pk): each.blob.sha256 for each in kept}, "form": str(form_id or "")}
    write_act(visit.ref, "attach", details=details, actor=actor, on=on, at=at)
    return kept


def _seen(visit_id: UUID, actor: Actor) -> Visit:
    """Return a visit to whoever may receive it, not locked. Raises: NotFound, Refused."""
    rows = Visit.objects.filter(session__in=sessions_seen_by(actor)).select_related("session__unit")
    visit = rows.filter(pk=visit_id).first()
    if visit is None:
        raise NotFound(_("Không tìm thấy lượt tiếp này, hoặc anh/chị không được xem."))
    require(actor, "receptions.receive", visit.session)
    return visit


def check_takes(visit: Visit) -> None:
    """Raise NotAllowedNow where nothing is attached to this visit: nobody has come, or its words are erased."""
    if visit.state not in CAME:
        raise NotAllowedNow(_("Người này chưa đến. Ghi người đã đến trước, rồi mới đính giấy tờ."))
    if not VisitContent.objects.filter(visit=visit).exists():
        raise NotAllowedNow(_("Nội dung lượt này đã xóa nên không đính thêm gì được."))


def _by_form(visit: Visit, form_id: UUID, actor: Actor) -> bool:
    rows = ReceptionAct.objects.filter(about_ref=str(visit.ref), verb="attach", actor_ref=actor.ref)
    return rows.filter(details__form=str(form_id)).exists()


def _looked(uploads: tuple) -> list[files.Looked]:
    """Return the files, checked. Raises: Invalid (uploads: none, too many, or one that is not taken)."""
    if not uploads:
        raise Invalid(_("Chưa chọn tệp. Chọn ảnh chụp hoặc bản quét rồi bấm đính."), field="uploads")
    with files.said_at("uploads"):
        return files.look(uploads)


@transaction.atomic
def take_away(*, visit_id: UUID, file_id: UUID, reason: str, actor: Actor, on: date, at: datetime) -> Visit:
    """Take a paper away from a visit with a reason, which stays; its content and name are gone.

    Raises: NotFound (also of a file that was taken away), Refused (receptions.receive), Invalid (reason).
    """
    _session, visit = locked_visit(visit_id, actor, None)
    file = Attachment.objects.of(visit.ref).filter(pk=file_id).first()
    if file is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    texts = {"reason": words(reason, "reason", _("Ghi vì sao bỏ giấy tờ này ra."), longest=WHY)}
    write_act(visit.ref, "take_away", details={"file": str(file.pk)}, texts=texts, actor=actor, on=on, at=at)
    files.discard(attachment_id=file.pk, at=at, forget_name=True)
    return visit


def forget_files(visits: Iterable[Visit], at: datetime) -> None:
    """Throw away content and names of all papers of visits whose words are erased."""
    refs = [str(visit.ref) for visit in visits]
    for pk in Attachment.objects.filter(owner_ref__in=refs).order_by("pk").values_list("pk", flat=True):
        files.discard(attachment_id=pk, at=at, forget_name=True)
