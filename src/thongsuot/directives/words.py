"""How things of this room are named where people read them: how a part stands, its icon, and the events."""

from django.utils.translation import gettext_lazy as _

from thongsuot.directives.rules import standing

# standing: (word, icon, class of a cell of the matrix, class of a badge)
STANDINGS = {
    standing.LATE: (_("quá hạn"), "late", "m-late", "is-late"),
    standing.NO_PLAN: (_("chưa có kế hoạch"), "half", "m-soon", "is-soon"),
    standing.WAITING: (_("chờ công nhận"), "today", "", "is-today"),
    standing.RUNNING: (_("đang làm"), "clock", "", ""),
    standing.OPENING: (_("đang mở"), "pause", "", "is-paused"),
    standing.DONE_LATE: (_("xong muộn"), "donelate", "m-done", "is-done-late"),
    standing.DONE: (_("xong"), "done", "m-done", "is-done"),
    standing.RELEASED: (_("không phải làm nữa"), "unknown", "m-none", "is-unknown"),
}
EVENTS = {
    "study": _("Quán triệt"),
    "preliminary": _("Sơ kết"),
    "final": _("Tổng kết"),
    "inspection": _("Kiểm tra"),
}
# What was done to a part of a task or an event, where its page tells it.
ACTS = {
    "open_assignment": _("Mở việc"),
    "move_assignment": _("Đơn vị giao đổi hạn"),
    "name_officer": _("Giao người làm"),
    "plan": _("Lập kế hoạch"),
    "report": _("Báo cáo"),
    "accept_report": _("Công nhận báo cáo"),
    "return_report": _("Trả lại báo cáo"),
    "reopen_assignment": _("Mở lại việc đã công nhận"),
    "release": _("Cho đơn vị thôi việc này"),
    "urged": _("Được đôn đốc"),
    "urge_units": _("Được nhắc lại lần đôn đốc trước"),
    "urge_answered": _("Trả lời đôn đốc"),
    "plan_event": _("Lập buổi"),
    "hold_event": _("Ghi đã tổ chức"),
    "call_off_event": _("Không tổ chức nữa"),
    "link": _("Gắn điều chứng minh"),
    "unlink": _("Bỏ gắn"),
}
