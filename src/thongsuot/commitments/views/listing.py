"""Lời hứa: every promise an officer sees, filtered, sorted by any column, page by page; and as a file."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.commitments.forms.listing import PUBLICITY_NAMES, ListForm
from thongsuot.commitments.queries import lists, may_make
from thongsuot.commitments.queries.rows import row_of
from thongsuot.commitments.rules.sources import source_name
from thongsuot.commitments.rules.standing import standing_name
from thongsuot.core import clock
from thongsuot.core.columns import heads

PAGE = 30
HEADS = {
    "loi": _("Lời hứa"),
    "don-vi": _("Đơn vị đã hứa"),
    "ngay-hua": _("Ngày hứa"),
    "han": _("Phải xong"),
    "lan": _("Hứa lại"),
}


@login_required
@never_cache
@require_GET
def listing(request):
    form, today = ListForm(request.GET, actor=request.actor), clock.today()
    rows = lists.listed(request.actor, form.wanted(), form.sort(), today)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    shown = {
        "form": form,
        "page": page,
        "rows": [row_of(each, today) for each in page],
        "heads": heads(form.sort(), HEADS),
        "to_review": lists.to_review(request.actor),
        "makes": may_make(request.actor),
    }
    return render(request, "commitments/list.html", shown)


def table(request) -> Iterator[list]:
    """Return what the list shows under the same filters and in the same order, all pages of it."""
    form, today = ListForm(request.GET, actor=request.actor), clock.today()
    return _rows(lists.listed(request.actor, form.wanted(), form.sort(), today))


def _rows(found) -> Iterator[list]:
    language = get_language() or "vi"
    yield [
        gettext("Số"), gettext("Lời hứa"), gettext("Ai hứa"), gettext("Đơn vị đã hứa"), gettext("Đơn vị thực hiện"),
        gettext("Người thực hiện"), gettext("Hứa ở đâu"), gettext("Ngày hứa"), gettext("Ngày hứa đầu tiên"),
        gettext("Phải xong"), gettext("Hứa lại"), gettext("Thế nào rồi"), gettext("Ngày kết thúc"),
        gettext("Công khai"),
    ]  # fmt: skip
    for one in found.iterator(chunk_size=1000):
        duty = one.duty
        yield [
            one.shown_number, one.content.text, one.content.said_by, one.unit, duty.holder_unit,
            duty.holder_officer or "", source_name(one.source, language), one.said_on, one.first_due_on,
            one.due_on, one.renewals, standing_name(one.stands, language), one.ended_on,
            str(PUBLICITY_NAMES[one.publicity]),
        ]  # fmt: skip
