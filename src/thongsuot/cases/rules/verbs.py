"""How each act is named where people read it, and which of its words an officer's history shows."""

from thongsuot.cases.rules.complaints import COMPLAINT

# verb: (Vietnamese, English), as done; the imperative on buttons belongs to the pages.
VERB_NAMES = {
    "receive": ("Tiếp nhận", "Received"),
    "screen": ("Phân loại, xử lý đơn", "Screened"),
    "ask_supplement": ("Đề nghị bổ sung", "Asked for a supplement"),
    "supplement": ("Bổ sung", "Supplemented"),
    "guide": ("Hướng dẫn", "Guided"),
    "return": ("Trả lại đơn", "Returned"),
    "transfer": ("Chuyển đơn vị", "Transferred"),
    "transfer_out": ("Chuyển ra ngoài hệ thống", "Transferred outside"),
    "join": ("Nhập vào vụ việc khác", "Joined"),
    "unjoin": ("Bỏ nhập", "Taken apart again"),
    "tell_apart": ("Ghi là việc khác", "Told apart"),
    "split": ("Tách vụ việc", "Split"),
    "accept": ("Thụ lý", "Accepted"),
    "assign": ("Giao việc", "Assigned"),
    "hand_over": ("Bàn giao người giải quyết", "Handed over"),
    "inherit": ("Đơn vị kế thừa tiếp nhận", "Passed to the successor"),
    "erase": ("Xóa nội dung", "Erased the content"),
    "pass_on": ("Chuyển cơ quan có thẩm quyền", "Passed to the competent body"),
    "undo_import": ("Hoàn tác nhập sổ", "The import was undone"),
    "coordinate": ("Đề nghị phối hợp", "Asked to coordinate"),
    "answer_coordination": ("Cho ý kiến phối hợp", "Coordination answered"),
    "draft": ("Soạn trả lời", "Drafted the answer"),
    "submit": ("Trình duyệt", "Submitted for approval"),
    "send_back": ("Trả lại để sửa", "Sent back"),
    "approve": ("Duyệt", "Approved"),
    "publish": ("Gửi trả lời", "Sent the answer"),
    "withdraw_publication": ("Gỡ bản công khai", "Withdrew the public copy"),
    "rate": ("Người gửi xác nhận", "Rated"),
    "reopen": ("Mở lại", "Reopened"),
    "close": ("Đóng", "Closed"),
    "withdraw": ("Người gửi rút", "Withdrawn"),
    "extend": ("Gia hạn", "Extended"),
    "suspend": ("Tạm dừng", "Suspended"),
    "resume": ("Tiếp tục", "Resumed"),
    "urge": ("Đôn đốc", "Urged"),
    "answer_urge": ("Trả lời đôn đốc", "Answered the urging"),
    "raise_alarm": ("Báo động", "Raised the alarm"),
    "acknowledge_alarm": ("Nhận báo động", "Took the alarm"),
    "correct": ("Đính chính", "Corrected"),
    "note": ("Ghi chú nội bộ", "Noted for the office"),
    "label": ("Gắn, gỡ nhãn công việc", "Set or removed labels of work"),
    "reissue_secret": ("Cấp lại mã bí mật", "Re-issued the secret"),
    "reveal_party": ("Xem người gửi", "Looked at the person"),
    "describe": ("Ghi nội dung khiếu nại", "Described the complaint"),
    "refuse": ("Không thụ lý", "Not accepted"),
    "appoint": ("Lập tổ xác minh", "Appointed the team"),
    "minute": ("Lập biên bản", "Took minutes"),
    "add_evidence": ("Nhận chứng cứ", "Took evidence"),
    "report": ("Báo cáo kết quả xác minh", "Reported the findings"),
    "call_dialogue": ("Mời đối thoại", "Called a dialogue"),
    "hold_dialogue": ("Đối thoại", "Held the dialogue"),
    "decide": ("Ký quyết định giải quyết", "Signed the decision"),
    "send": ("Gửi quyết định", "Sent the decision"),
    "prove_receipt": ("Người khiếu nại đã nhận quyết định", "The decision was received"),
    "take_effect": ("Quyết định có hiệu lực", "The decision took effect"),
    "oblige": ("Ghi việc phải thi hành", "Noted what must be done"),
    "fulfil": ("Đã thi hành", "Carried out"),
    "terminate": ("Đình chỉ giải quyết", "Terminated"),
    "send_notice": ("Gửi thông báo, quyết định tố tụng", "Sent a notice"),
    "suspend_disputed": ("Tạm đình chỉ thi hành quyết định bị khiếu nại", "Suspended the disputed decision"),
    "lift_suspension": ("Hủy bỏ tạm đình chỉ thi hành", "Lifted that suspension"),
    "appeal": ("Khiếu nại lần hai", "Taken to the second level"),
    "note_lawsuit": ("Khởi kiện tại Tòa án", "A lawsuit was noted"),
    "consent": ("Đồng ý công khai", "Consented to publication"),
    "open_signatories": ("Mở danh sách người ký", "Opened the sealed list"),
}
# What a complaint calls differently: the law's own words.
COMPLAINT_VERB_NAMES = {
    "draft": ("Soạn quyết định", "Drafted the decision"),
    "extend": ("Kéo dài thời hạn", "Gave more time"),
    "suspend": ("Tạm đình chỉ giải quyết", "Suspended"),
    "resume": ("Tiếp tục giải quyết", "Went on"),
    "withdraw": ("Người khiếu nại rút", "Withdrawn"),
    "publish": ("Công khai quyết định", "Published the decision"),
    "rate": ("Người khiếu nại đánh giá", "Rated"),
    "close": ("Kết thúc", "Ended"),
    "send_back": ("Trả lại để xác minh thêm", "Sent back to be verified further"),
}
# Never `people`, `signatories` or the matter itself: those have places of their own, with their own permissions.
SHOWN_TEXTS = (
    "reason", "where", "missing", "text", "basis", "to", "note", "question", "answer", "late_reason", "not_accusation",
)  # fmt: skip
HIDDEN = {"receive": ("text",), "correct": ("text",), "publish": ("question",)}


def verb_name(verb: str, language: str = "vi", kind: str = "") -> str:
    """Return how a page names an act that was done on a case of `kind`; an unknown verb is shown as it is stored."""
    own = COMPLAINT_VERB_NAMES if kind == COMPLAINT else {}
    return (own.get(verb) or VERB_NAMES.get(verb, (verb, verb)))[language == "en"]


def shown_words(verb: str, texts: dict) -> list[str]:
    """Return those words of an act that its history line shows to officers."""
    hidden = HIDDEN.get(verb, ())
    return [texts[key] for key in SHOWN_TEXTS if key not in hidden and isinstance(texts.get(key), str) and texts[key]]
