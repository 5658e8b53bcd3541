"""The acts on a paper that have a page: address, words, form, action; and which of them are open now."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Refused
from thongsuot.core.refs import Ref
from thongsuot.documents import actions
from thongsuot.documents.forms import AttachForm, CancelForm, RevisedForm, SendForm, SignForm, ValuesForm
from thongsuot.documents.matters import ask
from thongsuot.documents.models import Document
from thongsuot.documents.rules.states import may


@dataclass(frozen=True, kw_only=True)
class PaperAct:
    """One act: its page at `slug`, the permission it asks (`verb`), what the room above is asked (`above`)."""

    verb: str
    slug: str
    label: str
    form: type[RevisedForm]
    action: Callable
    above: str
    hint: str = ""
    button: str = ""
    danger: bool = False
    dated: bool = False


ACTS = (
    PaperAct(
        verb="sign",
        slug="ky",
        label=_("Ký và lấy số"),
        form=SignForm,
        action=actions.sign,
        above="sign",
        dated=True,
        hint=_("Số được lấy khi ký và không dùng lại. Văn bản đã ký không sửa được nữa."),
    ),
    PaperAct(
        verb="attach",
        slug="ban-ky",
        label=_("Tải bản đã ký lên"),
        form=AttachForm,
        action=actions.attach,
        above="draw",
        hint=_("Bản quét phải đủ các trang, có trang chữ ký. PDF ký số phải là đúng bản PDF đã lấy số."),
    ),
    PaperAct(verb="send", slug="gui", label=_("Gửi đi"), form=SendForm, action=actions.send, above="send", dated=True),
    PaperAct(
        verb="revise",
        slug="sua",
        label=_("Sửa dự thảo"),
        button=_("Lưu dự thảo"),
        form=ValuesForm,
        action=actions.revise,
        above="draw",
    ),
    PaperAct(
        verb="cancel",
        slug="huy",
        label=_("Hủy văn bản"),
        form=CancelForm,
        action=actions.cancel,
        above="draw",
        danger=True,
        hint=_("Số đã lấy vẫn nằm trong sổ, ghi là đã hủy, và không cấp cho văn bản khác."),
    ),
)
BY_SLUG = {act.slug: act for act in ACTS}


@dataclass(frozen=True)
class Choice:
    """An act as the component of allowed acts draws it."""

    label: str
    href: str
    allowed: bool = True
    first: bool = False
    note: str = ""


def choices_of(actor: Actor, document: Document) -> list[Choice]:
    """Return the acts that the actor may do on this paper now, the next step first."""
    open_now = [act for act in ACTS if may(act.verb, document.state) and _lets(actor, document, act)]
    open_now = [act for act in open_now if not (act.verb == "cancel" and document.sent_on)]
    return [
        Choice(str(act.label), reverse("documents:act", args=[document.pk, act.slug]), first=place == 0)
        for place, act in enumerate(open_now)
    ]


def _lets(actor: Actor, document: Document, act: PaperAct) -> bool:
    try:
        ask(actor, Ref.parse(document.subject_ref), act.above)
    except Refused:
        return False
    return can(actor, f"documents.{act.verb}", document)
