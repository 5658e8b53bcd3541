"""Closed lists of the law of complaints: codes with their names, where they stand, and how sure that is.

`verified`: as the law's own list in `law/data/lists/khieu-nai.toml`; `general`: from general knowledge; `unsure`: to be
compared with the text before anyone relies on it. Officers read that mark, and no paper cites an unsure article.
"""

from thongsuot.cases.rules.reasons import Reason

LAW = "Luật Khiếu nại 02/2011/QH13"
DECREE = "Nghị định 124/2020/NĐ-CP, sửa đổi bởi Nghị định 155/2026/NĐ-CP"
AMENDED = "Luật Khiếu nại 02/2011/QH13, sửa đổi bởi Luật 136/2025/QH15"  # in force from 1 July 2026
COMPLEX = f"{DECREE}, Điều 3a khoản 1"

# Why a complaint is not accepted: nine grounds, and no other. That they are nine is certain, their wording shortened.
REFUSAL_GROUNDS = (
    Reason(
        "internal",
        "Quyết định, hành vi trong nội bộ cơ quan, hoặc văn bản quy phạm pháp luật, hoặc thuộc bí mật nhà nước",
        "Internal to the administration, a general rule, or a state secret",
        f"{LAW}, Điều 11 khoản 1",
    ),
    Reason(
        "not-concerned",
        "Không liên quan trực tiếp đến quyền, lợi ích hợp pháp của người khiếu nại",
        "Does not directly concern the rights of whoever complains",
        f"{LAW}, Điều 11 khoản 2",
    ),
    Reason(
        "incapable",
        "Người khiếu nại không đủ năng lực hành vi dân sự và không có người đại diện hợp pháp",
        "The person cannot act for themselves and has no lawful representative",
        f"{LAW}, Điều 11 khoản 3",
    ),
    Reason(
        "representative",
        "Người đại diện không hợp pháp",
        "The representative is not a lawful one",
        f"{LAW}, Điều 11 khoản 4",
    ),
    Reason(
        "unsigned",
        "Đơn không có chữ ký hoặc điểm chỉ của người khiếu nại",
        "Neither signed nor marked with a fingerprint",
        f"{LAW}, Điều 11 khoản 5",
    ),
    Reason(
        "late",
        "Đã hết thời hiệu, thời hạn khiếu nại mà không có lý do chính đáng",
        "The time to complain is over, without a good reason",
        f"{LAW}, Điều 11 khoản 6",
    ),
    Reason(
        "settled-twice",
        "Đã có quyết định giải quyết khiếu nại lần hai",
        "Decided at the second level already",
        f"{LAW}, Điều 11 khoản 7",
    ),
    Reason(
        "terminated",
        "Đã đình chỉ, quá 30 ngày mà người khiếu nại không tiếp tục khiếu nại",
        "Terminated, and not taken up again within 30 days",
        f"{LAW}, Điều 11 khoản 8",
    ),
    Reason(
        "court",
        "Tòa án đã thụ lý hoặc đã giải quyết bằng bản án, quyết định, trừ quyết định đình chỉ vụ án hành chính",
        "A court has taken it up or has settled it, save a decision that ends the administrative case",
        f"{LAW}, Điều 11 khoản 9",
    ),
)

# Any one makes it complex. Law 02/2011/QH13 itself left it to whoever settles; the list is that of the decree.
COMPLEX_GROUNDS = (
    Reason(
        "places", "Phải xác minh ở từ hai nơi trở lên", "Several places to verify at", f"{COMPLEX}, điểm a", "verified"
    ),
    Reason("contents", "Khiếu nại từ hai nội dung trở lên", "Several matters in one", f"{COMPLEX}, điểm b", "verified"),
    Reason(
        "many",
        "Nhiều người khiếu nại, liên quan quyền lợi nhiều người",
        "Many people concerned",
        f"{COMPLEX}, điểm c",
        "verified",
    ),
    Reason("foreign", "Có yếu tố nước ngoài", "A foreign element", f"{COMPLEX}, điểm d", "verified"),
    Reason(
        "agencies",
        "Thuộc trách nhiệm của nhiều cơ quan",
        "Several agencies are responsible",
        f"{COMPLEX}, điểm đ",
        "verified",
    ),
    Reason(
        "disagreement",
        "Các cơ quan còn ý kiến khác nhau",
        "The agencies disagree",
        f"{COMPLEX}, điểm e",
        "verified",
    ),
    Reason(
        "evidence",
        "Tài liệu, chứng cứ mâu thuẫn, cần thời gian xác minh hoặc hỏi cơ quan chuyên môn",
        "The evidence conflicts and takes time to verify, or experts are to be asked",
        f"{COMPLEX}, điểm g",
        "verified",
    ),
)

