"""Closed lists of the law of complaints: codes with their names and where they stand."""

from thongsuot.cases.rules.reasons import Reason

LAW = "Luật Khiếu nại 02/2011/QH13"
DECREE = "Nghị định 124/2020/NĐ-CP, sửa đổi bởi Nghị định 155/2026/NĐ-CP"

# Why a complaint is not accepted: nine grounds, and no other.
REFUSAL_GROUNDS = (
    Reason(
        "internal",
        "Quyết định, hành vi trong nội bộ cơ quan, hoặc văn bản quy phạm pháp luật, hoặc thuộc bí mật nhà nước",
        "Internal to the administration, a general rule, or a state secret",
        f"{LAW}, Điều 11 khoản 1",
        "verified",
    ),
    Reason(
        "not-concerned",
        "Không liên quan trực tiếp đến quyền, lợi ích hợp pháp của người khiếu nại",
        "Does not directly concern the rights of whoever complains",
        f"{LAW}, Điều 11 khoản 2",
        "verified",
    ),
    Reason(
        "incapable",
        "Người khiếu nại không đủ năng lực hành vi dân sự và không có người đại diện hợp pháp",
        "The person cannot act for themselves and has no lawful representative",
        f"{LAW}, Điều 11 khoản 3",
        "verified",
    ),
    Reason(
        "representative",
        "Người đại diện không hợp pháp",
        "The representative is not a lawful one",
        f"{LAW}, Điều 11 khoản 4",
        "verified",
    ),
    Reason(
        "unsigned",
        "Đơn không có chữ ký hoặc điểm chỉ của người khiếu nại",
        "Neither signed nor marked with a fingerprint",
        f"{LAW}, Điều 11 khoản 5",
        "verified",
    ),
    Reason(
        "late",
        "Đã hết thời hiệu, thời hạn khiếu nại mà không có lý do chính đáng",
        "The time to complain is over, without a good reason",
        f"{LAW}, Điều 11 khoản 6",
        "verified",
    ),
    Reason(
        "settled-twice",
        "Đã có quyết định giải quyết khiếu nại lần hai",
        "Decided at the second level already",
        f"{LAW}, Điều 11 khoản 7",
        "verified",
    ),
    Reason(
        "terminated",
        "Đã đình chỉ, quá 30 ngày mà người khiếu nại không tiếp tục khiếu nại",
        "Terminated, and not taken up again within 30 days",
        f"{LAW}, Điều 11 khoản 8",
        "verified",
    ),
    Reason(
        "court",
        "Tòa án đã thụ lý hoặc đã giải quyết bằng bản án, quyết định",
        "A court has taken it up or has settled it",
        f"{LAW}, Điều 11 khoản 9",
        "verified",
    ),
)

COMPLEX_GROUNDS = (
    Reason("places", "Phải xác minh ở từ hai nơi trở lên", "Several places to verify at", DECREE, "verified"),
    Reason("contents", "Khiếu nại từ hai nội dung trở lên", "Several matters in one", DECREE, "verified"),
    Reason(
        "many", "Nhiều người khiếu nại, liên quan quyền lợi nhiều người", "Many people concerned", DECREE, "verified"
    ),
    Reason("foreign", "Có yếu tố nước ngoài", "A foreign element", DECREE, "verified"),
    Reason("agencies", "Thuộc trách nhiệm của nhiều cơ quan", "Several agencies are responsible", DECREE, "verified"),
    Reason("disagreement", "Các cơ quan còn ý kiến khác nhau", "The agencies disagree", DECREE, "verified"),
)

SUSPENSION_GROUNDS = (
    Reason(
        "force-majeure",
        "Người khiếu nại không thể tiếp tục vì ốm đau, thiên tai hoặc trở ngại khách quan",
        "The person cannot go on: illness, disaster or another obstacle",
        DECREE,
        "unsure",
    ),
    Reason(
        "heir",
        "Người khiếu nại đã chết, chưa xác định người thừa kế quyền, nghĩa vụ",
        "The person has died and the heir is not known yet",
        DECREE,
        "unsure",
    ),
    Reason("expert", "Chờ kết quả giám định", "Waiting for an expert's findings", DECREE, "unsure"),
    Reason(
        "other-body", "Chờ kết quả giải quyết của cơ quan khác", "Waiting for another body's decision", DECREE, "unsure"
    ),
)

