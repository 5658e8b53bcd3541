"""What the public reads of dialogues, over the portal's own database role, which reads these tables and no other."""

from datetime import date
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.db.models import Max, QuerySet
from django.db.models.functions import ExtractYear

from thongsuot.commitments.queries import published as promises
from thongsuot.commitments.queries.rows import Row, row_of
from thongsuot.meetings.models import PublishedMeeting, PublishedMeetingFile
from thongsuot.meetings.rules.fold import ANNOUNCED
from thongsuot.units.queries import matching

PORTAL = "portal"


def _all() -> QuerySet[PublishedMeeting]:
    return PublishedMeeting.objects.using(PORTAL)


def with_words(words: str) -> QuerySet[PublishedMeeting]:
    """Return those in whose published words each word stands, marks or none, the latest day first; all without any."""
    rows = _all().defer("search_key", "words").order_by("-held_on", "-id")
    return matching(rows, words) if words.strip() else rows


def coming(today: date, *, unit_id: UUID | None = None, words: str = "") -> list[PublishedMeeting]:
    """Return the announced dialogues from today on, the next first."""
    rows = with_words(words).filter(state=ANNOUNCED, held_on__gte=today).order_by("held_on", "starts", "id")
    return list(rows.filter(unit_id__in=promises.with_formers(unit_id)) if unit_id else rows)[:100]


def past(
    today: date, *, unit_id: UUID | None = None, year: int | None = None, words: str = ""
) -> QuerySet[PublishedMeeting]:
    """Return those of a day gone by, ended or called off, the latest first."""
    rows = with_words(words).exclude(state=ANNOUNCED, held_on__gte=today)
    if unit_id:
        rows = rows.filter(unit_id__in=promises.with_formers(unit_id))
    return rows.filter(held_on__year=year) if year else rows


def units() -> list[tuple[UUID, str]]:
    """Return the units that announced a dialogue, by name."""
    rows = _all().values("unit_id").annotate(name=Max("unit_name"))
    return list(rows.order_by("name").values_list("unit_id", "name"))


def years() -> list[int]:
    rows = _all().annotate(y=ExtractYear("held_on")).order_by("-y")
    return list(rows.values_list("y", flat=True).distinct())


def one(code: str) -> PublishedMeeting | None:
    """Return a dialogue with its agenda, questions, promises and files; None where no such code was announced."""
    return _all().prefetch_related("agenda", "questions", "promises", "files").filter(code=code).first()


def files_of(meeting: PublishedMeeting) -> list[list[PublishedMeetingFile]]:
    """Return the files everyone may read, each as its pages in their order."""
    return [list(pages) for _number, pages in groupby(meeting.files.all(), key=attrgetter("file"))]


def promises_of(meeting: PublishedMeeting, today: date) -> list[Row]:
    """Return the public promises made there, each with how it stands today."""
    ids = [each.promise_id for each in meeting.promises.all()]
    return [row_of(copy, today) for copy in promises.published(today).filter(pk__in=ids)] if ids else []
