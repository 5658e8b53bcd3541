"""How pages say replies and what became of an invitation."""

from django.utils.translation import gettext_lazy as _

REPLIES = {"": _("Chưa trả lời"), "coming": _("Sẽ đến"), "not-coming": _("Không đến được")}
STANDS = {
    "co-mat": _("Có mặt"),
    "chua-den": _("Chưa đến"),
    "coming": REPLIES["coming"],
    "not-coming": REPLIES["not-coming"],
    "chua-tra-loi": REPLIES[""],
    "khong-co-giay": _("Đến không có giấy mời"),
}
