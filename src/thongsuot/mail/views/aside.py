"""Thư để riêng: letters that nobody has decided on."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from thongsuot.core import clock
from thongsuot.core.errors import DomainError, NotAllowedNow
from thongsuot.core.ids import show_code
from thongsuot.mail import queries
from thongsuot.mail.actions.aside import add_aside, drop_aside, letter_of, take_aside
from thongsuot.mail.permissions import SORTERS
from thongsuot.mail.templatetags.mail_words import mail_reason

A_PAGE, CHUNK = 25, 200
DECISIONS = {"nhan": take_aside, "them": add_aside, "xoa": drop_aside}


def _guard(request: HttpRequest) -> None:
    """Answer 404 to whoever sorts no letters."""
    if request.actor.practice or not request.actor.units_as(*SORTERS):
        raise Http404


def table(request: HttpRequest) -> Iterator[list]:
    """Return the letters set aside for a spreadsheet: no word, no sender; what may accuse somebody is left out."""
    _guard(request)
    return _rows(request)


def _rows(request: HttpRequest) -> Iterator[list]:
    yield [_("Ngày đến"), _("Hộp thư"), _("Vì sao để riêng"), _("Mã vụ việc"), _("Giữ đến")]
    for one in queries.waiting(request.actor).iterator(chunk_size=CHUNK):
        row = queries.shown(one, request.actor)
        if not row.outline.guarded:
            days = clock.legal_day(one.at), clock.legal_day(row.until)
            code = show_code(row.case.code) if row.case else ""
            yield [days[0], one.mailbox.address, str(mail_reason(one.reason)), code, days[1]]


@never_cache
@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    _guard(request)
    page = Paginator(queries.waiting(request.actor), A_PAGE).get_page(request.GET.get("trang"))
    going = queries.guarded_going(request.actor, clock.now())
    shown = {"page": page, "rows": [queries.shown(one, request.actor) for one in page], "going": going}
    return render(request, "mail/aside.html", shown)


@never_cache
@require_GET
def letter(request: HttpRequest, aside_id: UUID) -> HttpResponse:
    """One letter, its words in full unless they may accuse somebody."""
    return _letter(request, aside_id)


def _letter(request: HttpRequest, aside_id: UUID, trouble: str = "", status: int = 200) -> HttpResponse:
    aside = queries.waiting(request.actor).filter(pk=aside_id).first()
    if aside is None:
        raise Http404
    row = queries.shown(aside, request.actor)
    try:
        whole = None if row.outline.guarded else letter_of(aside)
    except NotAllowedNow as absent:
        whole, trouble = None, trouble or str(absent.sentence)
    shown = {"row": row, "whole": whole, "kept": aside.sealed is not None, "trouble": trouble}
    return render(request, "mail/letter.html", shown, status=status)


@require_POST
def decide(request: HttpRequest, aside_id: UUID, decision: str) -> HttpResponse:
    """Take it as a letter, add it to the matter it names, or delete it."""
    if decision not in DECISIONS:
        raise Http404
    moment = {"on": clock.today(), "at": clock.now()}
    try:
        done = DECISIONS[decision](aside_id=aside_id, actor=request.actor, **moment)
    except NotAllowedNow as wrong:
        return _letter(request, aside_id, str(wrong.sentence), wrong.status)
    except DomainError as wrong:
        if wrong.status == 404:
            raise Http404 from wrong
        return _letter(request, aside_id, str(wrong.sentence), wrong.status)
    messages.success(request, _said(done))
    return redirect("mail:aside")


def _said(done: str | None) -> str:
    said = {
        "case": _("Đã nhận thành đơn, báo mã cho người gửi."),
        "sealed": _("Đã chuyển kín đến người có thẩm quyền."),
        "parted": _("Đã nhận phần kiến nghị thành đơn; cả thư đã chuyển kín đến người có thẩm quyền."),
        "added": _("Đã thêm vào vụ việc."),
    }
    return said.get(done or "", _("Đã xóa thư."))
