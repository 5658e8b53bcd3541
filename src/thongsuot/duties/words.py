"""How each act on a duty is named where people read it."""

from django.utils.translation import gettext_noop

VERBS = {
    "opened": gettext_noop("Mở việc"),
    "extended": gettext_noop("Đã gia hạn"),
    "suspended": gettext_noop("Đã tạm dừng"),
    "resumed": gettext_noop("Chạy tiếp"),
    "handed": gettext_noop("Chuyển đơn vị giữ"),
    "assigned": gettext_noop("Giao người giữ"),
    "recomputed": gettext_noop("Tính lại hạn"),
    "moved": gettext_noop("Đã đổi hạn"),
    "met": gettext_noop("Hoàn thành"),
    "waived": gettext_noop("Không phải làm nữa"),
    "reopened": gettext_noop("Mở lại"),
    "corrected": gettext_noop("Sửa ghi nhầm"),
    "interrupted": gettext_noop("Bị gián đoạn"),
    "restored": gettext_noop("Làm lại"),
    "occurred": gettext_noop("Đã làm một lần"),
    "struck": gettext_noop("Bỏ một lần ghi nhầm"),
    "missed": gettext_noop("Ghi kỳ không làm đủ"),
    "urged": gettext_noop("Đã đôn đốc"),
    "urge_answered": gettext_noop("Trả lời đôn đốc"),
}
