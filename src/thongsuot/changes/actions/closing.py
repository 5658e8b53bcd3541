"""Close an account, a post or a unit: refused while matters are still with them, so that nothing is left alone."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from thongsuot.changes.queries.held import Holding, held_by_unit, holdings
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.people import actions as people
from thongsuot.people.actions.officers import locked
from thongsuot.people.models import Officer, Post
from thongsuot.units.models import Unit


@transaction.atomic
def close_officer(*, officer_id: UUID, actor: Actor, on: date, at: datetime) -> Officer:
    """Close an account once nothing is with it. The officer's row is locked first: whoever is about to give them a
    matter waits, and then finds the account closed.

    Raises: as `people.actions.deactivate_officer`; NotAllowedNow (how much is left, and where to hand it over).
    """
    officer = people.deactivate_officer(officer_id=officer_id, actor=actor, on=on, at=at)
    _refuse_left(holdings(officer_id))
    return officer


@transaction.atomic
def end_post(*, post_id: UUID, actor: Actor, on: date, at: datetime) -> Post:
    """End a post; the last one in a unit only once the officer carries nothing there.

    Raises: as `people.actions.end_post`; NotAllowedNow (how much is left).
    """
    officer_id = Post.objects.filter(pk=post_id).values_list("officer_id", flat=True).first()
    if officer_id:
        locked(officer_id)
    post = people.end_post(post_id=post_id, actor=actor, on=on, at=at)
    more = Post.objects.filter(Q(valid_until=None) | Q(valid_until__gt=on), officer_id=officer_id, unit=post.unit_id)
    if not more.exclude(pk=post_id).exists():
        _refuse_left([each for each in holdings(officer_id) if each.unit.pk == post.unit_id])
    return post


@transaction.atomic
def close_unit(*, unit_id: UUID, successor_id: UUID | None, actor: Actor, on: date, at: datetime) -> Unit:
    """Abolish a unit with its posts, once no case and no duty is with it.

    Raises: as `people.actions.close_unit`; NotAllowedNow (how much is left).
    """
    unit = people.close_unit(unit_id=unit_id, successor_id=successor_id, actor=actor, on=on, at=at)
    cases, duties = held_by_unit(unit_id)
    if cases or duties:
        raise NotAllowedNow(
            _("Đơn vị còn giữ %(cases)d vụ việc và %(duties)d việc đang chạy. Chuyển đi hoặc giải quyết xong trước.")
            % {"cases": cases, "duties": duties}
        )
    return unit


def _refuse_left(left: list[Holding]) -> None:
    if left:
        raise NotAllowedNow(
            _("Cán bộ còn giữ %(cases)d vụ việc, %(duties)d việc ở %(units)s. Mở trang “Bàn giao” để giao người khác.")
            % {
                "cases": sum(each.cases for each in left),
                "duties": sum(each.duties for each in left),
                "units": ", ".join(each.unit.name for each in left),
            }
        )
