"""What the counter keeps of a case that is erased or sealed goes too: books it may stand in, photographs that wait."""

from datetime import date, datetime
from uuid import UUID

from thongsuot.cases.actions.erasing import forget_with
from thongsuot.cases.models import Case
from thongsuot.counter.actions.phone import close_links
from thongsuot.counter.models import Book
from thongsuot.files import actions as files


def forget_case(case: Case, at: datetime) -> None:
    """Let go of every copy of a locked case's words; `cases.actions.erasing` calls it within its own act."""
    close_links(case, at)
    forget_books(case.received_unit_id, case.received_on, at)


def forget_books(unit_id: UUID, on: date, at: datetime) -> None:
    """Discard the books of a unit that hold the day, of any kind.

    One that is being drawn may have read the case already: it ends without a file, and is asked for anew.
    """
    holding = Book.objects.filter(unit=unit_id, from_on__lte=on, to_on__gte=on)
    for book in holding.select_for_update().order_by("pk"):
        if book.file_id:
            files.discard(attachment_id=book.file_id, at=at, forget_name=True)
        elif book.finished_at is None:
            book.finished_at = at
            book.save(update_fields=["finished_at"])


def take_part() -> None:
    """Let erasing and sealing a case reach the counter."""
    forget_with("counter", forget_case)
