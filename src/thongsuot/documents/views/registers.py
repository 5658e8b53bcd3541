"""Pages of the number registers: the list of them, one with paging and search, as a table and to print."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.documents.models import Document, Register
from thongsuot.documents.queries import registers
from thongsuot.documents.rules.states import STATE_NAMES
from thongsuot.documents.rules.states import named as worded

PAGE, CHUNK = 50, 500
MOST = 20_000


def _kind(register: Register) -> str:
    return worded(registers.KINDS, register.kind, get_language())


@login_required
@never_cache
@require_GET
def listing(request):
    found = [(register, _kind(register)) for register in registers.listed(request.actor)]
    return render(request, "documents/registers.html", {"registers": found})


def _shown(request, register: Register, page) -> dict:
    rows = registers.named(request.actor, list(page))
    states = {code: worded(STATE_NAMES, code, get_language()) for code in STATE_NAMES}
    return {"register": register, "kind": _kind(register), "rows": rows, "states": states, "page": page}


@login_required
@never_cache
@require_GET
def register(request, register_id):
    found, words = registers.seen_register(request.actor, register_id), request.GET.get("q", "")[:100]
    page = Paginator(registers.rows(found, words), PAGE).get_page(request.GET.get("trang"))
    return render(request, "documents/register.html", _shown(request, found, page) | {"q": words})


@login_required
@never_cache
@require_GET
def printed(request, register_id):
    found = registers.seen_register(request.actor, register_id)
    page = registers.rows(found).order_by("number")[:MOST]
    return render(request, "documents/register_print.html", _shown(request, found, page))


def listed_table(request) -> Iterator[list]:
    """Return the registers that the list shows, each with how far its numbers are."""
    yield [_("Sổ"), _("Năm"), _("Đơn vị"), _("Số cuối")]
    for found in registers.listed(request.actor):
        yield [_kind(found), found.year, found.unit, found.last]


def table(request) -> Iterator[list]:
    """Return the register of `?cua=` as rows: numbers, days, names of forms and states; no word of any paper."""
    found, words = registers.seen_register(request.actor, _asked(request)), request.GET.get("q", "")[:100]
    return _rows(request, registers.rows(found, words).order_by("number"))


def _asked(request) -> UUID:
    try:
        return UUID(request.GET.get("cua", ""))
    except ValueError:
        raise Http404 from None


def _rows(request, papers) -> Iterator[list]:
    yield _heading()
    found = papers.iterator(chunk_size=CHUNK)
    while some := list(islice(found, CHUNK)):
        yield from (_line(*paper) for paper in registers.named(request.actor, some))


def _heading() -> list[str]:
    days = [_("Ngày gửi"), _("Ngày nhận")]
    return [_("Số, ký hiệu"), _("Ngày ký"), _("Loại văn bản"), _("Vụ việc"), _("Trạng thái"), *days]


def _line(document: Document, form: str, matter: str) -> list:
    state = worded(STATE_NAMES, document.state, get_language())
    return [document.symbol, document.signed_on, form, matter, state, document.sent_on, document.receipt_on]
