"""The lists of cases as tables for a spreadsheet: codes, names of lists and days, nobody's words."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.cases.forms.listing import ListForm
from thongsuot.cases.models import Case
from thongsuot.cases.queries import browsing, lists
from thongsuot.cases.queries.follow import step_name
from thongsuot.cases.rules.reasons import CHANNELS, KINDS, reasons_by_code
from thongsuot.cases.views.desk.approvals import waiting_in
from thongsuot.cases.views.desk.inbox import filtered
from thongsuot.core import clock
from thongsuot.core.ids import show_code
from thongsuot.language.topics import is_topic, topic

CHUNK = 1000


def listed(request: HttpRequest) -> Iterator[list]:
    """Return what the list shows under the same filters and in the same order, all pages of it."""
    form = ListForm(request.GET, actor=request.actor)
    wanted, words = form.wanted(), form.words()
    return table(browsing.sorted_cases(request.actor, wanted, words, form.sort(), today=clock.today()))


def waiting(request: HttpRequest) -> Iterator[list]:
    """Return what waits to be screened."""
    return table(filtered(lists.inbox(request.actor), request.GET))


def approvals(request: HttpRequest) -> Iterator[list]:
    """Return the answers that wait for a head, or to be sent: the tab that the page shows."""
    return table(waiting_in(request)[1])


def table(cases: QuerySet[Case]) -> Iterator[list]:
    """Yield the heading, then a row for each case, read in pieces so that any number of them takes the same memory."""
    yield [
        _("Mã vụ việc"), _("Bước"), _("Loại"), _("Lĩnh vực"), _("Kênh"), _("Nơi"), _("Đơn vị giữ"),
        _("Đơn vị giải quyết"), _("Cán bộ"), _("Ngày nhận"), _("Hạn trả lời"), _("Ngày trả lời"), _("Số người"),
        _("Số hộ"),
    ]  # fmt: skip
    for case in cases.iterator(chunk_size=CHUNK):
        yield _cells(case)


def _cells(case: Case) -> list:
    return [
        show_code(case.code),
        str(step_name(case.state)),
        _named(case.kind, KINDS),
        _topic(case.topic),
        _named(case.channel, CHANNELS),
        case.place or "",
        case.holder_unit,
        case.working_unit or "",
        case.officer or "",
        case.received_on,
        case.duty.due_on if case.duty else None,
        case.answered_on,
        case.persons,
        case.households,
    ]


def _named(code: str, reasons) -> str:
    reason = reasons_by_code(reasons).get(code)
    return (reason.en if get_language() == "en" else reason.vi) if reason else code


def _topic(code: str) -> str:
    return topic(code).name(get_language() or "vi") if is_topic(code) else ""
