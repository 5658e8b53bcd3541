"""Closed lists of the sealed room: why not accepted, suspended, ended; how complex; what was found. Codes with names.

Source: Luật Tố cáo 25/2018/QH14, Điều 24, 25, 29, 30, 34; Nghị định 31/2019/NĐ-CP.
"""

REFUSALS = {
    "not-denunciation": ("Không phải tố cáo theo Luật Tố cáo", "Not a denunciation under the law"),
    "no-name": ("Không có tên, địa chỉ người tố cáo", "Without the denouncer's name and address"),
    "no-basis": ("Không đủ cơ sở xác định người, hành vi vi phạm", "No ground to tell the person or the breach"),
    "settled": ("Đã giải quyết, không có tình tiết mới", "Settled already, with nothing new"),
    "withdrawn": ("Người tố cáo đã rút toàn bộ", "Withdrawn as a whole"),
    "incapable": ("Người tố cáo không đủ năng lực hành vi", "The denouncer cannot act for themself"),
}
SUSPENSIONS = {
    "waits-for-result": ("Cần đợi kết quả của cơ quan khác hoặc vụ việc liên quan", "Waits for another body or matter"),
    "re-examination": ("Cần đợi giám định bổ sung, giám định lại", "Waits for another expert's report"),
}
TERMINATIONS = {
    "withdrawn": ("Người tố cáo rút toàn bộ nội dung tố cáo", "Withdrawn as a whole"),
    "death": ("Người bị tố cáo là cá nhân chết và nội dung chỉ liên quan đến người đó", "The accused has died"),
    "judged": ("Đã có bản án, quyết định có hiệu lực", "A judgment or decision is in force"),
}
COMPLEX, ESPECIALLY_COMPLEX = "complex", "especially-complex"
COMPLEXITIES = {
    COMPLEX: ("Vụ việc phức tạp", "Complex"),
    ESPECIALLY_COMPLEX: ("Vụ việc đặc biệt phức tạp", "Especially complex"),
}
MOST_EXTENSIONS = {COMPLEX: 1, ESPECIALLY_COMPLEX: 2}
OUTCOMES = {
    "true": ("Tố cáo đúng", "True"),
    "partly": ("Tố cáo đúng một phần", "Partly true"),
    "false": ("Tố cáo sai", "False"),
}
CHECKS = {
    "eligible": ("Đủ điều kiện thụ lý", "Eligible"),
    "refused": ("Không đủ điều kiện thụ lý", "Not eligible"),
    "kept": (
        "Không rõ người tố cáo, có nội dung rõ: giữ để thanh tra, kiểm tra",
        "Anonymous but clear: for inspection",
    ),
}
PROTECTIONS = {"granted": ("Áp dụng biện pháp bảo vệ", "Granted"), "refused": ("Không áp dụng", "Not granted")}
NOTICE_SUBJECTS = {
    "acceptance": ("Việc thụ lý", "Acceptance"),
    "refusal": ("Việc không thụ lý", "Not accepted"),
    "transfer": ("Việc chuyển đơn", "Transfer"),
    "extension": ("Việc gia hạn", "Extension"),
    "suspension": ("Việc tạm đình chỉ, đình chỉ", "Suspension or termination"),
    "conclusion": ("Kết luận nội dung tố cáo", "Conclusion"),
    "handling": ("Kết quả xử lý", "What was done"),
    "other": ("Việc khác", "Something else"),
}
WAYS = {
    "meeting": ("Tại cuộc họp của cơ quan nơi người bị tố cáo công tác", "At a meeting of the accused's body"),
    "posted": ("Niêm yết tại trụ sở", "Posted at the office"),
    "portal": ("Trên cổng thông tin", "On the portal"),
}
STATE_NAMES = {
    "received": ("Mới tiếp nhận, chờ kiểm tra", "Received, to be checked"),
    "checked": ("Đủ điều kiện, chờ thụ lý", "Eligible, to be accepted"),
    "accepted": ("Đã thụ lý, đang xác minh", "Accepted, being verified"),
    "verified": ("Đã có báo cáo xác minh, chờ kết luận", "Verified, to be concluded"),
    "concluded": ("Đã kết luận", "Concluded"),
    "handled": ("Đã xử lý theo kết luận", "Acted upon"),
    "again": ("Tố cáo tiếp, cấp trên đang xem xét", "Denounced again, under review"),
    "not-accepted": ("Không thụ lý", "Not accepted"),
    "kept": ("Giữ để thanh tra, kiểm tra", "Kept for inspection"),
    "guided": ("Đã hướng dẫn", "Guided"),
    "transferred-out": ("Đã chuyển cơ quan khác", "Passed to another body"),
    "terminated": ("Đã đình chỉ", "Terminated"),
    "erased": ("Đã hủy nội dung", "Erased"),
}
VERB_NAMES = {
    "receive": ("Tiếp nhận", "Received"),
    "check": ("Kiểm tra ban đầu", "First check"),
    "guide": ("Hướng dẫn", "Guided"),
    "transfer": ("Chuyển cơ quan có thẩm quyền", "Transferred"),
    "transfer_out": ("Chuyển ra ngoài hệ thống", "Passed outside"),
    "inherit": ("Đơn vị kế thừa tiếp nhận", "Passed to the successor"),
    "accept": ("Thụ lý", "Accepted"),
    "name_verifier": ("Cử người xác minh", "Named a verifier"),
    "dismiss_verifier": ("Thôi cử người xác minh", "Dismissed a verifier"),
    "redact": ("Lập bản đã che", "Made a redacted copy"),
    "verify": ("Báo cáo xác minh", "Verified"),
    "suspend": ("Tạm đình chỉ", "Suspended"),
    "resume": ("Tiếp tục giải quyết", "Resumed"),
    "extend": ("Gia hạn", "Extended"),
    "conclude": ("Kết luận", "Concluded"),
    "notify_accused": ("Thông báo người bị tố cáo", "Told the accused"),
    "notify_denouncer": ("Thông báo người tố cáo", "Told the denouncer"),
    "handle": ("Xử lý theo kết luận", "Acted on the conclusion"),
    "report_handling": ("Báo cáo kết quả xử lý", "Reported what was done"),
    "publish_conclusion": ("Công khai kết luận", "Published the conclusion"),
    "withdraw": ("Rút tố cáo", "Withdrawn"),
    "terminate": ("Đình chỉ", "Terminated"),
    "again": ("Tố cáo tiếp", "Denounced again"),
    "hand_up": ("Giao hồ sơ lên cấp trên", "Handed the file up"),
    "forward_crime": ("Chuyển cơ quan điều tra", "Passed to the investigators of crime"),
    "share": ("Thêm người cùng giải quyết", "Shared with another investigator"),
    "exclude": ("Loại người không được biết", "Excluded somebody"),
    "request_identity": ("Đề nghị xem danh tính", "Asked to see the identity"),
    "grant_identity": ("Cho xem danh tính", "Granted sight of the identity"),
    "refuse_identity": ("Không cho xem danh tính", "Refused sight of the identity"),
    "expire_identity": ("Hết hạn xem danh tính", "Sight of the identity ended"),
    "protect": ("Đề nghị bảo vệ", "Asked for protection"),
    "decide_protection": ("Quyết định việc bảo vệ", "Decided on protection"),
    "add": ("Người tố cáo bổ sung", "The denouncer added"),
    "answer": ("Trả lời người tố cáo", "Answered the denouncer"),
    "note": ("Ghi chú hồ sơ", "Noted"),
    "overdue": ("Quá hạn, đã báo cấp trên", "Overdue, the body above was told"),
    "report_overdue": ("Báo cáo lý do quá hạn", "Reported why it is overdue"),
    "end_posting": ("Hết hạn niêm yết", "The posting has stood its days"),
    "succeed": ("Trao khóa cho người kế tiếp", "Keys passed to a successor"),
    "erase": ("Hủy nội dung", "Erased"),
}
