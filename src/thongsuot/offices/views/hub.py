"""Quản trị: one page that leads to everything an office is set up with; history, texts, how long things are kept."""

from collections.abc import Iterator
from itertools import islice

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.notices import samples
from thongsuot.offices.altered import Altered
from thongsuot.offices.permissions import looked_over
from thongsuot.offices.queries import history as book
from thongsuot.offices.queries import hub as queries
from thongsuot.offices.queries import kept, setting_up
from thongsuot.offices.verbs import PARTS, verb_words

PAGE = 50
AT_ONCE = 1000


@require_GET
def hub(request: HttpRequest) -> HttpResponse:
    """Lead to every page of administration, with how much is there; who administers nothing goes to the tree."""
    if not can(request.actor, "offices.look_over", None):
        return redirect("units:tree")
    items = setting_up.to_set_up(looked_over(request.actor), clock.now())
    context = {
        "extent": queries.extent(request.actor, clock.now()),
        "left": sum(not item.done for item in items),
        "whole": looked_over(request.actor) is None,
    }
    return render(request, "offices/hub.html", context)


def _about(request: HttpRequest, part: str) -> Ref | None:
    """Return the thing that `?ve=` names; what is no reference to a thing of this part names none."""
    try:
        ref = Ref.parse(request.GET.get("ve", ""))
    except ValueError:
        return None
    _title, kinds = PARTS[part]
    return ref if ref.kind in kinds else None


def _changes(request: HttpRequest) -> tuple[list[str], str, Ref | None, QuerySet]:
    """Return the parts the reader may look at, the one asked for, what it is about, and its entries, newest first."""
    require(request.actor, "offices.look_over", None)
    parts = book.parts(request.actor)
    part = request.GET.get("muc", "")
    part = part if part in parts else parts[0]
    about = _about(request, part)
    return parts, part, about, book.entries(request.actor, part, clock.today(), about)


def history_table(request: HttpRequest) -> Iterator[list]:
    """Return the rows the page shows, all of them, for a spreadsheet; a row for each value that changed."""
    return _as_table(_changes(request)[3])


def _as_table(found: QuerySet) -> Iterator[list]:
    yield [_("Lúc"), _("Việc"), _("Về"), _("Người làm"), _("Mục"), _("Trước"), _("Nay")]
    entries = found.iterator(chunk_size=AT_ONCE)
    while some := list(islice(entries, AT_ONCE)):
        for line in book.lines(some):
            yield from _rows(line)


def _rows(line: book.Line) -> Iterator[list]:
    who = line.by or (_("lệnh trên máy chủ") if line.service else "")
    at = f"{localtime(line.at):%d/%m/%Y %H:%M}"
    for each in line.altered or (Altered("", "", ""),):
        yield [at, str(verb_words(line.verb)), line.about, who, each.field, each.before, each.after]


@require_GET
def history(request: HttpRequest) -> HttpResponse:
    """Who changed what when, one part of the administration at a time, by the book's own entries."""
    parts, part, about, found = _changes(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    page.object_list = [(line, verb_words(line.verb)) for line in book.lines(page.object_list)]
    tabs = [{"label": PARTS[name][0], "href": f"?muc={name}", "current": name == part, "count": None} for name in parts]
    return render(request, "offices/history.html", {"page": page, "tabs": tabs, "about": about, "part": part})


@require_GET
def texts(request: HttpRequest) -> HttpResponse:
    """Every message the program sends, filled in with a sample, in both languages, in the words that hold."""
    require(request.actor, "offices.look_over", None)
    shown = {"samples": samples.samples(), "whole": looked_over(request.actor) is None}
    return render(request, "offices/texts.html", shown)


def retention_table(request: HttpRequest) -> Iterator[list]:
    """Return the cases whose retention is over, all pages, for a spreadsheet."""
    require(request.actor, "offices.look_over_all", None)
    return _due_rows()


def _due_rows() -> Iterator[list]:
    yield [_("Mã vụ việc"), _("Đơn vị giữ"), _("Xóa được từ ngày")]
    for each in kept.due(kept.due_to_erase(clock.today()).iterator(chunk_size=AT_ONCE)):
        yield [show_code(each.case.code), each.case.holder_unit, each.since]


@require_GET
def retention(request: HttpRequest) -> HttpResponse:
    """How long everything is kept, and the cases whose time is over."""
    require(request.actor, "offices.look_over_all", None)
    page = Paginator(kept.due_to_erase(clock.today()), PAGE).get_page(request.GET.get("trang"))
    page.object_list = kept.due(page.object_list)
    context = {"page": page, "register": kept.register(), "english": get_language() == "en"}
    return render(request, "offices/retention.html", context)
