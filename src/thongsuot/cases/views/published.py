"""`/vu-viec/` and `/so-lieu/`: published copies and the first figures, over the portal's own database role."""

import csv
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from thongsuot.cases.queries import figures, publications
from thongsuot.core import clock
from thongsuot.language.folding import clean
from thongsuot.language.topics import topics

PAGE = 20
CSV_ROWS = 50_000
RISKY = ("=", "+", "-", "@", "\t", "\r")


@require_GET
def published(request):
    """List published matters, by words, place and field, twenty a page."""
    asked = {name: clean(request.GET.get(name, "")).strip()[:200] for name in ("tu", "noi", "linh-vuc")}
    copies = publications.found(words=asked["tu"], place=asked["noi"], topic=asked["linh-vuc"])
    page = Paginator(copies.prefetch_related("items"), PAGE).get_page(request.GET.get("trang"))
    fields = [each for each in topics() if not each.parent]
    context = {"page": page, "asked": asked, "places": publications.place_names(), "fields": fields}
    return render(request, "cases/published.html", context)


@require_GET
def publication(request, publication_id: UUID):
    copy = get_object_or_404(publications.published().prefetch_related("items"), pk=publication_id)
    return render(request, "cases/publication.html", {"copy": copy})


def _safe(cell: str) -> str:
    """Return a cell that a spreadsheet takes as text, never as a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


@require_GET
def published_csv(request):
    """Give the published matters as open data: UTF-8 with BOM, semicolons, as Excel here reads them."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="vu-viec-cong-khai.csv"'
    rows = csv.writer(answer, delimiter=";")
    rows.writerow(["id", "title", "kind", "topic", "unit", "place", "received_on", "due_on", "answered_on"])
    for copy in publications.published()[:CSV_ROWS].iterator():
        days = [day.isoformat() if day else "" for day in (copy.received_on, copy.due_on, copy.answered_on)]
        words = [copy.title, copy.kind, copy.topic, copy.unit_name, copy.place_name]
        rows.writerow([copy.pk, *map(_safe, words), *days])
    return answer


@require_GET
def numbers(request):
    """Show on time, with evidence and not done side by side, by month, unit and field; cells under five hidden."""
    today = clock.today()
    months = figures.months(today)
    page = {"figures": months[-1], "months": months, "units": figures.by_unit(today), "fields": figures.by_field(today)}
    return render(request, "cases/numbers.html", page)
