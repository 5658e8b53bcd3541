"""Rows of a file taken into the database, some at a time; the same source and id again changes nothing."""

import hmac
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.receive import Origin, receive, source_digest
from thongsuot.cases.importing.past import relive
from thongsuot.cases.importing.reading import Row
from thongsuot.cases.importing.rows import Refused, Rejected, Wanted, id_of, judge
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor, service
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import DomainError
from thongsuot.units.models import Place, Unit
from thongsuot.units.places import successors
from thongsuot.units.queries import competent_unit, installation, standing

BATCH = 100
IMPORT: Actor = service("import")


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
    """One run: where rows go. `unit` None: each to the unit competent for it, else to the installation's root."""

    source: str
    at: datetime
    unit: Unit | None = None
    dry_run: bool = False
    tally: Tally = field(default_factory=Tally)
    _units: dict = field(default_factory=dict)
    _places: dict = field(default_factory=dict)
    _tried: dict[str, bytes] = field(default_factory=dict)

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

    def _known(self, batch: list[Row]) -> dict[str, bytes]:
        ids = [found for row in batch if (found := id_of(row.values))]
        rows = Case.objects.filter(source=self.source, source_id__in=ids).values_list("source_id", "source_digest")
        return self._tried | {source_id: bytes(digest) for source_id, digest in rows}

    def _take_row(self, row: Row, known: dict[str, bytes]) -> None:
        try:
            if row.problem:
                raise Rejected(row.problem)
            wanted = judge(row.values)
            digest = source_digest(wanted.given.text)
            if wanted.id in known:
                self._compare(known[wanted.id], digest)
                return
            self._write(wanted)
            known[wanted.id] = digest
            self.tally.accepted += 1
        except Refused as turned:
            outcome = "rejected" if isinstance(turned, Rejected) else "refused"
            self.tally.turned.append(Turned(row.number, id_of(row.values), outcome, turned.reason))

    def _compare(self, kept: bytes, digest: bytes) -> None:
        if not hmac.compare_digest(kept, digest):
            raise Rejected(_("Mã này đã nhập trước với nội dung khác. Sửa bằng việc đính chính trên vụ việc đã có."))
        self.tally.unchanged += 1

    def _write(self, wanted: Wanted) -> None:
        """Write one row, all of it or nothing. Raises: Rejected, with the sentence of whatever forbids it."""
        place_id = self._place(wanted)
        given = replace(wanted.given, place_id=place_id)
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
