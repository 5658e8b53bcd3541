"""How the things of the register are named where people read them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thongsuot.directives.models import Instrument, Passage

KINDS = {
    "resolution": _("Nghị quyết"),
    "directive": _("Chỉ thị"),
    "conclusion": _("Kết luận"),
    "programme": _("Chương trình"),
    "plan": _("Kế hoạch"),
    "decision": _("Quyết định"),
    "scheme": _("Đề án"),
    "guidance": pgettext_lazy("kind of instrument", "Hướng dẫn"),
    "regulation": _("Quy định"),
    "statute": _("Quy chế"),
    "notice": pgettext_lazy("kind of instrument", "Thông báo"),
    "report": _("Báo cáo"),
    "letter": _("Công văn"),
    "telegram": _("Công điện"),
    "proposal": _("Tờ trình"),
    "party-circular": _("Thông tri"),
    "joint-resolution": _("Nghị quyết liên tịch"),
    "circular": _("Thông tư"),
    "joint-circular": _("Thông tư liên tịch"),
    "decree": _("Nghị định"),
    "law": _("Luật"),
    "ordinance": _("Pháp lệnh"),
    "code": _("Bộ luật"),
    "constitution": _("Hiến pháp"),
    "consolidation": _("Văn bản hợp nhất"),
    "order": pgettext_lazy("kind of instrument", "Lệnh"),
    "invitation": _("Giấy mời"),
    "news": _("Tin, bài"),
    "minutes": _("Biên bản"),
}
PASSAGES = {
    Passage.Kind.REQUIREMENT.value: pgettext_lazy("passage", "Yêu cầu"),
    Passage.Kind.TASK.value: _("Nhiệm vụ"),
    Passage.Kind.TARGET.value: _("Chỉ tiêu"),
    Passage.Kind.SHORTCOMING.value: _("Hạn chế"),
    Passage.Kind.MODEL.value: _("Mô hình"),
}
STATE_NAMES = {
    Instrument.State.DRAFT.value: _("Bản nháp"),
    Instrument.State.STANDING.value: _("Đang có hiệu lực"),
    Instrument.State.REPLACED.value: _("Đã được thay thế"),
    Instrument.State.ENDED.value: _("Hết hiệu lực"),
    Instrument.State.DROPPED.value: _("Đã bỏ"),
}
DECISIONS = {
    Passage.State.PROPOSED.value: _("Chờ xem"),
    Passage.State.CONFIRMED.value: pgettext_lazy("passage", "Đã xác nhận"),
    Passage.State.LEFT_OUT.value: _("Đã bỏ"),
}
ROLES = {"planned": _("kế hoạch"), "reached": _("đạt được")}
