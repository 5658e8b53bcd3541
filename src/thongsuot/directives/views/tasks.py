"""Nhiệm vụ: those my units gave, and the parts given to them; filtered, sorted, page by page, and as files."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.columns import heads
from thongsuot.directives.forms.listing import STATES, ListForm, PartsForm
from thongsuot.directives.permissions import WORKERS
from thongsuot.directives.queries import tasks as queries
from thongsuot.directives.words import STANDINGS

PAGE = 30
HEADS = {"ten": _("Nhiệm vụ"), "gui": _("Gửi ngày"), "han": _("Phải xong"), "don-vi": _("Đơn vị")}
PART_HEADS = {"ten": _("Nhiệm vụ"), "giao": _("Giao ngày"), "han": _("Phải xong"), "tien-do": _("Tiến độ")}


@login_required
@never_cache
@require_GET
def given(request):
    """Show the tasks that units of the officer gave."""
    form, today = ListForm(request.GET, actor=request.actor), clock.today()
    rows = queries.given(request.actor, form.wanted(), form.sort(), today)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    progress = queries.progress_of(page.object_list, today)
    shown = _shared(request, form, page, HEADS)
    shown["rows"] = [(task, progress[task.pk], STATES[task.state]) for task in page]
    return render(request, "directives/tasks.html", shown)


def _shared(request, form, page, names: dict) -> dict:
    makes = bool(request.actor.units_as(*WORKERS))
    return {"form": form, "page": page, "heads": heads(form.sort(), names), "makes": makes}


@login_required
@never_cache
@require_GET
def received(request):
    """Show the parts that were given to units of the officer."""
    form, today = PartsForm(request.GET, actor=request.actor), clock.today()
    rows = queries.received(request.actor, form.wanted(), form.sort(), today)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return render(request, "directives/task_parts.html", _shared(request, form, page, PART_HEADS))


def given_table(request) -> Iterator[list]:
    """Return what the first list shows under the same filters and in the same order, all pages of it."""
    form, today = ListForm(request.GET, actor=request.actor), clock.today()
    return _given_rows(queries.given(request.actor, form.wanted(), form.sort(), today), today)


def _given_rows(found, today) -> Iterator[list]:
    yield [
        gettext("Nhiệm vụ"), gettext("Đơn vị giao"), gettext("Văn bản"), gettext("Tình trạng"), gettext("Gửi ngày"),
        gettext("Phải xong"), gettext("Số đơn vị"), gettext("Có kế hoạch"), gettext("Đã báo cáo"), gettext("Đã xong"),
        gettext("Chậm"), gettext("Tiến độ (%)"),
    ]  # fmt: skip
    paginator = Paginator(found, 200)
    for number in paginator.page_range:
        tasks = list(paginator.page(number).object_list)
        progress = queries.progress_of(tasks, today)
        for task in tasks:
            how = progress[task.pk]
            yield [
                task.label, task.unit, str(task.instrument or ""), str(STATES[task.state]), task.sent_on, task.due_on,
                how.asked, how.planned, how.reported, how.done, how.late, how.rolled.percent,
            ]  # fmt: skip


def received_table(request) -> Iterator[list]:
    """Return what the second list shows, all pages of it."""
    form, today = PartsForm(request.GET, actor=request.actor), clock.today()
    return _received_rows(queries.received(request.actor, form.wanted(), form.sort(), today))


def _received_rows(found) -> Iterator[list]:
    yield [
        gettext("Nhiệm vụ"), gettext("Đơn vị giao"), gettext("Đơn vị nhận"), gettext("Phối hợp"), gettext("Văn bản"),
        gettext("Người làm"), gettext("Giao ngày"), gettext("Phải xong"), gettext("Tình trạng"), gettext("Tiến độ (%)"),
    ]  # fmt: skip
    for row in found.iterator(chunk_size=1000):
        task = row.task
        yield [
            task.label, task.unit, row.unit, gettext("có") if row.part == "coordinating" else "",
            str(task.instrument or ""), row.officer or "", task.sent_on, task.due_on, str(STANDINGS[row.stands][0]),
            row.percent,
        ]  # fmt: skip
