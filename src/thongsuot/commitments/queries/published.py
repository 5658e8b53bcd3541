"""What the public reads of promises, over the portal's own database role, which reads these tables and no other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Max, Q, QuerySet, Value, When
from django.db.models.functions import ExtractYear

from thongsuot.commitments.models import PublishedCommitment, PublishedFile
from thongsuot.commitments.queries.standings import stood
from thongsuot.commitments.rules import STANDINGS
from thongsuot.files.models import Attachment, Blob
from thongsuot.units.models import Unit
from thongsuot.units.queries import matching

PORTAL = "portal"
RENEWED = "renewed"
FILTERS = (*STANDINGS, RENEWED)
_finders: list[Callable[[str], list[UUID] | None]] = []


@dataclass(frozen=True)
class UnitYear:
    """The promises of one unit in one year: how many stand how, no sum of them, no rank."""

    unit_id: UUID
    unit_name: str
    year: int
    total: int
    counts: dict[str, int]


def published(today: date) -> QuerySet[PublishedCommitment]:
    """Return every copy that stands, the latest said first, each with `stands`."""
    rows = PublishedCommitment.objects.using(PORTAL).filter(withdrawn_on=None)
    return stood(rows, today).order_by("-said_on", "-id")


def found(
    today: date, *, words: str = "", unit_id: UUID | None = None, standing: str = "", year: int | None = None
) -> QuerySet[PublishedCommitment]:
    """Return the copies with `words`, best first, of a unit, a year; that stand so, or were `renewed`.

    Without the index of the room above: those that hold a word beginning with each of `words` (marks or none).
    """
    rows = published(today)
    if words.strip():
        rows = _with(rows, words)
    if unit_id:
        rows = rows.filter(unit_id__in=with_formers(unit_id))
    if standing == RENEWED:
        rows = rows.filter(renewals__gt=0)
    elif standing:
        rows = rows.filter(stands=standing)
    return rows.filter(said_on__year=year) if year else rows


def find_with(finder: Callable[[str], list[UUID] | None]) -> None:
    """Let a room above find copies by words, best first; None where the tables must answer."""
    _finders[:] = [finder]


def _with(rows: QuerySet[PublishedCommitment], words: str) -> QuerySet[PublishedCommitment]:
    found = _finders[0](words) if _finders else None
    if found is None:
        return matching(rows, words)
    place = Case(*(When(pk=pk, then=Value(at)) for at, pk in enumerate(found)), output_field=IntegerField())
    return rows.filter(pk__in=found).order_by(place) if found else rows.none()


def with_formers(unit_id: UUID) -> list[UUID]:
    """Return a unit and those whose matters passed to it."""
    return [unit_id, *Unit.objects.using(PORTAL).filter(heir=unit_id).values_list("pk", flat=True)]


def by_unit(today: date, *, unit_id: UUID | None = None, year: int | None = None) -> list[UnitYear]:
    """Return the counts by unit and year, in the order of the names, the latest year first; units as they were then."""
    rows = found(today, unit_id=unit_id, year=year).annotate(year=ExtractYear("said_on")).order_by()
    counts = {code: Count("pk", filter=Q(stands=code)) for code in STANDINGS}
    counts |= {RENEWED: Count("pk", filter=Q(renewals__gt=0))}
    named = {f"n_{code.replace('-', '_')}": count for code, count in counts.items()}
    grouped = rows.values("unit_id", "year").annotate(total=Count("pk"), name=Max("unit_name"), **named)
    return [
        UnitYear(
            unit_id=row["unit_id"],
            unit_name=row["name"],
            year=row["year"],
            total=row["total"],
            counts={code: row[f"n_{code.replace('-', '_')}"] for code in counts},
        )
        for row in grouped.order_by("name", "-year")
    ]


def units() -> list[tuple[UUID, str]]:
    """Return the units that have a public promise, by name."""
    rows = PublishedCommitment.objects.using(PORTAL).filter(withdrawn_on=None)
    return list(rows.values("unit_id").annotate(name=Max("unit_name")).order_by("name").values_list("unit_id", "name"))


def years() -> list[int]:
    """Return the years in which a public promise was made, the latest first."""
    rows = PublishedCommitment.objects.using(PORTAL).filter(withdrawn_on=None)
    return list(rows.annotate(y=ExtractYear("said_on")).values_list("y", flat=True).distinct().order_by("-y"))


def one(promise_id: UUID, today: date) -> PublishedCommitment | None:
    """Return a copy with its days and evidence; None where there is none, or it was taken back."""
    return published(today).prefetch_related("days", "evidence__files").filter(pk=promise_id).first()


def file_of(promise_id: UUID, file_id: UUID) -> Attachment | None:
    """Return a published file as `files.responses.download` takes it, made of what the portal may read."""
    rows = PublishedFile.objects.using(PORTAL).filter(evidence__promise_id=promise_id)
    file = rows.filter(pk=file_id, evidence__promise__withdrawn_on=None).first()
    if file is None:
        return None
    blob = Blob(sha256=file.sha256, size=file.size, media_type=file.media_type)
    return Attachment(blob=blob, name=file.name, public=True)
