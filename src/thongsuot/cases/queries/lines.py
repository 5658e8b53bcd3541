"""What happened to a case, in sentences for its person, with what an officer wrote to them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext_lazy

from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.rules.reasons import INELIGIBLE, Reason, reasons_by_code


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened, in words for the person; `note` quotes what an officer wrote to them."""

    on: date
    verb: str
    sentence: str
    note: str = ""


def named(reason: Reason) -> str:
    """Return a code of a closed list in the page's language."""
    return reason.en if get_language() == "en" else reason.vi


SENTENCES = {
    "receive": gettext_lazy("%(unit)s đã tiếp nhận."),
    "screen": gettext_lazy("Đã xem xét, đúng thẩm quyền giải quyết."),
    "ask_supplement": gettext_lazy("Đề nghị người gửi bổ sung."),
    "supplement": gettext_lazy("Đã nhận phần bổ sung."),
    "guide": gettext_lazy("Đã hướng dẫn gửi đến nơi có thẩm quyền."),
    "return": gettext_lazy("Đã trả lại đơn."),
    "transfer": gettext_lazy("Đã chuyển đến %(unit)s."),
    "inherit": gettext_lazy("%(unit)s tiếp nhận hồ sơ thay đơn vị cũ."),
    "transfer_out": gettext_lazy("Đã chuyển đến cơ quan có thẩm quyền ở ngoài hệ thống."),
    "join": gettext_lazy("Đã nhập vào một vụ việc cùng nội dung để giải quyết chung."),
    "unjoin": gettext_lazy("Đã tách ra để giải quyết riêng."),
    "split": gettext_lazy("Đã tách thành nhiều vụ việc."),
    "accept": gettext_lazy("Đã thụ lý: cơ quan nhận trách nhiệm trả lời."),
    "assign": gettext_lazy("Đã giao %(unit)s giải quyết."),
    "publish": gettext_lazy("Đã trả lời."),
    "withdraw_publication": gettext_lazy("Đã gỡ bản công khai; câu trả lời vẫn giữ nguyên."),
    "rate": gettext_lazy("Người gửi đã xác nhận việc đã xong."),
    "rate-all": gettext_lazy("Người gửi đã xác nhận mọi việc đã xong. Việc này kết thúc."),
    "reopen": gettext_lazy("Đã mở lại vì còn việc chưa xong."),
    "close": gettext_lazy("Đã kết thúc."),
    "withdraw": gettext_lazy("Người gửi đã rút."),
    "extend": gettext_lazy("Đã gia hạn thêm %(days)s ngày, hạn mới là %(due)s."),
    "suspend": gettext_lazy("Tạm dừng giải quyết, thời hạn chưa tính tiếp."),
    "resume": gettext_lazy("Giải quyết tiếp, hạn mới là %(due)s."),
    "urge": gettext_lazy("Cấp trên đã đôn đốc."),
    "correct": gettext_lazy("Đã sửa thông tin ghi nhầm."),
    "erase": gettext_lazy("Đã xóa nội dung theo quy định; các bước đã làm vẫn ghi lại."),
    "pass_on": gettext_lazy("Đã chuyển đến cơ quan có thẩm quyền."),
    "reissue_secret": gettext_lazy("Đã cấp lại mã bí mật; mã cũ không dùng được nữa."),
}
# What is told otherwise, or only, of a complaint.
OF_COMPLAINTS = {
    "accept": gettext_lazy("Đã thụ lý khiếu nại."),
    "refuse": gettext_lazy("Không thụ lý khiếu nại."),
    "assign": gettext_lazy("Đã giao %(unit)s xác minh."),
    "report": gettext_lazy("Đã có kết quả xác minh."),
    "call_dialogue": gettext_lazy("Mời đối thoại ngày %(session)s."),
    "hold_dialogue": gettext_lazy("Đã đối thoại."),
    "decide": gettext_lazy("Đã ký quyết định giải quyết."),
    "send": gettext_lazy("Đã gửi quyết định giải quyết."),
    "take_effect": gettext_lazy("Quyết định có hiệu lực."),
    "extend": gettext_lazy("Đã kéo dài thêm %(days)s ngày, hạn mới là %(due)s."),
    "suspend": gettext_lazy("Tạm đình chỉ giải quyết, thời hạn chưa tính tiếp."),
    "withdraw": gettext_lazy("Người khiếu nại đã rút."),
    "terminate": gettext_lazy("Đình chỉ giải quyết."),
    "suspend_disputed": gettext_lazy("Tạm đình chỉ thi hành quyết định bị khiếu nại."),
    "lift_suspension": gettext_lazy("Hủy bỏ việc tạm đình chỉ thi hành."),
    "appeal": gettext_lazy("Đã khiếu nại lần hai đến %(unit)s."),
    "publish": gettext_lazy("Đã công khai quyết định, không có tên người."),
    "rate": gettext_lazy("Người khiếu nại đã đánh giá."),
}
# What was written to the person or by them, by its name in the words of the act; nothing else of those is shown.
NOTES = {
    "ask_supplement": "missing",
    "supplement": "text",
    "guide": "where",
    "return": "text",
    "reopen": "missing",
    "refuse": "text",
    "terminate": "text",
    "call_dialogue": "place",
}


def lines_of(case: Case) -> list[HistoryLine]:
    """Return what happened, in words for the person, oldest first; steps that are the office's own are left out."""
    told = SENTENCES | (OF_COMPLAINTS if case.kind == COMPLAINT else {})
    rows = Act.objects.filter(case=case, verb__in=told).select_related("unit", "content").order_by("number")
    rows = rows.prefetch_related("unit__former_names")
    return [_line(act, told) for act in rows]


def _line(act: Act, told: dict) -> HistoryLine:
    details, due_on, session = act.details, act.details.get("due_on"), act.details.get("session_on")
    sentence = str(told["rate-all" if details.get("all_done") and act.verb == "rate" else act.verb]) % {
        "unit": act.unit.name_on(act.on) if act.unit else "",
        "days": details.get("days", ""),
        "due": f"{date.fromisoformat(due_on):%d/%m/%Y}" if due_on else "",
        "session": f"{date.fromisoformat(session):%d/%m/%Y}" if session else "",
    }
    note = act.content.texts.get(NOTES[act.verb], "") if act.verb in NOTES else ""
    reason = reasons_by_code(INELIGIBLE).get(details.get("reason", "")) if act.verb == "return" else None
    return HistoryLine(act.on, act.verb, sentence, f"{named(reason)}. {note}".strip() if reason else note)
