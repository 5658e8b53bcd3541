"""Chất lượng gợi ý: how good the suggestions are, what officers took, which versions there are; learn, put back."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from thongsuot.cases.actions import learning
from thongsuot.cases.queries.quality import NAMES, Page, page_of
from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.errors import NotAllowedNow, NotFound


@login_required
@never_cache
@require_GET
def quality(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    tabs = [
        {"label": label, "href": f"?cua={name}", "current": asked.name == name}
        for name, label in (("topic", _("Lĩnh vực")), ("kind", _("Loại")))
    ]
    whole = can(request.actor, "suggestions.put_back", None)
    counts = can(request.actor, "suggestions.count", None)
    return render(request, "cases/desk/quality.html", {"of": asked, "tabs": tabs, "whole": whole, "counts": counts})


def _asked(request: HttpRequest) -> Page:
    require(request.actor, "suggestions.read", None)
    name = request.GET.get("cua", "")
    counts = can(request.actor, "suggestions.count", None)
    return page_of(name if name in NAMES else NAMES[0], clock.today(), counts=counts)


def table(request: HttpRequest) -> Iterator[list]:
    """Return what the page counts by label, for a spreadsheet; what officers took, for whom the page tells it."""
    asked, counts = _asked(request), can(request.actor, "suggestions.count", None)
    taken = {each.label: each for each in asked.taken}
    head = [_("Cán bộ đã quyết"), _("Lấy gợi ý 1"), _("Lấy gợi ý 2"), _("Lấy gợi ý 3"), _("Chọn khác")]
    yield [_("Mã"), _("Số văn bản đo"), _("Đúng ngay"), _("Đúng trong ba"), *(head if counts else [])]
    for label in sorted({*taken, *asked.quality.by_label}):
        found, took = asked.quality.by_label.get(label), taken.get(label)
        measured = [found.number, found.first, found.three] if found else [0, 0, 0]
        counted = [took.number, took.first, took.second, took.third, took.other] if took else [""] * 5
        yield [label or _("Các mục dưới 5 quyết định"), *measured, *(counted if counts else [])]


@login_required
@never_cache
@require_POST
def learn(request: HttpRequest) -> HttpResponse:
    learning.ask_to_learn(actor=request.actor)
    messages.success(request, _("Máy bắt đầu học từ các quyết định. Vài phút nữa tải lại trang này để xem kết quả."))
    return redirect("desk:quality")


@login_required
@never_cache
@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    name = request.POST.get("cua", "")
    try:
        learning.put_back(name=name, model_id=_model(request), actor=request.actor, at=clock.now())
        messages.success(request, _("Đã trở lại bản đã chọn. Trong một phút, mọi trang gợi ý theo bản này."))
    except NotAllowedNow as refusal:
        messages.info(request, str(refusal))
    return redirect(f"{request.path.removesuffix('tro-lai/')}?cua={name}")


def _model(request: HttpRequest) -> UUID | None:
    """Return which model is asked for, None for the one that ships. Raises: NotFound (no identifier at all)."""
    given = request.POST.get("ban", "")
    try:
        return UUID(given) if given else None
    except ValueError as bad:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem.")) from bad
