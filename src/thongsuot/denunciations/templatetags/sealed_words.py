"""Words of the sealed room that its pages say: names of states, acts, grounds, kinds of readers."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.denunciations.keys.receipts import show
from thongsuot.denunciations.rules import grounds

register = template.Library()
TABLES = {
    "state": grounds.STATE_NAMES,
    "verb": grounds.VERB_NAMES,
    "outcome": grounds.OUTCOMES,
    "about": grounds.NOTICE_SUBJECTS,
    "ground": grounds.REFUSALS | grounds.SUSPENSIONS | grounds.TERMINATIONS,
    "check": grounds.CHECKS,
    "complexity": grounds.COMPLEXITIES,
    "way": grounds.WAYS,
    "protection": grounds.PROTECTIONS,
}
KINDS = {
    "investigator": _("người giải quyết"),
    "reviewer": _("cấp trên xem xét"),
    "verifier": _("người xác minh"),
    "former": _("đơn vị giải quyết trước"),
    "custodian": _("người giữ khóa danh tính"),
}
OPENED = {
    "content": _("nội dung"),
    "file": _("tệp"),
    "identity": _("danh tính người tố cáo"),
    "redacted": _("bản đã che"),
    "report": _("báo cáo lý do quá hạn"),
    "keys": _("khóa, khi trao cho người kế tiếp"),
}
CHANNELS = {
    "web": _("trang tố cáo"),
    "letter": _("đơn qua bưu điện"),
    "counter": _("tại quầy"),
    "reception": _("buổi tiếp công dân"),
    "forwarded": _("nơi khác chuyển đến"),
    "email": _("thư điện tử"),
    "import": _("nhập từ tệp"),
    "reclassified": _("chuyển từ vụ việc ghi nhầm"),
}
POSITIONS = {
    "head": _("Người đứng đầu đơn vị"),
    "deputy": _("Cấp phó"),
    "staff": _("Cán bộ, nhân viên"),
    "unknown": _("Không rõ"),
}
REQUESTS = {
    "waiting": _("chờ quyết định"),
    "granted": _("được xem"),
    "refused": _("không được xem"),
}
RECOVERIES = {
    "asked": _("chờ người thứ nhất"),
    "half": _("chờ người thứ hai"),
    "ready": _("đã đủ hai người, chờ chủ khóa gõ mật ngữ mới"),
}
CELLS = {
    "received": _("Tiếp nhận"),
    "accepted": _("Thụ lý"),
    "not_accepted": _("Không thụ lý"),
    "kept": _("Giữ để thanh tra, kiểm tra"),
    "guided": _("Hướng dẫn"),
    "transferred": _("Chuyển nơi khác"),
    "concluded": _("Kết luận"),
    "true": _("tố cáo đúng"),
    "partly": _("đúng một phần"),
    "false": _("tố cáo sai"),
    "on_time": _("kết luận đúng hạn"),
    "late": _("kết luận quá hạn"),
    "withdrawn": _("Người tố cáo rút"),
    "terminated": _("Đình chỉ"),
    "late_now": _("Đang quá hạn hôm nay"),
}
WORDS = {
    "kind": KINDS, "opened": OPENED, "channel": CHANNELS, "position": POSITIONS, "request": REQUESTS,
    "recovery": RECOVERIES, "cell": CELLS,
}  # fmt: skip


def named(code: str, table: str) -> str:
    """Return the name of a code of a closed list in the page's language; an unknown code as it is."""
    pair = TABLES[table].get(code)
    return pair[get_language() == "en"] if pair else code


@register.filter
def called(code: str, table: str) -> str:
    """Return the name of `code` in one of the tables above."""
    return str(WORDS[table].get(code, code)) if table in WORDS else named(code, table)


@register.filter
def receipt(number: str) -> str:
    """Return a receipt number in groups of four."""
    return show(number)
