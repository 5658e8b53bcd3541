"""Ways into an account that are given anew: never two that open it together by one person alone."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.people import rules
from thongsuot.people.actions.officers import locked, record
from thongsuot.people.models import Officer, Post, Renewal
from thongsuot.people.permissions import OnDay

REMEMBERED = timedelta(days=30)  # how long the other way counts
ALLOWED_FOR = timedelta(days=1)


def _made_before(officer_id: UUID, role: str, at: datetime) -> bool:
    """Whether a post in this role was written down before `at`; its key tells when, the typed first day may be old."""
    return Post.objects.filter(officer_id=officer_id, role=role, pk__lt=rules.first_key_of(at)).exists()


def renew(officer: Officer, way: str, *, actor: Actor, at: datetime) -> None:
    """Note that `actor` gives this way into a locked account anew. Part of an act, not one.

    Raises: NotAllowedNow where it would open the account together with a way given anew within `REMEMBERED`, by the
    same officer or before the actor became administrator, and no head has allowed it since.
    """
    rows = Renewal.objects.filter(officer=officer, at__gt=at - REMEMBERED)
    other = rows.filter(way__in=rules.opens_together(way)).order_by("-at").first()
    if other is not None and not actor.is_service and not _is_apart(rows, other, actor, at):
        raise NotAllowedNow(
            _(
                "Trong 30 ngày qua đã cấp lại một cách đăng nhập của người này. Để không ai một mình vào được tài "
                "khoản, nhờ quản trị viên khác làm, hoặc nhờ người đứng đầu bấm “Cho phép” ở trang đơn vị rồi làm lại."
            )
        )
    Renewal.objects.create(officer=officer, way=way, by_id=actor.officer_id, at=at)


def _is_apart(rows, other: Renewal, actor: Actor, at: datetime) -> bool:
    """Whether a second person stands behind what is asked: the actor themself, or the head who allowed it."""
    if other.by_id != actor.officer_id and _made_before(actor.officer_id, "administrator", other.at):
        return True
    allowed = rows.filter(way=Renewal.Way.ALLOWED, at__gt=max(other.at, at - ALLOWED_FOR)).exclude(by=actor.officer_id)
    return any(_made_before(row.by_id, "head", other.at) for row in allowed)


@transaction.atomic
def allow_renewal(*, officer_id: UUID, actor: Actor, on: date, at: datetime) -> Renewal:
    """Let an administrator, within a day, give the remaining way into an account anew.

    Raises: NotFound, Refused (people.allow_renewal), NotAllowedNow (nothing has been renewed, or by oneself).
    """
    officer = locked(officer_id)
    require(actor, "people.allow_renewal", OnDay(officer, on))
    rows = Renewal.objects.filter(officer=officer, at__gt=at - REMEMBERED).exclude(way=Renewal.Way.ALLOWED)
    if not rows.exclude(by=actor.officer_id).exists():
        raise NotAllowedNow(_("Chưa ai cấp lại cách đăng nhập nào của người này, nên chưa có gì để cho phép."))
    record("people.allow_renewal", officer, actor, at)
    return Renewal.objects.create(officer=officer, way=Renewal.Way.ALLOWED, by_id=actor.officer_id, at=at)
