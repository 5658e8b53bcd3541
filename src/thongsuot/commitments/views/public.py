"""`/cam-ket/`: what was promised in public and what became of it, by unit; over the portal's own database role."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from thongsuot.commitments.queries import published
from thongsuot.commitments.queries.rows import row_of
from thongsuot.commitments.rules import STANDINGS
from thongsuot.commitments.rules.standing import standing_name
from thongsuot.commitments.views.copies import out
from thongsuot.core import clock
from thongsuot.files.responses import download
from thongsuot.files.tables import csv_answer
from thongsuot.language.folding import clean

PAGE = 20
CSV_ROWS = 50_000
COLUMNS = (
    "id", "unit", "text", "said_by", "source", "said_on", "first_due_on", "due_on", "renewals", "standing", "ended_on",
)  # fmt: skip


@require_GET
def promises(request):
    """List public promises by words, unit, standing and year, twenty a page, with the counts of each unit and year."""
    today, asked = clock.today(), _asked(request)
    page = Paginator(published.found(today, **asked), PAGE).get_page(request.GET.get("trang"))
    language = get_language() or "vi"
    shown = {
        "page": page,
        "rows": [row_of(each, today) for each in page],
        "asked": asked,
        "counts": published.by_unit(today, unit_id=asked["unit_id"], year=asked["year"]),
        "standings": [(code, standing_name(code, language)) for code in STANDINGS],
        "units": published.units(),
        "years": published.years(),
    }
    return render(request, "commitments/public/list.html", shown)


def _asked(request) -> dict:
    """Return what was asked for; what is not understood narrows nothing."""
    standing, year = request.GET.get("the-nao", ""), request.GET.get("nam", "")
    return {
        "words": clean(request.GET.get("tu", "")).strip()[:200],
        "unit_id": _unit_id(request.GET.get("don-vi", "")),
        "standing": standing if standing in published.FILTERS else "",
        "year": int(year) if len(year) == 4 and year.isascii() and year.isdecimal() and int(year) else None,
    }


def _unit_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_GET
def promise(request, promise_id: UUID):
    today = clock.today()
    copy = published.one(promise_id, today)
    if copy is None:
        raise Http404
    return render(request, "commitments/public/one.html", out(copy, today))


@require_GET
def file(request, promise_id: UUID, file_id: UUID):
    """Give a file that was let out with its evidence."""
    attachment = published.file_of(promise_id, file_id)
    if attachment is None:
        raise Http404
    return download(attachment, inline_ok=True, request=request)


@require_GET
def promises_csv(request):
    """Give the public promises as open data, under the same filters."""
    return csv_answer("cam-ket.csv", _open_rows(_asked(request)))


def _open_rows(asked: dict):
    yield COLUMNS
    for copy in published.found(clock.today(), **asked)[:CSV_ROWS].iterator():
        days = (copy.said_on, copy.first_due_on, copy.due_on)
        said, first, due = (day.isoformat() for day in days)
        ended = copy.ended_on.isoformat() if copy.ended_on else ""
        yield [
            copy.pk, copy.unit_name, copy.text, copy.said_by, copy.source, said, first, due, copy.renewals,
            copy.stands, ended,
        ]  # fmt: skip
