"""Verbs on posts: give one, end one, end all in a unit that is abolished."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import ROLES, Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.ledger import actions as ledger
from thongsuot.people.actions.officers import locked
from thongsuot.people.models import Post
from thongsuot.people.permissions import OnDay
from thongsuot.units.actions import abolish_unit
from thongsuot.units.actions.altering import keep_values
from thongsuot.units.models import Unit


@transaction.atomic
def give_post(
    *,
    officer_id: UUID,
    unit_id: UUID,
    role: str,
    actor: Actor,
    on: date,
    at: datetime,
    until: date | None = None,
    deputy: bool = False,
    part_time: bool = False,
) -> Post:
    """Give an officer a role in a unit from day `on` to the day before `until` (None: open).

    Raises: NotFound, Refused (people.give_post on the unit; people.view_officer today: whoever works only for others
    is given a post by an administrator above both), Invalid (role, dates, deputy of what is not `head`),
    NotAllowedNow (the unit is abolished, the account closed, the same role already held then).
    """
    officer = locked(officer_id)
    unit = Unit.objects.select_for_update(of=("self",)).filter(pk=unit_id).first()
    if unit is None:
        raise NotFound(_("Không tìm thấy đơn vị này."))
    require(actor, "people.give_post", unit)
    require(actor, "people.view_officer", OnDay(officer, legal_day(at)))
    _check(role, deputy, on, until)
    if unit.valid_until is not None or not officer.is_active:
        raise NotAllowedNow(_("Đơn vị đã giải thể hoặc tài khoản đã khóa, không giao vai được."))
    _not_held_already(officer, unit, role, on, until)
    post = Post.objects.create(
        officer=officer,
        unit=unit,
        role=role,
        deputy=deputy,
        part_time=part_time,
        valid_from=on,
        valid_until=until,
    )
    act = {"post": post.pk, "unit": unit_id, "role": role, "deputy": deputy, "on": on, "until": until}
    entry, _key = ledger.record(
        actor=actor, verb="people.give_post", subject=Ref("officer", officer.pk), act=act, at=at
    )
    keep_values(entry, after=_said(post) | {"on": on, "until": until})
    return post


def _check(role: str, deputy: bool, on: date, until: date | None) -> None:
    if role not in ROLES:
        raise Invalid(_("Chọn một vai trong danh sách."), field="role")
    if deputy and role != "head":
        raise Invalid(
            _("Chỉ người đứng đầu mới có cấp phó. Bỏ dấu ở ô cấp phó hoặc chọn vai người đứng đầu."), field="deputy"
        )
    if until is not None and until <= on:
        raise Invalid(_("Ngày thôi giữ vai phải sau ngày bắt đầu."), field="until")


def _not_held_already(officer, unit, role: str, on: date, until: date | None) -> None:
    same = Post.objects.filter(officer=officer, unit=unit, role=role).filter(
        Q(valid_until=None) | Q(valid_until__gt=on)
    )
    if until is not None:
        same = same.filter(valid_from__lt=until)
    if same.exists():
        raise NotAllowedNow(_("Cán bộ đang giữ vai này ở đơn vị trong thời gian đó."))


@transaction.atomic
def end_post(*, post_id: UUID, actor: Actor, on: date, at: datetime) -> Post:
    """End a post on day `on`, its first day without; a post that had not begun is void.

    Raises: NotFound, Refused (people.end_post on the unit), NotAllowedNow (ended already).
    """
    post = Post.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=post_id).first()
    if post is None:
        raise NotFound(_("Không tìm thấy vai này."))
    require(actor, "people.end_post", post.unit)
    if post.valid_until is not None and post.valid_until <= on:
        raise NotAllowedNow(_("Vai này đã kết thúc."))
    former = post.valid_until
    post.valid_until = max(on, post.valid_from)
    post.save(update_fields=["valid_until"])
    act = {"post": post.pk, "unit": post.unit_id, "role": post.role, "until": post.valid_until}
    subject = Ref("officer", post.officer_id)
    entry, _key = ledger.record(actor=actor, verb="people.end_post", subject=subject, act=act, at=at)
    keep_values(entry, before=_said(post) | {"until": former}, after={"until": post.valid_until})
    return post


def _said(post: Post) -> dict:
    """Return what the page says of a post; whose it is, the entry names."""
    return {
        "role": post.role,
        "unit": post.unit.name,
        "deputy": post.deputy or None,
        "part_time": post.part_time or None,
    }


@transaction.atomic
def close_unit(*, unit_id: UUID, successor_id: UUID | None, actor: Actor, on: date, at: datetime) -> Unit:
    """Abolish a unit on day `on` and end every post in it; each is its own act in one transaction.

    Raises: as `units.actions.abolish_unit` and `end_post`.
    """
    running = Post.objects.filter(unit_id=unit_id).filter(Q(valid_until=None) | Q(valid_until__gt=on))
    for post_id in list(running.order_by("id").values_list("pk", flat=True)):
        end_post(post_id=post_id, actor=actor, on=on, at=at)
    return abolish_unit(unit_id=unit_id, successor_id=successor_id, actor=actor, on=on, at=at)
