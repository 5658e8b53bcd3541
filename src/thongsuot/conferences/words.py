"""How pages say the states of conferences, sites and papers."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "planned": _("Chưa khai mạc"),
    "open": _("Đang họp"),
    "closed": _("Đã họp, chưa công bố kết luận"),
    "told": _("Đã công bố kết luận"),
    "called-off": _("Không tổ chức"),
}
SHAPES = {
    "planned": "unknown", "open": "running", "closed": "running", "told": "done", "called-off": "unknown",
}  # fmt: skip
SITE_STATES = {
    "waiting": _("Chưa vào"),
    "counted": _("Đã báo số người"),
    "here": _("Đang dự"),
    "left": _("Đã rời"),
    "dropped": _("Đã bỏ khỏi danh sách"),
}
STAYED = _("Dự đến hết")
SITE_SHAPES = {"waiting": "unknown", "counted": "running", "here": "done", "left": "running", "dropped": "unknown"}
PAPER_STATES = {
    "registered": _("Chờ xem"),
    "accepted": _("Đã nhận"),
    "returned": _("Trả lại để sửa"),
    "spoken": _("Đã trình bày"),
}
PAPER_SHAPES = {"registered": "unknown", "accepted": "running", "returned": "paused", "spoken": "done"}
VERBS = {
    "planned": _("Lập hội nghị"),
    "changed": _("Sửa nội dung, chương trình"),
    "moved": _("Đổi ngày giờ, nơi tổ chức"),
    "sites_added": _("Thêm điểm cầu"),
    "opened": _("Khai mạc"),
    "item_called": _("Chuyển mục chương trình"),
    "said": _("Thông báo đến các điểm cầu"),
    "minuted": _("Ghi biên bản"),
    "closed": _("Bế mạc"),
    "concluded": _("Ghi kết luận"),
    "told": _("Công bố kết luận"),
    "tasked": _("Giao kết luận thành nhiệm vụ"),
    "called_off": _("Không tổ chức nữa"),
    "not_come": _("Đính chính: điểm cầu chưa vào dự"),
}


def site_stands(site, sits: bool) -> tuple:
    """Return how a site stands, as shape and words; `sits`: the conference is still to close.

    One that only said how many came, and never joined, has come as well ("counted").
    """
    state = "counted" if site.state == "waiting" and site.attended else site.state
    return SITE_SHAPES[state], STAYED if state == "here" and not sits else SITE_STATES[state]
