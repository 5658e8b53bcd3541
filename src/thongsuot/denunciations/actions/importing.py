"""Take in what came from elsewhere as a row or a case: sealed like any other, and known again by its source and id."""

from datetime import date, datetime

from django.db import transaction

from thongsuot.core.actors import Actor
from thongsuot.denunciations.actions.given import Given
from thongsuot.denunciations.actions.receive import Received, receive
from thongsuot.denunciations.house import row_mark, row_text_mark
from thongsuot.denunciations.keys import receipts
from thongsuot.denunciations.models import ImportedRow
from thongsuot.denunciations.routing import SEALED


def known_rows(source: str, source_ids: list[str]) -> dict[str, bytes]:
    """Return, for those of the rows that were sealed before, the mark of the words of each."""
    marks = {row_mark(source, one): one for one in source_ids}
    rows = ImportedRow.objects.filter(mark__in=list(marks)).values_list("mark", "text_mark")
    return {marks[bytes(mark)]: bytes(text_mark) for mark, text_mark in rows}


@transaction.atomic(using=SEALED)
def receive_row(
    *, given: Given, source: str, source_id: str, digest: bytes, actor: Actor, on: date, at: datetime
) -> Received:
    """Receive a row of a register of `source`; `digest`: the keyed digest of its words. Its receipt goes to nobody.

    Raises: as `receive`; IntegrityError where the same row is being taken elsewhere.
    """
    received = receive(given=given, form_token=receipts.new_token(), actor=actor, on=on, at=at)
    ImportedRow.objects.create(
        denunciation_id=received.denunciation_id,
        mark=row_mark(source, source_id),
        text_mark=row_text_mark(source, source_id, digest),
    )
    return received


@transaction.atomic(using=SEALED)
def known_again(rows: list[tuple[str, str, bytes]]) -> None:
    """Let rows of registers, (source, id, digest of the words), be known as sealed, without saying as which."""
    for source, source_id, digest in rows:
        ImportedRow.objects.get_or_create(
            mark=row_mark(source, source_id),
            defaults={"text_mark": row_text_mark(source, source_id, digest)},
        )
