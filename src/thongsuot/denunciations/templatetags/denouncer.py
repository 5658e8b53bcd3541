"""What the denouncer's page says of steps, states and deeds; officers' pages have words of their own."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.denunciations.rules.clocks import TASK_NAMES
from thongsuot.denunciations.rules.grounds import STATE_NAMES, VERB_NAMES

register = template.Library()
# Where the officers' word for an act is not what the denouncer would say.
STEPS = {
    "receive": _("Đã nhận"),
    "transfer": _("Chuyển kín đến nơi có thẩm quyền"),
    "add": _("Viết thêm"),
    "answer": _("Trả lời"),
    "notify_denouncer": _("Thông báo"),
    "protect": _("Xin bảo vệ"),
    "withdraw": _("Xin rút"),
    "again": _("Gửi lên cấp trên"),
    "request_identity": _("Có người xin xem họ tên"),
    "grant_identity": _("Người giữ khóa cho xem họ tên"),
    "refuse_identity": _("Người giữ khóa không cho xem họ tên"),
    "expire_identity": _("Hết hạn xem họ tên"),
}
GAVE_IDENTITY = _("Ghi thêm họ tên, địa chỉ")
RELEASES = {"waiting": _("chờ quyết định"), "granted": _("được xem"), "refused": _("không được xem")}
DEEDS = {
    "bo-sung": (
        _("Viết thêm, gửi tệp"),
        _("Người giải quyết đọc được ngay. Không viết tên mình ở đây, trừ khi muốn họ biết."),
    ),
    "bao-ve": (
        _("Xin bảo vệ"),
        _("Cho mình, vợ hoặc chồng, cha mẹ, con. Muốn được bảo vệ thì phải ghi họ tên và địa chỉ ở mục dưới."),
    ),
    "danh-tinh": (
        _("Ghi họ tên, địa chỉ"),
        _("Niêm phong riêng như lúc gửi. Lần ghi sau thay lần ghi trước."),
    ),
    "rut": (
        _("Rút đơn"),
        _("Cơ quan vẫn phải giải quyết tiếp nếu thấy có vi phạm, hoặc người rút bị đe dọa (Điều 33 Luật Tố cáo)."),
    ),
    "gui-tiep": (
        _("Gửi lên cấp trên"),
        _("Khi không đồng ý với kết quả. Cấp trên xem lại trong 20 ngày (Điều 37 Luật Tố cáo)."),
    ),
}


def _in_language(names: tuple[str, str]) -> str:
    return names[1] if get_language() == "en" else names[0]


@register.filter
def step_name(step) -> str:
    """Return what a step of `queries.returning` is called."""
    if step.gave_identity:
        return GAVE_IDENTITY
    return STEPS.get(step.verb) or _in_language(VERB_NAMES[step.verb])


@register.filter
def state_name(state: str) -> str:
    """Return the name of a state in the page's language."""
    return _in_language(STATE_NAMES[state])


@register.filter
def task_name(task: str) -> str:
    """Return what a clock is for, in the page's language."""
    return _in_language(TASK_NAMES[task])


@register.filter
def release_name(release) -> str:
    """Return what became of a request to see the name."""
    return RELEASES.get(release.state, release.state)


@register.filter
def deed_name(slug: str) -> str:
    """Return the name of a form of the opened page, as on its button."""
    return DEEDS[slug][0]


@register.filter
def deed_note(slug: str) -> str:
    """Return what to know before doing it."""
    return DEEDS[slug][1]
