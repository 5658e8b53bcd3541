"""How pages say the states, ways and outcomes of dialogues."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "planned": _("Chưa thông báo"),
    "announced": _("Đã thông báo"),
    "closed": _("Đã họp, chưa công bố kết quả"),
    "told": _("Đã công bố kết quả"),
    "called-off": _("Không tổ chức"),
}
SHAPES = {
    "planned": "unknown", "announced": "running", "closed": "running", "told": "done", "called-off": "unknown",
}  # fmt: skip
OUTCOMES = {
    "": _("Chưa trả lời"),
    "answered": _("Đã trả lời tại chỗ"),
    "later": _("Hứa trả lời sau"),
    "case": _("Đã thành vụ việc"),
}
OUTCOME_SHAPES = {"": "unknown", "answered": "done", "later": "running", "case": "running"}
WAYS = {"sent": _("Gửi qua trang"), "floor": _("Hỏi tại hội trường")}
VERBS = {
    "planned": _("Lập buổi đối thoại"),
    "changed": _("Sửa nội dung"),
    "moved": _("Đổi ngày giờ, nơi tổ chức"),
    "announced": _("Thông báo công khai"),
    "minuted": _("Ghi biên bản"),
    "closed": _("Kết thúc buổi đối thoại"),
    "told": _("Công bố kết quả"),
    "called_off": _("Không tổ chức nữa"),
    "file_added": _("Thêm tài liệu"),
    "file_redrawn": _("Vẽ lại tài liệu để công khai"),
    "file_shown": _("Công khai tài liệu"),
    "file_hidden": _("Thôi công khai tài liệu"),
    "file_taken_out": _("Bỏ tài liệu ra"),
}
# Of a dialogue on one case, which no page announces.
CASE_STATES = STATES | {
    "planned": _("Chưa báo người dự"),
    "announced": _("Đã báo người dự"),
    "closed": _("Đã họp, chưa có kết quả"),
    "told": _("Đã có kết quả"),
}
CASE_VERBS = VERBS | {"announced": _("Báo người dự"), "told": _("Ghi kết quả đối thoại")}


def states_of(meeting) -> dict:
    """Return how the states of this dialogue are said."""
    return CASE_STATES if meeting.case_id else STATES


def verbs_of(meeting) -> dict:
    """Return how the acts on this dialogue are said."""
    return CASE_VERBS if meeting.case_id else VERBS
