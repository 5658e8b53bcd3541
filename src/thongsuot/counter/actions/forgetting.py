"""What the counter keeps of a case that is erased or sealed goes too: books it may stand in, photographs that wait."""

from datetime import datetime

from thongsuot.cases.actions.erasing import forget_with
from thongsuot.cases.models import Case
from thongsuot.counter.actions.phone import close_links
from thongsuot.counter.models import Book
from thongsuot.files import actions as files


def forget_case(case: Case, at: datetime) -> None:
    """Let go of every copy of a locked case's words; `cases.actions.erasing` calls it within its own act."""
    close_links(case, at)
    _forget_books(case, at)


def _forget_books(case: Case, at: datetime) -> None:
    """Discard the books whose unit and days hold the case, of any kind.

    One that is being drawn may have read the case already: it ends without a file, and is asked for anew.
    """
    holding = Book.objects.filter(
        unit=case.received_unit_id, from_on__lte=case.received_on, to_on__gte=case.received_on
    )
    for book in holding.select_for_update().order_by("pk"):
        if book.file_id:
            files.discard(attachment_id=book.file_id, at=at, forget_name=True)
        elif book.finished_at is None:
            book.finished_at = at
            book.save(update_fields=["finished_at"])


def take_part() -> None:
    """Let erasing and sealing a case reach the counter."""
    forget_with("counter", forget_case)