TERMINATION_GROUNDS = (
    Reason("withdrawn", "Người khiếu nại rút khiếu nại", "The complaint was withdrawn", f"{LAW}, Điều 10", "verified"),
    Reason(
        "no-heir",
        "Người khiếu nại đã chết mà không có người thừa kế quyền, nghĩa vụ",
        "The person has died without an heir",
        DECREE,
        "unsure",
    ),
    Reason("court", "Tòa án đã thụ lý cùng việc này", "A court has taken up the same matter", DECREE, "unsure"),
    Reason(
        "remedied",
        "Quyết định, hành vi bị khiếu nại không còn: đã thu hồi hoặc chấm dứt",
        "The disputed decision is gone",
        DECREE,
        "unsure",
    ),
)

OUTCOMES = (
    Reason("true", "Khiếu nại đúng", "True", f"{LAW}, Điều 31"),
    Reason("partly", "Khiếu nại đúng một phần", "Partly true", f"{LAW}, Điều 31"),
    Reason("false", "Khiếu nại sai", "False", f"{LAW}, Điều 31"),
)

# Of a decision on paper that an old register names: what it says of each thing asked for stands on that paper alone.
REGISTERED = Reason("registered", "Theo quyết định giấy", "As the decision on paper says", "")

STANDINGS = (
    Reason("self", "Tự mình khiếu nại", "For oneself", f"{LAW}, Điều 12"),
    Reason("representative", "Người đại diện, người được ủy quyền", "By a representative", f"{LAW}, Điều 12"),
    Reason("lawyer", "Luật sư, trợ giúp viên pháp lý được ủy quyền", "By a lawyer", f"{LAW}, Điều 12, 16"),
    Reason("group", "Nhiều người, có người đại diện", "A group, by its representatives", f"{LAW}, Điều 8"),
)

SENDING_WAYS = (
    Reason("post", "Bưu điện, có báo phát", "By post, with a receipt", ""),
    Reason("hand", "Giao tận tay, ký nhận", "Handed over against signature", ""),
    Reason("electronic", "Điện tử, có xác nhận", "Electronically, with a confirmation", ""),
)

NOTICES = (
    Reason("acceptance", "Thông báo thụ lý", "Notice of acceptance", DECREE),
    Reason("refusal", "Thông báo không thụ lý", "Notice of refusal", DECREE),
    Reason("suspension", "Quyết định tạm đình chỉ giải quyết", "Decision to suspend", DECREE),
    Reason("resumption", "Quyết định tiếp tục giải quyết", "Decision to go on", DECREE),
    Reason("termination", "Quyết định đình chỉ giải quyết", "Decision to terminate", DECREE),
    Reason("extension", "Thông báo kéo dài thời hạn", "Notice of more time", DECREE),
)

OBLIGATION_KINDS = (
    Reason("money", "Tiền (đồng)", "Money (VND)", f"{LAW}, Điều 46"),
    Reason("land", "Đất (m²)", "Land (m²)", f"{LAW}, Điều 46"),
    Reason("persons", "Khôi phục quyền lợi cho người", "Persons to be reinstated", f"{LAW}, Điều 46"),
    Reason("other", "Việc khác", "Something else", f"{LAW}, Điều 46"),
)

GIVERS = (
    Reason("complainant", "Người khiếu nại", "Whoever complains", ""),
    Reason("complained", "Bên bị khiếu nại", "Whoever is complained of", ""),
    Reason("agency", "Cơ quan, đơn vị khác", "Another body", ""),
    Reason("verifier", "Người xác minh thu thập", "Collected by the verifier", ""),
)
