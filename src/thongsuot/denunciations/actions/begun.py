"""How every act of an officer begins: the locked row, and the keys that the officer's envelope holds."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.denunciations.actions.given import cleaned_words
from thongsuot.denunciations.actions.holding import check_own
from thongsuot.denunciations.actions.record import locked, write_act
from thongsuot.denunciations.actions.sealing import keep_files, ring_of
from thongsuot.denunciations.models import Act, Denunciation
from thongsuot.denunciations.queries.door import ByReceipt
from thongsuot.denunciations.rules.ring import CONTENT, WORK, Ring, Unlocked


@dataclass(frozen=True)
class Begun:
    """An act under way on a locked denunciation, with the keys of whoever acts."""

    row: Denunciation
    ring: Ring
    actor: Actor
    on: date
    at: datetime

    @property
    def part(self) -> str:
        """Return where internal words go; a reviewing body that has not been handed the file holds one key alone."""
        return WORK if self.ring.holds(WORK) else CONTENT

    def write(self, verb: str, *, part: str | None = None, taken=(), **fields) -> Act:
        """Write the act, once, with its files (`take_files`); `fields` as of `record.write_act`."""
        part = part or self.part
        act = write_act(self.row, verb, actor=self.actor, ring=self.ring, part=part, on=self.on, at=self.at, **fields)
        keep_files(act, list(taken), key=self.ring.key(part), part=part)
        return act


def begin(
    verb: str,
    *,
    denunciation_id: UUID,
    actor: Actor,
    unlocked: Unlocked,
    on: date,
    at: datetime,
    revision: int | None = None,
) -> Begun:
    """Begin an officer's act. Raises: NotFound, Refused, Stale, NotAllowedNow."""
    check_own(actor, unlocked)
    row = locked(denunciation_id=denunciation_id, actor=actor, verb=verb, revision=revision)
    return Begun(row, ring_of(row, actor=actor, unlocked=unlocked), actor, on, at)


def begin_by_receipt(verb: str, *, door: ByReceipt, on: date, at: datetime) -> Begun:
    """Begin an act of the denouncer. Raises: NotFound, NotAllowedNow."""
    row = locked(denunciation_id=door.denunciation_id, actor=door.actor, verb=verb)
    return Begun(row, door.ring, door.actor, on, at)


def chosen(code: str, codes, field: str) -> str:
    """Return `code` if the closed list has it. Raises: Invalid"""
    if code not in codes:
        raise Invalid(_("Chọn một mục trong danh sách."), field=field)
    return code


def words(text: str, field: str = "text") -> str:
    """Return required words of an act. Raises: Invalid"""
    return cleaned_words(text, field, required=_("Chưa có nội dung. Ghi nội dung rồi gửi lại."))
