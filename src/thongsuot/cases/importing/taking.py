"""Rows of a file taken into the database, some at a time; the same source and id again changes nothing."""

import hmac
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from typing import Protocol
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.receive import Origin, receive, source_digest
from thongsuot.cases.importing.past import relive
from thongsuot.cases.importing.reading import Row
from thongsuot.cases.importing.rows import Refused, Rejected, Wanted, id_of, judge, no_denunciations
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor, service
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import DomainError, Invalid
from thongsuot.units.models import Place, Unit
from thongsuot.units.places import successors
from thongsuot.units.queries import competent_unit, installation, standing

BATCH = 100
IMPORT: Actor = service("import")


class SealedDoor(Protocol):
    """Where what accuses somebody goes: `changes` brings it, as this room must not know the sealed one."""

    def is_open(self) -> bool:
        """Return whether somebody is there who may receive it."""

    def known(self, source: str, ids: list[str]) -> dict[str, bytes]:
        """Return, for rows sealed before, the mark of the text of each."""

    def mark(self, source: str, source_id: str, digest: bytes) -> bytes:
        """Return the mark by which the text of a row is known again."""

    def seal(self, source: str, wanted: Wanted, digest: bytes) -> None:
        """Seal what the row says. Raises: DomainError, and then nothing of it is kept."""


@dataclass(frozen=True)
class Kept:
    """What is there of a row from before: the digest of its case, the mark of what was sealed; either may be None."""

    case: bytes | None = None
    sealed: bytes | None = None


@dataclass(frozen=True)
class Turned:
    """A row that was not taken: `outcome` is refused or rejected; nothing of its words is in here."""

    number: int
    id: str | None
    outcome: str
    reason: str


@dataclass
class Tally:
    """What became of the rows."""

    accepted: int = 0
    unchanged: int = 0
    turned: list[Turned] = field(default_factory=list)

    def of(self, outcome: str) -> list[Turned]:
        return [one for one in self.turned if one.outcome == outcome]


