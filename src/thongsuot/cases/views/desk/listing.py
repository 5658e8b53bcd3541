"""Vụ việc: every case an officer sees, filtered, sorted, page by page, and as CSV without personal data."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.forms.listing import ListForm
from thongsuot.cases.models import Case
from thongsuot.cases.queries import browsing
from thongsuot.cases.queries.follow import step_name
from thongsuot.cases.queries.lists import SHOWN
from thongsuot.cases.rules.reasons import CHANNELS, KINDS, reasons_by_code
from thongsuot.cases.views.desk.rows import rows_of
from thongsuot.core import clock
from thongsuot.core.ids import show_code
from thongsuot.files.tables import csv_answer
from thongsuot.language.topics import is_topic, topic

CSV_ROWS = 50_000
MOST_PAGES = 1000


@login_required
@never_cache
@require_GET
def listing(request):
    form = ListForm(request.GET, actor=request.actor)
    wanted, today = form.wanted(), clock.today()
    if form.sort() == "han":
        found = browsing.nearest(request.actor, wanted, form.words(), today=today, number=_number(request))
    else:
        found = browsing.newest(request.actor, wanted, form.words(), today=today, after=request.GET.get("sau"))
    begun = not (request.GET.get("sau") or request.GET.get("trang"))
    page = {"form": form, "rows": rows_of(found.rows), "following": found.following, "begun": begun}
    return render(request, "cases/desk/list.html", page)


def _number(request) -> int:
    text = request.GET.get("trang", "1")
    return min(max(int(text), 1), MOST_PAGES) if text.isdecimal() and len(text) < 9 else 1


@login_required
@never_cache
@require_GET
def listing_csv(request):
    """The same list for a spreadsheet: codes and days, nobody's words."""
    form = ListForm(request.GET, actor=request.actor)
    cases = browsing.found(request.actor, form.wanted(), form.words(), clock.today())
    cases = cases.select_related(*SHOWN).order_by("-received_at", "-id")[:CSV_ROWS]
    return csv_answer(f"vu-viec-{clock.today().isoformat()}.csv", _table(cases), streamed=True)


def _table(cases):
    yield [
        _("Mã vụ việc"), _("Bước"), _("Loại"), _("Lĩnh vực"), _("Kênh"), _("Nơi"), _("Đơn vị giữ"),
        _("Đơn vị giải quyết"), _("Ngày nhận"), _("Hạn trả lời"), _("Ngày trả lời"), _("Số người"), _("Số hộ"),
    ]  # fmt: skip
    for case in cases.iterator(chunk_size=1000):
        yield _cells(case)


def _cells(case: Case) -> list:
    names = (_named(case.kind, KINDS), _topic(case.topic), _named(case.channel, CHANNELS))
    days = (case.received_on, case.duty.due_on if case.duty else None, case.answered_on)
    return [
        show_code(case.code),
        step_name(case.state),
        *names,
        case.place or "",
        case.holder_unit,
        case.working_unit or "",
        *(day.isoformat() if day else "" for day in days),
        case.persons,
        case.households,
    ]


def _named(code: str, reasons) -> str:
    reason = reasons_by_code(reasons).get(code)
    return (reason.en if get_language() == "en" else reason.vi) if reason else code


def _topic(code: str) -> str:
    return topic(code).name(get_language() or "vi") if is_topic(code) else ""
