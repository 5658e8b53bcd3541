"""The lists of this room as tables for a spreadsheet: plans, what they move, what waits, registers, lists of law."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.changes.actions.reorganising import PERMISSION as REORGANISES
from thongsuot.changes.models import Reorganisation, Unplaced
from thongsuot.changes.permissions import imports_at, registers_of
from thongsuot.changes.queries import moving
from thongsuot.changes.queries import reorganising as queries
from thongsuot.changes.templatetags.reorganising import due_on, state_name
from thongsuot.changes.views.lawbook import NAMES
from thongsuot.changes.views.lawbook import PERMISSION as AMENDS
from thongsuot.changes.views.reorganising import placing, readable
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import Refused
from thongsuot.core.ids import show_code
from thongsuot.law.lists import lists

CHUNK = 1000
REGISTER_STATES = {
    "mapping": gettext_lazy("chờ chọn cột"),
    "looking": gettext_lazy("đang xem thử"),
    "looked": gettext_lazy("chờ bấm nhập"),
    "taking": gettext_lazy("đang nhập"),
    "taken": gettext_lazy("đã nhập"),
    "undoing": gettext_lazy("đang hoàn tác"),
    "undone": gettext_lazy("đã hoàn tác"),
    "dropped": gettext_lazy("đã bỏ"),
}


def plans(request: HttpRequest) -> Iterator[list]:
    """Return every plan of a reorganisation, the last day first."""
    require(request.actor, REORGANISES, None)
    return _plans()


def _plans() -> Iterator[list]:
    yield [_("Căn cứ"), _("Có hiệu lực"), _("Tình trạng"), _("Trở ngại")]
    for row in Reorganisation.objects.order_by("-on", "-pk"):
        yield [row.basis, row.on, state_name(row.state), row.problem]


def moves(request: HttpRequest) -> Iterator[list]:
    """Return what the plan of `?cua=` moves: all of it, or one kind (`?phan=`)."""
    require(request.actor, REORGANISES, None)
    kind = request.GET.get("phan", "")
    if kind not in ("", queries.KEYS, *moving.BY_NAME):
        raise Http404
    try:
        _row, reading = readable(UUID(request.GET.get("cua", "")))
    except ValueError:
        raise Http404 from None
    return queries.as_table(reading, kind)


def waiting(request: HttpRequest) -> Iterator[list]:
    """Return what a split left with the own unit, of the former unit that the page shows: codes, labels, days."""
    return _waiting(placing(request).mine)


def _waiting(rows) -> Iterator[list]:
    yield [_("Vụ việc hoặc việc"), _("Đơn vị đã chia tách"), _("Hạn")]
    for row in rows.select_related("former"):
        yield [_called(row), row.former, due_on(row)]


def _called(row: Unplaced) -> str:
    return show_code(row.case.code) if row.case else row.duty.label


def registers(request: HttpRequest) -> Iterator[list]:
    """Return every old register that came or comes in, all of them: how far each is, and no row of any."""
    if not imports_at(request.actor).exists():
        raise Refused("changes.import_register")
    return _registers(registers_of(request.actor))


def _registers(found) -> Iterator[list]:
    heads = [_("Sổ"), _("Đơn vị"), _("Người tải lên"), _("Ngày tải lên"), _("Tình trạng"), _("Số dòng")]
    yield [*heads, _("Đã nhập"), _("Không đổi"), _("Cần sửa")]
    for one in found.select_related("unit", "officer").order_by("-uploaded_at", "-pk").iterator(chunk_size=CHUNK):
        named = one.source, one.unit, one.officer.full_name, clock.legal_day(one.uploaded_at)
        yield [*named, str(REGISTER_STATES[one.state]), one.rows, one.accepted, one.unchanged, one.odd]


def law_lists(request: HttpRequest) -> Iterator[list]:
    """Return every row of the closed lists of law, with its source, time and confidence."""
    require(request.actor, AMENDS, None)
    return _law_lists(english=get_language() == "en")


def _law_lists(*, english: bool) -> Iterator[list]:
    heads = [_("Danh mục"), _("Mã"), _("Nội dung"), _("Hiệu lực từ"), _("Đến hết")]
    yield [*heads, _("Độ chắc chắn"), _("Căn cứ")]
    sure = NAMES["confidences"]
    for each in lists().values():
        title = each.title_en if english else each.title
        for row in each.items:
            text, source = (row.text_en, row.source.in_english) if english else (row.text, row.source)
            yield [title, row.code, text, row.in_force_from, row.in_force_until, str(sure[row.confidence]), source]
