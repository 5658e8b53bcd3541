"""The acts on a session as the desk offers them: one row each, with who may and when."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.receptions import actions
from thongsuot.receptions.forms import planning as forms
from thongsuot.receptions.models import Session


@dataclass(frozen=True)
class Doing:
    """An act on a session. `states`: in which it may be done; `who`: who may, said to those who may not."""

    slug: str
    permission: str
    label: str
    form: type
    action: object
    states: tuple[str, ...]
    who: str


_DESK = gettext_lazy("Cán bộ tiếp dân, cán bộ giải quyết hoặc người đứng đầu đơn vị làm bước này.")
_HEADS = gettext_lazy("Người đứng đầu đơn vị hoặc người đã tiếp làm bước này.")
_PLANNED, _OPEN, _CLOSED = (Session.State.PLANNED,), (Session.State.OPEN,), (Session.State.CLOSED,)
DOINGS = (
    Doing("bat-dau", "receptions.receive", gettext_lazy("Bắt đầu buổi tiếp"), forms.OpenForm, actions.open_session,
          _PLANNED, _DESK),
    Doing("ket-thuc", "receptions.receive", gettext_lazy("Kết thúc buổi tiếp"), forms.CloseForm,
          actions.close_session, _OPEN, _DESK),
    Doing("da-gui-ket-luan", "receptions.conclude", gettext_lazy("Ghi đã gửi thông báo kết luận"), forms.SentForm,
          actions.send_conclusion, _CLOSED, _HEADS),
    Doing("doi-lich", "receptions.receive", gettext_lazy("Đổi lịch"), forms.MoveForm, actions.move, _PLANNED, _DESK),
    Doing("khong-tiep", "receptions.receive", gettext_lazy("Hủy buổi tiếp"), forms.CallOffForm, actions.call_off,
          _PLANNED, _DESK),
)  # fmt: skip
BY_SLUG = {doing.slug: doing for doing in DOINGS}


@dataclass(frozen=True)
class Choice:
    """An act as the component of allowed acts draws it."""

    label: str
    href: str
    allowed: bool
    first: bool
    note: str


def choices(actor: Actor, session: Session, today: date) -> list[Choice]:
    """Return every act, those that may be done now first, the others with the reason why not."""
    found = []
    for doing in DOINGS:
        why = "" if can(actor, doing.permission, session) else str(doing.who)
        why = why or closed(doing, session, today)
        href = reverse("receptions:act", kwargs={"session_id": session.pk, "slug": doing.slug})
        first = not why and not any(each.first for each in found)
        found.append(Choice(str(doing.label), href, not why, first, why))
    return sorted(found, key=lambda each: not each.allowed)


def closed(doing: Doing, session: Session, today: date) -> str:
    """Return why the session does not admit the act today; empty where it does."""
    if session.state not in doing.states:
        return _("Buổi tiếp không còn, hoặc chưa ở bước này.")
    if doing.slug == "bat-dau" and session.on != today:
        return _("Bắt đầu được vào ngày tiếp.")
    if doing.slug == "da-gui-ket-luan" and (session.conclusion_duty_id is None or session.conclusion_sent_on):
        return _("Không có thông báo kết luận nào chờ gửi.")
    return ""
