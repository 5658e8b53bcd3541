"""`/vu-viec/` and `/so-lieu/`: published copies and the first figures, over the portal's own database role."""

from uuid import UUID

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.views.decorators.http import require_GET

from thongsuot.cases.queries import figures, publications
from thongsuot.cases.queries.publications import BEST, LONGEST, MOST, NEWEST
from thongsuot.core import clock
from thongsuot.files.responses import picture as closed_picture
from thongsuot.files.tables import csv_answer
from thongsuot.language.folding import clean
from thongsuot.language.querying import parse
from thongsuot.language.snippets import Snippet, snippet
from thongsuot.language.topics import topics

PAGE = 20
CSV_ROWS = 50_000
THEN = "luc-do"
COLUMNS = ("id", "title", "kind", "topic", "unit", "place", "received_on", "due_on", "answered_on")


class UpTo(Paginator):
    """Pages of the first thousand: whoever has more before them narrows the list instead of leafing on."""

    @cached_property
    def count(self) -> int:
        return publications.up_to(self.object_list)


def _unit_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_GET
def published(request):
    """List published matters, by words, place, field and unit, twenty a page, best, newest or longest first."""
    asked = {name: clean(request.GET.get(name, "")).strip()[:200] for name in ("tu", "noi", "linh-vuc")}
    unit = _unit_id(request.GET.get("don-vi", ""))
    order = _order(request.GET.get("xep"), asked["tu"])
    words, place, topic = asked.values()
    copies = _copies(words=words, place=place, topic=topic, unit_id=unit, order=order)
    page = UpTo(copies, PAGE).get_page(request.GET.get("trang"))
    narrowed = place or topic or unit or page.number > 1
    context = {
        "others": publications.beside(words) if words and not narrowed else [],
        "page": page,
        "rows": [(copy, _found_in(copy, words)) for copy in page],
        "fit": getattr(copies, "fit", ""),
        "at_least": getattr(copies, "more", False),
        "gone": getattr(copies, "is_gone", False),
        "withheld": parse(words).withheld,
        "asked": asked,
        "topic": topic,
        "order": order,
        "unit": unit,
        "unit_name": publications.unit_name(unit) if unit else "",
        "more": MOST,
        "places": publications.place_names(),
        "fields": [each for each in topics() if not each.parent],
    }
    return render(request, "cases/published.html", context)


def _order(given: str | None, words: str) -> str:
    if given in (NEWEST, LONGEST):
        return given
    return BEST if words else NEWEST


def _copies(*, words: str, place: str, topic: str, unit_id: UUID | None, order: str):
    """Return the copies by the index where words are looked for and there is one, else by the tables."""
    if words and order != LONGEST:
        units = tuple(publications.with_formers(unit_id)) if unit_id else ()
        asked = publications.Asked(words=words, place=place, topic=topic, unit_ids=units, newest=order == NEWEST)
        ranked = publications.Ranked(asked)
        if ranked.is_there:
            return ranked
    found = publications.found(words=words, place=place, topic=topic, unit_id=unit_id, order=order)
    return found.prefetch_related("items")


def _found_in(copy, words: str) -> Snippet | None:
    """Return where the copy says what was asked for: its question and answers, as published."""
    return snippet(copy.text, parse(words)) if words else None


@require_GET
def publication(request, publication_id: UUID):
    copy = get_object_or_404(publications.published().prefetch_related("items", "files"), pk=publication_id)
    return render(request, "cases/publication.html", {"copy": copy})


@require_GET
def picture(request, publication_id: UUID, number: int):
    """Give one picture of a published copy: only what stands beside the copy in the public's own tables."""
    copy = get_object_or_404(publications.published(), pk=publication_id)
    found = get_object_or_404(copy.files, number=number)
    return closed_picture(found.sha256, f"tep-{found.file}-trang-{found.page}.jpg")


@require_GET
def published_csv(request):
    """Give the published matters as open data."""
    return csv_answer("vu-viec-cong-khai.csv", _open_rows())


def _open_rows():
    yield COLUMNS
    for copy in publications.published()[:CSV_ROWS].iterator():
        days = [day.isoformat() if day else "" for day in (copy.received_on, copy.due_on, copy.answered_on)]
        yield [copy.pk, copy.title, copy.kind, copy.topic, copy.unit_name, copy.place_name, *days]


@require_GET
def numbers(request):
    """Show on time, with evidence and not done side by side, by month, unit and field; cells under five hidden.

    `theo=luc-do`: units as they were at the time, not as they stand now, where any unit has changed since.
    """
    now = clock.now()
    found = figures.latest(clock.legal_day(now), now)
    then = found.has_past and request.GET.get("theo") == THEN
    page = {
        "found": found,
        "then": then,
        "units": found.units_then if then else found.units,
        "figures": found.months[-1],
        "chart": figures.chart(found.months),
    }
    return render(request, "cases/numbers.html", page)
