"""Books of the law drawn: asked for in one entry, a long one drawn by a job and kept seven days."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from thongsuot.cases.actions.words import cleaned
from thongsuot.changes.actions.record import write_change
from thongsuot.core.access import can, require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.counter.layout import book as layout
from thongsuot.counter.models import Book
from thongsuot.counter.queries.books import Wanted, parts, total_of, wanted_of
from thongsuot.counter.rules import BOOK_AT_ONCE, BOOK_BY_CODE, BOOK_KEPT, BOOK_PART, BOOK_ROWS, longest_to
from thongsuot.files import actions as files
from thongsuot.people.queries import actor_for
from thongsuot.units.models import Unit

DRAW = "thongsuot.counter.jobs.draw_book"


@transaction.atomic
def ask_book(*, wanted: Wanted, reason: str, actor: Actor, on: date, at: datetime) -> Book:
    """Ask for a book; return it, `total` counted. Above a thousand rows a job draws it, else `draw_now` does.

    One entry names unit, kind, period, and whether persons stand in it by name, with the reason then.
    Raises: Refused, Invalid (to_on, reason, kind).
    """
    unit = Unit.objects.get(pk=wanted.unit_id)
    require(actor, "counter.draw_book", unit)
    if wanted.named:
        require(actor, "counter.draw_names", unit)
    if wanted.kind not in BOOK_BY_CODE or not wanted.from_on <= wanted.to_on <= longest_to(wanted.from_on):
        raise Invalid(_("Mỗi cuốn sổ nhiều nhất một năm. Chia thành nhiều cuốn."), field="to_on")
    needed = _("Chưa ghi vì sao cần in đủ tên. Ví dụ: lưu sổ giấy của năm.") if wanted.named else ""
    reason = cleaned(reason, "reason", needed=needed)
    total = total_of(actor, wanted)
    if total > BOOK_ROWS:
        raise Invalid(_("Nhiều hơn 20.000 lượt ghi trong một cuốn. Chọn khoảng ngày ngắn hơn."), field="to_on")
    book = Book.objects.create(
        **wanted.__dict__, officer_id=actor.officer_id, practice=actor.practice, asked_at=at, total=total
    )
    _record(book, reason, actor, on, at)
    if total > BOOK_AT_ONCE:
        app.configure_task(DRAW, allow_unknown=True, queue="papers").defer(book_id=str(book.pk))
    return book


def _record(book: Book, reason: str, actor: Actor, on: date, at: datetime) -> None:
    days = {"from": book.from_on.isoformat(), "to": book.to_on.isoformat()}
    details = {"book": str(book.pk), "kind": book.kind, "named": book.named, "total": book.total} | days
    subject, texts = Ref("unit", book.unit_id), {"reason": reason} if reason else {}
    write_change("draw_book", subject=subject, cases=[], details=details, texts=texts, actor=actor, on=on, at=at)


def draw_now(book: Book, *, actor: Actor, at: datetime) -> bytes:
    """Return a short book, drawn now and kept nowhere."""
    content, done = layout.write(book, parts(actor, wanted_of(book), BOOK_PART), lambda done: None)
    Book.objects.filter(pk=book.pk).update(done=done, finished_at=at)
    return content


def draw_book(*, book_id: UUID, clock: Callable[[], datetime], today: date) -> None:
    """Draw a long book and keep its file, with what its officer may see today; a second run changes nothing.

    Call outside a transaction: each part tells how far it is. Who lost the right meanwhile gets no book.
    """
    book = Book.objects.select_related("unit__parent", "officer").get(pk=book_id)
    if book.finished_at:
        return
    actor = actor_for(book.officer, on=today, practice=book.practice)
    rows = Book.objects.filter(pk=book.pk)
    if not can(actor, "counter.draw_names" if book.named else "counter.draw_book", book.unit):
        rows.update(finished_at=clock())
        return
    content, done = layout.write(book, parts(actor, wanted_of(book), BOOK_PART), lambda done: rows.update(done=done))
    _keep(book, content, done, actor, clock())


@transaction.atomic
def _keep(book: Book, content: bytes, done: int, actor: Actor, at: datetime) -> None:
    book = Book.objects.select_for_update().get(pk=book.pk)
    if book.finished_at:
        return
    name = f"so-{book.kind}-{book.from_on}-{book.to_on}.pdf"
    ref = Ref("book", book.pk)
    book.file = files.keep(content=content, name=name, owner_ref=str(ref), actor=actor, at=at)
    book.done, book.finished_at = done, at
    book.save(update_fields=["file", "done", "finished_at"])


def forget_books(*, at: datetime) -> int:
    """Discard the files of books drawn more than seven days ago; return how many. Who drew which stays known."""
    old = Book.objects.filter(finished_at__lt=at - BOOK_KEPT, file__isnull=False, file__removed_at=None)
    ids = list(old.values_list("file_id", flat=True))
    for attachment_id in ids:
        files.discard(attachment_id=attachment_id, at=at)
    return len(ids)