@dataclass
class Intake:
    """One run: where rows go. `unit` None: each to the unit competent for it, else to the installation's root.

    `door` None: what accuses somebody is refused, as while the sealed room is not ready.
    """

    source: str
    at: datetime
    unit: Unit | None = None
    dry_run: bool = False
    door: SealedDoor | None = None
    tally: Tally = field(default_factory=Tally)
    _units: dict = field(default_factory=dict)
    _places: dict = field(default_factory=dict)
    _tried: dict[str, Kept] = field(default_factory=dict)

    def take(self, rows: Iterable[Row], progress: Callable[[int], None]) -> Tally:
        """Take all rows, a hundred a transaction; what was committed stays whatever happens later."""
        done = 0
        rows = iter(rows)
        while batch := list(islice(rows, BATCH)):
            self._take_batch(batch)
            done += len(batch)
            progress(done)
        return self.tally

    @transaction.atomic
    def _take_batch(self, batch: list[Row]) -> None:
        known = self._known(batch)
        for row in batch:
            self._take_row(row, known)
        if self.dry_run:
            self._tried |= known
            transaction.set_rollback(True)

    def _known(self, batch: list[Row]) -> dict[str, Kept]:
        ids = [found for row in batch if (found := id_of(row.values))]
        rows = Case.objects.filter(source=self.source, source_id__in=ids).values_list("source_id", "source_digest")
        cases = {source_id: bytes(digest) for source_id, digest in rows}
        sealed = self.door.known(self.source, ids) if self.door else {}
        return self._tried | {one: Kept(cases.get(one), sealed.get(one)) for one in cases.keys() | sealed.keys()}

    def _take_row(self, row: Row, known: dict[str, Kept]) -> None:
        try:
            if row.problem:
                raise Rejected(row.problem)
            wanted = judge(row.values)
            digest = source_digest(wanted.whole)
            if wanted.id in known:
                self._again(wanted, digest, known)
                return
            known[wanted.id] = self._write(wanted, digest)
            self.tally.accepted += 1
        except Refused as turned:
            outcome = "rejected" if isinstance(turned, Rejected) else "refused"
            self.tally.turned.append(Turned(row.number, id_of(row.values), outcome, turned.reason))

    def _again(self, wanted: Wanted, digest: bytes, known: dict[str, Kept]) -> None:
        """Compare a row with what is there of it; a case that a broken run left behind its sealed part is made up."""
        kept = known[wanted.id]
        if kept.sealed is not None:
            same = hmac.compare_digest(kept.sealed, self.door.mark(self.source, wanted.id, digest))
        else:
            same = hmac.compare_digest(kept.case, digest)
        if not same:
            raise Rejected(_("Mã này đã nhập trước với nội dung khác. Sửa bằng việc đính chính trên vụ việc đã có."))
        if kept.case is None and wanted.given is not None:
            self._write_case(wanted)
            known[wanted.id] = Kept(source_digest(wanted.given.text), kept.sealed)
        self.tally.unchanged += 1

    def _write(self, wanted: Wanted, digest: bytes) -> Kept:
        """Write one row, all of it or nothing. Raises: Refused, Rejected, with the sentence of whatever forbids it.

        The sealed part goes first, over its own connection: what is lost in between is the case, which the next run
        makes up, never the other way round.
        """
        if wanted.guarded and not (self.door and self.door.is_open()):
            raise no_denunciations()
        if wanted.given is not None:
            self._place(wanted)
        sealed = self._seal(wanted, digest) if wanted.secret else None
        if wanted.given is not None:
            self._write_case(wanted)
        return Kept(source_digest(wanted.given.text) if wanted.given else None, sealed)

    def _seal(self, wanted: Wanted, digest: bytes) -> bytes:
        if not self.dry_run:
            try:
                self.door.seal(self.source, wanted, digest)
            except Invalid as wrong:
                raise Rejected(str(wrong)) from wrong
            except DomainError as wrong:
                raise Refused(str(wrong)) from wrong
        return self.door.mark(self.source, wanted.id, digest)

    def _write_case(self, wanted: Wanted) -> None:
        given = replace(wanted.given, place_id=self._place(wanted))
        on = wanted.received_on or legal_day(self.at)
        try:
            with transaction.atomic():
                origin = Origin(source=self.source, source_id=wanted.id)
                case = receive(given=given, unit=self._unit(given), actor=IMPORT, on=on, at=self.at, origin=origin)
                relive(case, wanted.past, at=self.at)
        except DomainError as wrong:
            raise Rejected(str(wrong)) from wrong
        except IntegrityError as clash:
            raise Rejected(_("Một lần nhập khác đang đưa vào cùng mã này. Nhập lại sau.")) from clash

    def _unit(self, given) -> Unit:
        if self.unit:
            return self.unit
        key = (given.topic, given.kind, given.place_id)
        if key not in self._units:
            today = legal_day(self.at)
            inside = [one.unit for one in competent_unit(*key, today) if not one.unit.outside]
            self._units[key] = inside[0] if inside else top_unit(today)
        return self._units[key]

    def _place(self, wanted: Wanted) -> UUID | None:
        key = (wanted.ward_code, wanted.province_code)
        if key not in self._places:
            self._places[key] = place_of(*key, legal_day(self.at))
        found = self._places[key]
        if isinstance(found, str):
            raise Rejected(found)
        return found


def top_unit(on: date) -> Unit:
    """Return the unit that receives what nobody else is competent for. Raises: Rejected where none is set up."""
    unit = installation().root_unit or next(_top_units(on), None)
    if unit is None:
        raise Rejected(_("Chưa có đơn vị nào để nhận đơn. Lập đơn vị trước (trang Quản trị, hoặc thongsuot demo)."))
    return unit


def _top_units(on: date) -> Iterator[Unit]:
    return standing(on).filter(parent=None, outside=False, practice=False).order_by("valid_from", "code").iterator()


def place_of(ward_code: str, province_code: str, on: date) -> UUID | str | None:
    """Return the place of the codes on day `on`, None without codes, or a sentence that says what to write instead."""
    level, code = ("commune", ward_code) if ward_code else ("province", province_code)
    if not code:
        return None
    places = list(Place.objects.filter(level=level, code=code).select_related("parent").order_by("-valid_from"))
    if not places:
        return _("Không có địa bàn mang mã %s. Kiểm tra mã, hoặc để trống.") % code
    hits = {hit.place.pk: hit for place in places for hit in successors(place, on)}
    present = [hit for hit in hits.values() if hit.former is None] or list(hits.values())
    whole = [hit for hit in present if hit.whole]
    if len(whole) == 1:
        return whole[0].place.pk
    names = ", ".join(f"{hit.place} ({hit.place.code})" for hit in present)
    return _("Địa bàn mã %(code)s đã chia cho: %(names)s. Ghi mã của một nơi.") % {"code": code, "names": names}
