"""The way of an imported denunciation into the sealed room: what `cases.importing` calls without knowing the room."""

from datetime import datetime

from django.db import IntegrityError
from django.utils.translation import gettext as _

from thongsuot.cases.importing.rows import Wanted
from thongsuot.cases.importing.taking import IMPORT
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import NotAllowedNow
from thongsuot.denunciations.actions.given import Given, Identity
from thongsuot.denunciations.actions.importing import known_rows, receive_row
from thongsuot.denunciations.house import row_text_mark
from thongsuot.denunciations.queries.keyholders import is_ready


class SealedRoom:
    """The door for rows that accuse somebody, at the instant `at`. Who is accused, and of which body, is not known yet.

    So each goes to the inspectorate or whoever receives in its stead, and never to a keyholder whom the text names.
    """

    def __init__(self, at: datetime):
        self.at = at
        self._open: bool | None = None

    def is_open(self) -> bool:
        if self._open is None:
            self._open = is_ready(legal_day(self.at))
        return self._open

    def known(self, source: str, ids: list[str]) -> dict[str, bytes]:
        return known_rows(source, ids)

    def mark(self, source: str, source_id: str, digest: bytes) -> bytes:
        return row_text_mark(source, source_id, digest)

    def seal(self, source: str, wanted: Wanted, digest: bytes) -> None:
        """Seal the words of a row, and apart from them who sent it."""
        given = Given(text=wanted.secret, identity=_identity(wanted), channel="import")
        on = wanted.received_on or legal_day(self.at)
        row = {"source": source, "source_id": wanted.id, "digest": digest}
        try:
            receive_row(given=given, **row, actor=IMPORT, on=on, at=self.at)
        except IntegrityError as clash:
            raise NotAllowedNow(_("Một lần nhập khác đang đưa vào cùng mã này. Nhập lại sau.")) from clash


def _identity(wanted: Wanted) -> Identity:
    one = next(iter(wanted.people), None)
    if one is None:
        return Identity()
    return Identity(name=one.name, address=one.address, phone=one.phone, email=one.email, id_number=one.id_number)
