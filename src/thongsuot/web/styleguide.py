"""`/styleguide/`: every component in every state, for those who build pages and for the accessibility test.

Shown to administrators and where DEBUG is on; everyone else gets the answer of an absent page.
"""

from datetime import date

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from thongsuot.law.queries import book
from thongsuot.law.queries.weeks import weeks
from thongsuot.web.middleware import not_found


class SampleForm(forms.Form):
    """Every kind of input, two of them wrong."""

    name = forms.CharField(label=gettext_lazy("Họ và tên"), help_text=gettext_lazy("Viết như trên căn cước."))
    phone = forms.CharField(label=gettext_lazy("Số điện thoại"), min_length=10, required=False)
    story = forms.CharField(label=gettext_lazy("Kể lại sự việc"), widget=forms.Textarea(attrs={"rows": 4}))
    topic = forms.ChoiceField(
        label=gettext_lazy("Lĩnh vực"), choices=[("dat-dai", "Đất đai"), ("giao-thong", "Giao thông")]
    )
    reply = forms.ChoiceField(
        label=gettext_lazy("Nhận tin bằng cách nào?"),
        choices=[("sms", gettext_lazy("Tin nhắn điện thoại")), ("letter", gettext_lazy("Thư giấy gửi về nhà"))],
        widget=forms.RadioSelect,
    )
    collective = forms.BooleanField(label=gettext_lazy("Đơn có nhiều người ký"), required=False)
    papers = forms.FileField(
        label=gettext_lazy("Ảnh hoặc giấy tờ"), required=False, help_text=gettext_lazy("Tối đa 5 tệp.")
    )


def _badges() -> list[tuple[str, str, str]]:
    return [
        ("running", _("Còn 7 ngày làm việc"), _("Còn hạn")),
        ("soon", _("Còn 2 ngày làm việc"), _("Sắp đến hạn: từ 3 ngày làm việc trở xuống")),
        ("today", _("Hạn hôm nay"), _("Hạn trong ngày")),
        ("late", _("Quá 6 ngày làm việc"), _("Quá hạn")),
        ("paused", _("Tạm dừng từ 19/8"), _("Đồng hồ dừng, có căn cứ")),
        ("done", _("Xong, đúng hạn"), _("Xong trong hạn")),
        ("done-late", _("Xong, muộn 3 ngày"), _("Xong sau hạn")),
        ("unknown", _("Chưa có hạn"), _("Chưa đủ dữ liệu để tính")),
    ]


def _stations() -> list[dict]:
    return [
        {"state": "done", "title": _("Đã tiếp nhận"), "on": date(2026, 8, 20)},
        {"state": "now", "title": _("Đang giải quyết"), "on": date(2026, 8, 24)},
        {"state": "stuck", "title": _("Chờ Phòng Văn hóa – Xã hội"), "on": date(2026, 8, 26)},
        {"state": "next", "title": _("Trả lời")},
    ]


def _acts() -> list[dict]:
    return [
        {"label": _("Soạn trả lời"), "href": "#", "allowed": True, "first": True},
        {"label": _("Giao lại"), "href": "#", "allowed": True, "note": _("Đổi người hoặc thêm đơn vị phối hợp")},
        {"label": _("Trình duyệt"), "allowed": False, "note": _("việc 3 chưa có trả lời và bằng chứng.")},
    ]


def samples() -> dict:
    """Return one of everything, all invented; the form is bound, so that its errors show."""
    due = book().due("LETTER.HANDLE", date(2026, 8, 20))
    return {
        "badges": _badges(),
        "stations": _stations(),
        "acts": _acts(),
        "due": due,
        "weeks": weeks(due),
        "steps": [
            {"title": _("Việc gì"), "state": "done", "href": "#o-nhap"},
            {"title": _("Ở đâu"), "state": "now"},
            {"title": _("Ai gửi")},
        ],
        "tabs": [
            {"label": _("Tôi chủ trì"), "href": "#the", "count": 41, "current": True},
            {"label": _("Tôi phối hợp"), "href": "#the", "count": 14},
        ],
        "pairs": [(_("Đang giữ"), "Phòng Kinh tế xã Đơn Dương"), (_("Việc tiếp theo"), _("Trả lời người gửi"))],
        "figures": [(_("Đã tiếp nhận"), "1.284"), (_("Trả lời đúng hạn"), "87,4%")],
        "form": SampleForm({"phone": "0900", "name": "Ka Thuyên", "topic": "dat-dai", "reply": "sms"}),
        "page": Paginator(range(60), 20).page(2),
    }


@require_GET
def styleguide(request):
    """Show the sheet of components to administrators, or to all where DEBUG is on."""
    if not settings.DEBUG and not request.actor.units_as("administrator"):
        return not_found(request)
    return render(request, "web/styleguide.html", samples())
