"""Kiểm tra cây đơn vị: what is odd in the administrator's part of the tree, each with why and where to mend it."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.offices.permissions import looked_over
from thongsuot.offices.queries import tree as queries
from thongsuot.offices.rules.tree import KINDS, Finding
from thongsuot.offices.words import TITLES, told

PAGE = 30


def _asked(request: HttpRequest) -> tuple[str, list[Finding]]:
    """Return the kind that `?loai=` asks for (none: all), and all findings of the actor's part of the tree."""
    require(request.actor, "offices.look_over", None)
    kind = request.GET.get("loai", "")
    return (kind if kind in KINDS else ""), queries.findings(looked_over(request.actor), clock.today())


@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    kind, found = _asked(request)
    shown = [one for one in found if kind in ("", one.kind)]
    page = Paginator(shown, PAGE).get_page(request.GET.get("trang"))
    page.object_list = told(page.object_list)
    kinds = [(code, TITLES[code], number) for code, number in queries.counts(found).items()]
    context = {"page": page, "kinds": kinds, "kind": kind, "count": len(found)}
    return render(request, "offices/tree.html", context)


def table(request: HttpRequest) -> Iterator[list]:
    """Return the findings the page shows, all of them, for a spreadsheet."""
    kind, found = _asked(request)
    return _rows([one for one in found if kind in ("", one.kind)])


def _rows(found: list[Finding]) -> Iterator[list]:
    yield [_("Điều cần xem"), _("Đơn vị"), _("Chi tiết"), _("Vì sao cần sửa")]
    for one in told(found):
        yield [one.title, one.unit, one.detail, one.why]
