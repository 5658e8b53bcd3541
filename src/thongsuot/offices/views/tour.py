"""Bắt đầu trong 15 phút: eight steps on the real pages in practice; facts tick them, one can come back later."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.offices.queries import tour as queries
from thongsuot.offices.rules.tour import CASE, RECEIVE, Walked, walked

WORDS = {
    "receive": (
        _("Tiếp nhận một đơn"),
        _("Ghi một câu bịa, ví dụ đèn đường hỏng. Bấm tiếp nhận, xem biên nhận có mã và mã bí mật."),
    ),
    "screen": (
        _("Phân loại đơn"),
        _("Mở đơn vừa nhận, xác nhận loại và lĩnh vực máy gợi ý, hoặc chọn lại."),
    ),
    "accept": (_("Thụ lý"), _("Bấm Thụ lý. Xem hạn trả lời và bấm “Vì sao ngày này?”.")),
    "assign": (_("Giao việc"), _("Giao cho chính mình: trong tập làm anh/chị giữ mọi vai.")),
    "draft": (_("Soạn trả lời"), _("Viết một câu trả lời cho từng việc được hỏi, gắn một ảnh làm chứng cứ.")),
    "submit": (_("Trình duyệt"), _("Bấm Trình. Thiếu trả lời hoặc chứng cứ thì trang nói thiếu ở đâu.")),
    "approve": (_("Duyệt"), _("Đọc lại như người đứng đầu rồi duyệt, hoặc trả lại kèm lý do.")),
    "publish": (
        _("Trả lời và công khai"),
        _("Che tên trong bản công khai rồi gửi. Tập làm nên không trang công khai nào đổi."),
    ),
}  # fmt: skip


@require_GET
def tour(request: HttpRequest) -> HttpResponse:
    units = queries.practice_units(clock.today())
    steps = walked(queries.tried(request.actor, units))
    case = queries.case_to_go_on_with(request.actor, units)
    context = {
        "steps": [(one, *WORDS[one.step.code], _url(one, case)) for one in steps],
        "done": sum(one.done for one in steps),
        "ready": bool(units),
    }
    return render(request, "offices/tour.html", context)


def _url(one: Walked, case: Case | None) -> str:
    """Return the real page of a step: the practice case in hand, else the page that takes a new one in."""
    if one.step.page == CASE:
        return reverse("desk:case", args=[case.pk]) if case else reverse(RECEIVE)
    return reverse(one.step.page)