# The first is known from the law; the others are what comparable laws name, until compared with its text.
SUSPENSION_GROUNDS = (
    Reason(
        "force-majeure",
        "Sự kiện bất khả kháng hoặc trở ngại khách quan (ốm đau, thiên tai…) làm người khiếu nại không tham gia được",
        "Force majeure or an obstacle (illness, disaster…) keeps the person from taking part",
        f"{AMENDED}, Điều 11a khoản 1 điểm a",
        "verified",
    ),
    Reason(
        "heir",
        "Người khiếu nại đã chết, chưa xác định người thừa kế quyền, nghĩa vụ",
        "The person has died and the heir is not known yet",
        f"{AMENDED}, Điều 11a khoản 1",
        "unsure",
    ),
    Reason(
        "capacity",
        "Người khiếu nại mất năng lực hành vi dân sự, chưa có người đại diện theo pháp luật",
        "The person has lost legal capacity and has no lawful representative yet",
        f"{AMENDED}, Điều 11a khoản 1",
        "unsure",
    ),
    Reason(
        "reorganised",
        "Cơ quan, tổ chức khiếu nại chia, tách, sáp nhập, giải thể, chưa xác định nơi kế thừa",
        "The organisation that complains is divided, merged or dissolved and its successor is not known yet",
        f"{AMENDED}, Điều 11a khoản 1",
        "unsure",
    ),
    Reason(
        "expert",
        "Cần đợi kết quả giám định",
        "An expert's findings must be awaited",
        f"{AMENDED}, Điều 11a khoản 1",
        "unsure",
    ),
    Reason(
        "other-body",
        "Cần đợi kết quả giải quyết của cơ quan khác hoặc của vụ việc khác có liên quan",
        "The result of another body or of a related matter must be awaited",
        f"{AMENDED}, Điều 11a khoản 1",
        "unsure",
    ),
)

TERMINATION_GROUNDS = (
    Reason(
        "withdrawn",
        "Người khiếu nại rút khiếu nại; nhiều người thì tất cả đã rút",
        "The complaint was withdrawn; of several people, by all",
        f"{LAW}, Điều 10",
        "verified",
    ),
    Reason(
        "no-heir",
        "Người khiếu nại đã chết, hoặc tổ chức khiếu nại không còn, mà không có người kế thừa quyền, nghĩa vụ",
        "The person has died, or the organisation is no more, without a successor",
        f"{AMENDED}, Điều 11a khoản 2 điểm b",
    ),
    Reason(
        "court",
        "Tòa án đã thụ lý cùng việc này",
        "A court has taken up the same matter",
        f"{AMENDED}, Điều 11a khoản 2",
        "unsure",
    ),
    Reason(
        "remedied",
        "Quyết định, hành vi bị khiếu nại không còn: đã thu hồi, sửa đổi hoặc chấm dứt",
        "The disputed decision or act is gone: revoked, changed or ended",
        f"{AMENDED}, Điều 11a khoản 2",
        "unsure",
    ),
    Reason(
        "not-eligible",
        "Sau khi thụ lý mới rõ là thuộc trường hợp không được thụ lý (Điều 11)",
        "Found after acceptance to be one that is not to be accepted (Article 11)",
        f"{AMENDED}, Điều 11a khoản 2",
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
