"""A refusal or a result that was written by mistake, taken back: what was written stays, with who took it back and why.

Nothing that left the house may stand on it: no notice that was sent, no paper that is not cancelled.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.documents.models import Document
from thongsuot.documents.rules.states import CANCELLED
from thongsuot.duties import actions as duties
from thongsuot.receptions import rules
from thongsuot.receptions.actions.record import keep_words, words
from thongsuot.receptions.actions.visits import keep_visit, locked_visit
from thongsuot.receptions.models import ReceptionAct, Session, Visit, VisitContent

GROUND = "taken-back"
ENDINGS = ("finish", "refuse")
RESTING = ("TCD-01", "TCD-BBL", "TCD-BB", "TCD-KL")  # the papers that say what came of a visit
WHY = 1_000


@transaction.atomic
def take_back(
    *, visit_id: UUID, reason: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Visit:
    """Take back how a visit ended, with a reason; it stands where it stood before, to be ended anew.

    The duty to give notice of a refusal is over, a case that the result named is no longer tied, and a session that
    was closed is open again: what it concluded is read anew when it is closed.
    Raises: NotFound, Refused (receptions.receive), NotAllowedNow, Stale, Invalid (reason).
    """
    session, visit = locked_visit(visit_id, actor, revision)
    written = check_takes_back(session, visit)
    reopened = session.state == Session.State.CLOSED
    texts = {"reason": words(reason, "reason", _("Ghi vì sao lấy lại, nhầm ở chỗ nào."), longest=WHY)}
    over = _end_notice(visit, actor, on, at)
    older = rules.before(began=bool(visit.began_at), called=bool(visit.called_at))
    visit.state = written.details.get("from", older)
    visit.outcome = visit.ground = ""
    visit.ended_at, visit.case_ref = None, _tied(visit)
    keep_words(visit, {"summary": "", "answer": ""})
    if reopened:
        session.state, session.revision = Session.State.OPEN, session.revision + 1
        session.save(update_fields=["state", "revision"])
    details = {"act": str(written.pk), "reopened": reopened}
    keep_visit(session, visit, "take_back", details, texts, actor, on, at, over)
    return visit


def check_takes_back(session: Session, visit: Visit) -> ReceptionAct:
    """Return the act by which a visit ended. Raises: NotAllowedNow where it is not taken back, with what to do."""
    written = ended_by(visit)
    if visit.state not in (rules.DONE, "refused") or written is None:
        raise NotAllowedNow(_("Lượt này chưa có kết quả hay từ chối nào để lấy lại."))
    if not VisitContent.objects.filter(visit=visit).exists():
        raise NotAllowedNow(_("Nội dung lượt này đã xóa nên không lấy lại được."))
    if visit.notice_duty is not None and visit.notice_duty.ended_on is not None:
        raise NotAllowedNow(
            _(
                "Thông báo từ chối đã gửi nên không lấy lại được. Soạn văn bản đính chính rồi gửi người ấy, "
                "và mời đến một buổi khác."
            )
        )
    if session.conclusion_sent_on:
        raise NotAllowedNow(
            _(
                "Thông báo kết luận của buổi này đã gửi nên không lấy lại được. Soạn văn bản đính chính rồi gửi; "
                "cần tiếp lại thì ghi ở một buổi khác."
            )
        )
    _check_papers(session, visit)
    return written


def _check_papers(session: Session, visit: Visit) -> None:
    rows = Document.objects.filter(subject_ref__in=[str(visit.ref), str(session.ref)], form__in=RESTING)
    standing = rows.exclude(state=CANCELLED)
    if standing.filter(sent_on__isnull=False).exists():
        raise NotAllowedNow(_("Một văn bản về kết quả này đã gửi nên không lấy lại được. Soạn văn bản đính chính."))
    if standing.exists():
        raise NotAllowedNow(
            _(
                "Còn văn bản của lượt này hoặc của buổi tiếp ghi kết quả này. Nhờ người đứng đầu mở văn bản đó, "
                "bấm Hủy văn bản, rồi lấy lại."
            )
        )


def ended_by(visit: Visit) -> ReceptionAct | None:
    """Return the act by which a visit ended and that was not taken back."""
    acts = ReceptionAct.objects.filter(about_ref=str(visit.ref))
    back = acts.filter(verb="take_back").values_list("details__act", flat=True)
    return acts.filter(verb__in=ENDINGS).exclude(pk__in=list(back)).select_related("content").last()


def _end_notice(visit: Visit, actor: Actor, on: date, at: datetime) -> list:
    """End the duty to give notice of a refusal; a new refusal opens its own."""
    duty, visit.notice_duty = visit.notice_duty, None
    return [duties.waive(duty=duty, ground=GROUND, on=on, actor=actor, at=at)] if duty else []


def _tied(visit: Visit) -> str:
    """Return the case that was tied by an act of its own, which stays; one that the result named does not."""
    tie = ReceptionAct.objects.filter(about_ref=str(visit.ref), verb="tie").last()
    return tie.details["case"] if tie else ""
