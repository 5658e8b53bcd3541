"""The lists of duties as tables for a spreadsheet: neutral labels, names of lists and days."""

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.core.clock import today
from thongsuot.duties import queries
from thongsuot.duties.forms import FilterForm
from thongsuot.duties.models import Duty
from thongsuot.duties.permissions import OVERSEERS
from thongsuot.duties.queries.digest import overseen
from thongsuot.duties.queries.overlaps import pairs
from thongsuot.duties.queries.sorting import in_order
from thongsuot.duties.rules import task_name
from thongsuot.duties.views import mine as page
from thongsuot.duties.views import unit
from thongsuot.law.queries import book
from thongsuot.law.rules import Calendar

CHUNK = 500


def units(request: HttpRequest) -> Iterator[list]:
    """Return what the page of the whole unit shows, under the same order."""
    return unit.table(request)


def mine(request: HttpRequest) -> Iterator[list]:
    """Return the tab of one's own list that the page shows, under the same filters and in one of its groups."""
    day, calendar = today(), book().calendar
    tab = request.GET.get("the") if request.GET.get("the") in page.TABS else "chu-tri"
    form = FilterForm(request.GET)
    duties = queries.filtered(page.lists_of(request.actor, day)[tab], actor=request.actor, **form.wanted())
    if (group := request.GET.get("nhom")) in page.GROUP_NAMES and tab != "xong":
        duties = duties.filter(queries.owed.conditions(day, calendar)[group])
    duties = duties.select_related("holder_unit", "holder_officer")
    return _rows(in_order(duties, form.sort() or "han"), day, calendar)


def running(request: HttpRequest) -> Iterator[list]:
    """Return every running duty of the units that are overseen, the earliest day first; the week shows the first."""
    if not request.actor.units_as(*OVERSEERS):
        raise Http404
    duties = overseen(request.actor).select_related("holder_unit", "holder_officer").order_by("due_on", "pk")
    return _rows(duties, today(), book().calendar)


def alike(request: HttpRequest) -> Iterator[list]:
    """Return the pairs that wait to be told apart, as the page shows them."""
    if not request.actor.units_as(*OVERSEERS):
        raise Http404
    return _pairs(request, queries.overlaps(request.actor))


def _pairs(request: HttpRequest, rows) -> Iterator[list]:
    yield [
        _("Lĩnh vực"), _("Nơi"), _("Cách nhau (ngày)"), _("Việc thứ nhất"), _("Đơn vị thứ nhất"), _("Việc thứ hai"),
        _("Đơn vị thứ hai"),
    ]  # fmt: skip
    for pair in pairs(request.actor, list(rows), get_language() or "vi"):
        both = (pair.overlap.first, pair.overlap.second)
        sides = [value for duty in both for value in (duty.label, duty.holder_unit)]
        yield [pair.topic, pair.overlap.place, pair.overlap.days_apart, *sides]


def _rows(duties, day: date, calendar: Calendar) -> Iterator[list]:
    yield [
        _("Việc"), _("Về việc gì"), _("Căn cứ"), _("Đơn vị"), _("Cán bộ"), _("Bắt đầu"), _("Hạn"), _("Xong ngày"),
        _("Tình trạng"),
    ]  # fmt: skip
    language, since = get_language() or "vi", {}
    for duty in duties.iterator(chunk_size=CHUNK):
        words = queries.badge_of(duty, day, calendar, since).words(language) if _is_running(duty) else ""
        yield [
            task_name(duty.task, language),
            duty.label,
            duty.basis,
            duty.holder_unit,
            duty.holder_officer or "",
            duty.starts_on,
            duty.due_on or duty.until_on,
            duty.ended_on,
            words,
        ]


def _is_running(duty: Duty) -> bool:
    return duty.state in queries.owed.RUNNING
