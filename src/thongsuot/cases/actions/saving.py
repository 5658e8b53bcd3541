"""Ways to look at the list of cases that an officer keeps: filters and order under a name, never a searched word."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.models import SavedView
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotFound, TooMany
from thongsuot.core.refs import Ref
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger

NAME_LENGTH, QUERY_LENGTH, MOST_VIEWS = 60, 1000, 30


@transaction.atomic
def save_view(*, name: str, query: str, unit_id: UUID | None, actor: Actor, on: date, at: datetime) -> SavedView:
    """Keep filters and order under a name; `unit_id` shares it with whoever works in that unit of the officer's.

    Raises: Refused (cases.save_view; cases.keep_labels for the unit), Invalid (name, query), TooMany.
    """
    require(actor, "cases.save_view", None)
    if unit_id is not None:
        require(actor, "cases.keep_labels", unit_id)
    if SavedView.objects.filter(officer=actor.officer_id).count() >= MOST_VIEWS:
        raise TooMany(_("Anh/chị đã lưu %d bộ lọc. Xóa bớt rồi lưu.") % MOST_VIEWS)
    if not query or len(query) > QUERY_LENGTH:
        raise Invalid(_("Chưa lọc gì để lưu. Chọn bộ lọc trước."), field="name")
    row = SavedView(officer_id=actor.officer_id, unit_id=unit_id, name=_checked(name), query=query)
    row.save(force_insert=True)
    _record("cases.save_view", row, actor, at, name=row.name, query=query, unit=str(unit_id or ""))
    return row


@transaction.atomic
def rename_view(*, view_id: UUID, name: str, actor: Actor, on: date, at: datetime) -> SavedView:
    """Call an own view otherwise. Raises: NotFound, Invalid (name)."""
    row = _locked(view_id, actor)
    row.name = _checked(name)
    row.save(update_fields=["name"])
    _record("cases.rename_view", row, actor, at, name=row.name)
    return row


@transaction.atomic
def open_first(*, view_id: UUID, first: bool, actor: Actor, on: date, at: datetime) -> SavedView:
    """Let the officer's list open with this view, or with everything again. Raises: NotFound."""
    row = _locked(view_id, actor)
    SavedView.objects.filter(officer=actor.officer_id, first=True).update(first=False)
    row.first = first
    row.save(update_fields=["first"])
    _record("cases.open_first", row, actor, at, first=first)
    return row


@transaction.atomic
def delete_view(*, view_id: UUID, actor: Actor, on: date, at: datetime) -> None:
    """Keep an own view no longer; shared ones are gone for the unit too. Raises: NotFound."""
    row = _locked(view_id, actor)
    _record("cases.delete_view", row, actor, at)
    row.delete()


def _locked(view_id: UUID, actor: Actor) -> SavedView:
    require(actor, "cases.save_view", None)
    row = SavedView.objects.select_for_update().filter(pk=view_id, officer=actor.officer_id).first()
    if row is None:
        raise NotFound(_("Không tìm thấy bộ lọc này."))
    return row


def _checked(name: str) -> str:
    name = " ".join(clean(name).split())
    if not name:
        raise Invalid(_("Chưa đặt tên cho bộ lọc. Ví dụ: Quá hạn của tổ tôi."), field="name")
    if len(name) > NAME_LENGTH:
        raise Invalid(_("Tên dài quá %d chữ. Ghi ngắn hơn.") % NAME_LENGTH, field="name")
    return name


def _record(verb: str, row: SavedView, actor: Actor, at: datetime, **act) -> None:
    ledger.record(actor=actor, verb=verb, subject=Ref("view", row.pk), act=act, at=at)
