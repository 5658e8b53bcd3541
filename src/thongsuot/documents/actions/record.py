"""What every act on a paper shares: the paper locked, the act with its words and entry, days and words checked."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.documents.matters import ask, seen
from thongsuot.documents.models import Document, DocumentAct, DocumentContent
from thongsuot.documents.permissions import check
from thongsuot.documents.rules.states import CANCELLED, DRAFT, NUMBERED, SIGNED, may
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger

SKEW = timedelta(minutes=10)  # how far a clock of ours may run behind that of whoever writes the day
WHY = {  # what to do where a paper is not at the step that an act wants
    DRAFT: gettext_lazy("Văn bản mới là dự thảo. Ký và lấy số trước."),
    NUMBERED: gettext_lazy(
        "Văn bản đã lấy số nhưng chưa có trang chữ ký. Tải bản quét đủ trang hoặc PDF đã ký số lên trước."
    ),
    SIGNED: gettext_lazy("Văn bản đã ký nên không sửa được nữa. Soạn văn bản đính chính."),
    CANCELLED: gettext_lazy("Văn bản đã hủy. Soạn văn bản mới."),
}


def document_ref(document: Document) -> Ref:
    return Ref("document", document.pk)


def locked(*, document_id: UUID, actor: Actor, verb: str, above: str, revision: int | None = None) -> Document:
    """Return the paper, locked, once the room above lets the actor do `above` and this room `verb`, in its state.

    `revision` is what the form showed. Raises: NotFound, Refused, Stale, NotAllowedNow.
    """
    document = Document.objects.select_for_update(of=("self",)).filter(seen(actor), pk=document_id).first()
    if document is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    ask(actor, Ref.parse(document.subject_ref), above)
    check(actor, verb, document)
    if revision is not None and revision != document.revision:
        raise Stale(_("Đã có người làm trước trên văn bản này. Xem lại rồi làm tiếp; chữ đã gõ vẫn còn."))
    if not may(verb, document.state):
        raise NotAllowedNow(WHY[document.state])
    return document


def write_act(
    document: Document,
    verb: str,
    *,
    actor: Actor,
    on: date,
    at: datetime,
    details: dict | None = None,
    texts: dict | None = None,
    entered: bool = True,
) -> DocumentAct:
    """Write one act on a locked paper with its words and its one entry. Call once an action, before the paper's save.

    `entered` False: an act of the room above writes the entry and commits to this act by the digest of `canonical`.
    """
    texts = texts or {}
    document.revision += 1
    act = DocumentAct(
        id=new_id(),
        document=document,
        number=document.revision,
        verb=verb,
        on=on,
        at=at,
        actor_ref=actor.ref,
        details=details or {},
    )
    key = b""
    if entered:
        act.entry, key = ledger.record(
            actor=actor, verb=f"documents.{verb}", subject=document_ref(document), act=act.canonical(texts), at=at
        )
    if verb == "draw":
        document.save(force_insert=True)
    act.save(force_insert=True)
    DocumentContent.objects.create(act=act, key=key, texts=texts)
    return act


def check_day(on: date, at: datetime, *, field: str = "on") -> None:
    """Raise Invalid for a day to come."""
    if on > legal_day(at + SKEW):
        raise Invalid(_("Ngày này ở tương lai. Ghi ngày hôm nay hoặc ngày trước đó."), field=field)


def words(text: str, field: str, *, needed: str = "", limit: int = 500) -> str:
    """Return what was written, cleaned. Raises: Invalid where nothing was written though needed, or too much."""
    text = clean(text or "").strip()
    if needed and not text:
        raise Invalid(needed, field=field)
    if len(text) > limit:
        raise Invalid(_("Ô này dài quá %d chữ cái. Rút ngắn lại.") % limit, field=field)
    return text
